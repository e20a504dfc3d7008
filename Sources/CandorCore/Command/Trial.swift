// SPDX-License-Identifier: GPL-3.0-or-later

/// A copy of the session in which events are tried before any of them is put on disk.
package struct Trial: Sendable {
  package private(set) var session: Session
  package private(set) var events: [Event] = []
  /// A new one for every step, so that identifiers made in one turn differ.
  private var moment: Moment

  package init(of session: Session, at moment: Moment) {
    self.session = session
    self.moment = moment
  }

  /// Decides in the copy and keeps what came of it.
  package mutating func take(_ decide: (Session, Moment) throws(Refusal) -> [Event]) throws(Refusal) {
    let decided = try decide(session, moment)
    for event in decided { session.apply(event, at: moment.milliseconds) }
    events += decided
    let next: ID<Person> = moment.id(events.count + 64)
    moment = Moment(milliseconds: moment.milliseconds, today: moment.today, chance: next.bits)
  }
}
