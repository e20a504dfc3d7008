# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of whole processes, what the kernel counted for them, and ratios between two that ran in turn."""

import dataclasses
import os
import pathlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from homes import environment


@dataclasses.dataclass(frozen=True)
class Run:
    """What one run took, in seconds."""

    cpu: float
    wall: float


@dataclasses.dataclass(frozen=True)
class Program:
    """A command line with the home it runs in.

    `fresh` gives every run a home of its own that does not exist yet; `before` is done before each run, unmeasured.
    """

    name: str
    words: list
    home: pathlib.Path = pathlib.Path(os.devnull)
    fresh: bool = False
    variables: dict = dataclasses.field(default_factory=dict)
    before: Callable = lambda: None

    def run(self, count):
        self.before()
        return timed(self.words, self.environment(self.home / str(count) if self.fresh else self.home))

    def environment(self, home):
        return {**environment(home), **self.variables}


@dataclasses.dataclass(frozen=True)
class SelfTimed:
    """A program that says itself how long its work took: seconds on the wall, and of the processor."""

    name: str
    words: Callable

    def run(self, count):
        said = subprocess.run(self.words(count), check=True, stdout=subprocess.PIPE, text=True).stdout
        wall, cpu = map(float, said.split())
        return Run(cpu=cpu, wall=wall)


@dataclasses.dataclass(frozen=True)
class Claim:
    """`subject` takes at most `bound` times what `peer` takes, by what `decides`; without a bound it is only told.

    `mebibytes` bounds the memory that the subject may have at its peak.
    """

    subject: Program | SelfTimed
    peer: Program | SelfTimed
    bound: float | None = None
    decides: str = "cpu"
    mebibytes: int | None = None
    pairs: int | None = None


@dataclasses.dataclass(frozen=True)
class NotMeasured:
    """A comparison that this machine cannot make, and what it would take."""

    what: str
    why: str


def timed(words, variables):
    """Runs a program with an empty standard input and looks at what the kernel counted for it."""
    null = os.devnull
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, null, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, null, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, null, os.O_WRONLY, 0),
    ]
    start = time.perf_counter()
    pid = os.posix_spawn(words[0], words, variables, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(cpu=usage.ru_utime + usage.ru_stime, wall=wall)


def measure(claim, pairs, peak):
    """Subject and peer in turn, the first pair left out: the medians of the ratios and of the subject's times."""
    runs = [(claim.subject.run(count), claim.peer.run(count)) for count in range((claim.pairs or pairs) + 1)][1:]
    median = statistics.median
    return {
        "cpu": median(mine.cpu / other.cpu for mine, other in runs),
        "wall": median(mine.wall / other.wall for mine, other in runs),
        "milliseconds": median(mine.cpu for mine, _ in runs) * 1000,
        "mebibytes": [mebibytes(program, peak) for program in (claim.subject, claim.peer)],
    }


def mebibytes(program, peak):
    """The most memory that one run of a program had; None where nothing is there to measure it with."""
    if peak is None or not isinstance(program, Program) or program.fresh:
        return None
    program.before()
    variables = program.environment(program.home)
    said = subprocess.run([peak, *program.words], env=variables, check=True, stdout=subprocess.PIPE, text=True)
    return int(said.stdout) / 1024
