#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what candor promises about speed, as ratios of whole processes: see README.md beside this file."""

import argparse
import os
import pathlib
import sys
import tempfile

import comparisons
from bench import Bench
from measuring import NotMeasured, measure

HERE = pathlib.Path(__file__).resolve().parent
QUICK = ["starting", "appending"]
SLOW = ["sealing", "others", "coaching", "checking", "folding", "opening", "by_gigabyte"]


def row(claim, seen):
    """A line of the table; the ratio that decides stands in bold."""
    ratios = {by: f"**{seen[by]:.2f}**" if by == claim.decides else f"{seen[by]:.2f}" for by in ("cpu", "wall")}
    peaks = " / ".join("–" if peak is None else f"{peak:.0f}" for peak in seen["mebibytes"])
    bounds = [f"≤ {claim.bound:.2f}"] if claim.bound else []
    bounds += [f"≤ {claim.mebibytes} MiB"] if claim.mebibytes else []
    cells = [
        f"`{claim.subject.name}`", f"`{claim.peer.name}`", ratios["cpu"], ratios["wall"], ", ".join(bounds) or "–",
        f"{seen['milliseconds']:.1f} ms", peaks]
    return f"| {' | '.join(cells)} |"


def broken(claim, seen):
    """What of a claim does not hold, a line each."""
    if claim.bound is not None and seen[claim.decides] > claim.bound:
        ratio = f"{seen[claim.decides]:.2f} × {claim.peer.name} by {claim.decides}"
        yield f"{claim.subject.name}: {ratio}, bound {claim.bound:.2f}"
    peak = seen["mebibytes"][0]
    if claim.mebibytes is not None and peak is not None and peak > claim.mebibytes:
        yield f"{claim.subject.name}: {peak:.0f} MiB, bound {claim.mebibytes}"


def show(section, bench, given, peak):
    """Measures the claims of a section, a row each; returns what is broken."""
    flaws = []
    compare = getattr(comparisons, section)
    print(f"\n{compare.__doc__}\n")
    print("| subject | peer | CPU ratio | wall ratio | bound | subject's CPU | peaks, MiB |")
    print("| --- | --- | --: | --: | --: | --: | --: |")
    for claim in compare(bench, given.events):
        if isinstance(claim, NotMeasured):
            print(f"| not measured: {claim.what}: {claim.why} | | | | | | |")
            continue
        seen = measure(claim, given.pairs, peak)
        print(row(claim, seen), flush=True)
        flaws += broken(claim, seen)
    return flaws


def show_calls(bench):
    """Says how often an answer goes to the disk; returns what is broken."""
    calls = comparisons.calls_per_answer(bench)
    if isinstance(calls, NotMeasured):
        print(f"\nnot measured: {calls.what}: {calls.why}")
        return []
    print(f"\nOne answer more is, {len(calls)} times: {' or '.join(sorted({str(dict(one)) for one in calls}))}")
    return [] if all(one == {"write": 1, "fdatasync": 1} for one in calls) else ["an answer is one write and one fdatasync"]


def main():
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--candor", default=str(HERE.parent / ".build/release/candor"), help="the built program")
    reader.add_argument("--pairs", type=int, default=21, help="paired runs of each comparison, after a warm-up")
    reader.add_argument("--events", type=int, default=10_000, help="records in the log of some weeks")
    reader.add_argument("--all", action="store_true", help="the slow comparisons too; half an hour and 5 GB")
    reader.add_argument("--only", choices=QUICK + SLOW, action="append", help="nothing but this section")
    reader.add_argument("--folder", help="where homes are made; /dev/shm spares the disk")
    reader.add_argument("--disk", default=str(HERE.parent / ".build"), help="a folder on a disk, for appends")
    reader.add_argument("--python", default=sys.executable, help="the Python that has the peers' packages")
    given = reader.parse_args()
    candor = pathlib.Path(given.candor).absolute()
    if not os.access(candor, os.X_OK):
        sys.exit(f"{candor} is not there. `swift build -c release --static-swift-stdlib` builds it.")
    flaws = []
    with (
        tempfile.TemporaryDirectory(prefix="candor-bench-", dir=given.folder) as folder,
        tempfile.TemporaryDirectory(prefix="candor-bench-", dir=given.disk) as disk,
    ):
        bench = Bench(candor, given.python, pathlib.Path(folder), pathlib.Path(disk))
        peak = bench.built("peak")
        if isinstance(peak, NotMeasured):
            print(f"not measured: {peak.what}: {peak.why}")
            peak = None
        for section in given.only or QUICK + (SLOW if given.all else []):
            flaws += show(section, bench, given, peak)
            if section == "appending":
                flaws += show_calls(bench)
    for line in flaws:
        print(f"broken: {line}", file=sys.stderr)
    return 1 if flaws else 0


if __name__ == "__main__":
    sys.exit(main())
