// SPDX-License-Identifier: GPL-3.0-or-later

extension Coach {
  /// Reads a text as one goal, on the scales of `Prompts/scales/goal.yaml`.
  package func goal(in text: String, names: KnownNames) -> GoalReading {
    GoalReader(coach: self, text: text, names: names).reading
  }
}

/// Decides from what the scales find which criteria a goal meets.
///
/// An amount makes a goal both measurable and specific; a day, a period or a schedule makes it time-bound. Without an
/// amount the scales weigh what else speaks for them.
struct GoalReader {
  private let coach: Coach
  private let text: String
  private let scalars: [Unicode.Scalar]
  private let names: KnownNames
  private let amounts: GoalAmounts
  /// The words of time, in the text's order.
  private let times: [Range<Int>]

  init(coach: Coach, text: String, names: KnownNames) {
    self.coach = coach
    self.text = text
    scalars = Array(text.unicodeScalars)
    self.names = names
    let time = coach.measure(text, on: "goal-time", names: names)
    let paces = time?.findings.filter { $0.weight < 0 }.map(\.range) ?? []
    let times = GoalReader.ranges(GoalReader.ranges(time) + GoalReader.dates(in: text), apartFrom: paces)
    let numbers = coach.measure(text, on: "goal-amount", names: names)
    amounts = GoalAmounts(scalars, numbers: numbers?.findings ?? [], times: times)
    self.times = GoalReader.apart(times + amounts.periods)
  }

  var reading: GoalReading {
    let end = coach.measure(text, on: "goal-outcome", names: names)
    let outcome = end?.sum ?? 0
    let learning = measured("goal-learning")
    let newness = measured("goal-new")
    let relative = coach.measure(text, on: "goal-relative", names: names)
    let aim: GoalReading.Aim =
      if !learning.isEmpty, amounts.ranges.isEmpty {
        .learning
      } else if outcome > 0 {
        .outcome
      } else {
        outcome < 0 ? .activity : .unclear
      }
    return GoalReading(
      criteria: GoalCriterion.allCases.map(finding), owner: owner, aim: aim,
      activity: end?.findings.first { $0.weight < 0 }?.range,
      newness: learning.isEmpty ? newness.first : nil, others: measured("goal-several"),
      unanchored: (relative?.sum ?? 0) > 0 ? relative?.findings.first?.range : nil)
  }

  private var owner: Range<Int>? {
    guard let found = coach.measure(text, on: "goal-owner", names: names)?.findings.first else { return nil }
    guard found.feature == "someone" else { return found.range }
    // A first word is a name where it begins with a capital letter; it ends where “will” begins.
    guard WordForms.isUpper(scalars[found.range.lowerBound]) else { return nil }
    let word = scalars[found.range].prefix { !WordForms.isSpace($0) }
    return word.startIndex..<word.endIndex
  }

  private func finding(_ criterion: GoalCriterion) -> GoalReading.Finding {
    switch criterion {
    case .specific: weighed(criterion, "goal-specific", besides: amounts.ranges + amounts.designations)
    case .measurable: weighed(criterion, "goal-measurable", besides: amounts.ranges)
    case .achievable: weighed(criterion, "goal-achievable", besides: GoalMeans.ranges(in: scalars))
    case .relevant: weighed(criterion, "goal-relevant")
    case .timeBound: .init(criterion: criterion, isMet: !times.isEmpty, words: times)
    }
  }

  /// Met by its scale, or at once where there is something of what is looked for `besides`.
  private func weighed(
    _ criterion: GoalCriterion, _ scale: String, besides sure: [Range<Int>] = []
  ) -> GoalReading.Finding {
    let measure = coach.measure(text, on: scale, names: names)
    guard !sure.isEmpty || measure?.sum ?? 0 > 0 else {
      return .init(criterion: criterion, isMet: false, words: [])
    }
    let words = criterion == .measurable && !sure.isEmpty ? sure : sure + GoalReader.ranges(measure)
    return .init(criterion: criterion, isMet: true, words: joined(words))
  }

  /// The words that a scale of plain signs finds, where it is above 0.
  private func measured(_ scale: String) -> [Range<Int>] {
    guard let measure = coach.measure(text, on: scale, names: names), measure.sum > 0 else { return [] }
    return GoalReader.ranges(measure)
  }

  private static func ranges(_ measure: Measure?) -> [Range<Int>] {
    measure?.findings.filter { $0.weight > 0 }.map(\.range) ?? []
  }

  /// In the text's order, words that follow one another as one.
  private func joined(_ words: [Range<Int>]) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in GoalReader.apart(words) {
      if let last = joined.last, range.lowerBound - last.upperBound == 1, scalars[last.upperBound] == " " {
        joined[joined.count - 1] = last.lowerBound..<range.upperBound
      } else {
        joined.append(range)
      }
    }
    return joined
  }

  /// Those that overlap none of some others; both are sorted in the course, so that it takes one pass.
  private static func ranges(_ ranges: [Range<Int>], apartFrom others: [Range<Int>]) -> [Range<Int>] {
    var others = apart(others)[...]
    return apart(ranges).filter { range in
      while let other = others.first, other.upperBound <= range.lowerBound { others.removeFirst() }
      return others.first?.overlaps(range) != true
    }
  }

  /// In the text's order; of those that overlap, the first and longest.
  static func apart(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var kept: [Range<Int>] = []
    for range in ranges.sorted(by: { ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound) })
    where range.lowerBound >= kept.last?.upperBound ?? 0 {
      kept.append(range)
    }
    return kept
  }

  /// The dates of a text, as ranges of scalars. Which day they mean does not matter here, so any today will do, as long
  /// as “last year” lies before it.
  private static func dates(in text: String) -> [Range<Int>] {
    let scalars = text.unicodeScalars
    var place = (index: scalars.startIndex, offset: 0)
    var ranges: [Range<Int>] = []
    let today = Day(ordinal: 0)
    for phrase in DatePhrases(of: text, now: DateMoment(today)).all
    where phrase.finding.span.map({ $0.to >= today }) ?? true {
      // “From 9 days to 4” is how much; of “from 3 May to 9 June” the scale hears the months.
      if text[phrase.range].lowercased().hasPrefix("from ") { continue }
      let start = place.offset + scalars.distance(from: place.index, to: phrase.range.lowerBound)
      let end = start + scalars.distance(from: phrase.range.lowerBound, to: phrase.range.upperBound)
      ranges.append(start..<end)
      place = (phrase.range.upperBound, end)
    }
    return ranges
  }
}
