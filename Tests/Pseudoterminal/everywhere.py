# SPDX-License-Identifier: GPL-3.0-or-later
"""Every command of a conversation does the same at a terminal, on a dumb one, in labeled lines, and in a pipe."""

OCCASION, BEHAVIOR = "When and where was it?", "What did you see or hear"
TOPIC = "What did you talk about?"

# What was answered before, what is typed then (the last of it the command), and what candor says to it. The open question is
# that for the behavior, or for the commitments of a follow-up.
COMMANDS = (
    ("feedback", ["/back"], OCCASION),
    ("feedback", ["<"], OCCASION),
    ("feedback", ["/fix occasion"], OCCASION),
    ("feedback", ["Came at 9:40", "Three waited", "/skip"], "What will you ask Ana"),
    ("feedback", ["/why"], "E25: An observation mixed"),
    ("feedback", ["/example"], "For instance:"),
    ("feedback", ["You are always late", "/keep because it is so"], "Kept as it is."),
    ("feedback", ["/show"], "occasion: Thursday, at the standup"),
    ("feedback", ["/private"], "Private: behavior stays out"),
    ("feedback", ["/note asked about training"], "Noted."),
    ("feedback", ["/start follow-up Ben"], TOPIC),
    ("follow-up", ["me: change the plan by tomorrow", "/drop 1"], "Taken out: change the plan"),
    ("feedback", ["/pause"], "Everything is kept"),
    ("feedback", ["/quit"], "Everything is kept"),
    ("feedback", ["/undo"], "Taken back."),
    ("feedback", ["/help"], "the question before, with the old answer"),
)
BEGUN = {"feedback": "corrective\nThursday, at the standup\n", "follow-up": "The slots\nFour weeks\n"}
SEATS = {"terminal": {}, "dumb terminal": {"TERM": "dumb"}, "labeled lines": {"ACCESSIBLE": "1"}}


def every_command_at_every_terminal(home):
    for number, (flow, lines, answer) in enumerate(COMMANDS):
        for name, variables in SEATS.items():
            conversation = _begin(home, flow, f"{number} {name}")
            with home.sit("resume", conversation, **variables) as seat:
                seat.see("you: " if "ACCESSIBLE" in variables else "> ")
                for line in lines:
                    seat.settle()
                    seat.type("\x05\x15", line, "\r")  # over what stands ready
                seat.show(answer)
                if variables:
                    assert b"\x1b" not in seat.raw, f"{lines[-1]} on a {name}: {seat.raw[-200:]!r}"
    return f"{len(COMMANDS)} commands, {len(SEATS)} kinds of terminal"


def every_command_in_a_pipe(home):
    for number, (flow, lines, answer) in enumerate(COMMANDS):
        conversation = _begin(home, flow, f"{number} pipe")
        said = home.run("resume", conversation, typed="\n".join(lines) + "\n")
        assert answer in said, f"{lines[-1]}: {said}"


def _begin(home, flow, name):
    """The number of a new conversation at its open question."""
    home.run("start", flow, "Ana", typed=BEGUN[flow])
    listed = home.run("list", "--format", "json")
    return str(listed.count('"flow":'))
