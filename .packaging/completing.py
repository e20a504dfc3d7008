#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Types into bash, zsh and fish, with candor installed for the user whose HOME this is, and looks at what Tab does.

Each line is typed, then Tab; what then stands in the line is run with `printf`, so that it is seen as the shell
understands it and not as it looks.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import pexpect

# What is typed before Tab, and the words that the line must have become.
LINES = [
    ("candor dem", ["candor", "demo"]),
    ("candor prep An", ["candor", "prep", "Ana María"]),
    ("candor start che", ["candor", "start", "check-in"]),
    ("candor start feedback Zo", ["candor", "start", "feedback", "Zoë"]),
    ("candor commitments list --own", ["candor", "commitments", "list", "--owner"]),
    ("candor commitments list --owner the", ["candor", "commitments", "list", "--owner", "them"]),
    ("candor list --format j", ["candor", "list", "--format", "json"]),
    ("candor flow sh", ["candor", "flow", "show"]),
    ("candor coach --explain absol", ["candor", "coach", "--explain", "absolute"]),
    ("candor coach dra", ["candor", "coach", "draft.txt"]),
    ("candor flow check wa", ["candor", "flow", "check", "walk.yaml"]),
    ("candor disclose --output dra", ["candor", "disclose", "--output", "draft.txt"]),
    ("candor forget '$(to", ["candor", "forget", "$(touch PWNED)"]),
]


class Shell:
    """A shell at a terminal; `show` prints the words of a line between marks."""

    def __init__(self, name, arguments, folder, setup=()):
        self.name = name
        self.child = pexpect.spawn(
            name, arguments, cwd=folder, encoding="utf-8", timeout=20, dimensions=(40, 160), env={**os.environ, "TERM": "dumb"}
        )
        for line in setup:
            self.child.sendline(line)
        self.child.sendline("printf '%s-%s\\n' re ady")
        self.child.expect("re-ady")

    def words(self, typed):
        """What Tab makes of it."""
        # The line becomes the arguments of printf: the program's name is typed, completed and then put behind it.
        self.child.send(typed + "\t")
        self.child.expect(pexpect.TIMEOUT, timeout=1.5)
        # To the beginning of the line, where what prints the words is put before them.
        self.child.send("\x01printf '<%s>' ")
        self.child.send("\x05; printf '%s-%s\\n' do ne\r")
        self.child.expect("do-ne")
        shown = self.child.before
        shown = shown[shown.rfind("<candor>"):] if "<candor>" in shown else shown
        return [word for word in shown.split("<") if ">" in word], shown

    def end(self):
        self.child.close(force=True)


def started(name, folder):
    if name == "bash":
        return Shell("bash", ["--norc", "-i"], folder, ["PS1='$ '", ". /usr/share/bash-completion/bash_completion"])
    if name == "zsh":
        data = os.environ.get("XDG_DATA_HOME") or os.environ["HOME"] + "/.local/share"
        return Shell(
            "zsh", ["-f", "-i"], folder,
            ["PS1='$ '", "unsetopt zle_bracketed_paste", "bindkey -e", f"fpath=({data}/zsh/site-functions $fpath)",
             "autoload -U compinit && compinit -u -D"],
        )
    return Shell("fish", ["-i"], folder, ["function fish_prompt; echo '$ '; end"])


def main():
    folder = pathlib.Path(tempfile.mkdtemp())
    (folder / "draft.txt").write_text("A draft.\n")
    (folder / "walk.yaml").write_text("flow: walk\n")
    os.environ["CANDOR_HOME"] = str(folder / "candor")
    os.environ.pop("CANDOR_NOW", None)
    failures = 0
    try:
        for person in ("Ana María", "Zoë", "$(touch PWNED)"):
            subprocess.run(["candor", "note", person, "x"], check=True, stdout=subprocess.DEVNULL)
        for name in sys.argv[1:] or ("bash", "zsh", "fish"):
            shell = started(name, folder)
            held = 0
            for typed, expected in LINES:
                words, shown = shell.words(typed)
                found = [word[: word.rfind(">")] for word in words]
                if found == expected:
                    held += 1
                else:
                    failures += 1
                    print(f"{name}: {typed!r} became {found}, not {expected}; {shown!r}", file=sys.stderr)
            shell.end()
            print(f"{name}: {held} of {len(LINES)}")
        if list(folder.rglob("PWNED")):
            failures += 1
            print("A name was run.", file=sys.stderr)
    finally:
        shutil.rmtree(folder)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
