// SPDX-License-Identifier: GPL-3.0-or-later
import CandorCore
import Testing

@Suite struct FlowDrawingTests {
  @Test func aFlowIsDrawnAsAMermaidStateDiagram() {
    let verdict = Question(
      id: "verdict", label: "Their verdict", ask: "?", type: .choice(["right", "wrong"]),
      next: [
        Transition(when: Condition([.isOne(of: ["right"], "verdict")]), to: .end),
        Transition(to: .question("next-steps")),
      ])
    let steps = Question(
      id: "next-steps", label: "Steps: \"now\" <<fork>> #1; {x}\n[é]", ask: "?", type: .text,
      optional: .optional,
      next: [Transition(to: .question("verdict"))])
    let direction = Question(
      id: "end-point", label: "New direction TB", ask: "?", type: .text,
      next: [Transition(to: .end)])
    #expect(
      FlowDrawing.mermaid(flow([verdict, steps, direction])) == """
        stateDiagram-v2
            state "Their verdict" as q1
            state "Steps#58; #34;now#34; #60;#60;fork#62;#62; #35;1#59; #123;x#125; #91;é#93; (optional)" as q2
            state "New #100;irection TB" as q3
            [*] --> q1
            q1 --> [*] : verdict is right
            q1 --> q2
            q2 --> q1
            q3 --> [*]

        """)
  }
}
