// SPDX-License-Identifier: GPL-3.0-or-later

extension Conditions {
  /// What can hold of the words around a cue.
  package enum Sign: String, Hashable, Sendable, CaseIterable {
    /// A negation stands before the cue in its clause: “I don't think you are careless”.
    case negated
    /// Somebody else's words: “Ana said that …”, “… according to the client”.
    case reported
    /// “I”, “we” or theirs stands shortly before the cue in its clause.
    case firstPerson = "first-person"
    /// The sentence names a day, a month or a quarter of the year.
    case dated
    /// The sentence holds a number.
    case counted
    /// The sentence ends with a question mark.
    case question
    /// “If” or its like stands before the cue in its sentence.
    case supposed
    /// The text says little else: no other sentence has more than three words.
    case alone
    /// The text is a whole talk: three sentences or more that say something, and no document.
    case whole
    /// A sentence of the text is a question.
    case asking
  }
}

/// What the coach knows of single words, whatever the rules are.
struct WordKind: OptionSet, Hashable, Sendable, BitwiseCopyable {
  let rawValue: UInt16

  static let negation = WordKind(rawValue: 1)
  static let saying = WordKind(rawValue: 2)
  static let firstPerson = WordKind(rawValue: 4)
  static let time = WordKind(rawValue: 8)
  static let number = WordKind(rawValue: 16)
  static let supposition = WordKind(rawValue: 32)
  /// So frequent that a pattern is better found by another of its words.
  static let frequent = WordKind(rawValue: 64)
  /// The past form of a verb that does not end in “-ed”.
  static let past = WordKind(rawValue: 128)
  /// Ends in “-ed” and is no past form.
  static let notPast = WordKind(rawValue: 256)
  /// Nearly so frequent.
  static let common = WordKind(rawValue: 1024)
  /// Joins what could be sentences of their own.
  static let joining = WordKind(rawValue: 2048)
  /// Can begin such a one.
  static let subject = WordKind(rawValue: 4096)
  /// Behind it, `'s` is “is”.
  static let takesIs = WordKind(rawValue: 512)

  /// The words of each kind.
  static let words: [(kind: WordKind, words: String)] = [
    (.negation, "not never no nobody nothing none neither nor without hardly rarely seldom barely"),
    (
      .saying,
      """
      said says say told tells mentioned mentions wrote writes reported \
      claimed asked complained according
      """
    ),
    (.firstPerson, "i we my our me us myself ourselves"),
    (
      .time,
      """
      yesterday today tonight monday tuesday wednesday thursday friday saturday sunday january february march \
      april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov \
      dec q1 q2 q3 q4 ago
      """
    ),
    (
      .number,
      """
      two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty \
      seventy eighty ninety hundred thousand dozen twice half
      """
    ),
    (
      .past,
      """
      agreed arose ate began bent bit bled blew bought broke brought built came caught chose clung dealt did drank \
      drew drove fed fell felt flew forgave forgot fought found froze gave got grew guaranteed had heard held hid kept \
      knew laid lay led learnt left lent lit lost made meant met misread misspelt mistook overcame overheard oversaw \
      overslept paid proved ran rang rebuilt refereed rewrote rode rose said sang sank sat saw sent shook shot \
      shrank slept slid sold sought spelt spent spoke sped stole stood stuck swam swept swore taught threw told took \
      understood undid was went were withdrew withheld won woke wore wrote
      """
    ),
    (
      .notPast,
      """
      bed biased bleed breed committed creed deed disinterested engaged embed entitled exceed experienced feed freed \
      greed hundred inbred indeed infrared interested kindred motivated naked need organised organized proceed red sacred \
      seed shed skilled sled speed steed succeed talented tired unprepared weed wicked
      """
    ),
    (.joining, "and but so because although though while whereas yet"),
    (
      .subject,
      """
      i you he she it we they everyone everybody someone somebody nobody people this that there the your his her \
      their my our
      """
    ),
    (.supposition, "if whenever whether unless suppose imagine"),
    (
      .frequent,
      """
      a an and are as at be been but by can could did do does for from had has have he her him his i in is it \
      its just me my no not of on or our she should so that the their them they this to too up was we were \
      what when who why will with would you your 's
      """
    ),
    (
      .common,
      """
      about after again all also any back because before being come day done even every first get give go going \
      good got great help here how if into job keep know last let like look made make many mean meeting more most \
      much need never new next now off one only other out over people please really right said say see some \
      something still such sure take team than thank thanks then there these thing things think those time two \
      us very want way week well where which while work year yes
      """
    ),
  ]
}
