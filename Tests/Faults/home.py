# SPDX-License-Identifier: GPL-3.0-or-later
"""Homes that candor keeps its log in, what is said to it there, and what must be found there afterwards.

An answer is acknowledged once candor has printed the next question, or the saved line, after it. After any fault the
home must open again by itself, pass its check, and hold every acknowledged answer, in order, and at most the one more
that was under way; nothing else.
"""

import dataclasses
import functools
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading

FLOW = """\
flow: ledger
version: 1
title: Ledger
about: Three entries, to try what is kept.
questions:
""" + "".join(
    f"""\
  - id: {field}
    label: {field.capitalize()}
    ask: The {field} entry, please?
    why: It is kept.
    example: One line.
    type: text
    next: {following}
"""
    for field, following in (("first", "second"), ("second", "third"), ("third", "end"))
)

# What a command may end with, whatever the disk does: saved, cannot create, not saved, locked, not permitted.
CONTRACT = {0, 73, 74, 75, 77}
KILLED = -9
SECONDS = 120


_FIELDS = {"candor.answer.1": "text", "candor.note.1": "text", "candor.person.1": "name"}


@dataclasses.dataclass(frozen=True)
class Ending:
    """How a run of candor ended: its code (minus the signal's number where one ended it) and what it said."""

    code: int
    said: str
    complained: str


@dataclasses.dataclass(frozen=True)
class Append:
    """The texts that candor puts on disk in one go, and the words that it prints once they are there."""

    texts: tuple
    mark: str


@dataclasses.dataclass(frozen=True)
class Work:
    """A command, the lines typed to it, and what it stores on the way."""

    name: str
    words: tuple
    typed: str
    appends: tuple
    # What is not there any more once it is done.
    forgets: tuple = ()

    @property
    def texts(self):
        return [text for append in self.appends for text in append.texts]

    def acknowledged(self, said):
        """How many appends candor has confirmed, and after how many texts."""
        place, texts = 0, 0
        for count, append in enumerate(self.appends):
            found = said.find(append.mark, place)
            if found < 0:
                return count, texts
            place = found + len(append.mark)
            texts += len(append.texts)
        return len(self.appends), texts

    def outcomes(self, before, said):
        """What must be there after it said so much, and all that may be there; `before` is what may have been."""
        confirmed, least = self.acknowledged(said)
        if self.forgets:
            left = [[text for text in texts if text not in self.forgets] for texts in before]
            return left[0], left if confirmed == len(self.appends) else before + left
        allowed = [
            # A name that is there already is not added again.
            texts + [text for text in self.texts[:kept] if text not in texts]
            for texts in before
            for kept in range(least, self.under_way(said) + 1)
        ]
        return self.texts[:least], allowed

    def under_way(self, said):
        """How many texts may be on disk at most."""
        count, texts = self.acknowledged(said)
        following = next((append for append in self.appends[count:] if append.texts), None)
        return texts + (len(following.texts) if following else 0)


TALK = Work(
    "talk",
    ("start", "ledger", "Noor"),
    "The cart stood in the way.\nBoth hands were full.\nA wedge lies at the office.\ny\n",
    (
        Append(("Noor",), "The first entry"),
        Append(("The cart stood in the way.",), "The second entry"),
        Append(("Both hands were full.",), "The third entry"),
        Append(("A wedge lies at the office.",), "Save this?"),
        Append((), "Saved as conversation"),
    ),
)
NOTE = Work("note", ("note", "Mia", "Asked for the plan."), "", (Append(("Mia", "Asked for the plan."), "Noted."),))
GIVEN = Work(
    "given",
    ("start", "ledger", "Tamsin", "--yes")
    + ("--answer", "first=Forty meters.", "--answer", "second=Four gates.", "--answer", "third=A new list."),
    "",
    (Append(("Tamsin", "Forty meters.", "Four gates.", "A new list."), "Saved as conversation"),),
)
WORKS = (TALK, NOTE, GIVEN)

# What stands in a home that is not fresh, and the note that shows that a home works again.
FIRST = Work(
    "first",
    ("start", "ledger", "Ana"),
    "The door stood open.\nThe alarm was on.\nTwo racks were tested again.\ny\n",
    (Append(("Ana", "The door stood open.", "The alarm was on.", "Two racks were tested again."), "Saved as"),),
)
FORGET = Work(
    "forget", ("forget", "Ana", "--yes"), "", (Append((), "Forgotten:"),), forgets=tuple(FIRST.texts)
)
ENCRYPT = Work(
    "encrypt", ("doctor", "--encrypt", "--passphrase-file", "passphrase"), "",
    (Append((), "under the passphrase now"),),
)
LAST = Work("last", ("note", "Lena", "Read the sheet."), "", (Append(("Lena", "Read the sheet."), "Noted."),))
AFTER = Work("after", ("note", "Zoe", "It works again."), "", (Append(("Zoe", "It works again."), "Noted."),))


