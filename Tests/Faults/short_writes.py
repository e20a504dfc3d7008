# SPDX-License-Identifier: GPL-3.0-or-later
"""Short and torn writes at every byte (promises P1, P2 and P3).

A write puts down K bytes, for every K: and says so, and the program must write the rest; and the disk is full from
then on, and the program must say NOT SAVED; and the program is killed, and its next start must mend the log. It goes
through the record of an answer, the one of a note with a new person, the sealed head, and the files of a new log.
"""

import home
import shim
from report import Report

# State, what is done there, the file whose first write is cut.
CUTS = (
    ("good", home.TALK, ".jsonl"),
    ("good", home.NOTE, ".jsonl"),
    ("good", home.NOTE, "/head.new"),
    ("good", home.NOTE, "/keys.new"),
    ("killed", home.NOTE, "/00000001.jsonl.new"),
    ("torn", home.NOTE, "/torn/"),
    ("fresh", home.NOTE, "/FORMAT.new"),
    ("fresh", home.NOTE, "/device.new"),
    ("fresh", home.NOTE, "/head.new"),
    ("fresh", home.NOTE, "/keys.new"),
    ("good", home.NOTE, "/lock"),
)
WAYS = ("short", "full", "tear")


def run(stage, plan):
    report = Report("short and torn writes at every byte", 1000)
    for state, work, end in CUTS:
        size = _size(stage, state, work, end)
        points = [(kept, way) for kept in range(size) for way in WAYS if kept or way != "short"]
        # Every byte of an answer's record; of the others as many as are worth the time.
        most = None if work == home.TALK else 100
        points = plan.some(points, 18, "short writes", state, work.name, end, most=most)
        for (kept, way), findings in plan.each(points, lambda point: _cut(stage, state, work, end, *point)):
            if findings is not None:
                report.take(f"{state}, {work.name}, {end} after {kept} of {size} bytes: {way}", findings)
    return report


def _size(stage, state, work, end):
    """Bytes of the first write to a path with this end; 0 where there is none in this version."""
    trial, _ = stage.trial(state)
    record = stage.place()
    trial.do(work, extra=stage.preload(trial, journal=record))
    sizes = [len(call.bytes) for call in shim.journal(record) if call.name == "write" and _fits(call.path, end)]
    trial.remove()
    return sizes[0] if sizes else 0


def _fits(path, end):
    return end in path if end.endswith("/") else path.endswith(end)


def _cut(stage, state, work, end, kept, way):
    trial, before = stage.trial(state)
    record = f"{trial.path}.record"
    extra = stage.preload(trial, at=1, only=f"write:{end}", do=f"{way}:{kept}", count=record)
    ended = trial.do(work, extra=extra)
    killed = way == "tear"
    try:
        if killed != (ended.code == home.KILLED) or not (killed or shim.counted(record)):
            return None
        return home.judge(trial, before, work, ended, killed)
    finally:
        trial.remove()
