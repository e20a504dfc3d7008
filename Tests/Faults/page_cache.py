# SPDX-License-Identifier: GPL-3.0-or-later
"""Power cuts on a modeled disk (promise P1), for what real file systems forgive.

A run's changes and flushes are put down in order, and then the disk is built as it may be after a power cut behind
each of them: a file holds what was flushed and any part of what was not, zeros where a block was lost; a folder holds
the names that it was flushed with and any of the later ones, in their order. ext4 and XFS promise more than that (they
make a new file's name durable with its first flush), so only here does it matter that folders are flushed. A flush that
fails forgets what it could not write, as the kernel does: flushing again brings nothing back.

A failure: an acknowledged answer is missing once candor has started again on such a disk. The control, the same without
what fdatasync did, must lose.
"""

import errno
import os

import home
import shim
from report import Report

SCENARIOS = (
    # State, what is done, and what goes wrong with a flush before it is done again.
    ("fresh", home.TALK, None),
    ("fresh", home.NOTE, None),
    ("good", home.TALK, None),
    ("good", home.GIVEN, None),
    ("killed", home.NOTE, None),
    ("torn", home.TALK, None),
    ("holes", home.NOTE, None),
    ("rotate", home.TALK, None),
    ("two", home.FORGET, None),
    ("good", home.TALK, "fdatasync:.jsonl"),
    ("good", home.NOTE, "fdatasync:.jsonl"),
    ("fresh", home.NOTE, "fsync:/head.new"),
)
GUESSES = 4
CONTROL = ("good", home.TALK, None)


def run(stage, plan):
    report = Report("power cuts on a modeled disk", 1000, unit="disks")
    for state, work, flaw in SCENARIOS:
        if work == home.FORGET and "forget" not in stage.commands:
            report.skip(0, "there is no `forget` in this version")
            continue
        if not plan.wants(f"{state}, {work.name}, {flaw or 'no other fault'}"):
            continue
        record = Recording(stage, state, work, flaw)
        for (index, guess), findings in plan.each(
            plan.some(_disks(record), 9, "page cache", state, work.name, flaw, most=130),
            lambda point: _cut(stage, plan, record, *point),
        ):
            place = f"{state}, {work.name}, {flaw or 'no other fault'}, cut behind call {index}, guess {guess}"
            report.take(place, findings)
        record.base.remove()
    control = Recording(stage, *CONTROL, honors_fdatasync=False)
    lost = 0
    disks = plan.some(_disks(control), 15, "page cache control")
    for _, findings in plan.each(disks, lambda point: _cut(stage, plan, control, *point)):
        lost += any(finding.kind in ("lost", "missed", "silent") for finding in findings)
    report.remarks.append(f"control without fdatasync: {lost} disks of {len(disks)} lost something")
    if lost == 0:
        report.fail("the control without fdatasync lost nothing, so the model proves nothing")
    return report


def _disks(record):
    return [(index, guess) for index in range(len(record.calls) + 1) for guess in range(GUESSES + 1)]


NEXT = home.Work("next", ("note", "Olga", "Try again."), "", (home.Append(("Olga", "Try again."), "Noted."),))


class Recording:
    """What a run, or a failed one and the next, changed and flushed in a home that was all on the disk before."""

    def __init__(self, stage, state, work, flaw, honors_fdatasync=True):
        trial, self.texts = stage.trial(state)
        self.base = trial.copy(stage.place())
        self.root = str(trial.path)
        self.works = [work]
        self.calls = []
        if flaw:
            fault = {"at": 1, "only": flaw, "do": f"errno:{errno.EIO}"}
            self._run(stage, trial, work, **fault)
            self.works.append(NEXT)
        self._run(stage, trial, self.works[-1])
        if not honors_fdatasync:
            self.calls = [call for call in self.calls if call.name != "fdatasync"]
        trial.remove()

    def _run(self, stage, trial, work, **fault):
        record = stage.place()
        trial.do(work, extra=stage.preload(trial, journal=record, **fault))
        self.calls += shim.journal(record) + [END]


# Where one run ends and the next begins.
END = shim.Call("end", "", "", 0, b"")


