# SPDX-License-Identifier: GPL-3.0-or-later
"""What the comparisons are made with: the build, folders, peers, and homes of several sizes."""

import dataclasses
import pathlib
import shutil
import subprocess

from homes import fill
from measuring import NotMeasured, Program

PEERS = pathlib.Path(__file__).resolve().parent / "peers"
PYTHON = ["/usr/bin/python3", "-I", "-S", "-c", "pass"]


@dataclasses.dataclass
class Bench:
    """`folder` may lie in memory, `disk` may not; `python` has the peers that are Python packages."""

    candor: pathlib.Path
    python: str
    folder: pathlib.Path
    disk: pathlib.Path
    homes: dict = dataclasses.field(default_factory=dict)

    def home(self, least):
        """A home with at least that many events, and how many they are. What one run made does for the next."""
        if least not in self.homes:
            home = self.folder / f"home-{least}"
            smaller = max((size for size in self.homes if 0 < size < least), default=None)
            if smaller is not None:
                shutil.copytree(self.homes[smaller][0], home)
            self.homes[least] = (home, fill(self.candor, home, least) if least else 0)
        return self.homes[least]

    def program(self, home, *words, name=None):
        """A run of candor; `name` says more than its words do."""
        return Program(name or f"candor {' '.join(words)}", [str(self.candor), *words], home)

    def built(self, source, *libraries):
        """The peer in a C file, built; or why it cannot be."""
        target = self.folder / source
        if target.exists():
            return str(target)
        words = ["cc", "-O2", "-o", str(target), str(PEERS / f"{source}.c"), *(f"-l{name}" for name in libraries)]
        try:
            if subprocess.run(words, capture_output=True).returncode == 0:
                return str(target)
        except FileNotFoundError:
            return NotMeasured(source, "there is no C compiler (`cc`)")
        return NotMeasured(source, f"cc cannot build it; is lib{(*libraries, 'c')[0]} with its headers installed?")

    def package(self, *modules):
        """The Python that has these modules; or why there is none."""
        found = subprocess.run([self.python, "-c", f"import {', '.join(modules)}"], capture_output=True)
        if found.returncode == 0:
            return self.python
        return NotMeasured(" and ".join(modules), f"{self.python} does not have it; see peers/README.md")
