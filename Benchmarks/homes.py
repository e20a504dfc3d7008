# SPDX-License-Identifier: GPL-3.0-or-later
"""Homes to measure in, filled by candor itself: what is timed is a log that candor wrote."""

import os
import pathlib
import subprocess

PEOPLE = ["Ana Novak", "Sam Okafor", "Priya Raman", "Jonas Weber", "Mei Lin", "Tomas Diaz", "Lena Haas", "Omar Said"]

# One line, one answer, in the order in which the conversation asks; an empty one skips.
FEEDBACK = """\
corrective
On Tuesday at ten, in the planning meeting, turn {turn}.
You showed the draft of another team as the final one, and the parts were ordered from it.
Two people spent the afternoon on sending the parts back, and the customer waited until Thursday.
The checklist says that a list goes out after it was approved.
What happened from your side?
I took it for the approved version; it lay in the same folder.
process
“There are two folders of the same name.”
You found the draft where the approved list should lie, and nothing marked it as a draft.
right
me: ask for one folder by Friday
them: check the version before the meeting by next Friday

I will talk to the other team this week.

Your lists are usually the ones that nobody has to check.
in two weeks
y
"""

# Records that one such conversation writes.
PER_CONVERSATION = 22


def environment(home):
    """The variables of a run: candor's home, no color, and days that do not depend on the machine."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    return {**kept, "CANDOR_HOME": str(home), "TZ": "UTC", "NO_COLOR": "1"}


def events(candor, home):
    """How many records the log of a home holds, after every byte of it was checked."""
    said = subprocess.run(
        [candor, "log", "verify"], env=environment(home), check=True, capture_output=True, text=True
    ).stdout
    return int(said.split()[1])


def fill(candor, home, least):
    """Holds conversations in one run of the assistant until there are `least` records; returns how many."""
    home = pathlib.Path(home)
    while True:
        missing = least - (events(candor, home) if home.exists() else 0)
        if missing <= 0:
            return least - missing
        lines = []
        for turn in range(-(-missing // PER_CONVERSATION)):
            lines.append(f"start feedback {PEOPLE[turn % len(PEOPLE)]}\n{FEEDBACK.format(turn=turn)}")
        subprocess.run(
            [candor], env=environment(home), input="".join(lines), text=True, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
