# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs of whole processes, what the kernel counted for them, and the ratios between two that ran in turn."""

import dataclasses
import os
import statistics
import subprocess
import sys
from collections.abc import Callable

from homes import environment


@dataclasses.dataclass(frozen=True)
class Run:
    """What one run took, in seconds."""

    cpu: float
    wall: float


@dataclasses.dataclass(frozen=True)
class Program:
    """A command line with the home it runs in; `fresh` gives every run a home of its own that does not exist yet."""

    name: str
    words: list
    home: os.PathLike
    fresh: bool = False
    variables: dict = dataclasses.field(default_factory=dict)
    prepare: Callable | None = None

    def run(self, count):
        home = self.home / str(count) if self.fresh else self.home
        if self.prepare:
            self.prepare()
        return timed(self.words, {**environment(home), **self.variables})


@dataclasses.dataclass(frozen=True)
class SelfTimed:
    """A program that says itself how long its work took: two numbers, seconds on the wall and of the processor."""

    name: str
    words: Callable

    def run(self, count):
        said = subprocess.run(self.words(count), check=True, capture_output=True, text=True).stdout
        wall, cpu = map(float, said.split())
        return Run(cpu=cpu, wall=wall)


@dataclasses.dataclass(frozen=True)
class Claim:
    """`subject` takes at most `bound` times what `peer` takes; without a bound it is told and not judged.

    Processor time decides, or the time on the wall where the waiting for the disk is what is compared.
    """

    subject: Program | SelfTimed
    peer: Program | SelfTimed
    bound: float | None = None
    decides: str = "cpu"
    pairs: int | None = None


def timed(words, variables):
    """Runs a program with an empty standard input and looks at what the kernel counted for it."""
    null = os.devnull
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, null, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, null, os.O_WRONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, null, os.O_WRONLY, 0),
    ]
    start = os.times().elapsed
    start = time_now()
    pid = os.posix_spawn(words[0], words, variables, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    wall = time_now() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(words)} ended with {os.waitstatus_to_exitcode(status)}")
    return Run(cpu=usage.ru_utime + usage.ru_stime, wall=wall)
