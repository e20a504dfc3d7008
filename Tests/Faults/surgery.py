# SPDX-License-Identifier: GPL-3.0-or-later
"""What editors, merges and scripts do to lines (promises P4 and P5).

Each kind of change is made to the middle of the first segment, of the last closed one and of the open one, with the
sealed head and without it. A failure: `log verify` does not name the file and the line with exit code 65, an export
hands over anything but the lines before it, candor starts to write in a log that it checks there, or anything at all
is changed. (Of closed segments but the last an open checks size and last hash only, so it may pass over a change there
that keeps the size; `log verify` may not.)
"""

import hashlib
import json
import re

from home import Finding
from report import Report

SEGMENTS = {"first": 0, "closed": -2, "last": -1}


def _joined(lines):
    return b"".join(line + b"\n" for line in lines)


def _line(change):
    """A kind of change to one line alone."""
    return lambda lines, at: _joined(lines[:at] + [change(lines[at])] + lines[at + 1 :])


def _body(line):
    return re.search(rb',"b":(.*),"h":"[0-9a-f]{64}"\}$', line)[1]


def _with_body(line, body):
    return line.replace(b',"b":' + _body(line), b',"b":' + body)


def _upper(key):
    def change(line):
        return re.sub(rb'("%s":")([0-9a-f]{64})' % key, lambda match: match[1] + match[2].upper(), line)

    return change


def _another_person(match):
    return b'"s":"p_' + (b"1" if match[1] == b"0" else b"0")


def _reordered(line):
    fields = json.loads(line)
    return json.dumps(dict(sorted(fields.items())), separators=(",", ":"), ensure_ascii=False).encode()


# Each with the line that a person has to look at, counted from the changed one.
KINDS = {
    "deleted": (0, lambda lines, at: _joined(lines[:at] + lines[at + 1 :])),
    "doubled": (1, lambda lines, at: _joined(lines[: at + 1] + lines[at:])),
    "swapped with the next": (0, lambda lines, at: _joined([*lines[:at], lines[at + 1], lines[at], *lines[at + 2 :]])),
    "a line inserted": (0, lambda lines, at: _joined(lines[:at] + [b'{"v":1}'] + lines[at:])),
    "a blank line": (0, lambda lines, at: _joined(lines[:at] + [b""] + lines[at:])),
    "merge markers": (0, lambda lines, at: _joined([*lines[:at], b"<<<<<<< HEAD", lines[at], b"=======", *lines[at:]])),
    "two lines joined": (0, lambda lines, at: _joined([*lines[:at], lines[at] + lines[at + 1], *lines[at + 2 :]])),
    "one line split": (0, lambda lines, at: _joined([*lines[:at], lines[at][:99], lines[at][99:], *lines[at + 1 :]])),
    "the next one's body": (0, lambda lines, at: _line(lambda line: _with_body(line, _body(lines[at + 1])))(lines, at)),
    "CRLF": (None, lambda lines, at: b"".join(line + b"\r\n" for line in lines)),
    "a byte order mark": (None, lambda lines, at: b"\xef\xbb\xbf" + _joined(lines)),
    "re-indented": (0, _line(lambda line: line.replace(b'":"', b'": "'))),
    "key order": (0, _line(_reordered)),
    "re-encoded": (0, _line(lambda line: line.replace(b"/1", b"\\/1", 1))),
    "trailing space": (0, _line(lambda line: line + b" ")),
    "leading tab": (0, _line(lambda line: b"\t" + line)),
    "upper-case hash": (0, _line(_upper(b"h"))),
    "upper-case body hash": (0, _line(_upper(b"bh"))),
    "upper-case link": (0, _line(_upper(b"p"))),
    "body null": (0, _line(lambda line: _with_body(line, b"null"))),
    "body null of the same length": (0, _line(lambda line: _with_body(line, b"null".ljust(len(_body(line)))))),
    "body empty": (0, _line(lambda line: _with_body(line, b'""' if _body(line)[:1] == b'"' else b"{}"))),
    "one letter of the body": (0, _line(lambda line: _with_body(line, _swapped(_body(line))))),
    "another number": (0, _line(lambda line: re.sub(rb'"n":(\d)', rb'"n":9\1', line))),
    "another day": (0, _line(lambda line: line.replace(b'"t":"20', b'"t":"21'))),
    "another person": (0, _line(lambda line: re.sub(rb'"s":"p_(.)', _another_person, line))),
    "zeros": (0, _line(lambda line: line[:80] + bytes(60) + line[140:])),
    "rewritten with hashes that fit": (1, _line(lambda line: _rehashed(_with_body(line, _swapped(_body(line)))))),
    "a later format": (0, _line(lambda line: line.replace(b'{"v":1', b'{"v":2'))),
}


def _swapped(body):
    """The body with two letters near its end exchanged."""
    at = next(index for index in range(len(body) - 8, 0, -1) if body[index] != body[index + 1])
    return body[:at] + body[at + 1 : at + 2] + body[at : at + 1] + body[at + 2 :]


