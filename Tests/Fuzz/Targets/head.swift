// SPDX-License-Identifier: GPL-3.0-or-later
@testable import CandorLog

/// A sealed head: taken only in the one form that it is written in.
@c(LLVMFuzzerTestOneInput)
public func fuzzHead(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let isForged = input.byte() & 1 == 1
  let bytes = isForged ? summed(input.bytes, .head) : input.bytes
  guard let head = SealedHead(bytes) else { return 0 }
  must(head.bytes == bytes, "a head is taken that is not written so")
  must(head.rows.allSatisfy { $0.size >= 0 && $0.number >= 0 }, "a head counts below nothing")
  must(SealedHead(SealedHead(rows: head.rows).bytes) == head, "a head comes back as something else")
  return 0
}
