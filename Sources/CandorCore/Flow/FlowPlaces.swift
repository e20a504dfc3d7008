// SPDX-License-Identifier: GPL-3.0-or-later

/// Where the parts of a flow stand in its file, for messages; what is not known stands where its question does.
package struct FlowPlaces: Hashable, Sendable {
  /// One for each of the flow's `words`.
  package var words: [Place] = []
  /// For each question, in the flow's order, the places of its keys' values.
  package var questions: [[String: Place]] = []

  package init() {}

  /// The place of the value of `key` in the question at `index`.
  func place(of key: String, in index: Int, of flow: Flow) -> Place {
    let known = index < questions.count ? questions[index][key] : nil
    return known ?? flow.questions[index].place
  }

  func place(ofWords index: Int) -> Place {
    index < words.count ? words[index] : .start
  }
}

/// What is wrong with a conversation type, where, and what to do about it.
package struct FlowProblem: Hashable, Sendable {
  package let place: Place
  /// A clause without a full stop.
  package let what: String
  /// What to do, in whole sentences.
  package let remedy: String

  package init(_ place: Place, _ what: String, _ remedy: String) {
    self.place = place
    self.what = what
    self.remedy = remedy
  }
}