def _rehashed(line):
    """The line with the body's hash and its own hash made anew, by one who knows the format."""
    body_hash = hashlib.sha256(b"candor/1/body\n" + _body(line)).hexdigest().encode()
    line = re.sub(rb'"bh":"[0-9a-f]{64}"', b'"bh":"' + body_hash + b'"', line)
    core = line[: line.index(b',"b":')]
    own = hashlib.sha256(b"candor/1\n" + core).hexdigest().encode()
    return re.sub(rb'"h":"[0-9a-f]{64}"\}$', b'"h":"' + own + b'"}', line)


# What is cut off behind a whole line, only the sealed head can tell: these are done with it there.
ENDS = {
    "the last line deleted": lambda trial: _keep(trial.segments[-1], -1),
    "half of the lines deleted": lambda trial: _keep(trial.segments[-1], 6),
    "the open segment emptied": lambda trial: _keep(trial.segments[-1], 0),
    "the open segment lost": lambda trial: trial.segments[-1].unlink(),
    "the last closed segment lost": lambda trial: trial.segments[-2].unlink(),
    "the last line of a closed segment deleted": lambda trial: _keep(trial.segments[-2], -1),
}


def _keep(segment, count):
    lines = segment.read_bytes().splitlines()
    mode = segment.stat().st_mode
    segment.chmod(0o600)
    segment.write_bytes(_joined(lines[:count]))
    segment.chmod(mode)


def run(stage, plan):
    report = Report("line surgery", 66, unit="cases")
    points = [(kind, place, headed) for kind in KINDS if plan.wants(kind) for place in SEGMENTS for headed in (True, False)]
    points = plan.some(points, 20, "surgery")
    for (kind, place, headed), findings in plan.each(points, lambda point: _operate(stage, *point)):
        report.take(f"{kind}, {place} segment, {'with' if headed else 'without'} head", findings)
    for name, shorten in [end for end in ENDS.items() if plan.wants(end[0])]:
        trial, _ = stage.trial("segments")
        shorten(trial)
        report.take(name, _refused(trial))
        trial.remove()
    return report


def _refused(trial):
    """What is wrong where candor does not refuse a log that is too short, or changes it."""
    before = trial.snapshot()
    findings = []
    for words in (["log", "verify"], ["list"], ["note", "Ana", "written on"]):
        ended = trial.run(words)
        if ended.code != 65 or str(trial.device) not in ended.complained:
            findings.append(Finding("silent", f"{words[0]} ends with {ended.code}: {ended.complained.strip()}"))
    if trial.snapshot() != before:
        findings.append(Finding("silent", "something was changed"))
    return findings


def _operate(stage, kind, place, headed):
    trial, _ = stage.trial("segments")
    try:
        segment = trial.segments[SEGMENTS[place]]
        if not headed:
            (trial.device / "head").unlink()
        lines = segment.read_bytes().splitlines()
        at = len(lines) // 2
        offset, change = KINDS[kind]
        damaged = change(lines, at)
        assert damaged != _joined(lines), kind
        expected = 1 if offset is None else at + 1 + offset
        segment.chmod(0o600)
        segment.write_bytes(damaged)
        segment.chmod(0o400 if place != "last" else 0o600)
        sound = b"".join(path.read_bytes() for path in trial.segments[: SEGMENTS[place] % len(trial.segments)])
        # A line rewritten with hashes that fit is handed over: only the next one gives it away.
        sound += _joined(damaged.split(b"\n")[: expected - 1])
        if kind.startswith("body null"):
            # Something later could say that it was forgotten, so what follows is handed over first.
            sound = b"".join(path.read_bytes() for path in trial.segments)
        return _look(trial, segment, expected, sound, place == "first" and headed and len(damaged) == _size(lines))
    finally:
        trial.remove()


def _size(lines):
    return len(_joined(lines))


def _look(trial, segment, expected, sound, may_open):
    findings = []
    before = trial.snapshot()
    verified = trial.run(["log", "verify"])
    place = re.match(rf"{re.escape(str(segment))}:(?:(\d+):)? ", verified.complained)
    if verified.code != 65:
        findings.append(Finding("silent", f"log verify ends with {verified.code}: {verified.said.strip()}"))
    elif not place:
        findings.append(Finding("silent", f"the file is not named: {verified.complained.strip()}"))
    elif place[1] and int(place[1]) != expected:
        findings.append(Finding("silent", f"line {place[1]} is named, and {expected} is the one"))
    elif not place[1] and " bytes " not in verified.complained:
        findings.append(Finding("silent", f"no line is named: {verified.complained.strip()}"))
    exported = trial.run(["log", "export"])
    if exported.code != 65 or not sound.startswith(exported.said.encode()):
        findings.append(Finding("silent", f"an export ends with {exported.code} and has more than what is sound"))
    if place and place[1] and exported.said.encode() != sound:
        findings.append(Finding("lost", f"an export has {len(exported.said)} of {len(sound)} sound bytes"))
    written = trial.run(["note", "Ana", "written on"])
    if written.code != 65 and not (may_open and written.code == 0):
        findings.append(Finding("silent", f"an open for writing ends with {written.code}"))
    if written.code != 0 and trial.snapshot() != before:
        findings.append(Finding("silent", "something was changed"))
    return findings
