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

# Records that are written by holding conversations.
HELD = 10_000


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
    """Writes until there are `least` records; returns how many.

    The first conversations are held with the assistant, in one run of it. What a person would not live to write is
    these over again, by candor's own writer, without the assistant.
    """
    home, count = pathlib.Path(home), 0
    if not home.exists():
        lines = []
        for turn in range(-(-min(least, HELD) // PER_CONVERSATION) + 1):
            lines.append(f"start feedback {PEOPLE[turn % len(PEOPLE)]}\n{FEEDBACK.format(turn=turn)}")
        subprocess.run(
            [candor], env=environment(home), input="".join(lines), text=True, check=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    count = events(candor, home)
    if count < least:
        writer = pathlib.Path(candor).parent / "append-benchmark"
        subprocess.run([writer, "repeat", home, str(least)], check=True, stdout=subprocess.DEVNULL)
        count = events(candor, home)
    return count
