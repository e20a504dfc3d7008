// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads commitments out of what was not written as a list of commitments: minutes, notes, talk.
///
/// Strict: a line is one where it is marked as something to be done, or where somebody says that they or somebody
/// else will do something. Statements, decisions, questions and reports are none.
package struct MinutesReader: Sendable {
  let today: Day
  let parties: Parties
  let isWithSomebody: Bool

  /// - Parameters:
  ///   - today: the day of the meeting; days are counted from it.
  ///   - names: names of people known, who are somebody whatever their names look like.
  ///   - isWithSomebody: whether the talk was with one person, whom "they" means.
  package init(today: Day, names: [String] = [], isWithSomebody: Bool = false) {
    self.today = today
    self.isWithSomebody = isWithSomebody
    parties = Parties(known: Set(names.map { $0.trimmed.lowercased() }).subtracting([""]))
  }

  /// The commitments of one line that stands alone.
  package func items(in line: String) -> [MinutesItem] {
    items(in: MinutesLine(line), as: Setting())
  }

  /// What is known of a line from where it stands.
  struct Setting {
    /// The line's number in the page.
    var number = 1
    /// It stands in a list of things to be done.
    var isListed = false
    /// Whose list that is.
    var who: String?
  }

  func items(in line: MinutesLine, as setting: Setting) -> [MinutesItem] {
    guard !line.isDone else { return [] }
    var reading = LineReading(self, line.text, isListed: setting.isListed || line.hasBox, who: setting.who)
    return reading.items().map { item in
      var item = item
      item.line = setting.number
      return item
    }
  }
}
