// SPDX-License-Identifier: GPL-3.0-or-later

/// One question as it would be heard, and how it could be asked out of curiosity.
package struct QuestionReading: Hashable, Sendable {
  package let kind: Kind
  /// In Unicode scalars of the text.
  package let range: Range<Int>
  package let quote: String
  /// Which of several asked in one breath it is, from 1.
  package let place: Int
  /// How many are asked in that breath, itself included.
  package let company: Int
  /// The same asked out of curiosity; nil where it is already, and where no wording is sure to fit.
  package let curious: String?

  package enum Kind: String, Hashable, Sendable {
    case open, closed
    /// Carries its answer.
    case leading
    /// Asks for a defense.
    case accusatory
  }

  /// What it does to the answer, in one sentence.
  package var says: String {
    let effect =
      switch kind {
      case .open: "It leaves the answer to them."
      case .closed: "It can be answered by yes, no or one fact."
      case .leading: "It has its answer built in."
      case .accusatory: "It asks for a defense."
      }
    return company > 1
      ? "\(effect) It is one of \(company) at once, and only one is likely to be answered." : effect
  }
}

extension Coach {
  /// The questions of a text, in its order.
  ///
  /// What accuses or leads is what the rules `accusing-question` and `leading-question` remark on; open and closed
  /// are told as in a talk. Questions in one line with nothing between them are asked in one breath.
  package func questions(in text: String, names: KnownNames) -> [QuestionReading] {
    var accused = remarked("accusing-question", text, names)
    var led = remarked("leading-question", text, names)
    let asked = asked(in: text, names: names)
    let scalars = Array(text.unicodeScalars)
    var readings: [QuestionReading] = []
    for breath in Breath.parted(asked, scalars) {
      for (index, question) in breath.enumerated() {
        let kind: QuestionReading.Kind =
          if Breath.takes(question.range, from: &accused) {
            .accusatory
          } else if Breath.takes(question.range, from: &led) {
            .leading
          } else {
            question.kind == .open ? .open : .closed
          }
        let quote = Breath.quote(question.range, scalars)
        readings.append(
          QuestionReading(
            kind: kind, range: question.range, quote: quote, place: index + 1, company: breath.count,
            curious: CuriousForm.of(quote)))
      }
    }
    return readings
  }

  /// What one rule remarks on, in the text's order.
  private func remarked(_ rule: String, _ text: String, _ names: KnownNames) -> ArraySlice<Range<Int>> {
    remarks(on: text, reading: selection([rule]), names: names).map(\.range).sorted {
      $0.lowerBound < $1.lowerBound
    }[
      ...]
  }

  private func asked(in text: String, names: KnownNames) -> [Breath.Question] {
    acts(in: text, before: "", names: names).sentences.compactMap { sentence in
      for act in sentence.acts {
        if case .question(let kind) = act { return .init(range: sentence.range, kind: kind) }
      }
      return nil
    }
  }
}

/// Questions that are asked without waiting.
private enum Breath {
  struct Question {
    let range: Range<Int>
    let kind: ConversationAct.Question
  }

  static func parted(_ questions: [Question], _ scalars: [Unicode.Scalar]) -> [[Question]] {
    var breaths: [[Question]] = []
    for question in questions {
      let whole = Question(range: trimmed(question.range, scalars), kind: question.kind)
      if let last = breaths.last?.last,
        scalars[last.range.upperBound..<whole.range.lowerBound].allSatisfy({ $0 == " " })
      {
        breaths[breaths.count - 1].append(whole)
      } else {
        breaths.append([whole])
      }
    }
    return breaths
  }

  /// Without white space at its ends.
  private static func trimmed(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int> {
    var (lower, upper) = (range.lowerBound, range.upperBound)
    while lower < upper, WordForms.isSpace(scalars[lower]) { lower += 1 }
    while upper > lower, WordForms.isSpace(scalars[upper - 1]) { upper -= 1 }
    return lower..<upper
  }

  /// Whether one of some ranges overlaps this; drops those before it, so that all questions take one pass.
  static func takes(_ range: Range<Int>, from others: inout ArraySlice<Range<Int>>) -> Bool {
    while let other = others.first, other.upperBound <= range.lowerBound { others.removeFirst() }
    return others.first?.overlaps(range) ?? false
  }

  static func quote(_ range: Range<Int>, _ scalars: [Unicode.Scalar]) -> String {
    var words = String.UnicodeScalarView()
    words.append(contentsOf: scalars[range])
    return String(words)
  }
}
