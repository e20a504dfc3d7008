# SPDX-License-Identifier: GPL-3.0-or-later
"""Twenty writers with readers beside them (promise P6).

Twenty at a time add twenty notes each to one log; whoever meets exit 75 tries again. Readers list, export and check
all the while, and people are added and forgotten. A failure: an add that said "Noted." is missing or doubled, a writer's notes are out of order, a refusal
does not name the process that writes, a reader fails, waits or changes something.
"""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from report import Report

WRITERS = 20
ADDS = 20
LONGEST = 120


def run(stage, plan):
    report = Report("20 writers × 20 adds, readers beside", WRITERS * ADDS, unit="adds")
    adds = 5 if plan.is_short else ADDS
    home = stage.fresh()
    home.run(["note", "Ana", "the beginning"])
    is_over = threading.Event()
    with ThreadPoolExecutor(WRITERS + 3) as pool:
        readers = [pool.submit(_read, home, words, is_over) for words in _READERS]
        writers = [pool.submit(_write, home, writer, adds) for writer in range(WRITERS)]
        if "forget" in stage.commands:
            report.failures += _come_and_go(home, 3 if plan.is_short else 12)
        refused = 0
        for writer in writers:
            said, met, flaws = writer.result()
            refused += met
            report.failures += flaws
        is_over.set()
        looks = 0
        for reader in readers:
            count, flaws = reader.result()
            looks += count
            report.failures += flaws
    count, flaw = home.verify()
    texts, unread = home.texts()
    if flaw or unread:
        report.silent += 1
        report.fail(flaw or unread)
        return report
    if guests := [text for text in texts if text.startswith("Guest") or text == "for a moment"]:
        report.silent += 1
        report.fail(f"{len(guests)} texts are there of people who were forgotten")
    for writer in range(WRITERS):
        wanted = [_text(writer, index) for index in range(adds)]
        found = [text for text in texts if text.startswith(f"writer {writer} ")]
        report.reached += len(set(found) & set(wanted))
        if found != wanted:
            report.lost += len(set(wanted) - set(found))
            report.fail(f"writer {writer}: {len(found)} of {adds}, in order or not: {found[:3]}")
    report.remarks.append(f"{looks} looks of readers, {refused} times 75, {count} records")
    home.remove()
    return report


_READERS = (["log", "verify"], ["list", "--format", "json"], ["log", "export", "--format", "cloudevents"])


def _text(writer, index):
    return f"writer {writer} adds {index}"


def _write(home, writer, adds):
    """Adds until all is said to be noted; how many, how often refused, and what was wrong."""
    refused, flaws = 0, []
    for index in range(adds):
        until = time.monotonic() + LONGEST
        while True:
            ended = home.run(["note", "Ana", _text(writer, index)])
            if ended.code == 0 and "Noted." in ended.said:
                break
            if ended.code != 75 or time.monotonic() > until:
                return index, refused, flaws + [f"writer {writer}: exit code {ended.code}: {ended.complained.strip()}"]
            refused += 1
            if not re.search(r"another candor( \(process \d+\))? is writing here", ended.complained):
                flaws.append(f"writer {writer}: 75 with {ended.complained.strip()!r}")
            time.sleep(0.01)
    return adds, refused, flaws


def _come_and_go(home, count):
    """Adds people and forgets them; what was wrong."""
    flaws = []
    for index in range(count):
        for words in (["note", f"Guest{index}", "for a moment"], ["forget", f"Guest{index}", "--yes"]):
            until = time.monotonic() + LONGEST
            refused = 0
            while (ended := home.run(words)).code == 75 and time.monotonic() < until:
                refused += 1
                time.sleep(0.01)
            # A forgetting is recorded before the lock is taken anew to clean up; 75 then, and nobody is there to forget.
            if ended.code != 0 and not (words[0] == "forget" and ended.code == 66 and refused):
                flaws.append(f"{words[0]}: exit code {ended.code}: {ended.complained.strip()}")
    return flaws


def _read(home, words, is_over):
    """Looks again and again; how often, and what was wrong."""
    count, flaws = 0, []
    while not is_over.is_set() and len(flaws) < 5:
        ended = home.run(words)
        count += 1
        if ended.code != 0:
            flaws.append(f"reader {' '.join(words)}: exit code {ended.code}: {ended.complained.strip()}")
        time.sleep(0.02)
    return count, flaws
