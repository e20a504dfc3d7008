# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that would drive the terminal, stored as names and answers and shown by everything that shows words."""

import random
import subprocess

from seat import CLEAR, UP, strangers

SEQUENCES = [
    "\x1b]0;owned\x07", "\x1b]2;owned\x1b\\", "\x1b]52;c;b3duZWQ=\x07", "\x1b[2J", "\x1b[?1049h", "\x1b[?25l",
    "\x1b[?2004l", "\x1b[?1000h", "\x1b[201~", "\x1b[200~", "\x1b[6n", "\x1b[c", "\x1bc", "\x1b(0", "\x1b#8", "\x0e",
    "\x1b[31;5m", "\x1b[1;1H", "\x1b[99A", "\x1b[3J", "\x1bP+q544e\x1b\\", "\x1b_Gi=1;AAAA\x1b\\", "\x1b^pm\x1b\\",
    "\x1b]8;;https://example.org\x07link\x1b]8;;\x07", "\x1b]4;1;rgb:ff/00/00\x07", "\x1b[21t", "\x1b[5i", "\x1b[4h",
    "\u009b2J", "\u009d0;owned\u009c", "\u0090q\u009c", "\u0085", "\u0084", "\u008d", "\x07", "\x08\x08\x08", "\x0b", "\x0c",
    "\x7f", "\x00", "\r", "\u202e", "\u2066", "\u2069", "\u200f", "\u200b", "\u2060", "\ufeff", "\u2028", "\u2029", "\u00ad",
    "e" + "\u0301" * 40, "\u0489" * 12, "\u200d", "\ufe0f", "👩\u200d🔬", "日本", "🇩🇪", "\U000e0041", "\ufffe", "|", "`", "*", "<b>",
    "\t", "\\x1b[2J", "--yes", "/quit", "“", "”",
]
WORDS = ["the", "standup", "plan", "Ana", "late", "on Friday", "because", "café", "9:40"]


def texts(count, seed):
    """Texts with something hostile in each, the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        parts = [chance.choice(SEQUENCES if chance.random() < 0.6 else WORDS) for _ in range(chance.randint(2, 7))]
        parts[chance.randrange(len(parts))] = SEQUENCES[number % len(SEQUENCES)]
        yield chance.choice(["", " "]).join(["said", *parts, f"end{number}"])


def _write(home, count, seed):
    """Puts the texts into a home of candor's: names, notes, answers, drafts, commitments."""
    words = list(texts(count, seed))
    one_line = [text.replace("\n", " ").replace("\r", " ") for text in words]
    for start in range(0, count, 20):
        batch = one_line[start:start + 20]
        name = batch[0].replace("\0", "").strip()[:60]
        home.run("start", "follow-up", f"P{start} {name}", typed="\n".join(["slots", *batch[1:3]]) + "\n", code=None)
        answers = {
            "topic": batch[3], "agreed": batch[4], "left-open": batch[5],
            "commitments": f"me: {batch[6]} by tomorrow\n{batch[7]}: {batch[8]}"}
        given = [word for field, text in answers.items() for word in ("--answer", f"{field}={text}".replace("\0", ""))]
        home.run("start", "follow-up", "Ana", *given, "--yes", code=None)
        for text in batch[9:]:
            home.run("note", "Ana", text.replace("\0", ""), code=None)
    return words


def every_printing_command_is_harmless(home, count=200, seed=1):
    words = _write(home, count, seed)
    page = home.file("page.txt", "\n".join(words).replace("\0", " "))
    raw = home.folder / "bytes.txt"
    raw.write_bytes(b"You always come late \xff\xfe\xed\xa0\x80 \x1b]0;owned\x07 and \xf8\x88\n")
    people = home.run("people", "--format", "json")
    assert people.count('"name"') > count // 30, people
    shown = 0
    commands = [
        ["list"], ["list", "--format", "json"], ["show", "1"], ["show", "2"], ["show", "2", "--format", "json"],
        ["show", "4"], ["prep", "Ana"], ["commitments"], ["commitments", "--format", "json"], ["people"],
        ["people", "--format", "json"], ["log", "tail", "400"], ["log", "export"], ["disclose", "Ana"],
        ["disclose", "Ana", "--format", "json"], ["coach", page], ["coach", str(raw)],
        ["commitments", "add", page, "--dry-run"], ["doctor"], ["flow", "show", "follow-up"],
    ]
    for columns in (80, 40):
        for command in commands if columns == 80 else commands[:12]:
            with home.sit(*command, columns=columns, rows=60) as seat:
                seat.end(30)
                found = strangers(seat.raw)
                assert not found, f"{command}: {found}"
                assert not seat.screen.asked and _modes(seat) == USUAL, f"{command}: {seat.screen.asked}"
                shown += len(seat.raw)
    assert shown > 100_000, shown
    return f"{count} strings, {len(commands) + 12} commands, {shown:,} bytes"


def what_is_said_at_the_prompt_is_harmless(home, count=40, seed=2):
    """The first screen, resuming, going back, the preview, and what Up recalls."""
    _write(home, count, seed)
    with home.sit(rows=60) as seat:
        seat.see("candor> ")
        for line in ("list", "prep Ana", "resume 1", "/show", "/back"):
            seat.turn(CLEAR + line)
        for key in (UP, UP, UP):
            seat.type(key)
            seat.settle()
        for line in ("/why", "/pause", "commitments"):
            seat.turn(CLEAR + line)
        seat.type(CLEAR, "quit\r")
        seat.end()
        for sequence in ("\x1b]", "\x1bP", "\x1b_", "\x1b^", "\x1bc", "\x1b[2J", "\x1b[3J", "\x1b[?1049h", "\x1b[?25l", "\x1b[6n",
                         "\x1b[?1000h", "\x0e", "\u202e", "\u009b", "\u009d", "\u0090"):
            assert sequence.encode() not in seat.raw, repr(sequence)
        assert not seat.screen.asked, seat.screen.asked


def bytes_that_are_no_text_are_refused(home):
    """Lone surrogates and other bytes that UTF-8 does not have."""
    for wrong in (b"\xff", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80", b"a\x80"):
        done = subprocess.run(
            [home.candor, "start", "feedback", b"Ana" + wrong], env=home.variables, capture_output=True, timeout=60)
        assert done.returncode == 65, (wrong, done)
    with home.talk() as seat:
        seat.type(b"came at \xed\xa0\x80 9:40\r")
        seat.see("not UTF-8 text (byte 8)")


def _modes(seat):
    return frozenset(seat.screen.mode)


USUAL = frozenset({7 << 5, 25 << 5})  # DECAWM, DECTCEM
