# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads each line of a file as one answer, so many times: `reading.py PEER FILE COUNT`.

Prints how long one time took: seconds on the wall, and of the processor. `regexes` is how write-good works: a regular
expression for each family of wordings, searched for in every text.
"""

import re
import sys
import time

FAMILIES = [
    "always|never|constantly|every time|all the time|nothing|everything|nobody|everybody",
    "lazy|careless|rude|sloppy|stupid|selfish|aggressive|emotional|abrasive|unprofessional|difficult|negative",
    "just|simply|obviously|clearly|basically|actually|really|very|quite|somewhat|fairly",
    "good job|great work|well done|keep it up|nice one|amazing|awesome|fantastic",
    "be more proactive|step up|do better|take ownership|go the extra mile|think outside the box",
    r"(?:am|are|is|was|were|be|been|being)\s+\w+ed",
    "everyone thinks|people say|I heard|somebody told me|they all",
    "or else|last chance|you had better|there will be consequences",
    "why didn't you|don't you think|isn't it|how could you|what were you thinking",
]


def reader(peer):
    if peer == "regexes":
        expressions = [re.compile(rf"\b(?:{family})\b", re.IGNORECASE) for family in FAMILIES]
        return lambda text: [match.span() for expression in expressions for match in expression.finditer(text)]
    if peer == "vader":
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        return SentimentIntensityAnalyzer().polarity_scores
    if peer == "textblob":
        from textblob import TextBlob

        return lambda text: TextBlob(text).sentiment
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: LintFile("answer", text).lint()


def main():
    peer, path, count = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        answers = file.read().split("\n")[:-1]
    read = reader(peer)
    read(answers[0])
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(int(count)):
        for answer in answers:
            read(answer)
    print((time.perf_counter() - wall) / int(count), (time.process_time() - cpu) / int(count))


main()
