// SPDX-License-Identifier: GPL-3.0-or-later

extension ChainHash {
  /// What stands for a whole log: the last record's hash; with several devices, the hash of the list of their ends
  /// in the order of their names. 64 zeros for an empty log.
  static func head(of ends: [(name: String, state: ChainState)]) -> ChainHash {
    let written = ends.filter { $0.state.number > 0 }
    guard written.count > 1 else { return written.first?.state.hash ?? .none }
    let sorted = written.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    let list = sorted.map { "\($0.name) \($0.state.number) \($0.state.hash)\n" }.joined()
    return Array(list.utf8).withView { ChainHash(.head, $0) }
  }
}
