# SPDX-License-Identifier: GPL-3.0-or-later
"""Conversations written by the built program, ordinary and hostile, and what it hands over of them."""

import json
import os
import random
import subprocess

# Told as days that come again; a review is one of each.
RECURRENCES = [
    "every monday", "every other monday", "every mon, wed and fri", "weekly", "biweekly", "every three weeks on friday",
    "daily", "every 3 days", "every weekday", "the first friday of each month", "every last working day of the month",
    "the 31st of every month", "the 29th of every month", "the last day of each month", "monthly on the 15th", "monthly",
    "every six months", "fifth monday of every month", "quarterly", "yearly",
]

HOSTILE = [
    "<script>alert(1)</script>", "</style><style>*{display:none}</style>", "<img src=x onerror=alert(1)>", "--><!--<b>",
    "\" onmouseover=\"alert(1)", "' autofocus onfocus='x", "&lt;b&gt; &amp; &#60;i&#62; &copy", "</main></body></html><p>",
    "]]><![CDATA[<b>", "<?xml version='1.0'?>", "<svg/onload=alert(1)>", "<!DOCTYPE html><html>", "<base href=//example.org>",
    "a\\,b\\;c\\n:d;e,f", "END:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR", "\\", "\\\\n", ";;;,,,:::", "X" * 400,
    "é" * 300, "👩🏽‍💻" * 60, "=HYPERLINK(\"//example.org\")", "\u202e<b>\u202c", "\ufeff\u200b\u2028\u2029\x85", "\x1b[31m\x07\x7f\x9b", "a\r\nb\nc\rd",
]

# The fields of a check-in that take any words and stand in its record.
TEXTS = ("progress", "effort", "barriers", "summary", "proposals", "support", "appreciation")

ORDINARY = {
    "kind": "corrective",
    "occasion": "On Thursday and Friday, at the 9:30 standup",
    "behavior": "You came at 9:40 on Thursday and at 9:45 on Friday",
    "impact": "Three people waited, and the release decision moved to Monday",
    "expectation": "Our team agreement of March: the standup starts at 9:30, and whoever cannot come says so",
    "question": "What got in the way on those two days?",
    "their-view": "The nursery changed its hours on Thursday, and the train after that arrives at 9:36. She had written to "
    "the old channel, which nobody reads any more; she was glad to be asked.",
    "root-cause": "process",
    "root-cause-words": "“I told the channel, and thought that was telling the team.”",
    "summary": "The nursery opens later until Christmas, so the train arrives at 9:36. You did say so, in a channel that we "
    "left. You want the standup to work for you and for the others.",
    "verdict": "right",
    "next-steps": "Ana: write into the new channel when she is late by friday\n"
    "me: move the standup to 9:45 until Christmas by wednesday\nAna: ask the nursery about January by 11 dec",
    "support": "I tell the team why the standup moves, in the words you choose.",
    "recurrence": "If somebody waits again without a word, we look for another hour together, before the next release.",
    "value": "In October you stayed with the failed deployment until the customer could log in, and wrote down what you did.",
    "review": "every other monday",
}


class Missing(Exception):
    """What a suite needs and cannot have."""


class Report:
    """How many things were looked at, and which were not as they should be."""

    def __init__(self):
        self.count = 0
        self.failures = []

    def check(self, holds, what):
        self.count += 1
        if not holds:
            self.failures.append(what)


class Written:
    """Everything that was handed over: calendars and pages by a name, as bytes; the ordinary feedback is `feedback`."""

    def __init__(self, candor, folder):
        self.candor = candor
        self.folder = folder
        self.calendars = {}
        self.pages = {}
        self.words = {}
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "CANDOR_HOME": str(folder / "home"), "TZ": "UTC",
            "LC_ALL": "C.UTF-8", "CANDOR_NOW": "2026-11-21T09:00:00Z",
        }
        self.count = 0
        self.hand_over("feedback", self.talk("feedback", "Ana Lindqvist", ORDINARY))
        self.pages["prep"] = self.run("prep", "ana", "--format", "html")
        for words in RECURRENCES:
            answers = {"topic": "a", "agreed": "b", "commitments": "me: c by friday", "next-meeting": words}
            number = self.talk("follow-up", "Bo", answers)
            self.calendars[f"recurrence {words}"] = self.run("show", str(number), "--format", "ics")
        number = self.talk("follow-up", "Bo", {"topic": "a", "agreed": "b", "commitments": "me: c by friday"})
        self.run("done", str(len(self.commitments())))
        self.hand_over("nothing", number)
        hostile = HOSTILE + list(noise(-len(HOSTILE) % len(TEXTS) + 4 * len(TEXTS)))
        for index in range(0, len(hostile), len(TEXTS)):
            words = hostile[index : index + len(TEXTS)]
            answers = dict(zip(TEXTS, words)) | {"root-cause": "process", "verdict": "right"}
            answers["commitments"] = "\n".join(f"me: write {' '.join(each.splitlines())} down by friday" for each in words)
            self.hand_over(f"hostile {index}", self.talk("check-in", "Bo", answers))
            self.words[f"hostile {index}"] = words
        self.calendars["commitments"] = self.run("commitments", "--format", "ics")

    def talk(self, flow, person, answers):
        """Has a conversation; its number."""
        given = [word for field, text in answers.items() for word in ("--answer", f"{field}={text}")]
        self.run("start", flow, person, *given, "--yes")
        self.count += 1
        return self.count

    def hand_over(self, name, number):
        self.calendars[name] = self.run("show", str(number), "--format", "ics")
        self.pages[name] = self.run("show", str(number), "--format", "html")

    def commitments(self, *more):
        return json.loads(self.run("commitments", "--format", "json", "--all", *more))["commitments"]

    def run(self, *words, now=None):
        """What the program prints; it must end well."""
        environment = self.environment | ({"CANDOR_NOW": now} if now else {})
        done = subprocess.run([self.candor, *words], env=environment, capture_output=True, stdin=subprocess.DEVNULL)
        if done.returncode != 0:
            raise SystemExit(f"candor {words!r} ended with {done.returncode}: {done.stderr.decode()}")
        return done.stdout


def noise(count):
    """Texts of chance, the same in every run."""
    chance = random.Random(7)
    ranges = [(0x20, 0x7E), (0x0A, 0x0D), (0x01, 0x1F), (0x22, 0x2C), (0x3A, 0x3E), (0x5B, 0x5D), (0x7F, 0xFF), (0x300, 0x36F),
              (0x590, 0x6FF), (0x2000, 0x206F), (0x3040, 0x30FF), (0xFDD0, 0xFDEF), (0xFE00, 0xFFFF), (0x1F300, 0x1FAFF)]
    for _ in range(count):
        picked = (chance.choice(ranges) for _ in range(chance.randrange(1, 200)))
        yield "x" + "".join(chr(chance.randint(*each)) for each in picked) + "x"
