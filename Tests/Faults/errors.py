# SPDX-License-Identifier: GPL-3.0-or-later
"""Every error at every call on the store, once and from then on (promises P1, P2 and P3).

A failure: "saved" is said of an answer that is not there, the exit code is none of the contract (0, 73, 74, 75, 77),
a failure goes without a word, the message repeats what was confided, the run does not end, or the next start, with a
disk that works again, does not go on from every acknowledged answer.
"""

import errno

import home
import shim
import tracing
from report import Report

STATES = ("fresh", "good", "torn")
DISK = ("EIO", "ENOSPC", "EDQUOT", "EROFS")
ERRORS = {
    "write": ("EIO", "ENOSPC", "EDQUOT", "EFBIG", "EINTR"),
    "fdatasync": DISK,
    "fsync": DISK,
    "openat": (*DISK, "EACCES", "EPERM", "EMFILE", "ENFILE", "ENOMEM", "ELOOP", "EINTR"),
    "read": ("EIO", "EINTR"),
    "flock": ("EAGAIN", "ENOLCK", "EIO", "EINTR"),
    "mkdirat": (*DISK, "EACCES", "EMLINK"),
    "ftruncate": ("EIO", "EPERM", "EINTR"),
    "renameat": (*DISK, "EACCES"),
    "unlinkat": ("EIO", "EACCES", "EROFS"),
    "fchmod": ("EIO", "EPERM", "EROFS"),
    "fchmodat": ("EIO", "EPERM", "EROFS"),
    "newfstatat": ("EIO", "ENOMEM"),
    "getdents64": ("EIO",),
    "close": ("EIO",),
}
# Interrupted for ever is no fault that a system has; the calls that are made for others too fail only on the store.
ONCE_ONLY = {"EINTR"}
BY_SHIM = {"write", "read", "openat"}


def run(stage, plan):
    report = Report("every error at every store call", 1000)
    if reason := tracing.reason_to_skip():
        report.skip(report.wanted, reason)
        return report
    trials = [(state, work) for state in STATES for work in (home.TALK, home.NOTE)]
    if "forget" in stage.commands:
        trials.append(("two", home.FORGET))
    for state, work in [trial for trial in trials if plan.wants(f"{trial[0]}, {trial[1].name}")]:
        points = plan.some(_points(stage, state, work), 18, "errors", state, work.name, most=250)
        for (call, order, error, onwards), findings in plan.each(
            points, lambda point: _fail(stage, state, work, *point)
        ):
            how = "from then on" if onwards else "once"
            place = f"{state}, {work.name}, {call} (store call {order} of its name): {error} {how}"
            if findings is not None:
                report.take(place, findings)
    return report


def _points(stage, state, work):
    """Every store call, as counted among all of its name and among the store's own, with every error."""
    trial, _ = stage.trial(state)
    found, order = [], {}
    for call in tracing.calls(trial, work):
        if not call.is_on_store:
            continue
        order[call.name] = order.get(call.name, 0) + 1
        for error in ERRORS.get(call.name, ()):
            found.append((call, order[call.name], error, False))
            if error not in ONCE_ONLY:
                found.append((call, order[call.name], error, True))
    trial.remove()
    return found


def _fail(stage, state, work, call, order, error, onwards):
    """What is wrong after the error; None where the run did not come to the call."""
    trial, before = stage.trial(state)
    record = f"{trial.path}.record"
    if onwards and call.name in BY_SHIM:
        fault = {"at": order, "only": f"{call.name}:", "do": f"errnos:{getattr(errno, error)}", "count": record}
        ended = trial.do(work, extra=stage.preload(trial, **fault))
        has_happened = shim.counted(record) >= order
    else:
        ended = trial.do(work, wrapped=tracing.inject(call, f"error={error}", record, onwards))
        has_happened = tracing.was_injected(record)
    try:
        return home.judge(trial, before, work, ended, killed=False) if has_happened else None
    finally:
        trial.remove()
