#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tries the suites on candors that are broken on purpose: each seeded bug in `bugs/` must be caught.

Each bug is a small change of the source, found by the words it stands in, so that it does not depend on line numbers;
one that does not fit any more is an error. It is made in a scratch copy, built, and the suites that should notice are
run, mostly in their short form. Before that the copy without a bug must pass the same suites, or being caught means nothing.
"""

import argparse
import dataclasses
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]


@dataclasses.dataclass(frozen=True)
class Bug:
    """What is broken, how, and which suites should notice."""

    name: str
    about: str
    suites: tuple
    # The part of them that it takes, and whether in the long form: what it breaks shows in few of their points.
    only: str
    is_long: bool
    changes: tuple

    @staticmethod
    def read(path):
        fields = tomllib.loads(path.read_text())
        changes = tuple((change["file"], change["find"], change["replace"]) for change in fields["change"])
        return Bug(path.stem, fields["about"], tuple(fields["suites"]), fields.get("only", ""), fields.get("long", False), changes)

    def apply(self, root):
        """Makes the changes, and returns what the files were before."""
        before = {}
        for file, find, replace in self.changes:
            path = root / file
            text = path.read_text()
            before.setdefault(path, text)
            if text.count(find) != 1:
                raise SystemExit(f"{self.name} does not fit any more: {file} has its words {text.count(find)} times")
            path.write_text(text.replace(find, replace))
        return before


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", action="append", default=[], help="the beginning of a bug's name; may be repeated")
    parser.add_argument("--scratch", help="a folder to build in, kept for the next time; a temporary one if not given")
    arguments = parser.parse_args()
    bugs = [Bug.read(path) for path in sorted(HERE.glob("bugs/*.toml"))]
    for bug in bugs:
        _copy_fits(bug)
    if arguments.only:
        bugs = [bug for bug in bugs if bug.name.startswith(tuple(arguments.only))]
    with tempfile.TemporaryDirectory(prefix="candor-bugs-") as folder:
        root = pathlib.Path(arguments.scratch or folder).resolve()
        _copy(root)
        return _check(root, bugs)


def _check(root, bugs):
    _build(root)
    for suites, only, is_long in dict.fromkeys((bug.suites, bug.only, bug.is_long) for bug in bugs):
        code, noticed = _run(root, suites, only, is_long)
        if code != 0:
            print(f"without a bug {', '.join(suites)} end with {code}, so catching one would mean nothing: {noticed}")
            return 1
    print("without a bug everything passes", flush=True)
    escaped = []
    for bug in bugs:
        begun = time.monotonic()
        before = bug.apply(root)
        try:
            _build(root)
            code, noticed = _run(root, bug.suites, bug.only, bug.is_long)
        finally:
            for path, text in before.items():
                path.write_text(text)
        verdict = "caught" if code == 1 and noticed else "ESCAPED"
        if verdict != "caught":
            escaped.append(bug.name)
        print(f"{bug.name}: {verdict} ({time.monotonic() - begun:.0f} s): {bug.about}", flush=True)
        for line in noticed[:2]:
            print(f"    {line}", flush=True)
    print(f"{len(bugs) - len(escaped)} of {len(bugs)} caught" + "".join(f", {name} escaped" for name in escaped))
    return 1 if escaped else 0


def _copy_fits(bug):
    """Fails at once where a bug does not fit, before anything is built."""
    for file, find, _ in bug.changes:
        if (REPOSITORY / file).read_text().count(find) != 1:
            raise SystemExit(f"{bug.name} does not fit any more: its words are not once in {file}")


def _copy(root):
    root.mkdir(parents=True, exist_ok=True)
    for source in REPOSITORY.iterdir():
        target = root / source.name
        if source.name.startswith("."):
            continue
        if source.is_dir():
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(source, target)
        else:
            shutil.copy2(source, target)


def _build(root):
    built = subprocess.run(
        ["swift", "build", "--product", "candor"], cwd=root, capture_output=True, text=True, check=False
    )
    if built.returncode != 0:
        raise SystemExit(f"it does not build: {(built.stdout + built.stderr)[-3000:]}")


def _run(root, suites, only, is_long):
    """Runs suites: the exit code, and what they found wrong."""
    words = [sys.executable, root / "Tests" / "Faults" / "run.py", "--candor", root / ".build/debug/candor"]
    words += ["--only", only] + ([] if is_long else ["--short"])
    for suite in suites:
        words += ["--suite", suite]
    ran = subprocess.run(words, capture_output=True, text=True, check=False)
    # In the long form a part alone stays below the count of the whole, which is 1 too.
    if ran.returncode not in (0, 1) or ran.stderr.strip():
        raise SystemExit(f"the suites broke down: {ran.stdout[-1500:]}{ran.stderr[-1500:]}")
    noticed = [line.strip() for line in ran.stdout.splitlines() if line.startswith("    ")]
    return int(bool(noticed)) if only else ran.returncode, noticed


if __name__ == "__main__":
    sys.exit(main())
