# SPDX-License-Identifier: GPL-3.0-or-later
"""What a suite found, and the table of all of them."""

import dataclasses
import random
import zlib
from concurrent.futures import ThreadPoolExecutor


@dataclasses.dataclass(frozen=True)
class Plan:
    """How much to do: everything, or, in the short form, about `sample` points of each suite."""

    seed: int
    is_short: bool
    jobs: int
    # Of suites that have named parts, only those with these words in their names.
    only: str = ""

    def chance(self, *place):
        """Chance of its own for each place, the same in every run with this seed."""
        return random.Random(zlib.crc32(repr((self.seed, *place)).encode()))

    def wants(self, name):
        """Whether this part of a suite is to be done."""
        return self.only in name

    def some(self, points, count, *place, most=None):
        """All of the points, but at most `most`; in the short form `count` of them."""
        points = list(points)
        # A part that was asked for by name is tried more closely.
        count = count * (4 if self.only else 1) if self.is_short else most or len(points)
        if len(points) <= count:
            return points
        chosen = sorted(self.chance(*place).sample(range(len(points)), count))
        return [points[index] for index in chosen]

    def each(self, points, check):
        """Runs `check` on every point, a few at a time, and hands over point and result in order."""
        with ThreadPoolExecutor(self.jobs) as pool:
            yield from zip(points, pool.map(check, points))


@dataclasses.dataclass
class Report:
    """The outcome of one suite. A point counts once its fault really happened and was judged."""

    suite: str
    wanted: int
    unit: str = "points"
    reached: int = 0
    lost: int = 0
    silent: int = 0
    skipped: list = dataclasses.field(default_factory=list)
    failures: list = dataclasses.field(default_factory=list)
    remarks: list = dataclasses.field(default_factory=list)

    def skip(self, count, reason):
        """Something that this machine or this version cannot do: never a pass."""
        self.skipped.append((count, reason))

    def take(self, place, findings):
        """Counts a judged point, with what was wrong after it."""
        self.reached += 1
        for finding in findings:
            self.lost += finding.kind == "lost"
            self.silent += finding.kind == "silent"
            self.failures.append(f"{place}: {finding.kind}: {finding.what}")

    def fail(self, what):
        self.failures.append(what)

    def holds(self, is_short):
        """Whether nothing was wrong; in the long form also whether enough was tried, or the reason is given."""
        enough = is_short or self.reached + sum(count for count, _ in self.skipped) >= self.wanted
        return not self.failures and enough

    def row(self, is_short):
        verdict = "ok" if self.holds(is_short) else "FAILED"
        if self.skipped and not self.failures and self.reached == 0:
            verdict = "skipped"
        return [
            self.suite, f"{self.reached:,} {self.unit}", f"{self.wanted:,}", str(self.lost), str(self.silent), verdict
        ]


def table(reports, is_short):
    """The table as text, what was skipped and what was wrong below it."""
    rows = [["suite", "reached", "wanted", "lost", "silent", ""]] + [report.row(is_short) for report in reports]
    widths = [max(len(row[index]) for row in rows) for index in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    for report in reports:
        lines += [f"{report.suite}: {remark}" for remark in report.remarks]
        lines += [f"{report.suite}: skipped: {count} ({reason})" for count, reason in report.skipped]
        lines += [f"{report.suite}: {failure}" for failure in report.failures[:20]]
        if len(report.failures) > 20:
            lines.append(f"{report.suite}: and {len(report.failures) - 20} more")
    return "\n".join(lines)
