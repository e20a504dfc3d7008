// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// A thread of its own for the other end of a pipe: a task may wait for the very thread that the test blocks.
struct OtherThread {
  private let thread: pthread_t

  init(_ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, Unmanaged.passRetained(Work(body: body)).toOpaque())
    self.thread = thread
  }

  func join() {
    pthread_join(thread, nil)
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }
}