class Home:
    """One CANDOR_HOME."""

    def __init__(self, candor, path, origin=None):
        self.candor = str(candor)
        self.path = pathlib.Path(path)
        self.origin = origin

    def make(self):
        """An empty home that knows the conversation type of the tests."""
        flows = self.path / "config" / "flows"
        flows.mkdir(parents=True)
        (flows / "ledger.yaml").write_text(FLOW)
        # Read only where the log is under a passphrase, or is put under one.
        (self.path / "passphrase").write_text("four words that are apart\n")
        (self.path / "passphrase").chmod(0o600)
        return self

    def copy(self, path):
        shutil.copytree(self.path, path, symlinks=True)
        return Home(self.candor, path, self.origin or self)

    def remove(self):
        shutil.rmtree(self.path, ignore_errors=True)

    def environment(self, extra=None):
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        places = {"CANDOR_HOME": str(self.path), "CANDOR_PASSPHRASE_FILE": str(self.path / "passphrase")}
        return {**kept, **places, "TZ": "UTC", "LC_ALL": "C.UTF-8", **(extra or {})}

    def run(self, words, typed="", wrapped=(), extra=None):
        """Runs candor to its end; a run that does not end counts as code 999."""
        try:
            ended = subprocess.run(
                [*wrapped, self.candor, *words], input=typed.encode(), env=self.environment(extra),
                capture_output=True, timeout=SECONDS, cwd=self.path,
            )
        except subprocess.TimeoutExpired as late:
            return Ending(999, _text(late.stdout), _text(late.stderr) + f"ran for more than {SECONDS} s")
        return Ending(ended.returncode, _text(ended.stdout), _text(ended.stderr))

    def do(self, work, wrapped=(), extra=None):
        return self.run(work.words, work.typed, wrapped, extra)

    @property
    def data(self):
        return self.path / "log"

    @property
    def device(self):
        """The folder of the device that this home writes as."""
        name = (self.path / "state" / "device").read_text().strip()
        return self.data / "dev" / name

    @property
    def segments(self):
        return sorted(self.device.glob("*.jsonl"))

    @functools.cached_property
    def first_traces(self):
        """What this home keeps the first person's words as: the closed key, and the closed bodies."""
        lines = self.segments[0].read_bytes().splitlines()
        person = re.search(rb'"s":"(p_\w+)"', lines[0])[1]
        key = re.search(rb"^%s (\S+)$" % person, (self.device / "keys").read_bytes(), re.MULTILINE)
        bodies = [re.search(rb',"b":"([^"]+)"', line) for line in lines if b'"s":"%s"' % person in line]
        return [key[1]] + [body[1] for body in bodies if body]

    def left_of_first(self):
        """How many of those that the home this is a copy of had are in any file here."""
        files = [path.read_bytes() for path in self.data.rglob("*") if path.is_file()]
        return sum(any(trace in bytes_ for bytes_ in files) for trace in self.origin.first_traces)

    @property
    def is_encrypted(self):
        """Whether the keys are under a passphrase."""
        return b"\nscrypt " in (self.device / "keys").read_bytes()

    def is_cache_stale(self):
        """How an answer differs once every cache is deleted; None where none does. The caches are gone then."""
        if not (self.data / "cache").exists():
            return None
        looks = (["list", "--format", "json"], ["commitments", "--format", "json"], ["people"])
        cached = [self.run(words) for words in looks]
        shutil.rmtree(self.data / "cache")
        differing = [words[0] for words, before in zip(looks, cached) if self.run(words) != before]
        return f"with its cache deleted, candor answers otherwise: {', '.join(differing)}" if differing else None

    def last_bytes(self):
        """The path of the open segment and what it holds; None where there is no log yet."""
        if not (self.path / "state" / "device").exists() or not self.segments:
            return None
        return self.segments[-1], self.segments[-1].read_bytes()

    def is_gone(self, unclean):
        """How many bytes of what the open segment once held are neither in it now nor set aside."""
        if unclean is None:
            return 0
        path, held = unclean
        now = path.read_bytes()
        kept = next((index for index, (old, new) in enumerate(zip(held, now)) if old != new), min(len(held), len(now)))
        rest = held[kept:]
        aside = [file.read_bytes() for file in self.data.glob("torn/*")]
        # A cut is made at the beginning of a record, so some of what was set aside may be alike in the next one.
        return len(rest) if rest and not any(bytes_.endswith(rest) for bytes_ in aside) else 0

    def texts(self):
        """Every name, note and answer in the log, in its order; None with a reason where it cannot be read."""
        ended = self.run(["log", "export", "--format", "cloudevents"])
        if ended.code != 0:
            return None, f"the export ends with {ended.code}: {ended.complained.strip()}"
        texts = []
        for line in ended.said.splitlines():
            event = json.loads(line)
            field = _FIELDS.get(event["type"])
            if field and "data" in event:  # without data where it was forgotten
                texts.append(event["data"][field])
        return texts, None

    def verify(self):
        """How many records the log holds; None with a reason where it is not sound."""
        ended = self.run(["log", "verify"])
        match = re.fullmatch(r"ok: (\d+) events, head [0-9a-f]{64}\n", ended.said)
        if ended.code != 0 or not match:
            return None, f"log verify ends with {ended.code}: {(ended.said + ended.complained).strip()}"
        return int(match[1]), None

    def snapshot(self):
        """Every file below the data folder with its bytes, its mode and its inode; the lock file left out."""
        return {
            str(path.relative_to(self.data)): (path.read_bytes(), path.stat().st_mode, path.stat().st_ino)
            for path in self.data.rglob("*")
            if path.is_file() and path.name != "lock"
        }


