// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorLog
import Glibc

/// Appends answers to a new log, one at a time as a conversation does, and says how long the appends took:
/// `append-benchmark FOLDER COUNT` prints seconds on the wall and seconds of the processor.
@main enum AppendBenchmark {
  static func main() throws {
    guard CommandLine.arguments.count == 3, let count = Int(CommandLine.arguments[2]) else {
      print("usage: append-benchmark FOLDER COUNT")
      exit(64)
    }
    let folder = CommandLine.arguments[1]
    let places = LogPlaces(data: folder + "/log", state: folder + "/state")
    let (person, talk) = (PersonID(bits: 1), ConversationID(bits: 2))
    let opening = Opening(
      flow: FlowReference(id: "feedback", version: 1, digest: "0123456789abcdef"), person: person, day: today,
      parent: nil)
    var log = try EventLog.open(places, Unlocking { _ in nil }, at: moment(0)) { _, _ in }
    try log.append([.personAdded(person, name: "Ana Novak"), .started(talk, opening)], at: moment(0))
    let answers = (1...count).map { Event.answered(talk, "impact", Answer(text: words($0), value: .text)) }
    let start = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    for (index, answer) in answers.enumerated() { try log.append([answer], at: moment(index + 1)) }
    let end = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    try log.close()
    print(end.0 - start.0, end.1 - start.1)
  }

  private static let today = Day(ordinal: 20_778)

  /// A second after the one before, on a day in November 2026.
  private static func moment(_ index: Int) -> Moment {
    Moment(milliseconds: 1_795_238_885_123 + Int64(index) * 1000, today: today, chance: UInt64(index))
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
