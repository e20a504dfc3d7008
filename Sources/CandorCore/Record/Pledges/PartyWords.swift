// SPDX-License-Identifier: GPL-3.0-or-later

/// The words that name somebody, and those that look like a name and are none.
enum PartyWords {
  static let me: Set<String> = ["i", "me", "myself"]
  /// Somebody who was named before, or is spoken to.
  static let pronouns: Set<String> = ["you", "they", "them", "he", "she", "him", "her"]
  static let everybody: Set<String> = ["we", "us", "all", "everyone", "everybody", "both", "ourselves"]
  /// Nobody in particular.
  static let anybody: Set<String> = [
    "someone", "somebody", "anyone", "anybody", "one", "whoever", "people", "folks", "volunteer",
    "volunteers",
    "nobody", "tbd", "tba", "tbc", "unassigned", "unknown", "who", "???",
  ]

  static let connectors: Set<String> = ["and", "&", "+", "or", "and/or", "with", "w/", "plus", "und"]
  static let particles: Set<String> = [
    "van", "von", "de", "del", "della", "der", "den", "da", "dos", "di", "du", "la", "le", "bin", "ibn", "al",
    "el",
    "st", "ter", "ten",
  ]
  static let titles: Set<String> = ["mr", "mrs", "ms", "mx", "dr", "prof", "professor", "sir", "madam"]

  /// Whoever does something by office or together; the head of "the new community lead".
  static let roles: Set<String> = ActionWords.words(
    """
    secretary chair chairs chairperson chairman chairwoman co-chair co-chairs cochair cochairs editor editors author \
    authors team teams subteam group subgroup board committee committees subcommittee council staff member members \
    lead leads co-lead co-leads leader leaders manager managers director directors treasurer president presidents \
    vice-president coordinator coordinators co-ordinator organizer organizers organiser organisers maintainer \
    maintainers developer developers devs dev engineer engineers participant participants attendee attendees \
    facilitator facilitators scribe host hosts mentor mentors mentee intern interns admin admins administrator \
    administrators teacher teachers reviewer reviewers contributor contributors vendor vendors supplier suppliers \
    contractor contractors agency office officer officers taskforce force wg hr legal finance marketing sales \
    engineering ops operations support comms instructor instructors trainer trainers speaker speakers panelist \
    panelists employee employees colleague colleagues student students faculty owner owners assignee supervisor \
    supervisors boss ceo cto cfo coo cio vp po pm pms designer designers analyst analysts accountant lawyer lawyers \
    counsel clerk captain trustee trustees delegate delegates representative representatives rep reps liaison \
    moderator moderators community department company companies partner partners librarian \
    librarians programmer programmers researcher researchers scientist scientists pi consultant consultants \
    caretaker architect architects planner planners recruiter recruiters nurse doctor driver drivers cook \
    receptionist assistant assistants deputy founder founders person persons parent parents parties party \
    projects
    """)

  /// What may stand first where an office is named: "the new community lead".
  static let determiners: Set<String> = [
    "the", "our", "all", "each", "every", "any", "a", "an", "your", "my", "his", "her", "their", "both",
    "this", "that",
    "some", "two", "three", "other", "new", "local", "remaining", "whole", "entire", "its",
  ]

  /// Capitalized at the start of a sentence, and nobody.
  static let notNames: Set<String> = ActionWords.words(
    """
    it this that these those there what who which when where how why nothing something anything everything if then \
    so the a an and will but or no not yes ok okay also as at by for from in into of off on onto out over per to under \
    up upon with without is are was were be been being am do does did has have had can could may might must shall \
    should would need needs ought let lets let's please thanks thank thx welcome congratulations congrats kudos hello \
    hi hey dear sorry great good nice sure maybe perhaps possibly probably hopefully however therefore still now \
    later soon today tomorrow yesterday tonight next last first second third finally again once after before until \
    unless while because since although though despite during due regarding re according given based per \
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january \
    february march april may june july august september october november december jan feb mar apr jun jul aug sep sept \
    oct nov dec none n/a done tbd tba tbc asap eod eob eow eom cob eta fyi nb ps todo action actions ai ap ar item \
    items point points step steps task tasks followup follow-up decision decisions resolved agreed approved \
    motion note notes minutes agenda url http https pr prs ci cd ui ux api apis db faq pdf csv usa eu uk am pm more \
    most many several few some any each every other others another such same only just even both either neither responsible assignee assignees dri due \
    here my your his her its our their me us him them mine ours ready able happy time way better best easy hard new \
    old possible important necessary reply replies thing things stuff like likely unlikely
    """)

