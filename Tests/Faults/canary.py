# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that must turn up nowhere: a name, an answer, a note, a passphrase, a key (promises P9 and P10).

Each scenario confides words that stand nowhere else, and then looks for them, as they are and as hexadecimal, Base64 and
UTF-16, in every file that candor could have left (its folders, the home and the temporary folder of the run), in what
it complained of, in the command line and the environment of the running process and of any program it starts, and in
every system call but those that read what was typed and say what was asked for. A passphrase and a key must not be
said either. A hit is a failure.

Without a passphrase the keys lie beside the log, by design: there, and in the calls that read and write that one file,
a key is expected. What is searched for after `doctor --encrypt` is that key.
"""

import base64
import contextlib
import os
import pty
import re
import select
import subprocess
import time

import tracing
from home import SECONDS, Finding
from report import Report

_HEARD = re.compile(r"^\d+ +(?:read\(0[,<]|write\(1[,<])")
_KEYS = re.compile(r"^\d+ +(?:read|write)\(\d+<[^>]*/keys(?:\.new)?>")


class Watched:
    """A home in which everything candor does is looked at."""

    def __init__(self, stage, chance):
        self.stage = stage
        self.home = stage.fresh()
        self.outside = stage.place()
        self.outside.mkdir()
        letters = "bcdfghjklmnpqrstvwxz"
        words = ["".join(chance.choice(letters) for _ in range(11)) for _ in range(4)]
        self.name, self.answer, self.note, self.passphrase = (word.capitalize() for word in words)
        self.confided = [self.name, self.answer, self.note]
        # What must not be said at all, not even on standard output.
        self.secrets = [self.passphrase]
        self.key = None
        self.findings = []

    def close(self):
        self.home.remove()

    @property
    def variables(self):
        return {"HOME": str(self.outside), "TMPDIR": str(self.outside), "TERM": "xterm"}

    def run(self, *words, typed="", extra=None, code=0):
        """Runs candor under strace, looks at all of it, and returns how it ended."""
        record = self.stage.place()
        process = subprocess.Popen(
            ["strace", "-f", "-y", "-qq", "-s", "1000000", "-o", record, self.home.candor, *words],
            env=self.home.environment({**self.variables, **(extra or {})}), cwd=self.outside,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        process.stdin.write(typed.encode())
        process.stdin.flush()
        self._look_at_processes(process.pid)
        said, complained = (part.decode(errors="replace") for part in process.communicate(timeout=SECONDS))
        self._look(record, " ".join(words) or "the prompt", said, complained)
        if code is not None and process.returncode != code:
            self.findings.append(Finding("code", f"{' '.join(words)} ends with {process.returncode}: {complained}"))
        return process.returncode, said, complained

    def run_at_terminal(self, *words, typed):
        """The same in a pseudo-terminal, line after line once candor asks."""
        record = self.stage.place()
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            ["strace", "-f", "-y", "-qq", "-s", "1000000", "-o", record, self.home.candor, *words],
            env=self.home.environment(self.variables), cwd=self.outside, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        for line in [*typed.splitlines(), None, None]:
            self._read(ours, 1.0)
            self._look_at_processes(process.pid)
            with contextlib.suppress(OSError):
                os.write(ours, b"\x04" if line is None else line.encode() + b"\r")
        self._read(ours, 3.0)
        os.close(ours)  # a terminal that goes away ends what runs in it
        process.wait(SECONDS)
        # What a terminal is shown it is shown on purpose, on whichever descriptor.
        self._look(record, " ".join(words), "", "", heard=re.compile(r"/dev/(?:pts|tty|ptmx)"))

    def _read(self, terminal, seconds):
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if select.select([terminal], [], [], left)[0]:
                try:
                    if not os.read(terminal, 65536):
                        return
                except OSError:
                    return

    def _look_at_processes(self, pid):
        """The command line and the environment of candor and of what it started."""
        time.sleep(0.05)
        family = [pid]
        for parent in family:
            with contextlib.suppress(OSError):
                with open(f"/proc/{parent}/task/{parent}/children", encoding="ascii") as file:
                    family += [int(child) for child in file.read().split()]
            for name in ("cmdline", "environ"):
                with contextlib.suppress(OSError):
                    with open(f"/proc/{parent}/{name}", "rb") as file:
                        self._search(file.read(), f"/proc/PID/{name}")

    def _look(self, record, words, said, complained, heard=_HEARD):
        self._search(complained.encode(), f"{words}: standard error")
        self._search(said.encode(), f"{words}: standard output", self.secrets + self._keys)
        with open(record, encoding="utf-8", errors="replace") as file:
            for line in file:
                if heard.search(line):
                    self._search(line.encode(), f"{words}: {line[:60]}", self.secrets + self._keys)
                elif str(self.outside / "passphrase") in line:
                    self._search(line.encode(), f"{words}: {line[:60]}", self.confided + self._keys)
                elif _KEYS.search(line):
                    self._search(line.encode(), f"{words}: {line[:60]}", self.confided + self.secrets)
                else:
                    self._search(line.encode(), f"{words}: {line[:60].strip()}")
        os.unlink(record)

    @property
    def _keys(self):
        return [self.key] if self.key else []

    def look_at_files(self, also_for=()):
        """Every file that candor could have left."""
        for root in (self.home.path, self.outside):
            for path in root.rglob("*"):
                if not path.is_file() or path == self.outside / "passphrase":
                    continue
                wanted = self.confided + self.secrets
                self._search(path.read_bytes(), f"the file {path.name}", wanted)
                if path.name != "keys" or self.is_encrypted:
                    self._search(path.read_bytes(), f"the file {path.name}", self._keys)
            for path in root.rglob("*"):
                self._search(path.name.encode(), "a file name")
        for word in also_for:
            self._search(b"".join(path.read_bytes() for path in self.home.data.rglob("*") if path.is_file()), "", [word])

    def _search(self, bytes_, place, words=None):
        for word in self.confided + self.secrets + self._keys if words is None else words:
            kinds = {"name": self.name, "answer": self.answer, "note": self.note, "passphrase": self.passphrase}
            kind = next((kind for kind, own in kinds.items() if own == word), "key")
            for form in _forms(word):
                if form in bytes_ or form.lower() in bytes_:
                    self.findings.append(Finding("silent", f"the {kind} stands in {place}"))
                    return

    is_encrypted = False

    def remember_key(self):
        """The master key that lies in clear beside the log, to be looked for."""
        path = self.home.device / "keys"
        match = re.search(r"^open (\S+)$", path.read_text(), re.MULTILINE) if path.exists() else None
        self.key = match[1] if match else None

    def passphrase_file(self, words):
        path = self.outside / "passphrase"
        path.write_text(words + "\n")
        path.chmod(0o600)
        return {"CANDOR_PASSPHRASE_FILE": str(path)}

    def confide(self, extra=None):
        """A conversation and a note, typed at the prompt."""
        self.run(extra=extra, typed=self.typed)

    @property
    def typed(self):
        return (
            f"start ledger {self.name}\nIt was {self.answer} first.\nThen {self.answer}.\nAt last {self.answer}.\ny\n"
            f"note {self.name} Think of {self.note}.\n"
        )


def _forms(word):
    """A word as it could stand somewhere."""
    raw = word.encode()
    forms = [raw, raw.hex().encode(), word.encode("utf-16-le"), raw[::-1]]
    # In Base64 a word looks in three ways, and its ends depend on what is beside it.
    forms += [base64.b64encode(b"\0" * shift + raw)[shift + 2 : -4] for shift in range(3)]
    return [form for form in forms if len(form) >= 8]


def _finished(watched):
    watched.confide()


def _paused(watched):
    watched.run("start", "ledger", typed="")  # nobody is named: refused
    watched.findings.clear()
    watched.run(typed=f"start ledger {watched.name}\nIt was {watched.answer} first.\n")
    watched.run(typed=f"resume\nThen {watched.answer}.\n")


def _killed(watched):
    watched.confide()
    extra = watched.stage.preload(watched.home, at=2, only="fdatasync:.jsonl", do="kill")
    watched.home.run([], watched.typed, extra={**watched.variables, **extra})


def _torn(watched):
    watched.confide()
    extra = watched.stage.preload(watched.home, at=2, only="write:.jsonl", do="tear:470")
    watched.home.run([], watched.typed, extra={**watched.variables, **extra})
    watched.run(typed=f"note {watched.name} Again {watched.note}.\n")


def _full(watched):
    watched.confide()
    extra = watched.stage.preload(watched.home, at=2, only="write:.jsonl", do="full:99")
    watched.run(typed=watched.typed, extra=extra, code=74)


def _damaged(watched):
    watched.confide()
    segment = watched.home.segments[0]
    bytes_ = bytearray(segment.read_bytes())
    bytes_[len(bytes_) // 2] ^= 1
    segment.write_bytes(bytes_)
    for words in (["log", "verify"], ["list"], ["log", "tail"], []):
        watched.run(*words, code=65)


def _crowded(watched):
    watched.confide()
    holder = subprocess.Popen(
        [watched.home.candor], env=watched.home.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    holder.stdout.read(1)
    watched.run(typed=watched.typed, code=75)
    holder.communicate()


def _renamed(watched):
    watched.confide()
    watched.run(typed=f"people rename {watched.name} Xa\npeople alias Xa {watched.name}\n")
    watched.run("people")
    watched.run("search", "Xa", code=None)


def _read(watched):
    watched.confide()
    for words in (["list"], ["show", "1"], ["show", "1", "--format", "json"], ["commitments"], ["log", "verify"]):
        watched.run(*words)


def _at_terminal(watched):
    watched.run_at_terminal(typed=f"start ledger {watched.name}\nIt was {watched.answer} first.\n/note {watched.note}\n")


def _given(watched):
    """Answers from standard input, and a name that is known: nothing on the command line but their places."""
    watched.confide()
    watched.run(
        "start", "goal", "me", "--answer", "intent=-", typed=f"To see {watched.answer}.\n", code=None
    )


def _remembered(watched):
    """So many records that candor keeps what it knows of them beside the log."""
    watched.confide()
    watched.run(typed="".join(f"note {watched.name} {index} {watched.note}\n" for index in range(600)))
    watched.run("list")


def _encrypted(watched):
    watched.confide()
    watched.remember_key()
    extra = watched.passphrase_file(watched.passphrase)
    watched.run("doctor", "--encrypt", "--passphrase-file", extra["CANDOR_PASSPHRASE_FILE"])
    watched.is_encrypted = True
    watched.confide(extra)
    watched.run("show", "1", extra=extra)


def _wrong_passphrase(watched):
    _encrypted(watched)
    watched.run("show", "1", extra=watched.passphrase_file(watched.passphrase[::-1]), code=77)


def _forgotten(watched):
    watched.confide()
    watched.remember_key()
    own = _holders(watched)
    watched.run("note", "Xa", "kept")
    watched.run(typed=f"forget {watched.name}\n{watched.name}\n")
    gone = own - _holders(watched)
    if not gone:
        watched.findings.append(Finding("silent", "the key of the person forgotten is still there"))
    watched.look_at_files(also_for=sorted(gone))
    code, said, complained = watched.run("log", "export", "--format", "cloudevents")
    if any(word in said + complained for word in watched.confided) or "kept" not in said:
        watched.findings.append(Finding("silent", "what was forgotten can still be exported"))
    watched.run("log", "verify")


def _holders(watched):
    """The closed keys of people, as they stand in the file of keys."""
    path = watched.home.device / "keys"
    text = path.read_text() if path.exists() else ""
    return set(re.findall(r"^p_\w+ (\S+)$", text, re.MULTILINE))


SCENARIOS = {
    "a conversation and a note": (_finished, None),
    "paused and taken up again": (_paused, None),
    "killed before a flush": (_killed, None),
    "a torn end set aside": (_torn, None),
    "the disk is full": (_full, None),
    "a flipped bit": (_damaged, None),
    "another candor writes": (_crowded, None),
    "renamed": (_renamed, None),
    "looked at": (_read, None),
    "at a terminal": (_at_terminal, None),
    "answers from standard input": (_given, None),
    "a snapshot": (_remembered, None),
    "a passphrase": (_encrypted, "doctor"),
    "a wrong passphrase": (_wrong_passphrase, "doctor"),
    "forgotten": (_forgotten, "forget"),
}


def run(stage, plan):
    report = Report("canary", 12, unit="scenarios")
    if reason := tracing.reason_to_skip():
        report.skip(report.wanted, reason)
        return report
    for name, (play, command) in SCENARIOS.items():
        if command and command not in stage.commands:
            report.skip(1, f"{name}: there is no `{command}` in this version")
            continue
        if command == "doctor" and plan.is_short and stage.is_debug:
            report.skip(1, f"{name}: a debug build takes seconds for each passphrase")
            continue
        watched = Watched(stage, plan.chance("canary", name))
        play(watched)
        watched.look_at_files()
        report.take(name, watched.findings)
        watched.close()
    return report
