#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what candor promises about speed, as ratios of whole processes: see README.md beside this file."""

import argparse
import dataclasses
import os
import pathlib
import statistics
import sys
import tempfile
import time

from homes import environment, fill

HERE = pathlib.Path(__file__).resolve().parent
PYTHON = ["/usr/bin/python3", "-I", "-S", "-c", "pass"]


@dataclasses.dataclass(frozen=True)
class Run:
    """What one process took, in seconds."""

    cpu: float
    wall: float


@dataclasses.dataclass(frozen=True)
class Subject:
    """A command line with the home it runs in; `fresh` gives every run a home of its own that does not exist yet."""

    name: str
    words: list
    home: pathlib.Path
    fresh: bool = False

    def run(self, count):
        home = self.home / str(count) if self.fresh else self.home
        return timed(self.words, environment(home))


@dataclasses.dataclass(frozen=True)
class Claim:
    """`subject` takes at most `bound` times what `peer` takes; without a bound it is told and not judged."""

    subject: Subject
    peer: Subject
    bound: float | None


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


def measure(claim, pairs):
    """Subject and peer in turn, the first pair left out; the median of the ratios and of the subject's times."""
    runs = [(claim.subject.run(count), claim.peer.run(count)) for count in range(pairs + 1)][1:]
    median = statistics.median
    return {
        "cpu": median(mine.cpu / other.cpu for mine, other in runs),
        "wall": median(mine.wall / other.wall for mine, other in runs),
        "milliseconds": median(mine.cpu for mine, _ in runs) * 1000,
    }


def claims(candor, folder, least):
    """The promises, and beside them a few figures that nothing depends on."""
    empty, new, full = folder / "empty", folder / "new", folder / "full"
    count = fill(candor, full, least)
    python = Subject("python3 -I -S -c pass", PYTHON, empty)
    listing = Subject("candor list, empty home", [candor, "list"], empty)
    start = Subject("candor start feedback Ana, new home", [candor, "start", "feedback", "Ana"], new, True)

    def long(*words):
        return Subject(f"candor {' '.join(words)}, {count:,} events", [candor, *words], full)

    return [
        Claim(listing, python, 1.0),
        Claim(start, python, 2.0),
        Claim(long("list"), listing, 3.0),
        Claim(long("list", "--format", "json"), listing, None),
        Claim(long("commitments"), listing, None),
        Claim(long("log", "verify"), listing, None),
    ]


def main():
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--candor", default=str(HERE.parent / ".build/release/candor"), help="the built program")
    reader.add_argument("--pairs", type=int, default=21, help="paired runs of each comparison, after a warm-up")
    reader.add_argument("--events", type=int, default=10_000, help="records in the long log")
    given = reader.parse_args()
    candor = os.path.abspath(given.candor)
    if not os.access(candor, os.X_OK):
        sys.exit(f"{candor} is not there. `swift build -c release --static-swift-stdlib` builds it.")
    broken = []
    print("| subject | peer | CPU ratio | bound | wall ratio | subject's CPU |")
    print("| --- | --- | --: | --: | --: | --: |")
    with tempfile.TemporaryDirectory(prefix="candor-bench-") as folder:
        for claim in claims(candor, pathlib.Path(folder), given.events):
            seen = measure(claim, given.pairs)
            bound = "–" if claim.bound is None else f"≤ {claim.bound:.1f}"
            if claim.bound is not None and seen["cpu"] > claim.bound:
                broken.append(f"{claim.subject.name}: {seen['cpu']:.2f} × {claim.peer.name}, bound {claim.bound:.1f}")
            print(
                f"| `{claim.subject.name}` | `{claim.peer.name}` | {seen['cpu']:.2f} | {bound} "
                f"| {seen['wall']:.2f} | {seen['milliseconds']:.1f} ms |",
                flush=True,
            )
    for line in broken:
        print(f"broken: {line}", file=sys.stderr)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
