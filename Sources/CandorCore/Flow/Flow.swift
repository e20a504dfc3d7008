// SPDX-License-Identifier: GPL-3.0-or-later

/// One conversation type: a state machine whose states are questions, as read from `Prompts/flows/`.
package struct Flow: Hashable, Sendable {
  package let reference: FlowReference
  /// The name people see, "Feedback" for instance.
  package let title: String
  /// One sentence on what it is for.
  package let about: String
  /// Whether it is about somebody: then `start` wants a name.
  package let needsPerson: Bool
  /// Words in free text that call for this type, lower case.
  package let hears: [String]
  /// What is shown before the first question.
  package let opens: [Opener]
  /// The words to say: one template a paragraph, `{field}` stands for that answer as a sentence.
  package let words: [String]
  package let promises: [FlowPromise]
  /// The first is where it starts; never empty.
  package let questions: [Question]

  package enum Opener: String, Hashable, Sendable, CaseIterable {
    case commitments, notes
  }

  package init(
    reference: FlowReference, title: String, about: String, needsPerson: Bool, hears: [String],
    opens: [Opener], words: [String], promises: [FlowPromise], questions: [Question]
  ) {
    self.reference = reference
    self.title = title
    self.about = about
    self.needsPerson = needsPerson
    self.hears = hears
    self.opens = opens
    self.words = words
    self.promises = promises
    self.questions = questions
  }

  /// The question that fills `field`; nil where there is none.
  package func question(_ field: Field) -> Question? {
    questions.first { $0.id == field }
  }
}

/// "Never reach this question before that one was answered", proved over every path.
package struct FlowPromise: Hashable, Sendable {
  package let neverReach: Field
  /// The field that must have an answer by then; a skip is none.
  package let before: Field
  /// The answers that will do, as `code`s of a choice; empty where any will.
  package let values: [String]
  /// Where this holds of the answers so far, nothing is promised.
  package let unless: Condition?
  package let place: Place

  package init(
    neverReach: Field, before: Field, values: [String] = [], unless: Condition? = nil, place: Place = .start
  ) {
    self.neverReach = neverReach
    self.before = before
    self.values = values
    self.unless = unless
    self.place = place
  }
}

/// A state of the machine: what is asked, what kind of answer it takes, and where the answer leads.
package struct Question: Hashable, Sendable {
  package let id: Field
  /// A short noun for documents and summaries, "Impact" for instance.
  package let label: String
  package let ask: String
  /// The principle behind the question.
  package let why: String?
  package let example: String?
  package let type: AnswerType
  package let optional: Requirement
  /// Whether the answer stays out of shared documents unless the person says otherwise.
  package let isPrivate: Bool
  /// Whether the answer has a section of its own in the shared document; the words to say may hold it all the same.
  package let isInRecord: Bool
  /// Whether the conversation may wait here, for an answer that only the talk can give.
  package let waits: Bool
  /// Whether the free sentence that called for the type is kept for it.
  package let hears: Bool
  /// The coach's rule families or rule ids that read the answer.
  package let rules: [String]
  /// The criterion of a goal that the answer speaks for.
  package let criterion: GoalCriterion?
  /// The earlier answer that this one speaks of: when that changes, this is asked again.
  package let about: Field?
  package let next: [Transition]
  package let place: Place

  package init(
    id: Field, label: String, ask: String, why: String? = nil, example: String? = nil, type: AnswerType,
    optional: Requirement = .required, isPrivate: Bool = false, isInRecord: Bool = true, waits: Bool = false,
    hears: Bool = false, rules: [String] = [], criterion: GoalCriterion? = nil,
    about: Field? = nil, next: [Transition], place: Place = .start
  ) {
    self.id = id
    self.label = label
    self.ask = ask
    self.why = why
    self.example = example
    self.type = type
    self.optional = optional
    self.isPrivate = isPrivate
    self.isInRecord = isInRecord
    self.waits = waits
    self.hears = hears
    self.rules = rules
    self.criterion = criterion
    self.about = about
    self.next = next
    self.place = place
  }
}

/// The kinds of answer.
package enum AnswerType: Hashable, Sendable {
  case text
  case choice([String])
  case person
  case date
  /// A whole number, both ends included.
  case scale(ClosedRange<Int>)
  case commitments
  case confirm
}

/// Whether a question must be answered.
package enum Requirement: Hashable, Sendable {
  case required
  case optional
  case optionalWhen(Condition)
}

/// One way on from a question; the first whose condition holds is taken.
package struct Transition: Hashable, Sendable {
  /// Nil holds always.
  package let when: Condition?
  package let to: Target
  package let place: Place

  package enum Target: Hashable, Sendable {
    case question(Field)
    case end
  }

  package init(when: Condition? = nil, to: Target, place: Place = .start) {
    self.when = when
    self.to = to
    self.place = place
  }
}

/// What must hold of earlier answers: all terms together.
///
/// Written `kind is corrective`, `verdict is not right`, `root-cause is skills or process`, `summary given`,
/// `summary skipped`, joined by `and`.
package struct Condition: Hashable, Sendable {
  package let terms: [Term]

  package enum Term: Hashable, Sendable {
    case isOne(of: [String], Field)
    case isNone(of: [String], Field)
    case given(Field)
    case skipped(Field)
  }

  package init(_ terms: [Term]) {
    self.terms = terms
  }
}

/// A place in a text file, both counted from one; columns count Unicode scalars.
package struct Place: Hashable, Sendable {
  package let line: Int
  package let column: Int

  package static var start: Place { Place(line: 1, column: 1) }

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension Question {
  /// Whether the answer is made of words, which are worth keeping when they were refused.
  package var takesWords: Bool {
    switch type {
    case .text, .date, .person, .commitments: true
    case .choice, .scale, .confirm: false
    }
  }

  /// What kind of answer it takes and what may be done with it, in words: "choice of a, b", "optional", "private".
  package var traits: [String] {
    let kind =
      switch type {
      case .text: "text"
      case .choice(let choices): "one of \(choices.joined(separator: ", "))"
      case .person: "a person"
      case .date: "a day"
      case .scale(let range): "\(range.lowerBound) to \(range.upperBound)"
      case .commitments: "commitments"
      case .confirm: "yes or no"
      }
    let requirement: [String] =
      switch optional {
      case .required: []
      case .optional: ["optional"]
      case .optionalWhen(let condition): ["optional when \(condition)"]
      }
    return [kind] + requirement + (isPrivate ? ["private"] : []) + (waits ? ["can wait"] : [])
  }
}
