# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at a terminal: candor in a pseudo-terminal, and an emulator that shows what a person would see."""

import json
import os
import pathlib
import re
import resource
import select
import shutil
import signal
import subprocess
import tempfile
import termios
import time

import pexpect
import pyte

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
NOW = "2026-11-21T09:00:00Z"
UP, DOWN, LEFT, ALT_ENTER = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b\r"
UNDO, EDITOR, CLEAR = "\x1f", "\x18\x05", "\x05\x15"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
PROMPT = re.compile(rb"\n(\x1b\[\?2004h)?\r?(candor)?> ")


class Home:
    """A folder that candor keeps everything in, gone at the end."""

    candor = REPOSITORY / ".build" / "debug" / "candor"

    def __init__(self, **variables):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="candor-terminal-"))
        self.runtime = self.folder / "runtime"
        self.runtime.mkdir(mode=0o700)
        self.variables = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "CANDOR_HOME": str(self.folder / "home"),
            "CANDOR_NOW": NOW, "TZ": "UTC", "LANG": "C.UTF-8", "TERM": "xterm", "INPUTRC": "/dev/null",
            "XDG_RUNTIME_DIR": str(self.runtime), "SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1", "PAGER": "", **variables,
        }

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *words, typed="", code=0):
        """Runs a command in a pipe, to its end."""
        done = subprocess.run(
            [self.candor, *words], input=typed, capture_output=True, text=True, env=self.variables, timeout=60)
        assert code is None or done.returncode == code, f"{words}: {done.returncode} {done.stderr}"
        return done.stdout

    def held(self, person="Ana"):
        """All that is held on somebody, drafts too."""
        return self.run("disclose", person, "--format", "json")

    def answer(self, field, conversation=1):
        """The answer on disk; none where there is none."""
        shown = json.loads(self.run("show", str(conversation), "--format", "json"))
        return next((answer["text"] for answer in shown["answers"] if answer["field"] == field), None)

    def file(self, name, text, mode=0o600):
        path = self.folder / name
        path.write_text(text)
        path.chmod(mode)
        return str(path)

    def sit(self, *words, rows=24, columns=80, **variables):
        return Seat([str(self.candor), *words], {**self.variables, **variables}, rows, columns)

    def shell(self, rows=24, columns=80, **variables):
        """Somebody at a shell with job control, at its prompt."""
        settings = self.file("shellrc", "PS1='$ '; set -m\n")
        seat = Seat(
            ["/bin/bash", "--noprofile", "--rcfile", settings, "-i"], {**self.variables, **variables}, rows, columns)
        seat.see("$ ")
        return seat

    def talk(self, *words, **settings):
        """Somebody in a conversation of feedback for Ana, at the question for `behavior`."""
        self.run("start", "feedback", "Ana", typed="corrective\nThursday, at the standup\n")
        seat = self.sit("resume", *words, **settings)
        seat.asked("What did you see")
        return seat


class Screen(pyte.Screen):
    """An emulator that remembers what else was asked of the terminal than to show words.

    It does not break rows anew when it gets narrower, and says where the cursor is only where `answer` is set.
    """

    def __init__(self, columns, rows):
        self.asked = []
        self.answer = None
        super().__init__(columns, rows)

    def set_title(self, param):
        self.asked.append(("title", param))

    def set_icon_name(self, param):
        self.asked.append(("icon", param))

    def report_device_attributes(self, *_, **__):
        self.asked.append(("report", "attributes"))

    def report_device_status(self, mode=0, **_):
        self.asked.append(("report", "status"))
        if mode == 6 and self.answer:
            self.answer(f"\x1b[{self.cursor.y + 1};{min(self.cursor.x, self.columns - 1) + 1}R")


