// SPDX-License-Identifier: GPL-3.0-or-later

/// The words that tell a thing to be done from a thing that is.
enum ActionWords {
  /// Whether a lower-case word, in its base form, is something that one person can do for another.
  static func isVerb(_ word: String) -> Bool { verbs.contains(word) || alsoNouns.contains(word) }

  /// "reviews" of "review"; nil for what is no third person of a known verb.
  static func base(ofThirdPerson word: String) -> String? {
    guard word.hasSuffix("s"), !word.hasSuffix("ss") else { return nil }
    let stems =
      word.hasSuffix("ies")
      ? [String(word.dropLast(3)) + "y"] : [String(word.dropLast()), String(word.dropLast(2))]
    return stems.first(where: isVerb)
  }

  /// Whether it is "sending" and the like, of a known verb.
  static func isGerund(_ word: String) -> Bool {
    guard word.hasSuffix("ing"), word.utf8.count > 4 else { return false }
    let stem = String(word.dropLast(3))
    if isVerb(stem) || isVerb(stem + "e") { return true }
    guard let last = stem.last, stem.dropLast().last == last else { return false }
    return isVerb(String(stem.dropLast()))
  }

  /// Whether it is "moved" and the like, of a known verb.
  static func isPast(_ word: String) -> Bool {
    if irregularParticiples.contains(word) { return true }
    guard word.hasSuffix("ed"), word.utf8.count > 4 else { return false }
    let stem = word.dropLast(2)
    if isVerb(String(stem)) || isVerb(stem + "e") || word.hasSuffix("ied") && isVerb(stem.dropLast() + "y") {
      return true
    }
    guard let last = stem.last, stem.dropLast().last == last else { return false }
    return isVerb(String(stem.dropLast()))
  }

  /// Whether it is "sent" and the like: what stands between "to be" and "by Ana".
  static func isParticiple(_ word: String) -> Bool {
    irregularParticiples.contains(word) || word.hasSuffix("ed") && word.utf8.count > 3
  }

  /// Nouns as often as verbs: they begin an agenda item, a title or a report as easily as a request.
  static let alsoNouns: Set<String> = words(
    """
    access address advertise answer appeal approach attempt audit ballot benchmark blog board book boost branch \
    brief budget bundle call campaign champion change chat check claim close comment commit complete contact \
    contract copy cost cover craft date debate debug delegate demo deploy design detail diagram discount document \
    draft drive edit email estimate exchange experiment export feature feedback file filter finish fix focus \
    follow-up forecast fork format forward frame fund guide hand help highlight host import index interview issue \
    iterate label launch lead limit link list load log look loop mail map mark market match measure meet mentor \
    merge message milestone mock model monitor move name note notice offer open order outline own package patch pay \
    phone photograph pilot pin ping pitch plan poll post practice press price print process profile program \
    progress project proof proofread prototype publicise push query question quote rank rate record release remark \
    report request research reserve respond rest result review rework risk run sample scan schedule scope score \
    script search seed set set-up shape share ship shop show sign slot sort source sponsor sprint staff stage start \
    state stop store structure study summary support survey switch talk target task template test time title touch \
    track trade train transfer translate trial trip update upgrade upload use view visit vote watch work write-up
    """)

