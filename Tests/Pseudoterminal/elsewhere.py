# SPDX-License-Identifier: GPL-3.0-or-later
"""The line in an editor of the person's own: Ctrl-X Ctrl-E."""

import os
import signal
import time

from seat import EDITOR, UNDO


def _is_clean(home):
    return not list(home.runtime.iterdir())


def the_editor_gets_the_line_and_gives_it_back(home):
    # It notes what it was given: the file, its mode and that of its folder.
    script = home.file("editor", (
        "#!/bin/sh\nstat -c '%a %F' \"$2\" \"$(dirname \"$2\")\" > \"$HOME/seen\"\necho \"$1 $2\" >> \"$HOME/seen\"\n"
        "cat \"$2\" >> \"$HOME/seen\"\nprintf 'came at 9:40\\nand at 9:45\\n' > \"$2\"\n"), 0o700)
    with home.talk(VISUAL=f"{script} --wait", EDITOR="false") as seat:
        seat.type("came late", EDITOR)
        seat.show("and at 9:45")
        seen = (home.folder / "seen").read_text().split("\n")
        assert seen[0] == "600 regular file" and seen[1] == "700 directory", seen
        assert seen[2].startswith(f"--wait {home.runtime}/") and seen[3] == "came late", seen
        assert _is_clean(home)
        assert "came late" not in seat.text, seat.text
        seat.type(", too\r")
        seat.asked("What did that lead to")
        assert home.answer("behavior") == "came at 9:40\nand at 9:45, too"


def undo_brings_back_the_line_as_it_was_before_the_editor(home):
    with home.talk(VISUAL="sed -i s/late/early/") as seat:
        seat.type("came late", EDITOR)
        seat.show("> came early")
        seat.type(UNDO)
        seat.show("> came late")


def the_second_choice_is_editor_and_the_third_is_vi(home):
    with home.talk(VISUAL=" ", EDITOR="sed -i s/late/early/") as seat:
        seat.type("came late", EDITOR)
        seat.show("> came early")
    tools = home.folder / "tools"
    tools.mkdir()
    home.file("tools/vi", "#!/bin/sh\necho 'came with vi' > \"$1\"\n", 0o700)
    with home.sit("resume", VISUAL="", EDITOR="", PATH=f"{tools}:{os.environ['PATH']}") as seat:
        seat.asked("What did you see")
        seat.type(EDITOR)
        seat.show("> came with vi")


def without_a_runtime_folder_the_file_lies_in_a_folder_of_its_own(home):
    script = home.file("editor", "#!/bin/sh\nstat -c '%a' \"$(dirname \"$1\")\" > \"$HOME/seen\"\necho \"$1\" >> \"$HOME/seen\"\n", 0o700)
    with home.talk(VISUAL=script, XDG_RUNTIME_DIR="") as seat:
        seat.type("came late", EDITOR)
        seat.wait(lambda: (home.folder / "seen").exists() and "/tmp" in (home.folder / "seen").read_text(), "the file")
        seat.settle()
        mode, path = (home.folder / "seen").read_text().split()
        assert mode == "700" and path.startswith("/tmp/candor-") and not os.path.exists(os.path.dirname(path))
        assert seat.line == "> came late", seat.text


def an_editor_that_fails_leaves_the_line_as_it_was(home):
    scribbler = home.file("scribbler", "#!/bin/sh\necho 'came and went' > \"$1\"\nexit 3\n", 0o700)
    for editor, words in (
        ("false", "ended with 1"), ("no-such-editor", "could not be found"), (scribbler, "ended with 3"),
        ("rm", "left no file"),
    ):
        with home.talk(VISUAL=editor) as seat:
            seat.type("came late", EDITOR)
            seat.see(words)
            seat.settle()
            assert seat.line == "> came late", seat.text
            if editor == scribbler:
                seat.type("\x1b[A")
                seat.show("> came and went")
            assert _is_clean(home)
            seat.type("\x03")
        home.run("forget", "Ana", "--yes", code=None)


def what_is_no_text_is_refused_and_kept_behind_up(home):
    for command, words in (
        ("printf 'came \\351t\\n' >", "not UTF-8"), ("head -c 1100000 /dev/zero | tr '\\0' x >", "longer than"),
    ):
        script = home.file("editor", f"#!/bin/sh\n{command} \"$1\"\n", 0o700)
        with home.talk(VISUAL=script, TERM="dumb") as seat:
            seat.type("came late", EDITOR)
            seat.see(words)
            seat.see("> came late")
            seat.type("\x1b[A")
            seat.show("came \\xE9t" if "351" in command else "xxxx")
            assert _is_clean(home)
        home.run("forget", "Ana", "--yes")


def a_signal_ends_the_editor_and_keeps_what_it_had_saved(home):
    script = home.file("editor", "#!/bin/sh\necho 'came at 9:40' > \"$1\"\necho ready\nsleep 60\n", 0o700)
    for number in (signal.SIGTERM, signal.SIGHUP):
        with home.talk(VISUAL=script) as seat:
            seat.type("came late", EDITOR)
            seat.see("ready")
            seat.kill(number)
            assert seat.end() == 128 + number
            assert seat.is_sane and _is_clean(home)
        assert "came at 9:40" in home.held()
        home.run("forget", "Ana", "--yes")


def a_window_that_closes_behind_an_editor_loses_nothing(home):
    script = home.file("editor", "#!/bin/sh\necho 'came at 9:40' > \"$1\"\necho ready\nsleep 60\n", 0o700)
    with home.talk(VISUAL=script) as seat:
        seat.type("came late", EDITOR)
        seat.see("ready")
        seat.child.ptyproc.fileobj.close()
        deadline = time.monotonic() + 10
        while seat.child.ptyproc.isalive() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not seat.child.ptyproc.isalive() and _is_clean(home)
    assert "came at 9:40" in home.held()


def ctrl_c_in_the_editor_is_the_editors(home):
    script = home.file("editor", "#!/bin/sh\ntrap 'echo came at 9:40 > \"$1\"; exit 0' INT\necho ready\nwhile :; do sleep 0.05; done\n", 0o700)
    with home.talk(VISUAL=script) as seat:
        seat.type("came late", EDITOR)
        seat.see("ready")
        seat.type("\x03")
        seat.show("> came at 9:40")


def the_editor_can_be_stopped_and_gone_on_with(home):
    home.run("start", "feedback", "Ana", typed="corrective\nThursday\n")
    script = home.file("editor", "#!/bin/sh\necho ready\nread words\necho \"$words\" > \"$1\"\n", 0o700)
    with home.shell(VISUAL=script) as seat:
        seat.type(f"{home.candor} resume\r")
        seat.asked("What did you see")
        seat.type("came late", EDITOR)
        seat.see("ready")
        seat.type("\x1a")
        seat.see("Stopped")
        seat.see("$ ")
        seat.type("fg\r")
        seat.see("resume")
        seat.settle(0.3)
        seat.type("came at 9:40\r")
        seat.show("> came at 9:40")
        seat.type("\r")
        seat.asked("What did that lead to")


def the_editor_inherits_no_file_of_the_log(home):
    script = home.file("editor", "#!/bin/sh\nls -l /proc/self/fd > \"$HOME/seen\"\n", 0o700)
    with home.talk(VISUAL=script) as seat:
        seat.type("came late", EDITOR)
        seat.wait(lambda: (home.folder / "seen").exists() and (home.folder / "seen").read_text(), "the list")
        seat.settle()
        assert "log" not in (home.folder / "seen").read_text(), (home.folder / "seen").read_text()
