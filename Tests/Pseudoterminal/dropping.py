# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing typed is lost: dropped lines, signals, closed windows, full disks."""

import signal
import time

from seat import UP


def ctrl_c_keeps_the_line_and_says_how_to_get_it_back(home):
    with home.talk() as seat:
        seat.type("half a thought")
        seat.see("half a thought")
        seat.type("\x03")
        seat.asked("Kept as a draft; Up brings it back.")
        assert "half a thought" in home.held()
        seat.type(UP)
        seat.settle()
        assert seat.line == "> half a thought", seat.text
        seat.type("\x03")
        seat.asked("Kept as a draft")
        seat.type("\x04")
        assert seat.end() == 0
    with home.sit("resume") as seat:
        seat.show("> half a thought")


def what_was_typed_just_before_ctrl_c_is_kept(home):
    with home.talk() as seat:
        seat.type("half a thought\x03")
        seat.asked("Kept as a draft")
        seat.type("another half\x1a")
        seat.show("> another half")
    assert "half a thought" in home.held()


def ctrl_c_on_a_walk_through_the_history_keeps_what_stands_there(home):
    with home.talk() as seat:
        seat.type("came at 9:40\r")
        seat.asked("What did that lead to")
        seat.turn("/back")
        seat.type(UP, " twice")
        seat.show("twice")
        seat.type("\x03")
        seat.see("Kept as a draft")
        assert "9:40 twice" in home.held()


def a_line_at_the_top_level_is_kept_too(home):
    with home.sit() as seat:
        seat.see("candor> ")
        seat.type("I should talk to Ana")
        seat.see("to Ana")
        seat.type("\x03")
        seat.asked("Kept; Up brings it back.")
        seat.type("\x04")
        seat.end()
    with home.sit() as seat:
        seat.show("candor> I should talk to Ana")


def a_signal_saves_the_draft(home):
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        with home.talk() as seat:
            seat.type(f"half a thought {number}")
            seat.see(f"half a thought {number}")
            seat.kill(number)
            assert seat.end() == 128 + number
            assert seat.is_sane
        assert f"half a thought {number}" in home.held()
        home.run("forget", "Ana", "--yes")


def a_closed_window_saves_the_draft(home):
    with home.talk() as seat:
        seat.type("half a thought")
        seat.see("half a thought")
        seat.child.ptyproc.fileobj.close()
        deadline = time.monotonic() + 10
        while seat.child.ptyproc.isalive() and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not seat.child.ptyproc.isalive()
    assert "half a thought" in home.held()


def what_was_typed_before_a_signal_is_saved(home):
    for keys in ("came at 9:40\r", "came at 9:40"):
        with home.talk() as seat:
            seat.type(keys)
            seat.kill(signal.SIGTERM)
            assert seat.end() == 128 + signal.SIGTERM
        assert "came at 9:40" in home.held(), repr(keys)
        home.run("forget", "Ana", "--yes")


def ctrl_c_on_a_full_disk_says_so_and_the_words_are_behind_up(home):
    with home.talk() as seat:
        seat.fill_the_disk()
        seat.type("half a thought")
        seat.see("half a thought")
        seat.type("\x03")
        seat.see("NOT SAVED")
        seat.asked("The line is on no disk; Up brings it back")
        seat.type(UP)
        seat.show("> half a thought")
        seat.empty_the_disk()
        seat.type("\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "half a thought"


def an_answer_on_a_full_disk_stays_in_the_line(home):
    with home.talk() as seat:
        seat.fill_the_disk()
        seat.type("came at 9:40\r")
        seat.see("NOT SAVED")
        seat.show("> came at 9:40")
        seat.empty_the_disk()
        seat.type("\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "came at 9:40"


def a_signal_on_a_full_disk_prints_the_words(home):
    with home.talk() as seat:
        seat.type("half a thought\x1b\rand the other half")
        seat.see("other half")
        seat.fill_the_disk()
        seat.kill(signal.SIGTERM)
        assert seat.end() == 74
        assert "could not be saved:\nhalf a thought\nand the other half" in seat.text, seat.text
        assert b"NOT SAVED" in seat.raw and seat.is_sane, seat.text
