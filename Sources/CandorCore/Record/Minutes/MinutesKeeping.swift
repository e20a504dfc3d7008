// SPDX-License-Identifier: GPL-3.0-or-later

/// A commitment from minutes as it would stand on the record.
package struct MinutesPledge: Hashable, Sendable {
  package let item: MinutesItem
  package let pledge: Pledge
  /// Whose record it is: the owner's where that is somebody known, else that of whom the page is with.
  package let person: PersonID?
}

extension Record {
  /// A reader of minutes that knows the people on the record.
  package func minutesReader(today: Day, with name: String?) -> MinutesReader {
    let names = people.flatMap(\.names) + (name.map { [$0] } ?? [])
    let first = names.compactMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }
    return MinutesReader(today: today, names: names + first, isWithSomebody: name != nil)
  }

  /// Tells whose commitment each is, `page` being whom the page is with.
  ///
  /// Nobody is made a person of the record by being named in minutes.
  package func pledges(_ items: [MinutesItem], with page: PersonID?) -> [MinutesPledge] {
    let firsts = firstNames
    return items.map { item in
      let (owner, person) = self.owner(of: item.who, with: page, firsts)
      return MinutesPledge(
        item: item, pledge: Pledge(who: item.who, owner: owner, what: item.what, due: item.due),
        person: person)
    }
  }

  private func owner(
    of who: String?, with page: PersonID?, _ firsts: [String: PersonID?]
  ) -> (Owner, PersonID?) {
    guard let who else { return (.other, page) }
    let name = (who.first == "@" ? String(who.dropFirst()) : who).lowercased()
    if PartyWords.me.contains(name) { return (.me, page) }
    if PartyWords.pronouns.contains(name), let page { return (.them, page) }
    if let known = person(called: name)?.id ?? firsts[name] ?? nil { return (.them, known) }
    return (.other, page)
  }

  /// Whom a first name means, where it is only one.
  private var firstNames: [String: PersonID?] {
    var firsts: [String: PersonID?] = [:]
    for person in people {
      let first = person.name.split(whereSeparator: \.isWhitespace).first.map { $0.lowercased() } ?? ""
      firsts[first] = .some(firsts[first] == nil ? person.id : nil)
    }
    return firsts
  }

  /// Puts commitments on the record that no conversation brought about; `name` is whom the page is with, who is added
  /// where nobody has that name yet.
  package func keeping(
    _ items: [MinutesItem], with name: String?, at moment: Moment
  ) throws(Refusal) -> [Event] {
    guard items.count <= Self.mostAtOnce else {
      throw Refusal(
        .usage,
        "At most \(Self.mostAtOnce) commitments are kept at once, and these are \(items.count). Please part the page."
      )
    }
    var events: [Event] = []
    var page: PersonID?
    var known = self
    if let name {
      if let person = person(called: name) {
        page = person.id
      } else {
        let id: PersonID = moment.id()
        page = id
        events.append(.personAdded(id, name: name.trimmed))
        known.apply(.personAdded(id, name: name.trimmed), at: moment.milliseconds)
      }
    }
    for made in known.pledges(items, with: page) {
      let commitment = Commitment(pledge: made.pledge, person: made.person, day: moment.today)
      events.append(.committed(moment.id(events.count), commitment))
    }
    return events
  }

  /// More than a page of minutes ever holds; each is flushed to disk by itself.
  package static let mostAtOnce = 200
}
