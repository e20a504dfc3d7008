#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts faults into candor and looks whether an acknowledged answer is ever lost: see README.md beside this file."""

import argparse
import importlib
import pathlib
import signal
import sys
import tempfile
import time

import home
import report
import shim

# The order is that of the table in README.md; each module has `run(stage, plan)`.
SUITES = (
    "kill", "errors", "short_writes", "byte_damage", "surgery", "power", "page_cache", "recovery", "writers", "canary"
)


def main():
    # Ended from outside, it still unmounts and removes what it made.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    arguments = _arguments()
    candor = _candor(arguments.candor)
    plan = report.Plan(arguments.seed, arguments.short, arguments.jobs, arguments.only)
    names = arguments.suite or SUITES
    print(f"{candor}, seed {plan.seed}, {'short' if plan.is_short else 'long'} form", flush=True)
    reports = []
    with tempfile.TemporaryDirectory(prefix="candor-shim-") as folder:
        library = shim.build(folder)
        for name in names:
            begun = time.monotonic()
            with home.Stage(candor, library) as stage:
                shim.check(stage)
                result = importlib.import_module(name).run(stage, plan)
            reports.append(result)
            took = time.monotonic() - begun
            print(f"  {name}: {result.reached:,} {result.unit}, {len(result.failures)} failures, {took:.0f} s", flush=True)
            for failure in result.failures[:3]:
                print(f"    {failure}", flush=True)
    print(report.table(reports, plan.is_short))
    return 0 if all(result.holds(plan.is_short) for result in reports) else 1


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--candor", help="the program; the release build, else the debug one, if not given")
    parser.add_argument("--short", action="store_true", help="a sample of every suite")
    parser.add_argument("--suite", action="append", choices=SUITES, help="only this one; may be repeated")
    parser.add_argument("--only", default="", help="of kill, errors, surgery and page_cache, only parts so named")
    parser.add_argument("--seed", type=int, default=1, help="what the sample and the chance come from")
    parser.add_argument("--jobs", type=int, default=2, help="how many runs of candor at a time")
    return parser.parse_args()


def _candor(given):
    built = [home.REPOSITORY / ".build" / kind / "candor" for kind in ("release", "debug")]
    for path in [pathlib.Path(given)] if given else built:
        if path.is_file():
            return path.resolve()
    sys.exit("there is no candor to try; build one with `swift build -c release --static-swift-stdlib`")


if __name__ == "__main__":
    sys.exit(main())
