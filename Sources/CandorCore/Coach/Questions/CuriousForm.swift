// SPDX-License-Identifier: GPL-3.0-or-later

/// Asks openly what was asked so that it can only be admitted, denied or agreed to.
///
/// Works by the opening words alone, and only where what follows them fits behind the new opening as it stands: the
/// rest of “Why didn't you call me?” fits behind “What would have made it easier to”. Where nothing fits for sure,
/// there is no wording.
enum CuriousForm {
  static func of(_ question: String) -> String? {
    var pieces: [(words: [String], text: Substring)] = []
    for piece in question.split(whereSeparator: \.isWhitespace).prefix(longest + 8) {
      let bare = WordForms.folded(
        piece.unicodeScalars.filter { WordForms.isPart($0) || WordForms.isApostrophe($0) || $0 == "-" })
      pieces.append((WordForms.words(in: bare), piece))
    }
    while let first = pieces.first, first.words.count == 1, leads.contains(first.words[0]) {
      pieces.removeFirst()
    }
    for form in forms {
      guard let rest = rest(of: pieces, behind: form.opening), let asked = form.asked(rest) else { continue }
      return asked
    }
    return nil
  }

  /// More words than this hold more than one thought.
  private static let longest = 14
  private static let leads: Set<String> = [
    "so", "and", "but", "well", "okay", "ok", "now", "then", "also", "hey",
  ]
  /// With these behind “why do you” the charge would go on.
  private static let charges: Set<String> = [
    "always", "never", "constantly", "still", "even", "ever", "again", "keep", "so", "just", "be", "bother",
  ]

  /// What stands behind some opening words; nil where the question does not begin with them.
  private static func rest(
    of pieces: [(words: [String], text: Substring)], behind opening: [String]
  ) -> [Substring]? {
    var left = opening[...]
    for (index, piece) in pieces.enumerated() {
      if left.isEmpty { return pieces[index...].map(\.text) }
      guard left.starts(with: piece.words) else { return nil }
      left = left.dropFirst(piece.words.count)
    }
    return left.isEmpty ? [] : nil
  }

  private struct Form {
    let opening: [String]
    /// With `…` where the rest goes; without it, nothing may follow the opening.
    let form: String

    init(_ opening: String, _ form: String) {
      self.opening = opening.split(separator: " ").map(String.init)
      self.form = form
    }

    func asked(_ rest: [Substring]) -> String? {
      guard form.contains("…") else { return rest.allSatisfy(isMark) ? form : nil }
      guard (1...longest).contains(rest.count), let first = rest.first else { return nil }
      let bare = rest.joined(separator: " ").unicodeScalars.filter { $0 != "?" && $0 != "!" }
      guard !charges.contains(WordForms.folded(first.unicodeScalars)),
        !bare.contains(where: { [",", ";", "."].contains($0) })
      else { return nil }
      return form.replacing("…", with: String(bare).trimmed)
    }

    private func isMark(_ piece: Substring) -> Bool {
      !piece.unicodeScalars.contains(where: WordForms.isPart)
    }
  }

  /// The first that fits is taken, so the longer opening stands first.
  private static let forms: [Form] = [
    Form("why did not you", "What would have made it easier to …?"),
    Form("why did you not", "What would have made it easier to …?"),
    Form("why do not you", "What would make it easier to …?"),
    Form("why do you not", "What would make it easier to …?"),
    Form("why can not you", "What would make it easier to …?"),
    Form("why can you not", "What would make it easier to …?"),
    Form("why could not you", "What would have made it easier to …?"),
    Form("why did you", "What led you to …?"),
    Form("why would you", "What would lead you to …?"),
    Form("why do you", "What leads you to …?"),
    Form("do you have any", "What … do you have?"),
    Form("have you any", "What … do you have?"),
    Form("are there any", "What … are there?"),
    Form("are you happy with", "How do you feel about …?"),
    Form("are you satisfied with", "How do you feel about …?"),
    Form("are you okay with", "How do you feel about …?"),
    Form("are you ok with", "How do you feel about …?"),
    Form("are you comfortable with", "How do you feel about …?"),
    Form("are you unhappy with", "How do you feel about …?"),
    Form("are you worried about", "How do you feel about …?"),
    Form("do you like", "How do you find …?"),
    Form("do you agree with", "How do you see …?"),
    Form("do you agree", "How do you see it?"),
    Form("do not you agree", "How do you see it?"),
    Form("have you tried anything", "What have you tried so far?"),
    Form("do you understand", "What questions do you have?"),
    Form("does that make sense", "What questions do you have?"),
    Form("does that work for you", "How does that work for you?"),
    Form("is that okay", "How does that sound to you?"),
    Form("is that ok", "How does that sound to you?"),
    Form("is everything okay", "How are things going?"),
    Form("is everything ok", "How are things going?"),
    Form("is everything all right", "How are things going?"),
    Form("is everything alright", "How are things going?"),
    Form("are you okay", "How are you?"),
    Form("are you ok", "How are you?"),
    Form("do you need help", "What help would be useful?"),
    Form("do you need any help", "What help would be useful?"),
    Form("do you need support", "What support would be useful?"),
    Form("can i help", "What would help?"),
    Form("can i help you", "What would help?"),
    Form("did it go well", "How did it go?"),
    Form("did that go well", "How did that go?"),
    Form("is there a problem", "What is in the way?"),
    Form("any questions", "What questions do you have?"),
  ]
}