  /// Plainly verbs.
  private static let verbs: Set<String> = words(
    """
    accept accommodate accompany achieve acquire act activate adapt add adjust administer adopt advise agree alert \
    align allocate allow alter amend analyse analyze announce apply appoint approve arrange ask assemble assess \
    assign assist attach attend author automate await backport back-fill be begin bring broadcast build buy cancel \
    canvass capture care carry catch categorise categorize chair chase choose circle circulate clarify clean \
    clear collaborate collate collect combine communicate compare compile compose conduct configure confirm \
    connect consider consolidate construct consult contribute convene convert convince coordinate co-ordinate \
    correct create cross-check curate customise customize cut deal decide define delete deliver describe determine \
    develop devise digitise digitize direct disable discover discuss dispatch display distribute divide do double-check \
    download draw drop elaborate elect eliminate embed enable encourage engage enhance enlist enquire enrol enroll \
    ensure enter escalate establish evaluate examine expand explain explore extend extract facilitate familiarise \
    familiarize fetch figure fill finalise finalize find flag flesh follow formalise formalize formulate gather \
    generate get give go grant groom grow handle hire hold identify implement improve include incorporate inform \
    initiate inquire insert inspect install instruct integrate introduce investigate invite involve join keep learn \
    let liaise localise localize locate maintain make manage migrate minimise minimize mirror moderate modify \
    motivate negotiate nominate notify obtain onboard organise organize oversee participate perform persuade \
    pick place polish populate prepare present prevent prioritise prioritize procure produce promote propose \
    provide publicize publish pull purchase put raise reach read re-check recheck recommend reconcile reconvene \
    recruit redesign redirect redo reduce re-evaluate refactor refer refine refresh regenerate register reinstall \
    reject relay relocate remind remove rename renegotiate renew reopen repair repeat rephrase replace reply \
    represent reproduce rerun re-run re-send resend reset resolve restart restore restructure retire retrieve \
    return reuse reverse revert revise revisit rewrite ring roll save scout secure see select sell send separate \
    serve set-up settle setup shift shorten shortlist simplify simulate sit solicit solve speak specify spell \
    spend split spread squash stand standardise standardize steer strengthen submit suggest summarise summarize \
    supply supervise sync synchronise synchronize tabulate tackle take teach tell think tidy transcribe triage \
    trigger trim try tweet type understand undertake unify uninstall unpack validate verify wait walk warn wire wrap \
    write paint mend sweep rake dig plant water weed oil wash iron bake cook fly ride stock number pack paste nail lend \
    borrow hang lift lock unlock paste pour rent repay weigh
    """)

  /// Verbs of opinion, of state and of being there: "we will see", "Ana will attend".
  static let isNoTask: Set<String> = words(
    """
    be become remain stay exist depend happen occur mean include contain require belong seem appear result like \
    love prefer want wish know see think believe feel guess agree disagree understand remember hear benefit suffer \
    live die last cost matter differ vary need attend arrive leave miss receive expire allow grow involve learn join go speak travel say increase decrease rise fall shrink tend
    """)

  /// What a group does by meeting or decides by saying so: "we will meet on Tuesday", "we will use the old form".
  static let isOfMeetings: Set<String> = words(
    """
    meet reconvene convene discuss talk continue resume vote adjourn revisit use keep go adopt postpone defer \
    delay skip cancel wait table have see hear return start begin stop stick move remain try end proceed close come
    """)

  /// What somebody does by talking in the meeting itself: "I'll say that", "I'll start".
  static let isOfTalking: Set<String> = words(
    """
    say note start stop begin agree argue admit assume repeat mention point skip pass hold let wait second end close \
    summarize summarise finish read
    """)

  /// How people in a discussion begin what others should think of.
  static let isOfAdvice: Set<String> = words(
    """
    let keep look take consider go see think imagine note remember say suppose assume wait start stop try use clarify \
    explain support agree recommend suggest propose prefer allow avoid ensure discuss understand believe
    """)

  /// After these "Bo to review it" is what somebody is asked for.
  static let takesSomebodyTo: Set<String> = words(
    """
    ask get remind want tell invite allow help enable encourage need expect request like prefer push urge instruct \
    prompt nudge convince persuade wait contact email call message ping coordinate work arrange advise require \
    order train teach appoint nominate elect task assign authorise authorize empower force permit
    """)

  /// After these "if" is what is asked and no condition.
  static let asksWhether: Set<String> = words(
    """
    see check ask know tell decide confirm verify find determine test wonder figure clarify investigate explore \
    evaluate look learn consider discuss assess inquire enquire say examine review understand research
    """)

  private static let irregularParticiples: Set<String> = words(
    """
    sent done made written built put set found given held kept taken brought bought chosen drawn run cut paid read \
    met told begun shown sold taught left lost led spent split spread drafted rewritten redone reset rebuilt
    """)

  static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
