#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sits down at candor in a pseudo-terminal and looks at what a person would see.

Every function of the modules below whose name has no underscore in front is a check; it is handed a fresh home. What
it returns is a word on how it went. pexpect and pyte come with this Python, or into an environment made beside the build.
"""

import argparse
import faulthandler
import importlib
import inspect
import os
import pathlib
import subprocess
import sys
import time
import traceback
import venv
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
ENVIRONMENT = HERE.parents[1] / ".build" / "pseudoterminal"
PACKAGES = ["pexpect==4.9.0", "pyte==0.8.2"]
MODULES = ("editing", "surroundings", "elsewhere", "completion", "dropping", "everywhere", "hostile", "idling")


def main():
    arguments = _arguments()
    import seat

    if arguments.candor:
        seat.Home.candor = arguments.candor.resolve()
    if not seat.Home.candor.is_file():
        sys.exit(f"there is no {seat.Home.candor}; `swift build` makes it")
    chosen = [check for name in MODULES for check in _checks(name) if all(word in check[0] for word in arguments.only)]
    begun = time.monotonic()
    faulthandler.dump_traceback_later(600, exit=True)  # a check that waits for ever ends the run
    with ThreadPoolExecutor(arguments.jobs) as pool:
        results = list(pool.map(lambda check: _run(*check, arguments), chosen))
    for place, check in enumerate(chosen):
        if not results[place]:
            print(f"once more, with nothing beside it: {check[0]}", flush=True)
            results[place] = _run(*check, arguments)
    failed = results.count(False)
    print(f"{len(results) - failed} of {len(results)} checks hold, {time.monotonic() - begun:.0f} s")
    return 1 if failed or not results else 0


def _arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--candor", type=pathlib.Path, help="the program; the debug build if not given")
    parser.add_argument("--only", action="append", default=[], help="checks with this in their names; may be repeated")
    parser.add_argument("--long", action="store_true", help="wait longer and try more")
    parser.add_argument("--jobs", type=int, default=2, help="how many checks at a time")
    return parser.parse_args()


def _checks(name):
    module = importlib.import_module(name)
    return [
        (f"{name}: {check.__name__.replace('_', ' ')}", check) for check in vars(module).values()
        if inspect.isfunction(check) and check.__module__ == name and next(iter(inspect.signature(check).parameters), "") == "home"
        and not check.__name__.startswith("_")
    ]


def _run(name, check, arguments):
    import seat

    longer = {"seconds": 10, "count": 1000} if arguments.long else {}
    settings = {key: value for key, value in longer.items() if key in inspect.signature(check).parameters}
    try:
        with seat.Home() as home:
            word = check(home, **settings)
    except Exception as error:  # whatever went wrong, the other checks go on
        where = traceback.extract_tb(error.__traceback__)
        place = next((frame for frame in reversed(where) if pathlib.Path(frame.filename).parent == HERE and frame.name == check.__name__), where[-1])
        print(f"FAIL {name} (line {place.lineno}): {type(error).__name__}: {error}", flush=True)
        return False
    print(f"ok   {name}" + (f" ({word})" if word else ""), flush=True)
    return True


def _provide_packages():
    """Goes on in a Python that has the packages."""
    try:
        import pexpect  # noqa: F401
        import pyte  # noqa: F401
        return
    except ImportError:
        pass
    python = ENVIRONMENT / "bin" / "python3"
    if pathlib.Path(sys.prefix) == ENVIRONMENT:
        sys.exit(f"{' and '.join(PACKAGES)} could not be installed")
    if not python.exists():
        venv.create(ENVIRONMENT, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES], check=True)
    os.execv(python, [python, __file__, *sys.argv[1:]])


if __name__ == "__main__":
    _provide_packages()
    sys.path.insert(0, str(HERE))
    sys.exit(main())