def _hear_signals():
    """Ctrl-C is ignored in what a script runs in the background, and candor leaves it so."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM, signal.SIGTSTP):
        signal.signal(number, signal.SIG_DFL)


class Seat:
    """A program in a pseudo-terminal of its own, and what its screen shows."""

    def __init__(self, words, variables, rows=24, columns=80):
        self.screen = Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.raw = b""
        self.read = 0
        self.child = pexpect.spawn(
            words[0], words[1:], env=variables, dimensions=(rows, columns), timeout=10, preexec_fn=_hear_signals)
        self.child.delaybeforesend = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
        self.child.close()

    @property
    def pid(self):
        return self.child.pid

    def type(self, *keys):
        for key in keys:
            rest = key if isinstance(key, bytes) else key.encode()
            while rest:
                # Both ends of a terminal wait where neither reads.
                readable, writable, _ = select.select([self.child.child_fd], [self.child.child_fd], [], 10)
                if readable:
                    self.listen()
                if writable:
                    rest = rest[os.write(self.child.child_fd, rest[:512]):]

    def listen(self, seconds=0.0):
        """Takes in what was written meanwhile; false at the end of it."""
        try:
            written = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except (pexpect.EOF, OSError):
            return False
        self.raw += written
        self.stream.feed(written)
        return True

    def settle(self, seconds=0.15):
        """Waits until nothing has been written for so long."""
        quiet = time.monotonic()
        while time.monotonic() - quiet < seconds:
            before = len(self.raw)
            if not self.listen(0.02):
                return
            if len(self.raw) != before:
                quiet = time.monotonic()

    def wait(self, holds, what, seconds=10):
        deadline = time.monotonic() + seconds
        while not holds():
            more = self.listen(0.05)
            if not holds() and (not more or time.monotonic() > deadline):
                raise AssertionError(f"{what} did not come; the screen:\n{self.text}")

    def see(self, words, seconds=10):
        """Waits until the words were written since they were last asked for."""
        wanted = words.encode()
        self.wait(lambda: wanted in self.raw[self.read:], repr(words), seconds)
        self.read = self.raw.index(wanted, self.read) + len(wanted)

    def asked(self, words):
        """Waits for a question, and for the line under it: before, the terminal would answer to some keys itself."""
        self.see(words)
        self.see("> ")

    def turn(self, line, seconds=20):
        """Sends a line and waits until the next one can be typed."""
        before = len(self.raw)
        self.type(line, "\r")
        self.wait(lambda: PROMPT.search(self.raw, before), f"a line after {line!r}", seconds)
        self.read = len(self.raw)

    def show(self, words, seconds=10):
        """Waits until the words stand on the screen."""
        self.wait(lambda: words in self.text, repr(words), seconds)

    def resize(self, rows, columns):
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    def kill(self, number):
        os.kill(self.pid, number)

    def fill_the_disk(self):
        """From now on every write to a file fails."""
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

    def empty_the_disk(self):
        resource.prlimit(self.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))

    def end(self, seconds=10):
        """Waits for the end; the exit code, or 128 and the signal."""
        deadline = time.monotonic() + seconds
        while self.listen(0.05):
            assert time.monotonic() < deadline, f"it goes on running; the screen:\n{self.text}"
        while self.child.isalive():
            assert time.monotonic() < deadline, "its terminal is closed and it goes on running"
            time.sleep(0.01)
        return self.child.exitstatus if self.child.signalstatus is None else 128 + self.child.signalstatus

    @property
    def processor_seconds(self):
        """What the program has worked so far, whatever else the machine does."""
        words = pathlib.Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def text(self):
        return "\n".join(line.rstrip() for line in self.screen.display).rstrip()

    @property
    def line(self):
        """The last line that is not empty."""
        return self.text.rsplit("\n", 1)[-1]

    @property
    def is_sane(self):
        flags = termios.tcgetattr(self.child.child_fd)[3]
        return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)


def strangers(raw):
    """What words on a terminal may not hold: escape sequences other than colors, controls, hidden directions."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", raw.decode("utf-8", "surrogateescape"))
    return sorted({
        f"U+{ord(sign):04X}" for sign in text
        if (ord(sign) < 0x20 and sign not in "\r\n") or 0x7F <= ord(sign) <= 0x9F or 0xDC80 <= ord(sign) <= 0xDCFF
        or 0x202A <= ord(sign) <= 0x202E or 0x2066 <= ord(sign) <= 0x2069 or ord(sign) in (0x200E, 0x200F)
    })
