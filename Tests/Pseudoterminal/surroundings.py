# SPDX-License-Identifier: GPL-3.0-or-later
"""What is around the line: the locale, the inputrc, the kind of terminal, its size, the shell, a crash."""

import shutil
import signal
import subprocess
import time


def a_word_of_another_alphabet_is_edited_whatever_the_locale(home):
    with home.talk(LANG="C", LC_ALL="C") as seat:
        seat.type("came — 日本\x7f\x7fé\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "came — é"


def an_inputrc_speaks_to_candor_by_name(home):
    inputrc = home.file("inputrc", (
        '$if candor\n"\\C-t": candor-insert-newline\n"\\C-o": candor-edit-elsewhere\n'
        '"\\C-xt": "came at 9:40"\n$endif\n$if other\n"\\C-xt": "no"\n$endif\n'))
    with home.talk(INPUTRC=inputrc, VISUAL="sed -i s/9:40/9:45/") as seat:
        seat.type("\x18t", "\x14", "late")
        seat.show("late")
        seat.type("\x0f")
        seat.show("> came at 9:45")
        seat.type("\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "came at 9:45\nlate"


def a_dumb_terminal_gets_no_escape_sequence(home):
    for term in ("dumb", ""):
        with home.sit(TERM=term) as seat:
            seat.see("candor> ")
            seat.turn("sta\tfeed\tAna")
            for line in ("reinforcing", "Tuesday", "wrote the notes", "/ba\t"):
                seat.turn(line)
            assert "What did you see" in seat.text.rsplit("/back", 1)[1], seat.text
            seat.type("\x03")
            seat.asked("Kept as a draft")
            seat.type("\x04")
            seat.see("candor> ")
            seat.type("\x04")
            assert seat.end() == 0
            assert b"\x1b" not in seat.raw, seat.raw
        home.run("forget", "Ana", "--yes")


def ctrl_d_on_an_empty_line_pauses_and_leaves(home):
    with home.talk() as seat:
        seat.type("\x04")
        assert seat.end() == 0
        assert "can be gone on with" in seat.text or "resume" in seat.text, seat.text
        assert seat.is_sane


def a_pipe_gets_no_prompt_and_no_escape_sequence(home):
    said = home.run("start", "feedback", "Ana", typed="corrective\nThursday\n")
    assert "\x1b" not in said and "> " not in said, said


def a_crash_leaves_the_terminal_sane(home):
    for number in (signal.SIGILL, signal.SIGSEGV, signal.SIGABRT):
        with home.sit() as seat:
            seat.see("candor> ")
            seat.settle(0.05)
            assert not seat.is_sane
            seat.kill(number)
            assert seat.end() == 128 + number
            assert seat.is_sane and seat.raw.count(b"\x1b[?2004l") > 0


LONG = "came at 9:40 on Thursday and at 9:45 on Friday, and on both days the others had begun by then without"


def a_narrower_window_leaves_no_copies_of_the_line(home):
    for number, answers in ((1, True), (2, False)):
        with home.talk() as seat:
            if answers:
                seat.screen.answer = seat.type
            seat.type(LONG)
            seat.show("without")
            seat.resize(24, 40)
            seat.settle(0.3 if answers else 1.5)
            assert seat.text.count("came at 9:40") == 1 and "What did you see" in seat.text, seat.text
            assert max(len(line) for line in seat.text.split("\n")) <= 40, seat.text
            seat.type(" Ana\r")
            seat.asked("What did that lead to")
            assert home.answer("behavior", number) == f"{LONG} Ana"
        home.run("forget", "Ana", "--yes")


def what_is_typed_while_the_window_changes_is_kept(home):
    with home.talk() as seat:
        late = []
        seat.screen.answer = late.append
        seat.type(LONG)
        seat.show("without")
        seat.resize(24, 40)
        seat.wait(lambda: late, "the question for the cursor")
        seat.type(" Ana", late[0], " — again")
        seat.show("again")
        seat.type("\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == f"{LONG} Ana — again", home.answer("behavior")


def a_terminal_that_breaks_rows_anew_shows_the_line_once(home):
    if shutil.which("tmux") is None:
        return "skipped: there is no tmux"
    home.run("start", "feedback", "Ana", typed="corrective\nThursday\n")
    tmux = ["tmux", "-f", "/dev/null", "-S", str(home.folder / "tmux")]

    def order(*words):
        return subprocess.run([*tmux, *words], env=home.variables, capture_output=True, text=True, timeout=10).stdout

    def shown(wanted):
        for _ in range(100):
            text = order("capture-pane", "-p", "-J")
            if wanted in text:
                return text
            time.sleep(0.05)
        raise AssertionError(f"{wanted} did not come:\n{text}")

    try:
        order("new-session", "-d", "-x", "80", "-y", "24", f"exec {home.candor} resume")
        shown(">")
        order("send-keys", "-l", LONG)
        shown("without")
        for columns in ("40", "100", "61"):
            order("resize-window", "-x", columns, "-y", "24")
            time.sleep(0.4)
            text = shown("without")
            assert text.count("came at 9:40") == 1 and "What did you see" in text, f"{columns} columns:\n{text}"
    finally:
        order("kill-server")


def a_pager_can_be_stopped_and_gone_on_with(home):
    pager = home.file("pager", "#!/bin/sh\ncat\necho wait''ing\nread key < /dev/tty\n", 0o700)
    with home.shell(rows=10, PAGER=pager) as seat:
        seat.type(f"{home.candor}\r")
        seat.see("candor> ")
        seat.type("help\r")
        seat.see("waiting")
        seat.type("\x1a")
        seat.see("Stopped")
        seat.see("$ ")
        seat.type("fg\r")
        seat.settle(0.3)
        seat.type("\r")
        seat.see("candor> ")
        seat.turn("people")


def after_a_stop_the_line_stands_there_again(home):
    home.run("start", "feedback", "Ana", typed="corrective\nThursday\n")
    with home.shell() as seat:
        seat.type(f"{home.candor} resume\r")
        seat.asked("What did you see")
        seat.type("came at ")
        seat.see("came at ")
        seat.type("\x1a")
        seat.see("Stopped")
        seat.see("$ ")
        seat.type("echo sa''ne\r")
        seat.see("sane")
        seat.type("fg\r")
        seat.see("> came at ")
        seat.type("9:40\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "came at 9:40"
        seat.type("\x04")
        seat.see("$ ")
        seat.type("exit\r")
        seat.end()


def who_listens_hears_who_speaks(home):
    with home.sit("start", "feedback", "Ana", ACCESSIBLE="1") as seat:
        seat.see("you: ")
        assert "candor: " in seat.text and "1" in seat.text and "reinforcing" in seat.text, seat.text
        seat.type("cor\t\r")
        seat.see("Understood: ")
        seat.see("you: ")
        seat.type("half a thought\x03")
        seat.see("Kept as a draft")
