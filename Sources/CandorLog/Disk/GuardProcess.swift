// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

extension EventLog {
  /// Makes the process fit to keep a log; `main` calls it first, before anything opens a file.
  ///
  /// Standard descriptors that are missing become `/dev/null`, or else the log would be one of them. New files
  /// are private. A closed pipe and a file-size limit are errors of the call and end nothing. Nothing that was
  /// confided lands in a core dump.
  package static func guardProcess() {
    for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 {
      // The lowest free number is this one. Opened the wrong way round, so that using it is an error.
      _ = Glibc.open("/dev/null", number == 0 ? O_WRONLY : O_RDONLY)
    }
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    // One byte, not none: a pipe in core_pattern is fed whatever the limit is, except when it is 1 (core(5)).
    var limit = rlimit(rlim_cur: 1, rlim_max: 1)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  }
}