class File:
    """A file's bytes as the program sees them, as the disk holds them, and the changes in between."""

    def __init__(self, durable=b"", mode=0o600):
        self.durable = bytes(durable)
        self.mode = mode
        self.pending = []
        self.size = len(self.durable)

    def write(self, bytes_):
        self.pending.append((self.size, bytes_))
        self.size += len(bytes_)

    def truncate(self, size):
        self.pending.append((size, None))
        self.size = size

    def flush(self, worked):
        if worked:
            self.durable = self.after(len(self.pending))
        self.pending = []

    def after(self, count, part=None, zeros=False):
        """The bytes with the first `count` changes, of the last of them only a part, or with zeros in its place."""
        bytes_ = bytearray(self.durable)
        for index, (offset, change) in enumerate(self.pending[:count]):
            if change is None:
                del bytes_[offset:]
                continue
            if index == count - 1 and part is not None:
                change = bytes(part) + change[part:] if zeros else change[:part]
            bytes_.extend(bytes(max(0, offset - len(bytes_))))
            bytes_[offset : offset + len(change)] = change
        return bytes(bytes_)


class Folder:
    """A folder's names as the program sees them, as the disk holds them, and the changes in between."""

    def __init__(self):
        self.durable = {}
        self.pending = []

    @property
    def names(self):
        return self.after(len(self.pending))

    def after(self, count):
        names = dict(self.durable)
        for name, node in self.pending[:count]:
            if node is None:
                names.pop(name, None)
            else:
                names[name] = node
        return names

    def flush(self, worked):
        if worked:
            self.durable = self.names
        self.pending = []


class Disk:
    """A tree of files and folders that changes are made to, and that can be built as a power cut leaves it."""

    def __init__(self, path):
        self.root = self._load(path)

    def _load(self, path):
        if path.is_file():
            return File(path.read_bytes(), path.stat().st_mode & 0o777)
        folder = Folder()
        folder.durable = {child.name: self._load(child) for child in path.iterdir()}
        return folder

    def find(self, words):
        node = self.root
        for word in words:
            node = node.names.get(word) if isinstance(node, Folder) else None
        return node

    def make(self, call, root):
        """Does one call of the journal."""
        words = _words(call.path, root)
        parent, name = self.find(words[:-1]), words[-1] if words else ""
        node = self.find(words)
        if call.name == "create" and node is None:
            parent.pending.append((name, File()))
        elif call.name == "mkdir":
            parent.pending.append((name, Folder()))
        elif call.name == "write":
            node.write(call.bytes)
        elif call.name == "truncate":
            node.truncate(call.number)
        elif call.name in ("fsync", "fdatasync"):
            node.flush(call.number == 0)
        elif call.name == "unlink":
            parent.pending.append((name, None))
        elif call.name == "rename":
            other = _words(call.other, root)
            parent.pending.append((name, None))
            self.find(other[:-1]).pending.append((other[-1], node))

    def build(self, path, chance):
        """What a power cut leaves; without chance, nothing but what was flushed."""
        self._build(self.root, path, chance)

    def _build(self, node, path, chance):
        count = chance.randint(0, len(node.pending)) if chance else 0
        if isinstance(node, Folder):
            path.mkdir(mode=0o700)
            for name, child in node.after(count).items():
                self._build(child, path / name, chance)
            return
        part = None
        if count and chance.random() < 0.5 and node.pending[count - 1][1]:
            part = chance.randrange(len(node.pending[count - 1][1]))
        path.write_bytes(node.after(count, part, zeros=part is not None and chance.random() < 0.5))
        os.chmod(path, node.mode)


def _words(path, root):
    assert path.startswith(root), path
    return [word for word in path[len(root) :].removesuffix(" (deleted)").split("/") if word]


def _cut(stage, plan, record, index, guess):
    """What is wrong after a cut behind the first `index` calls; guess 0 keeps nothing that was not flushed."""
    disk = Disk(record.base.path)
    said = [""]
    for call in record.calls[:index]:
        if call.name == "say":
            said[-1] += call.bytes.decode(errors="replace")
        elif call.name == "end":
            said.append("")
        else:
            disk.make(call, record.root)
    left = home.Home(stage.candor, stage.place(), record.base)
    disk.build(left.path, plan.chance("page cache", index, guess) if guess else None)
    sure, allowed = list(record.texts), [record.texts]
    for work, words in zip(record.works, said):
        more, allowed = work.outcomes(allowed, words)
        sure = [text for text in sure if text not in work.forgets] + more
    findings = home.settle(left, sure, allowed, [text for work in record.works for text in work.forgets])
    left.remove()
    return findings
