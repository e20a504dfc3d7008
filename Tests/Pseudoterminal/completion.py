# SPDX-License-Identifier: GPL-3.0-or-later
"""What Tab offers, and what it leaves alone."""

from seat import CLEAR


def _people(home):
    for name in ("Ana María Ortiz", "Ana Moreau", "Bo", "Eve \x1b]0;owned\x07\x1b[2J\u009b31m"):
        home.run("note", name, "asked about training", code=None)
        home.run("start", "follow-up", name, typed="the plan\n")


def _completed(seat, typed, wanted):
    seat.type(CLEAR, typed, "\t")
    seat.wait(lambda: seat.line == wanted, repr(wanted))


def a_command_and_its_arguments(home):
    _people(home)
    with home.sit() as seat:
        seat.see("candor> ")
        _completed(seat, "com", "candor> commitments")
        _completed(seat, "start fee", "candor> start feedback")
        _completed(seat, "start feedback ana m", "candor> start feedback Ana M")
        _completed(seat, "start feedback ana mo", "candor> start feedback Ana Moreau")
        _completed(seat, "prep ana mar", 'candor> prep "Ana María Ortiz"')
        _completed(seat, "note \"ana mo", 'candor> note "Ana Moreau"')
        _completed(seat, "people re", "candor> people rename")
        _completed(seat, "fix 1 top", "candor> fix 1 topic")
        _completed(seat, "I need to talk to A", "candor> I need to talk to A")
        seat.type(CLEAR, "resume \t")
        seat.show("2  follow-up with Ana Moreau, Sat 21 Nov 2026, paused")


def a_day_for_a_commitment(home):
    home.run("start", "follow-up", "Ana", "--yes", "--answer", "topic=slots", "--answer", "agreed=new ones",
             "--answer", "commitments=me: change the plan by tomorrow")
    with home.sit() as seat:
        seat.see("candor> ")
        seat.type("move \t")
        seat.show("candor> move 1")
        seat.type("next fr\t")
        seat.show("candor> move 1 next friday")
        seat.type("\r")
        seat.see("Fri 27 Nov")


def what_a_question_can_be_answered_with(home):
    with home.sit("start", "follow-up", "Ana") as seat:
        seat.asked("What did you talk about")
        _completed(seat, "the pl", "> the pl")
        _completed(seat, "/ex", "> /example")
        _completed(seat, "/start fee", "> /start feedback")
        _completed(seat, "/start feedback a", "> /start feedback Ana")
        seat.type(CLEAR, "the plan\r")
        seat.asked("agree on")
        _completed(seat, "/fix t", "> /fix topic")
        seat.type(CLEAR, "new slots\r")
        seat.asked("who: what by when")
        _completed(seat, "a", "> Ana:")
        _completed(seat, "th", "> they:")
        _completed(seat, "me: change the plan by next fri", "> me: change the plan by next friday")
        _completed(seat, "me: change the pl", "> me: change the pl")
        seat.type("\x03")
        seat.see("draft")


def a_choice(home):
    with home.sit("start", "feedback", "Ana") as seat:
        seat.asked("or to change it")
        _completed(seat, "cor", "> corrective")
        seat.type(CLEAR, "\t")
        seat.show("reinforcing")
        seat.type("\r")


def a_list_fits_a_narrow_window(home):
    _people(home)
    with home.sit(columns=40) as seat:
        seat.see("candor> ")
        seat.type("\t")
        seat.show("commitments")
        seat.type("resume \t")
        seat.show("follow-up with Bo")
        seat.settle()
        assert seat.line == "candor> resume", seat.text


def a_name_that_drives_terminals_is_not_offered(home):
    _people(home)
    with home.sit() as seat:
        seat.see("candor> ")
        seat.type("prep \t")
        seat.show("Bo")
        seat.settle()
        seat.type(CLEAR, "prep ev\t")
        seat.settle()
        assert seat.line == "candor> prep ev", seat.text
        assert b"\x1b[2J" not in seat.raw and b"\xc2\x9b" not in seat.raw and not seat.screen.asked


def what_the_inputrc_says_about_tab_holds(home):
    inputrc = home.file("inputrc", "set show-all-if-ambiguous off\nset completion-ignore-case on\n")
    with home.sit("start", "feedback", "Ana", INPUTRC=inputrc) as seat:
        seat.asked("or to change it")
        seat.type("\t")
        seat.settle()
        assert seat.line == ">", seat.text
        seat.type("\t")
        seat.settle()
        assert "reinforcing" in seat.text.rsplit(">", 2)[-2], seat.text
