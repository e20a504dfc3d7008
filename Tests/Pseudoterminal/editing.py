# SPDX-License-Identifier: GPL-3.0-or-later
"""The line while it is typed: keys, pastes, histories."""

import subprocess

from seat import ALT_ENTER, CLEAR, PASTE, PASTED, UNDO, UP


def what_stands_in_the_line_can_be_edited(home):
    with home.talk() as seat:
        seat.type("came late — 日本\x7f!\r")
        seat.asked("What did that lead to")
        seat.turn("/back")
        seat.show("> came late — 日!")
        seat.type("\x7f.\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "came late — 日."


def undo_takes_back_what_was_typed_and_not_what_stood_there(home):
    with home.talk() as seat:
        seat.type("came at 9:40\r")
        seat.asked("What did that lead to")
        seat.turn("/back")
        seat.type(" and more", *[UNDO] * 12)
        seat.settle()
        assert seat.line == "> came at 9:40", seat.text


def back_brings_the_old_answer(home):
    with home.talk() as seat:
        seat.type("came at 9:40\r")
        seat.asked("What did that lead to")
        seat.turn("<")
        seat.type("5\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "came at 9:405"


def a_paste_keeps_its_lines(home):
    with home.talk() as seat:
        seat.type(f"{PASTE}came at 9:40\nand\tat 9:45{PASTED}")
        seat.show("9:45")
        seat.type("\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "came at 9:40\nand\tat 9:45", home.answer("behavior")


def alt_enter_makes_another_line(home):
    with home.talk() as seat:
        seat.type("came at 9:40", ALT_ENTER, "and at 9:45\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "came at 9:40\nand at 9:45"


def a_long_paste_takes_less_than_a_second(home):
    words = "came at 9:40 on a day " * 4550
    took = {}
    for number, kind, keys in ((1, "plain", words), (2, "bracketed", PASTE + words + PASTED)):
        with home.talk() as seat:
            begun = seat.processor_seconds
            seat.type(keys, "end")
            seat.wait(lambda: seat.line.endswith("end"), "the end of the paste")
            took[kind] = seat.processor_seconds - begun
            seat.type("\r")
            seat.asked("What did that lead to")
            assert home.answer("behavior", number) == words + "end"
        home.run("forget", "Ana", "--yes")
    said = ", ".join(f"{kind} {seconds:.2f} s" for kind, seconds in took.items())
    assert max(took.values()) < 1, said
    return f"{len(words):,} characters: {said}"


def what_is_typed_ahead_goes_to_the_next_question(home):
    with home.talk() as seat:
        seat.type("came at 9:40\rthree people waited\rour team agreement\r")
        seat.asked("hear their side")
        assert [home.answer(field) for field in ("behavior", "impact", "expectation")] == [
            "came at 9:40", "three people waited", "our team agreement"]


def up_recalls_answers_to_this_kind_of_question_only(home):
    home.run(
        "start", "feedback", "Bo", "--yes", "--answer", "kind=reinforcing", "--answer", "occasion=Monday",
        "--answer", "behavior=stayed to the end", "--answer", "impact=the order went out",
        "--answer", "next-steps=me: thank them by friday")
    home.run("start", "feedback", "Cy", typed="reinforcing\nTuesday\nwrote the notes\n")
    with home.talk() as seat:
        seat.type(UP)
        seat.show("> wrote the notes")
        seat.type(UP)
        seat.show("> stayed to the end")
        seat.type(UP, UP)
        seat.settle()
        assert seat.line == "> stayed to the end", seat.text
        seat.type(CLEAR, "came at 9:40\r")
        seat.asked("What did that lead to")
        seat.type(UP)
        seat.show("> the order went out")
        seat.type(UP)
        seat.settle()
        assert seat.line == "> the order went out", seat.text


def forgotten_answers_are_not_recalled(home):
    home.run("start", "feedback", "Bo", typed="reinforcing\nMonday\nstayed to the end\n")
    with home.sit() as seat:
        seat.see("candor> ")
        seat.type("start feedback Cy\r")
        seat.asked("or to change it")
        seat.type("reinforcing\rTuesday\r")
        seat.asked("What did you see")
        seat.type(UP)
        seat.show("> stayed to the end")
        seat.type(CLEAR, "/pause\r")
        seat.see("candor> ")
        seat.type("forget Bo --yes\r")
        seat.see("Forgotten")
        seat.type("resume 2\r")
        seat.asked("What did you see")
        seat.type(UP)
        seat.settle()
        assert "stayed" not in seat.line, seat.text


def no_history_is_left_on_the_disk(home):
    with home.talk() as seat:
        seat.type("came at 9:40\r")
        seat.asked("What did that lead to")
        seat.type("\x04")
        seat.end()
    home.run("forget", "Ana", "--yes")
    held = subprocess.run(["grep", "-rl", "9:40", str(home.folder)], capture_output=True, text=True).stdout
    assert not held, held
