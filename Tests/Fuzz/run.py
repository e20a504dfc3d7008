#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the fuzz targets, runs each for a while and keeps what it found: see README.md beside this file."""

import argparse
import dataclasses
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from building import Build

HERE = pathlib.Path(__file__).resolve().parent
# More, or larger, is not kept of a corpus.
MOST_FILES, MOST_BYTES = 100, 200_000
# Seconds that one input may take; a reader that is not linear in its input reaches that.
SLOWEST = 10


@dataclasses.dataclass(frozen=True)
class Target:
    """A fuzz target: its name, the modules that it is linked with, and the longest input it gets."""

    name: str
    modules: tuple
    longest: int = 4096


LOG = ("CandorCore", "TestSupport", "CandorLog")
TARGETS = [
    Target("line", LOG),
    Target("segment", LOG, 8192),
    Target("head", LOG, 1024),
    Target("keys", LOG, 1024),
    Target("dates", ("CandorCore",), 1024),
    Target("pledges", ("CandorCore",), 1024),
    Target("screen", ("CandorCore",)),
    Target("documents", ("CandorCore",), 2048),
    Target("words", ("CandorCore",), 1024),
    Target("session", ("CandorCore", "CandorPrompts"), 2048),
]


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What a run of one target came to."""

    target: str
    executions: int
    files: int
    crashes: list


def run(program, target, seconds, folder):
    """Runs a target from its corpus; what it finds goes to a folder of its own, what it breaks on to `crashes`."""
    found, crashes = folder / "found" / target.name, folder / "crashes"
    shutil.rmtree(found, ignore_errors=True)
    found.mkdir(parents=True)
    crashes.mkdir(exist_ok=True)
    for old in crashes.glob(f"{target.name}-*"):
        old.unlink()
    words = [
        str(program), f"-max_total_time={seconds}", f"-max_len={target.longest}", f"-timeout={SLOWEST}",
        "-rss_limit_mb=2048", "-print_final_stats=1", f"-artifact_prefix={crashes}/{target.name}-",
    ]
    dictionary = HERE / "dictionaries" / f"{target.name}.dict"
    if dictionary.exists():
        words.append(f"-dict={dictionary}")
    done = subprocess.run([*words, str(found), str(corpus(target))], env=environment(), stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True, errors="replace")
    said = (folder / "said" / target.name).with_suffix(".txt")
    said.parent.mkdir(exist_ok=True)
    said.write_text(done.stderr)
    counts = re.findall(r"^(?:#|stat::number_of_executed_units: )(\d+)", done.stderr, re.MULTILINE)
    broken = sorted(crashes.glob(f"{target.name}-*"))
    if done.returncode != 0 and not broken:
        broken = [said]
    return Outcome(target.name, max(map(int, counts), default=0), 0, broken), found


def merge(program, target, found):
    """Makes the corpus a small one that reaches as much: what was written by hand, and the shortest of the rest."""
    kept = corpus(target)
    with tempfile.TemporaryDirectory(prefix="candor-fuzz-") as name:
        folder = pathlib.Path(name)
        words = [str(program), "-merge=1", f"-max_len={target.longest}", name, str(kept), str(found)]
        subprocess.run(words, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        for old in kept.iterdir():
            if not old.name.startswith("seed-"):
                old.unlink()
        ours = {file.read_bytes() for file in kept.iterdir()}
        new = sorted((file for file in folder.iterdir() if file.read_bytes() not in ours),
                     key=lambda file: (file.stat().st_size, file.name))
        # Where there are too many, short and long ones alike: the longest reach the deepest.
        count = min(len(new), MOST_FILES - len(ours))
        size = sum(map(len, ours))
        for index in range(count):
            file = new[index * len(new) // count]
            size += file.stat().st_size
            if size <= MOST_BYTES:
                shutil.copyfile(file, kept / file.name)


def corpus(target):
    return HERE / "corpus" / target.name


def environment():
    """Traps are libFuzzer's to report, not the runtime's.

    Leaks are not looked for: Swift keeps the case of an enum in spare bits of a pointer, and the leak detector does
    not take that for a pointer any more.
    """
    return os.environ | {"SWIFT_BACKTRACE": "enable=no", "ASAN_OPTIONS": "detect_leaks=0"}


def dump(file):
    """The first bytes of a file, as hexadecimal digits and as text."""
    data = file.read_bytes()
    for start in range(0, min(len(data), 512), 16):
        row = data[start:start + 16]
        text = "".join(chr(byte) if 32 <= byte < 127 else "." for byte in row)
        print(f"  {start:08x}  {row.hex(' '):<47}  {text}")


def main():
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("targets", nargs="*", metavar="TARGET", help="the targets to run; all, if none")
    reader.add_argument("--seconds", type=int, default=30, help="how long each target runs")
    reader.add_argument("--scratch", default=str(HERE.parent.parent / ".build"), help="where the package is built")
    reader.add_argument("--no-merge", action="store_true", help="leave the corpora as they are")
    given = reader.parse_args()
    unknown = set(given.targets) - {target.name for target in TARGETS}
    if unknown:
        sys.exit(f"There is no target {', '.join(sorted(unknown))}.")
    build = Build(HERE.parent.parent, pathlib.Path(given.scratch).resolve())
    chosen = [target for target in TARGETS if not given.targets or target.name in given.targets]
    programs = {target.name: build.target(target.name, target.modules) for target in chosen}
    print("| target | executions | corpus | crashes |\n| --- | --: | --: | --: |")
    broken = []
    for target in chosen:
        program = programs[target.name]
        outcome, found = run(program, target, given.seconds, build.folder)
        if not outcome.crashes and not given.no_merge:
            merge(program, target, found)
        files = sum(1 for _ in corpus(target).iterdir())
        print(f"| {target.name} | {outcome.executions:,} | {files} | {len(outcome.crashes)} |", flush=True)
        broken += outcome.crashes
    for file in broken:
        print(f"\nBROKEN: {file}")
        if file.suffix != ".txt":
            dump(file)
            said = build.folder / "said" / (file.name.split("-")[0] + ".txt")
            for line in re.findall(r"^.*(?:Fatal error|ERROR: |PROPERTY BROKEN).*$", said.read_text(), re.MULTILINE)[:3]:
                print(f"  {line}")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
