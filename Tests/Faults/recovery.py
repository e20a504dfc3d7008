# SPDX-License-Identifier: GPL-3.0-or-later
"""A fault during the recovery from a fault (promises P1 and P3).

Seeded pairs: one fault in a run, another in the next start, then a start that nothing disturbs. Each is a kill before
or after a call, a torn or short write, a full disk, or an error once or from then on. A failure: an answer that either
of the two runs acknowledged is missing after the third, or the third does not start by itself.
"""

import errno

import home
import shim
from report import Report

STATES = ("fresh", "good", "killed", "torn", "holes")
NEXT = home.Work("next", ("note", "Olga", "Try again."), "", (home.Append(("Olga", "Try again."), "Noted."),))
ERRORS = (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)
DEADLY = ("kill", "killed", "tear")


def run(stage, plan):
    report = Report("fault during recovery from a fault", 2000, unit="pairs")
    trials = [(state, work) for state in STATES for work in home.WORKS]
    if "forget" in stage.commands:
        trials += [("two", home.FORGET)] * 3
    lengths = {(state, work.name): _length(stage, state, work) for state, work in trials}
    wanted = 60 if plan.is_short else report.wanted
    # Some more seeds than pairs: in a few, the first fault leaves nothing for the second to happen in.
    for index, findings in plan.each(
        range(wanted + wanted // 10), lambda index: _pair(stage, plan.chance("recovery", index), trials, lengths)
    ):
        if findings is not None:
            report.take(f"pair {index} of seed {plan.seed}", findings)
    return report


def _length(stage, state, work):
    trial, _ = stage.trial(state)
    length = _calls(stage, trial, work)
    trial.remove()
    return length


def _calls(stage, trial, work):
    """How many calls on the store the work makes."""
    record = f"{trial.path}.record"
    trial.do(work, extra=stage.preload(trial, count=record))
    return shim.counted(record)


def _pair(stage, chance, trials, lengths):
    state, work = chance.choice(trials)
    trial, before = stage.trial(state)
    try:
        first, happened, findings = _faulty_run(stage, trial, work, chance, lengths[state, work.name])
        if not happened:
            return None
        # What the second run would do is looked at in a copy.
        copy = trial.copy(stage.place())
        length = _calls(stage, copy, NEXT)
        copy.remove()
        second, happened, more = _faulty_run(stage, trial, NEXT, chance, length)
        if not happened:
            return None
        return findings + more + _settle(trial, before, (work, first), (NEXT, second))
    finally:
        trial.remove()


def _faulty_run(stage, trial, work, chance, length):
    """Runs with one fault; how it ended, whether the fault happened, and what is wrong with how it ended."""
    way = chance.choice((*DEADLY, "short", "full", "errno", "errnos"))
    argument = chance.choice(ERRORS) if way in ("errno", "errnos") else chance.randrange(900)
    at = chance.randint(1, max(1, length))
    record = f"{trial.path}.record"
    ended = trial.do(work, extra=stage.preload(trial, at=at, do=f"{way}:{argument}", count=record))
    count = shim.counted(record)
    if ended.code == home.KILLED:
        return ended, way in DEADLY, []
    findings = []
    if ended.code not in home.CONTRACT:
        findings.append(home.Finding("code", f"exit code {ended.code}: {ended.complained.strip()[-300:]}"))
    return ended, count >= at, findings


def _settle(trial, before, *runs):
    """What is wrong after a last start that nothing disturbs."""
    sure, allowed = list(before), [before]
    for work, ended in runs:
        more, allowed = work.outcomes(allowed, ended.said)
        sure = [text for text in sure if text not in work.forgets] + more
    return home.settle(trial, sure, allowed, [text for work, _ in runs for text in work.forgets])