@dataclasses.dataclass
class Finding:
    """What is wrong after a fault: `kind` is lost, silent, missed or code."""

    kind: str
    what: str


def judge(home, before, work, faulty, killed):
    """What is wrong with `home` after `work` met a fault as `faulty` says; `before` are the texts it held."""
    findings = []
    confirmed, least = work.acknowledged(faulty.said)
    if not killed:
        if faulty.code not in CONTRACT:
            findings.append(Finding("code", f"exit code {faulty.code}: {faulty.complained.strip()[-300:]}"))
        elif faulty.code != 0 and not faulty.complained.strip():
            findings.append(Finding("code", f"exit code {faulty.code} without a word"))
        elif faulty.code == 0 and confirmed < len(work.appends):
            findings.append(Finding("code", f"exit code 0, but {confirmed} of {len(work.appends)} saved"))
        leaked = [text for text in work.texts if len(text) > 6 and text in faulty.complained]
        if leaked:
            findings.append(Finding("code", f"the message repeats what was confided: {leaked[0]!r}"))
    sure, allowed = work.outcomes([before], faulty.said)
    kept = [text for text in before if text not in work.forgets]
    return findings + settle(home, kept + sure, allowed, work.forgets)


def settle(home, sure, allowed, forgotten=()):
    """What is wrong with `home` once candor has started again: `sure` must be there, and exactly one of `allowed`.

    Where what was `forgotten` is not there, neither are the bytes it was kept as.
    """
    unclean = home.last_bytes()
    again = home.do(AFTER)
    if again.code != 0:
        return [Finding("missed", f"the next start ends with {again.code}: {again.complained.strip()[-300:]}")]
    # What was forgotten is taken out of the segment by a start that finds it there.
    if not forgotten and (gone := home.is_gone(unclean)):
        return [Finding("lost", f"{gone} bytes were cut off and not set aside")]
    _, flaw = home.verify()
    found, unread = home.texts()
    if flaw or unread:
        return [Finding("silent", flaw or unread)]
    if stale := home.is_cache_stale():
        return [Finding("silent", stale)]
    if found in [texts + AFTER.texts for texts in allowed]:
        left = home.left_of_first() if forgotten and not set(forgotten) & set(found) else 0
        return [Finding("silent", f"{left} traces of what was forgotten are on the disk")] if left else []
    missing = [text for text in sure if text not in found]
    if missing:
        return [Finding("lost", f"{len(missing)} acknowledged, the first of them {missing[0]!r}")]
    return [Finding("silent", f"what is there was never said in this order: {found[-8:]}")]


