// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog
import Glibc

/// Writes logs as fast as candor's writer can, for the benchmarks:
///
/// * `append-benchmark append HOME COUNT` appends answers to a new log, one at a time as a conversation does, and
///   prints how long that took: seconds on the wall, and of the processor.
/// * `append-benchmark repeat HOME LEAST` holds the conversations of a log again until it has so many records.
@main enum AppendBenchmark {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count == 4, let count = Int(words[3]), ["append", "repeat"].contains(words[1]) else {
      print("usage: append-benchmark append|repeat HOME COUNT")
      exit(64)
    }
    let places = LogPlaces(data: words[2] + "/log", state: words[2] + "/state")
    if words[1] == "append" {
      try append(count, to: places)
    } else {
      try Repetition(of: places).fill(places, count)
    }
  }

  private static func append(_ count: Int, to places: LogPlaces) throws {
    let (person, talk) = (PersonID(bits: 1), ConversationID(bits: 2))
    let flow = FlowReference(id: "feedback", version: 1, digest: "0123456789abcdef")
    let opening = Opening(flow: flow, person: person, day: day, parent: nil)
    var log = try EventLog.open(places, Unlocking { _ in nil }, at: moment(0)) { _, _ in }
    try log.append([.personAdded(person, name: "Ana Novak"), .started(talk, opening)], at: moment(0))
    let answers = (1...count).map { Event.answered(talk, "impact", Answer(text: words($0), value: .text)) }
    let start = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    for (index, answer) in answers.enumerated() { try log.append([answer], at: moment(index + 1)) }
    let end = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    try log.close()
    print(end.0 - start.0, end.1 - start.1)
  }

  private static let day = Day(ordinal: 20_778)

  /// A second after the one before, on that day.
  static func moment(_ index: Int) -> Moment {
    Moment(milliseconds: 1_795_238_885_123 + Int64(index) * 1000, today: day, chance: UInt64(index))
  }

  /// Twenty to three hundred characters, as answers have.
  private static func words(_ index: Int) -> String {
    let sentence = "Two people spent the afternoon on sending the parts back. "
    return String((0...index % 5).map { _ in sentence }.joined().dropLast(index % 38))
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
