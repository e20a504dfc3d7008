// SPDX-License-Identifier: GPL-3.0-or-later

/// Which of several phrases can begin with a word: one or two of a hundred mostly, so they are looked up and not gone
/// through. A table with open addressing, at most half full.
struct Branches: Sendable {
  /// A run of `PatternStep.Kind.oneOf`, and a word that it can begin with.
  struct Branching {
    /// Where the `oneOf` stands in the steps.
    let choice: Int32
    let word: Vocabulary.Word
    /// Where the head of the run stands.
    let run: Int32
  }

  /// Stands for the word of a run that can begin with any.
  static let anyWord: Vocabulary.Word = -1

  fileprivate struct Slot: BitwiseCopyable {
    var choice: Int32 = 0
    var word: Vocabulary.Word = 0
    /// The first of its links; -1 in an empty slot.
    var link: Int32 = -1
  }

  /// The head of a run, and the place of the next link; -1 behind the last.
  fileprivate struct Link: BitwiseCopyable {
    let run: Int32
    let next: Int32
  }

  private let slots: [Slot]
  private let links: [Link]

  init(_ branchings: [Branching]) {
    var size = 64
    while size < 2 * branchings.count { size *= 2 }
    var slots = [Slot](repeating: Slot(), count: size)
    var links: [Link] = []
    links.reserveCapacity(branchings.count)
    for branching in branchings {
      let place = slots.withUnsafeBufferPointer { Self.place(of: branching.choice, branching.word, in: $0) }
      links.append(Link(run: branching.run, next: slots[place].link))
      slots[place] = Slot(choice: branching.choice, word: branching.word, link: Int32(links.count - 1))
    }
    self.slots = slots
    self.links = links
  }

  func withRoads(_ body: (Roads) -> Void) {
    slots.withUnsafeBufferPointer { slots in
      links.withUnsafeBufferPointer { body(Roads(slots: slots, links: $0)) }
    }
  }

  /// The same, lent for a walk.
  struct Roads {
    fileprivate let slots: UnsafeBufferPointer<Slot>
    fileprivate let links: UnsafeBufferPointer<Link>

    /// Hands over the heads of the runs of a choice that can begin with a word.
    @inline(__always)
    func each(_ choice: Int, _ word: Vocabulary.Word, _ body: (_ head: Int) -> Void) {
      var link = slots[Branches.place(of: Int32(truncatingIfNeeded: choice), word, in: slots)].link
      while link >= 0 {
        body(Int(links[Int(link)].run))
        link = links[Int(link)].next
      }
    }
  }

  /// The place of a choice's word among slots whose count is a power of two; an empty one where it has none.
  @inline(__always)
  private static func place(
    of choice: Int32, _ word: Vocabulary.Word, in slots: UnsafeBufferPointer<Slot>
  ) -> Int {
    let key = UInt64(UInt32(bitPattern: choice)) << 32 | UInt64(UInt32(bitPattern: word))
    // The golden ratio's binary digits spread neighbors over the high bits.
    let mixed = key &* 0x9e37_79b9_7f4a_7c15
    var place = Int(truncatingIfNeeded: mixed >> UInt64(slots.count.leadingZeroBitCount + 1))
    while slots[place].link >= 0, slots[place].choice != choice || slots[place].word != word {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }
}