class Stage:
    """The folder that a suite's homes live in, in memory where there is room, and the states that they start from."""

    def __init__(self, candor, shim):
        base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.candor = candor
        self.shim = shim
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="candor-faults-", dir=base))
        self._counter = itertools.count()
        self._lock = threading.Lock()
        self._states = {}

    def close(self):
        shutil.rmtree(self.path, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    @property
    def is_debug(self):
        """Whether the program was built without optimization."""
        return "debug" in str(self.candor)

    def place(self):
        """A path that nothing is at; all are equally long."""
        return self.path / f"{next(self._counter):08d}"

    def fresh(self):
        return Home(self.candor, self.place()).make()

    def preload(self, home, **settings):
        """The variables that load the shim for runs in `home`."""
        faults = {f"FAULT_{name.upper()}": str(value) for name, value in settings.items()}
        return {"LD_PRELOAD": str(self.shim), "FAULT_ROOT": str(home.path), **faults}

    @functools.cached_property
    def commands(self):
        """The names of the commands that this candor has."""
        home = self.fresh()
        names = re.findall(r"^  (\w+)\b", home.run(["help"]).said, re.MULTILINE)
        home.remove()
        return set(names)

    def state(self, name):
        """A home in this state, to be copied and not touched, and the texts it holds."""
        with self._lock:
            if name not in self._states:
                home = self.fresh()
                self._states[name] = (home, getattr(self, f"_make_{name}")(home))
        return self._states[name]

    def trial(self, name):
        """A copy of a state to do something to, and the texts it holds."""
        home, texts = self.state(name)
        return home.copy(self.place()), list(texts)

    def _make_fresh(self, home):
        return []

    def _make_good(self, home):
        _must(home, FIRST)
        return FIRST.texts

    def _make_killed(self, home):
        """Killed after its last answer, before the head was sealed."""
        _must(home, FIRST)
        attempt, count = home.copy(self.place()), self.place()
        attempt.do(LAST, extra=self.preload(attempt, only="fdatasync:.jsonl", count=count))
        flushes = int(count.read_text())
        attempt.remove()
        home.do(LAST, extra=self.preload(home, at=flushes, only="fdatasync:.jsonl", do="killed"))
        assert home.texts() == (FIRST.texts + LAST.texts, None), "the state was not reached"
        return FIRST.texts + LAST.texts

    def _make_two(self, home):
        """Two people, the first with a conversation; the log closed in order."""
        _must(home, FIRST)
        _must(home, LAST)
        return FIRST.texts + LAST.texts

    def _make_snapshot(self, home):
        """So many records since the last snapshot, of which there is none, that the next end leaves one."""
        _must(home, FIRST)
        texts = [f"entry {index:06d}" for index in range(600)]
        ended = home.run([], "".join(f"note Ana {text}\n" for text in texts))
        assert ended.code == 0, ended.complained
        shutil.rmtree(home.data / "cache", ignore_errors=True)
        return FIRST.texts + texts

    def _make_remembered(self, home):
        """The same with the snapshot, which the next start goes on from."""
        texts = self._make_snapshot(home)
        _must(home, LAST)
        return texts + LAST.texts

    def _make_torn(self, home):
        self._make_killed(home)
        with open(home.segments[-1], "ab") as file:
            file.write(b'{"v":1,"n":6,"dev":"d_')
        return FIRST.texts + LAST.texts

    def _make_holes(self, home):
        """The last record has its length and its newline, and zeros where a block never reached the disk."""
        texts = self._make_killed(home)
        bytes_ = home.segments[-1].read_bytes()
        last = bytes_[:-1].rfind(b"\n") + 1
        record = bytes_[last:]
        with open(home.segments[-1], "ab") as file:
            file.write(record[:60] + bytes(len(record) - 61) + b"\n")
        return texts

    def _make_rotate(self, home):
        """The segment is so full that the next append begins another."""
        return self._nearly_full(home, 1)

    def _make_segments(self, home):
        """Two closed segments and an open one with a dozen records, the head sealed."""
        texts = self._nearly_full(home, 2)
        more = [f"entry {len(texts) + index:06d} of the last segment" for index in range(12)]
        ended = home.run([], "".join(f"note Ana {text}\n" for text in more))
        assert ended.code == 0 and len(home.segments) == 3, ended.complained
        return texts + more

    def _nearly_full(self, home, count):
        """Fills `count` segments, the last one up to where not even a short record fits any more."""
        texts = list(FIRST.texts)
        _must(home, FIRST)
        limit = segment_limit()

        def left():
            return limit - home.segments[-1].stat().st_size

        def add(sizes):
            for size in sizes:
                texts.append(f"entry {len(texts):06d} " + "x" * size)
            ended = home.run([], "".join(f"note Ana {text}\n" for text in texts[len(texts) - len(sizes):]))
            assert ended.code == 0, ended.complained

        while len(home.segments) < count or left() > 30_000:
            add([8000] * max(1, min(40, left() // 25_000)))
        while left() > 1400:
            add([100])
        for size in range(0, 900, 8):
            attempt = home.copy(self.place())
            attempt.run(["note", "Ana", f"entry {len(texts):06d} " + "x" * size])
            fits = len(attempt.segments) == count and limit - attempt.segments[-1].stat().st_size < 400
            attempt.remove()
            if fits:
                add([size])
                return texts
        raise AssertionError("no record fills the segment")


def segment_limit():
    """Where a segment ends, as the source of the log says."""
    text = (REPOSITORY / "Sources" / "CandorLog" / "EventLog.swift").read_text()
    match = re.search(r"static let segmentLimit = (\d+) << (\d+)", text)
    return int(match[1]) << int(match[2])


REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def _must(home, work):
    ended = home.do(work)
    assert ended.code == 0, ended.complained


def _text(bytes_):
    return (bytes_ or b"").decode(errors="replace")
