// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import CandorPrompts
import TestSupport
import Testing

/// The bytes after one change that a slip of the hand or of the disk could make.
private func mutated(_ bytes: [UInt8], _ chance: inout SeededChance) -> [UInt8] {
  var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  let line = Int.random(in: lines.indices, using: &chance)
  let other = Int.random(in: lines.indices, using: &chance)
  var bytes = bytes
  let offset = Int.random(in: bytes.indices, using: &chance)
  switch Int.random(in: 0..<7, using: &chance) {
  case 0: lines.remove(at: line)
  case 1: lines.insert(lines[line], at: other)
  case 2: lines.swapAt(line, other)
  case 3:
    lines[line].insert(
      contentsOf: Array(repeating: 0x20, count: Int.random(in: 1...4, using: &chance)), at: 0)
  case 4:
    bytes[offset] = UInt8.random(in: 0...255, using: &chance)
    return bytes
  case 5: return Array(bytes.prefix(offset))
  default:
    bytes.insert(Array("&*!{}[]:,-?|>'\"%@#\t".utf8).randomElement(using: &chance) ?? 0, at: offset)
    return bytes
  }
  return Array(lines.joined(separator: [0x0A]))
}

@Suite struct FlowMutationTests {
  @Test func noChangeToAFileOfOursTrapsOrTakesLong() {
    var refused = 0
    var runs = 0
    for file in EmbeddedFile.all(under: "flows/") {
      for seed in UInt64(1)...150 {
        var chance = SeededChance(seed: seed)
        var bytes = file.bytes
        for _ in 0...Int.random(in: 0...3, using: &chance) where !bytes.isEmpty {
          bytes = mutated(bytes, &chance)
        }
        runs += 1
        let time = ContinuousClock().measure {
          do throws(DataErrors) {
            let flow = try FlowFile.read(bytes: bytes, name: file.name, knownRules: nil)
            _ = FlowDrawing.mermaid(flow)
          } catch {
            refused += 1
            #expect(!error.all.isEmpty)
            for problem in error.all {
              #expect(problem.place.line >= 1 && problem.place.column >= 1, "\(file.name), seed \(seed)")
              #expect(problem.description.utf8.count < 1_000, "\(file.name), seed \(seed): \(problem)")
              #expect(
                problem.description.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F },
                "\(file.name), seed \(seed): \(problem)")
            }
          }
        }
        #expect(time < .seconds(3), "\(file.name), seed \(seed) took \(time)")
      }
    }
    #expect(refused > runs / 4 && refused < runs, "\(refused) of \(runs) refused: the changes say too little")
  }
}
