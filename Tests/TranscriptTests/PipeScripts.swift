// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of a conversation and the words by which candor asks for the next one.
struct Step {
  let line: String
  let next: String

  init(_ line: String, _ next: String) {
    self.line = line
    self.next = next
  }

  /// Whether candor answers with what it read and waits for the next line of the list.
  var isLineOfList: Bool { next.hasSuffix("Nov") }
}

/// A whole conversation of each type, line by line.
enum PipeScripts {
  static let all: [(flow: String, steps: [Step])] = [
    ("feedback", feedback), ("check-in", checkIn), ("goal", goal), ("follow-up", followUp),
  ]

  /// Answers of `feedback` that a later one takes the place of, and how many lines were typed by then.
  static let replaced = ["With both hands full you left the wedge in place.": 13, "partly": 14]

  static let feedback = [
    Step("corrective", "When and where"), Step("Tuesday at nine, in the cold room.", "What did you see"),
    Step("The door stood open from 9:10 to 9:25 with the alarm on.", "What did that lead to"),
    Step("Two racks of vaccine had to be tested again, and Noor did it alone.", "Which agreement"),
    Step("The cold room sheet: whoever opens the door closes it.", "What will you ask Tamsin"),
    Step("What was going on at the door?", "How does Tamsin see it"),
    Step("Said: “Both hands were full, and the wedge was in the door.”", "mainly behind it"),
    Step("process", "put the cause"), Step("“The wedge belongs to nobody.”", "What did you hear"),
    Step("With both hands full you left the wedge in place.", "say to your summary"),
    Step("partly", "put differently"), Step("It was there already when she came.", "What did you hear"),
    Step("The wedge was in the door before you came, and both your hands were full.", "say to your summary"),
    Step("right", "Who will do what"),
    Step("them: take the wedge to the office by tomorrow", "take the wedge to the office, Sun 22 Nov"),
    Step("me: order a cart by friday", "order a cart, Fri 27 Nov"), Step("", "provide to help"),
    Step("I will be at the door on Tuesday at nine.", "follow if it happens"), Step("", "see more of"),
    Step("On Friday you labeled every rack before lunch.", "look at it together"),
    Step("in two weeks", "Save this?"), Step("y", "Saved as conversation 1."),
  ]

  static let checkIn = [
    Step("The new shift plan.", "moved forward"), Step("Forty of the fifty meters are read.", "take Tamsin"),
    Step("Three early mornings in the rain.", "gets in the way"),
    Step("Four gates that nobody opens.", "mainly behind it"), Step("4", "put the cause"),
    Step("", "What did you hear"), Step("Forty meters are read, and four gates stay shut.", "your summary"),
    Step("right", "propose"), Step("Call the owners the evening before.", "do or provide"),
    Step("", "Who will do"),
    Step("Tamsin: call the four owners by wednesday", "call the four owners, Wed 25 Nov"),
    Step("", "thank them"),
    Step("You noted every gate with its number.", "talk again"), Step("in two weeks", "Save this?"),
    Step("", "Saved as conversation 1."),
  ]

  static let goal = [
    Step("Fewer meters should be read twice.", "exactly will be in place"),
    Step("Every reading has a photo of the dial.", "count or look at"),
    Step("Second visits a month, from the tour list.", "stand today"), Step("22 in October", "at the end"),
    Step("5 a month", "need for it"), Step("", "get in the way"), Step("Fog on the lens.", "If that happens"),
    Step("Wipe it and take a second photo.", "Why does it matter"),
    Step("A second visit costs the owner another morning at home.", "By which day"),
    Step("end of march", "Which steps"), Step("me: buy ten cloths by friday", "buy ten cloths, Fri 27 Nov"),
    Step("", "Who answers"), Step("Tamsin", "look at the figures"), Step("", "Save this?"),
    Step("yes", "Saved as conversation 1."),
  ]

  static let followUp = [
    Step("The rain jackets.", "agree on"), Step("Everybody gets one before the frost.", "Who will do"),
    Step("me: measure everybody by monday", "measure everybody, Mon 23 Nov"), Step("", "leave open"),
    Step("Which color.", "talk again"), Step("", "Save this?"), Step("y", "Saved as conversation 1."),
  ]
}
