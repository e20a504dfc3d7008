// SPDX-License-Identifier: GPL-3.0-or-later
@testable import CandorCore

/// Days in any sentence: found inside the text, in order, with ends that are in the calendar, twice the same.
@c(LLVMFuzzerTestOneInput)
public func fuzzDates(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let today = anyDay(&input)
  let text = input.text
  let reader = DateReader(today: today)

  let reading = reader.read(text)
  must(reader.read(text) == reading, "the same text is read in two ways")
  switch reading {
  case .span(let span): check(span, seenFrom: today)
  case .ambiguous(let spans):
    must(spans.count > 1, "one reading is called ambiguous")
    for span in spans { check(span, seenFrom: today) }
    for (one, next) in zip(spans, spans.dropFirst()) {
      must(one.from < next.from, "ambiguous days are not the earliest first")
    }
  case .impossible, .unreadable: break
  }

  var end = text.startIndex
  let phrases = DatePhrases(of: text, now: DateMoment(today)).all
  for phrase in phrases {
    must(phrase.range.lowerBound >= end, "two phrases overlap")
    must(!phrase.range.isEmpty && phrase.range.upperBound <= text.endIndex, "a phrase is outside of its text")
    end = phrase.range.upperBound
    if let span = phrase.finding.span { check(span, seenFrom: today) }
  }
  let last = reader.last(in: text)
  must(last?.range == phrases.last { $0.finding.span != nil }?.range, "the last phrase is another one")
  return 0
}

/// Now, and where the calendar begins and ends.
private func anyDay(_ input: inout Input) -> Day {
  let base = input.one(of: [20_778, 20_778, 20_778, 19_782, 0, -719_162, 2_932_896 - 255])
  return Day(ordinal: base + Int(input.byte()))
}

private func check(_ span: DaySpan, seenFrom today: Day) {
  must(span.from <= span.to, "a span ends before it begins")
  for day in [span.from, span.to] {
    must((1...9999).contains(day.year), "a day is outside of the calendar")
    must(Day(iso: day.iso) == day, "a day is not read back from its form")
    let read = DateReader(today: today).read(day.iso)
    must(read == .span(DaySpan(day, day)), "\(day.iso) is read as \(read)")
  }
  must(!span.spoken(from: today).isEmpty, "a span has no words")
}
