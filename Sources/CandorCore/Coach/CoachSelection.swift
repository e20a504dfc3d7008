// SPDX-License-Identifier: GPL-3.0-or-later

/// Some of a coach's rules, made ready to read many texts with. A class, for it is handed on for every text.
package final class CoachSelection: Sendable {
  /// A pattern, and what it belongs to.
  struct Entry: BitwiseCopyable, Sendable {
    let rule: Int32
    let cue: Int32
    /// Whether it reads whole talks only.
    let isForTalks: Bool
    let matcher: Matcher
  }

  /// By word, where its entries begin in `entries`; they end where the next word's begin.
  private let starts: [Int32]
  private let entries: [Entry]
  /// What must stand beside each of them: what most are turned away by, and so it stands close together.
  private let neighbors: [Matcher.Neighbors]
  /// Where the entries stand that are found by a shape.
  private let byShape: [(shape: Passage.Shapes, places: Range<Int>)]
  /// All shapes that some entry is found by.
  private let shapes: Passage.Shapes

  /// Places of the rules that speak up on what a goal lacks.
  let ofGaps: [Int]

  /// - Parameters:
  ///   - rules: with their places among all.
  ///   - ofGaps: the places of those that speak up on what a goal lacks.
  ///   - words: how many numbers words may have.
  init(_ rules: [(place: Int, rule: ReadyRule)], ofGaps: [Int], words: Int) {
    self.ofGaps = ofGaps
    var byWord = [[Entry]](repeating: [], count: words)
    var byShape = [[Entry]](repeating: [], count: Passage.Shapes.each.count)
    for (place, rule) in rules {
      for (cue, ready) in rule.cues.enumerated() {
        for (matcher, beginnings) in ready {
          let entry = Entry(
            rule: Int32(place), cue: Int32(cue), isForTalks: rule.isForTalks, matcher: matcher)
          for word in beginnings.words.words { byWord[Int(word)].append(entry) }
          for (index, shape) in Passage.Shapes.each.enumerated() where beginnings.shapes.contains(shape) {
            byShape[index].append(entry)
          }
        }
      }
    }
    var starts: [Int32] = [0]
    starts.reserveCapacity(words + 1)
    var entries: [Entry] = []
    for own in byWord {
      entries += own
      starts.append(Int32(entries.count))
    }
    var placed: [(shape: Passage.Shapes, places: Range<Int>)] = []
    for (shape, own) in zip(Passage.Shapes.each, byShape) where !own.isEmpty {
      placed.append((shape, entries.count..<entries.count + own.count))
      entries += own
    }
    self.starts = starts
    self.entries = entries
    neighbors = entries.map(\.matcher.neighbors)
    self.byShape = placed
    shapes = placed.reduce(into: []) { $0.formUnion($1.shape) }
  }

  func withEntries(_ body: (Entries) -> Void) {
    starts.withUnsafeBufferPointer { starts in
      entries.withUnsafeBufferPointer { entries in
        neighbors.withUnsafeBufferPointer { neighbors in
          body(
            Entries(starts: starts, entries: entries, neighbors: neighbors, byShape: byShape, shapes: shapes))
        }
      }
    }
  }

  /// The entries, lent for reading one text.
  struct Entries {
    fileprivate let starts: UnsafeBufferPointer<Int32>
    fileprivate let entries: UnsafeBufferPointer<Entry>
    fileprivate let neighbors: UnsafeBufferPointer<Matcher.Neighbors>
    fileprivate let byShape: [(shape: Passage.Shapes, places: Range<Int>)]
    fileprivate let shapes: Passage.Shapes

    /// Hands over those that a token is found by, with what must stand beside it.
    @inline(__always)
    func each(of token: Passage.Token, _ body: (Entry, Matcher.Neighbors) -> Void) {
      var entry = Int(starts[Int(token.word)])
      let end = Int(starts[Int(token.word) + 1])
      while entry < end {
        body(entries[entry], neighbors[entry])
        entry += 1
      }
      if token.shapes.isDisjoint(with: shapes) { return }
      for (shape, places) in byShape where token.shapes.contains(shape) {
        for entry in places { body(entries[entry], neighbors[entry]) }
      }
    }
  }
}