  /// What minutes are about, and who they are not of; also in the plural.
  static let topics: Set<String> = ActionWords.words(
    """
    bio bios website site web page webpage page wiki blog newsletter budget finance finances funding fundraising \
    grant grants sponsorship sponsor hiring membership event events workshop workshops conference meetup meeting \
    meetings call calls training documentation docs doc document documents infrastructure infra governance policy \
    policies agenda outreach release releases roadmap testing tests security tooling tools date time location venue \
    place logistics attendance apologies regrets present absent discussion discussions question questions answer \
    answers issue issues problem problems risk risks idea ideas status update updates report reports summary topic \
    topics background context goal goals objective objectives purpose scope timeline deadline deadlines milestone \
    milestones schedule calendar elections election vote voting ballot charter bylaws license licensing code \
    repo repository repositories mailing list lists channel slack discord zoom email emails survey surveys feedback \
    proposal proposals project product design draft drafts paper papers slide slides deck presentation video \
    videos recording recordings data database server servers client clients browser browsers user users api \
    apis proxy cache header headers request requests response responses spec specs specification specifications \
    implementation implementations version versions bug bugs ticket tickets pull merge branch build deployment \
    migration backup account accounts password access permission permissions room rooms office equipment food \
    catering travel hotel flights invoice invoices payment payments contract contracts insurance tax taxes legal \
    marketing social media press brand logo name names subject link links resource resources material materials \
    curriculum lesson lessons course courses class onboarding offboarding handover intro introduction introductions \
    announcement announcements reminder reminders thanks news misc miscellaneous other aob any business progress \
    review retro retrospective planning standup sprint backlog demo metrics kpis okrs results result outcome outcomes \
    conclusion next upcoming open closed pending blocked priority priorities requirement requirements change \
    changes plan plans process processes system systems software hardware network app application applications \
    service services customer-facing content text wording section sections chapter tables figure figures appendix \
    quality performance cost costs price prices sales numbers statistics stats volunteers-page holiday vacation \
    lunch dinner breakfast coffee party break letter letters consensus agreement intent intention desire chance reason attempt permission opportunity option options \
    suggestion suggestions invitation invitations reaction list lists vacation today tomorrow week month quarter year day night morning afternoon evening summer winter spring fall autumn
    """)

  /// Verbs that people are called by.
  static let givenNames: Set<String> = [
    "mark", "will", "april", "may", "june", "bill", "rob", "sue", "drew", "grant", "chase", "pat", "jack",
    "frank", "hope", "grace",
    "dale",
    "skip", "rich", "gene", "dean", "wade", "lance", "reed", "pierce", "tucker", "hunter", "harry", "nick",
    "sandy",
    "rose", "dawn", "joy", "faith", "glen", "clay", "cliff", "miles", "victor", "art", "guy", "ray", "max",
    "dot",
    "bob", "peg", "heather", "holly", "amber", "ivy", "daisy", "iris", "olive", "robin", "martin", "jay",
    "chip", "buck",
    "rusty", "woody", "brook", "brooke", "page", "paige", "case", "porter", "carter", "chuck", "penny",
    "christian", "constance", "florence", "terrence", "terence", "clarence", "laurence", "lawrence",
    "prudence",
    "trinity", "felicity", "charity", "clement", "irving", "sterling", "channing", "manning", "laverne",
    "spencer",
  ]

  /// Endings of nouns that are things: "Hiring:", "Documentation:".
  static let endings = ["tion", "sion", "ment", "ship", "ness", "ance", "ence", "ity", "ing", "ics", "ware"]

  /// Short words in capitals that are no initials.
  static let notInitials: Set<String> = [
    "ai", "ap", "ar", "fyi", "nb", "ps", "pr", "prs", "api", "apis", "url", "tbd", "tba", "tbc", "na", "n/a",
    "eod",
    "eob", "eow", "eom", "cob", "eta", "asap", "ci", "cd", "ui", "ux", "db", "http", "https", "tls", "pdf",
    "csv", "ok",
    "us", "usa", "eu", "uk", "am", "faq", "gdpr", "rfc", "rfcs", "cfp", "note", "todo", "q", "a", "x", "aob",
    "tl", "dr",
    "tldr", "json", "xml", "html", "css", "js-api", "sql", "dns", "tcp", "udp", "ip", "vpn", "aws", "sdk",
    "cli", "mvp",
    "kpi", "kpis", "okr", "okrs", "rfp", "sow", "poc", "q1", "q2", "q3", "q4", "wip", "iirc", "imo", "re",
    "no", "yes",
    "new", "done", "next", "date", "time", "all", "none", "day", "info", "misc", "adr",
  ]
}
