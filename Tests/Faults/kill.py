# SPDX-License-Identifier: GPL-3.0-or-later
"""Killed before every system call (promises P1 and P3).

candor is ended by SIGKILL before each of its system calls in turn, from the first that touches its folders on, in every
state that a log can be in. A failure: an acknowledged answer is not there afterwards, more than the one answer under
way is in doubt, the next start does not mend the log by itself, or the check of the log fails after that.
"""

import dataclasses

import home
import tracing
from report import Report

STATES = ("fresh", "good", "killed", "torn", "holes", "rotate")


def run(stage, plan):
    report = Report("kill before every system call", 2000)
    if reason := tracing.reason_to_skip():
        report.skip(report.wanted, reason)
        return report
    reached = {}
    for state, work in _trials(stage, plan, report):
        trial, _ = stage.trial(state)
        points = plan.some(tracing.calls(trial, work), 5, "kill", state, work.name, most=110)
        trial.remove()
        for call, findings in plan.each(points, lambda call: _kill(stage, state, work, call)):
            if findings is not None:
                report.take(f"{state}, {work.name}, killed before {call}", findings)
                kind = work.name if work not in home.WORKS else state
                reached[kind] = reached.get(kind, 0) + 1
    report.remarks.append(", ".join(f"{state} {count}" for state, count in reached.items()))
    return report


def _trials(stage, plan, report):
    trials = [(state, work) for state in STATES for work in home.WORKS if (state, work) != ("rotate", home.GIVEN)]
    if "forget" in stage.commands:
        everything = tuple(stage.state("segments")[1])
        trials += [("two", home.FORGET), ("segments", dataclasses.replace(home.FORGET, forgets=everything))]
    else:
        report.skip(0, "there is no `forget` in this version")
    if plan.is_short and stage.is_debug:
        report.skip(0, "under a passphrase: a debug build takes seconds for each")
    elif "doctor" in stage.commands:
        trials += [("two", home.ENCRYPT)]
    else:
        report.skip(0, "there is no `doctor --encrypt` in this version")
    if (stage.state("remembered")[0].data / "cache").exists():
        trials += [(state, work) for state in ("snapshot", "remembered") for work in (home.TALK, home.NOTE)]
    else:
        report.skip(0, "there are no snapshots in this version")
    return [(state, work) for state, work in trials if plan.wants(f"{state}, {work.name}")]


def _kill(stage, state, work, call):
    """What is wrong after a kill before `call`; None where the run did not come to it."""
    trial, before = stage.trial(state)
    ended = trial.do(work, wrapped=tracing.inject(call, "signal=KILL", "/dev/null"))
    try:
        if ended.code != home.KILLED:
            return None
        findings = home.judge(trial, before, work, ended, killed=True)
        if work == home.ENCRYPT and work.acknowledged(ended.said)[0] and not trial.is_encrypted:
            findings.append(home.Finding("silent", "the log is said to be under a passphrase and is not"))
        return findings
    finally:
        trial.remove()
