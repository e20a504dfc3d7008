// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import Glibc

/// Reads texts as the coach does, for the benchmarks.
///
/// `coach-benchmark FILE KIND COUNT` takes each line of the file for one answer of that kind, remarks on all of them so
/// many times, and prints how long one time took: seconds on the wall, and of the processor.
@main enum CoachBenchmark {
  static func main() {
    let words = CommandLine.arguments
    guard words.count == 4, let times = Int(words[3]), times > 0, let file = fopen(words[1], "re") else {
      print("usage: coach-benchmark FILE feedback|goal|question|note COUNT")
      exit(64)
    }
    let answers = lines(of: file)
    let coach = CoachShelf.load(configFolder: nil).coach
    let (reading, names) = (coach.selection([words[2]]), KnownNames(["Ana Novak", "Sam Reed"]))
    var remarks: Set<Int> = []
    let start = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    for _ in 0..<times {
      var count = 0
      for answer in answers {
        count += coach.remarks(on: answer, reading: reading, names: names).count
      }
      remarks.insert(count)
    }
    let end = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    // That they are counted keeps the work from being left out; every time finds the same.
    guard remarks.count == 1 else { exit(70) }
    print((end.0 - start.0) / Double(times), (end.1 - start.1) / Double(times))
  }

  private static func lines(of file: UnsafeMutablePointer<FILE>) -> [String] {
    defer { fclose(file) }
    var lines: [String] = []
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    while getline(&line, &capacity, file) > 0, let line {
      lines.append(String(cString: line).split(separator: "\n").joined())
    }
    return lines
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
