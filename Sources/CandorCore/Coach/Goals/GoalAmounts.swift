// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of a goal that say how much, told apart from days, clock times, ordinals and names.
struct GoalAmounts {
  /// Each with its percent or currency sign, in the text's order.
  let ranges: [Range<Int>]
  /// Numbers that hold a time: the “12-week” of a 12-week program.
  let periods: [Range<Int>]
  /// Numbers in a name: the 45001 of ISO 45001.
  let designations: [Range<Int>]

  /// - Parameters:
  ///   - scalars: the goal.
  ///   - numbers: what the scale of amounts found; its `money` stands behind a currency or the name of a measure, its
  ///     `name` behind that of a standard.
  ///   - times: the words that say when.
  init(_ scalars: [Unicode.Scalar], numbers: [Measure.Finding], times: [Range<Int>]) {
    let named = Set(numbers.filter { $0.feature == "money" }.map(\.range))
    var times = times.sorted { $0.lowerBound < $1.lowerBound }[...]
    var ranges: [Range<Int>] = []
    var periods: [Range<Int>] = []
    var designations = numbers.filter { $0.feature == "name" }.map(\.range)
    let numbers = numbers.filter { $0.feature != "name" }
    for number in Set(numbers.map(\.range)).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      while let time = times.first, time.upperBound <= number.lowerBound { times.removeFirst() }
      let whole = GoalAmounts.signed(number, scalars)
      if times.first?.overlaps(number) == true { continue }
      let word = WordForms.folded(scalars[number])
      if whole == number, !named.contains(number) {
        if GoalAmounts.isPeriod(word) { periods.append(number) }
        let isDesignation = GoalAmounts.isBehindInitials(number, scalars)
        if isDesignation { designations.append(number) }
        if isDesignation || GoalAmounts.isNoAmount(word) { continue }
      }
      ranges.append(whole)
    }
    self.ranges = ranges
    self.periods = periods
    self.designations = designations
  }

  /// With the currency sign before it and the percent sign behind it.
  private static func signed(_ number: Range<Int>, _ scalars: [Unicode.Scalar]) -> Range<Int> {
    let isMoney =
      number.lowerBound > 0
      && scalars[number.lowerBound - 1].properties.generalCategory == .currencySymbol
    var end = number.upperBound
    while end < scalars.count, end < number.upperBound + 2, ["%", "+", "\u{2030}"].contains(scalars[end]) {
      end += 1
    }
    return (isMoney ? number.lowerBound - 1 : number.lowerBound)..<end
  }

  /// “12-week”, “90-day”; “20-minute” is an amount.
  private static func isPeriod(_ word: String) -> Bool {
    guard let dash = word.lastIndex(of: "-") else { return false }
    return ["day", "week", "month", "quarter", "year", "term", "semester", "sprint"]
      .contains(word[word.index(after: dash)...])
  }

  /// Ordinals, clock times, and lengths of time.
  private static func isNoAmount(_ word: String) -> Bool {
    if word.utf8.first.map({ (0x30...0x39).contains($0) }) != true { return false }
    if isPeriod(word) || word.contains(":") || word == "24/7" { return true }
    return ["st", "nd", "rd", "th", "am", "pm"].contains { word.hasSuffix($0) }
  }

  /// Whether a word in capital letters stands before it, as in the number of a standard, an exam or a model.
  private static func isBehindInitials(_ number: Range<Int>, _ scalars: [Unicode.Scalar]) -> Bool {
    var index = number.lowerBound - 1
    guard index > 0, scalars[index] == " " else { return false }
    index -= 1
    var count = 0
    while index >= 0, WordForms.isUpper(scalars[index]), count < 8 {
      count += 1
      index -= 1
    }
    return count > 1 && (index < 0 || !WordForms.isPart(scalars[index]))
  }
}
