// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// Writes everything to the descriptor; false where it could not be, with the reason in `errno`.
func writeAll(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { writeAll(UnsafeRawBufferPointer($0), to: descriptor) }
}

/// Writes all bytes; false where they could not be, with the reason in `errno`.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
}

private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  var rest = bytes
  while !rest.isEmpty {
    let count = repeating(on: descriptor, for: POLLOUT) {
      Glibc.write(descriptor, rest.baseAddress, rest.count)
    }
    guard count > 0 else { return false }
    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
  }
  return true
}

/// Makes a system call again after a signal, and where the descriptor does not block, once it is ready.
func repeating(on descriptor: Int32, for events: Int32, _ call: () -> Int) -> Int {
  while true {
    let result = call()
    guard result < 0 else { return result }
    switch errno {
    case EINTR: continue
    case EAGAIN:
      var source = pollfd(fd: descriptor, events: Int16(events), revents: 0)
      _ = poll(&source, 1, -1)
    default: return result
    }
  }
}
