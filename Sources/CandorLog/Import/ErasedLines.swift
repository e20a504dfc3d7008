// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore

/// The lines of a file whose words are gone, and what says that they were to go, which may come later.
struct ErasedLines {
  private var people: Set<PersonID> = []
  private var places: Set<RecordPlace> = []
  private var gone: [Gone] = []

  private struct Gone {
    let line: Int
    let device: UInt64
    let number: Int
    let person: PersonID?
  }

  /// Takes one record in; `event` is what can be read of it.
  mutating func note(_ line: Line, at lineNumber: Int, event: Event?) {
    if line.form == .erased {
      gone.append(Gone(line: lineNumber, device: line.device, number: line.number, person: line.person))
    }
    switch event {
    case .forgotten(let person, _): people.insert(person)
    case .redacted(let place, _): places.insert(place)
    default: break
    }
  }

  /// The first line whose words were never to go; nil where there is none.
  var firstWithoutReason: Int? {
    gone.first { gone in
      let isForgotten = gone.person.map { people.contains($0) } ?? false
      let place = RecordPlace(device: "\(DeviceID(bits: gone.device))", number: gone.number)
      return !isForgotten && !places.contains(place)
    }?.line
  }
}
