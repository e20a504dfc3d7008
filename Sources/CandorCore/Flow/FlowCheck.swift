// SPDX-License-Identifier: GPL-3.0-or-later

/// What is wrong with a conversation type, found before anyone talks to it.
///
/// First the names: every target, field, choice and rule that the flow mentions must be there. Then, where the names
/// are right, the roads: `FlowStates` walks all of them, and `FlowProof` reads off what cannot be reached, what
/// cannot be left, and which promises do not hold.
package struct FlowCheck: Sendable {
  /// In the order of the file.
  package let problems: [FlowProblem]
  /// How many situations (a question, and what is known of the answers that decide) the proof went through; zero
  /// where wrong names left nothing to prove.
  package let situations: Int

  /// Checks a flow; `knownRules` are the coach's rules and families, nil where nobody knows them.
  package init(_ flow: Flow, places: FlowPlaces = FlowPlaces(), knownRules: Set<String>? = nil) {
    var found = FlowNames(flow: flow, places: places, knownRules: knownRules).problems
    found += FlowConditions(flow: flow, places: places).problems
    var situations = 0
    if found.isEmpty {
      let states = FlowStates(flow)
      situations = states.count
      found = FlowProof(flow: flow, places: places, states: states).problems
    }
    self.situations = situations
    problems = found.sorted { one, other in
      (one.place.line, one.place.column, one.what) < (other.place.line, other.place.column, other.what)
    }
  }
}
