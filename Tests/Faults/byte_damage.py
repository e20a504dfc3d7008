# SPDX-License-Identifier: GPL-3.0-or-later
"""Cut at every byte, zeroed up to and from every byte, every bit flipped (promise P4).

A hundred thousand runs of the program would take hours, so this is a test in the program's own language, with the log
as a library: Tests/CandorLogTests/ByteDamageTests.swift says what counts as silent and as lost. It is run here, and its
own count is what the table shows.
"""

import os
import re
import shutil
import subprocess

from home import REPOSITORY
from report import Report

_LINE = re.compile(r"byte damage: (\d+) cases, (\d+) silent, (\d+) lost")


def run(stage, plan):
    report = Report("cut, zeroed and flipped at every byte", 100_000, unit="cases")
    if not shutil.which("swift"):
        report.skip(report.wanted, "swift is not installed")
        return report
    settings = {"CANDOR_FAULT_SEED": str(plan.seed)} | ({} if plan.is_short else {"CANDOR_LOG_FULL": "1"})
    tested = subprocess.run(
        ["swift", "test", "--filter", "ByteDamageTests"], cwd=REPOSITORY, env={**os.environ, **settings},
        capture_output=True, text=True, check=False,
    )
    tallies = [[int(number) for number in match.groups()] for match in _LINE.finditer(tested.stdout)]
    for cases, silent, lost in tallies:
        report.reached += cases
        report.silent += silent
        report.lost += lost
    if tested.returncode != 0 or len(tallies) != 3:
        report.fail(f"swift test ends with {tested.returncode}: {(tested.stdout + tested.stderr).strip()[-1500:]}")
    return report
