// SPDX-License-Identifier: GPL-3.0-or-later

// The words that label a line.
extension MinutesLabel {
  static let heads: Set<String> = [
    "action", "actions", "ai", "ais", "ar", "ars", "ap", "aps", "todo", "todos", "to-do", "to-dos", "task",
    "tasks",
    "follow-up", "follow-ups", "followup", "followups", "homework", "deliverable", "deliverables",
    "assignment", "assignments",
    "commitment", "commitments", "actionable", "actionables",
  ]
  static let pairs: [(String, String)] = {
    var pairs = [
      ("to", "do"), ("to", "dos"), ("next", "step"), ("next", "steps"), ("follow", "up"), ("follow", "ups"),
      ("next", "actions"),
    ]
    for head in ["action", "actions", "task", "todo", "follow-up", "work"] {
      for noun in ["item", "items", "point", "points", "step", "steps", "required", "needed"] {
        pairs.append((head, noun))
      }
    }
    return pairs
  }()

  static let decisions: Set<String> = [
    "decision", "decisions", "decided", "resolved", "resolution", "resolutions", "agreed", "agreement",
    "agreements", "motion",
    "motions", "vote", "votes", "voted", "approved", "consensus", "conclusion", "conclusions", "outcome",
    "outcomes",
    "proposal", "proposed", "decision made", "proposed resolution",
  ]
  static let facts: Set<String> = [
    "note", "notes", "nb", "fyi", "info", "information", "background", "context", "question", "questions",
    "q", "a", "answer",
    "issue", "issues", "problem", "problems", "risk", "risks", "idea", "ideas", "status", "update", "updates",
    "report", "reports",
    "summary", "topic", "topics", "agenda", "present", "attendees", "attending", "attended", "attendance",
    "participants",
    "absent", "apologies", "regrets", "scribe", "scribes", "note taker", "notetaker", "note-taker",
    "note takers", "minutes",
    "facilitator", "date", "dates", "time", "when", "where", "location", "venue", "place", "next meeting",
    "next meetings",
    "next call", "next time", "call", "link", "links", "url", "zoom", "quorum", "guests", "guest",
    "observers", "invited", "moved",
    "seconded", "moved by", "seconded by", "discussion", "discussed", "comment", "comments", "announcement",
    "announcements",
    "in attendance", "meeting", "meeting date", "meeting time", "adjourned", "recording", "chaired by",
    "minute taker", "roll call",
    "in favor", "in favour", "against", "abstained", "abstentions", "observation", "observations",
    "highlights", "recap", "purpose",
    "goal", "goals", "objective", "objectives", "title", "subject", "from", "cc", "re", "welcome", "opening",
    "closing", "introduction",
    "introductions", "parking lot", "key points", "takeaways", "lessons", "learned", "pros", "cons",
    "blockers", "concerns", "concern",
  ]
  static let endings: Set<String> = [
    "done", "completed", "closed", "finished", "complete", "achieved", "accomplished", "cancelled",
    "canceled", "dropped",
    "completed actions", "closed actions", "done since last time",
  ]
}
