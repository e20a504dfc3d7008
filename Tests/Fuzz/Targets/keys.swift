// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

@testable import CandorLog

/// A file of keys: taken only in the one form that it is written in; with it a key opens or is refused.
@c(LLVMFuzzerTestOneInput)
public func fuzzKeys(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let isForged = input.byte() & 1 == 1
  let bytes = isForged ? summed(input.bytes, .keys) : input.bytes
  guard let file = KeyFile(bytes) else {
    checkUse(of: bytes, isRead: false)
    return 0
  }
  must(file.bytes == bytes, "a file of keys is taken that is not written so")
  // Half a second and 128 MiB for each guess at a passphrase: not here.
  if file.lock.isOpen { checkUse(of: bytes, isRead: true) }
  return 0
}

// libFuzzer runs one input at a time.
nonisolated(unsafe) private let sandbox = Sandbox()

private func checkUse(of bytes: [UInt8], isRead: Bool) {
  let path = sandbox.root + "/keys-of-a-device"
  do throws(LogError) {
    let folder = try Folder.openOrMake(path)
    Sandbox.put(bytes, path + "/" + KeyFile.name)
    let keys = DeviceKeys(DeviceID(bits: 1), .refusing)
    for holder in [KeyHolder.own, .person(Samples.sam)] {
      _ = try keys.key(of: holder, in: folder)
      must(isRead, "a damaged file gives keys")
    }
  } catch {
    must(error.exitCode == 65, "\(error)")
  }
}
