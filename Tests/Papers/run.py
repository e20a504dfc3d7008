#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what candor hands over, calendars and pages, with the programs that others read such files with.

The calendars: PyPI `icalendar`, libical and khal. The pages: html5lib's strict parser, tidy, and in the long form a
headless Chromium that prints them. What is missing is installed, Python packages into an environment of their own;
what cannot be is skipped, and counted.
"""

import argparse
import importlib.util
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
ENVIRONMENT = REPOSITORY / ".build" / "papers"
PACKAGES = ["icalendar==7.3.0", "khal==0.14.1", "html5lib==1.1"]
# Debian's packages and a file each of them brings, by the form that needs them.
PROGRAMS = {"libical3": "libical.so.3", "tidy": "tidy"}
BROWSING = {"chromium": "chromium", "poppler-utils": "pdfinfo"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--candor", type=pathlib.Path, help="the program; the debug build, if not given")
    parser.add_argument("--short", action="store_true", help="without the browser")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder that keeps the pages and how they look")
    arguments = parser.parse_args()
    candor = (arguments.candor or REPOSITORY / ".build/debug/candor").resolve()
    if not candor.exists():
        sys.exit(f"{candor} is not there; `swift build` makes it.")
    if not importlib.util.find_spec("ensurepip"):
        install({"python3-venv": "ensurepip"})
    enter_environment()
    install(PROGRAMS if arguments.short else PROGRAMS | BROWSING)

    import browser
    import calendars
    import pages
    import samples

    suites = [calendars.icalendar, calendars.libical, calendars.khal, pages.parsed, pages.checked, pages.styled]
    if not arguments.short:
        suites += [browser.printed, browser.narrow, browser.closed]
    failed = skipped = 0
    with tempfile.TemporaryDirectory(prefix="candor-papers-") as folder:
        begun = time.monotonic()
        written = samples.Written(candor, pathlib.Path(folder))
        print(f"  written: {len(written.calendars)} calendars, {len(written.pages)} pages, {time.monotonic() - begun:.0f} s", flush=True)
        for suite in suites:
            begun = time.monotonic()
            report = samples.Report()
            try:
                suite(written, report)
            except samples.Missing as missing:
                skipped += 1
                print(f"  {suite.__name__}: skipped, {missing}", flush=True)
                continue
            failed += len(report.failures)
            took = time.monotonic() - begun
            print(f"  {suite.__name__}: {report.count:,} checks, {len(report.failures)} failures, {took:.0f} s", flush=True)
            for failure in report.failures[:5]:
                print(f"    {failure}", flush=True)
        if arguments.keep:
            shutil.copytree(folder, arguments.keep, dirs_exist_ok=True)
    print(f"papers: {len(suites) - skipped} suites, {failed} failures, {skipped} skipped")
    return 1 if failed else 0


def enter_environment():
    """Goes on in an environment that has the packages, where one can be made."""
    if pathlib.Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        return
    python = ENVIRONMENT / "bin" / "python"
    stamp = ENVIRONMENT / "packages"
    if not stamp.exists() or stamp.read_text() != "\n".join(PACKAGES):
        made = subprocess.run([sys.executable, "-m", "venv", "--clear", ENVIRONMENT], capture_output=True).returncode == 0
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]
        if not made or subprocess.run(pip).returncode != 0:
            print("the Python packages cannot be installed; what needs them is skipped")
            return
        stamp.write_text("\n".join(PACKAGES))
    os.execv(python, [python, *sys.argv])


def install(programs):
    """Debian's packages, where we may."""
    missing = [package for package, file in programs.items() if not shutil.which(file) and not has_library(file)]
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], **quiet)


def has_library(name):
    return any(pathlib.Path("/usr/lib").glob(f"*/{name}"))


if __name__ == "__main__":
    sys.exit(main())
