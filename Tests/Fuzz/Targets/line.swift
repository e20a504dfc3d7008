// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

@testable import CandorLog

/// One line of a log: no byte of it is read twice or from beside it, and what it says comes back when it is written.
@c(LLVMFuzzerTestOneInput)
public func fuzzLine(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  // libFuzzer's own memory: the first byte beside it is found out.
  let view = ByteView(start: UnsafeRawPointer(start), count: count)
  must((view.rawFlaw == nil) == isPlain(view.array), "\(view.rawFlaw ?? "nothing") is wrong with the bytes")
  checkBase64(view)
  guard let line = Line(view) else { return 0 }
  _ = line.flaw(.all)
  guard line.flaw(.shape) == nil, line.form != .erased,
    let event = try? line.event(openedWith: Samples.key)
  else { return 0 }
  checkErasure(of: line)
  checkRoundTrip(event)
  return 0
}

/// Written, closed and read again an event is the same.
private func checkRoundTrip(_ event: Event) {
  do throws(LogError) {
    let record = try StoredRecord(event, salt: Salt(high: 1, low: 2), context: Context())
    let written = record.firstLine(key: record.kind.key == .none ? nil : Samples.key).bytes
    written.withView { view in
      guard let line = Line(view) else { return must(false, "our own line has another shape") }
      must(line.flaw(.all) == nil, "our own line is flawed: \(line.flaw(.all) ?? "")")
      must(view.rawFlaw == nil && isPlain(written), "our own line holds control characters")
      must((try? line.event(openedWith: Samples.key)) == event, "\(event) comes back as something else")
    }
  } catch {
    switch error.cause {
    case .unstorable, .tooLarge: break
    default: must(false, "an event that was read cannot be written: \(error)")
    }
  }
}

/// A line without its words is as long as before, and its header and its hash are what they were.
private func checkErasure(of line: Line) {
  line.withoutBody.withView { view in
    guard let erased = Line(view) else { return must(false, "an erased line has another shape") }
    must(view.count == line.whole.count && erased.form == .erased, "an erased line has another length")
    must(erased.core.isEqual(to: line.core) && erased.hash == line.hash, "erasing changes the header")
  }
}

private func checkBase64(_ view: ByteView) {
  guard let decoded = view.base64Decoded else { return }
  var again: [UInt8] = []
  again.append(base64: decoded)
  must(again == view.array, "two texts stand for the same bytes")
}

/// By the standard library's own reading of UTF-8.
private func isPlain(_ bytes: [UInt8]) -> Bool {
  guard let text = String(validating: bytes, as: UTF8.self) else { return false }
  return text.unicodeScalars.allSatisfy {
    $0.value >= 0x20 && !(0x7F...0x9F ~= $0.value) && !(0x2028...0x2029 ~= $0.value)
  }
}
