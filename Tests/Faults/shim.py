# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the shim and looks whether candor's calls go through it."""

import dataclasses
import pathlib
import shutil
import subprocess

SOURCE = pathlib.Path(__file__).with_name("shim.c")


class NoCompiler(Exception):
    """There is neither clang nor gcc."""


def build(folder):
    """The path of the library."""
    compiler = shutil.which("clang") or shutil.which("gcc") or shutil.which("cc")
    if not compiler:
        raise NoCompiler("neither clang nor gcc is installed")
    library = pathlib.Path(folder) / "shim.so"
    subprocess.run(
        [compiler, "-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-o", library, SOURCE, "-ldl"], check=True
    )
    return library


@dataclasses.dataclass(frozen=True)
class Call:
    """One change, flush or word on standard output, as the journal has it."""

    name: str
    path: str
    other: str
    number: int
    bytes: bytes


def journal(record):
    """The calls that a run put down, in order. The record is removed."""
    path = pathlib.Path(record)
    text = path.read_bytes() if path.exists() else b""
    path.unlink(missing_ok=True)
    calls, place = [], 0
    while place < len(text):
        end = text.index(b"\n", place)
        name, path, other, number, size = text[place:end].decode().split("\t")
        place = end + 1 + int(size)
        calls.append(Call(name, path, other, int(number), text[end + 1 : place]))
    return calls


def counted(record):
    """How many calls a run counted; 0 where it did not come to its end. The record is removed."""
    path = pathlib.Path(record)
    if not path.exists():
        return 0
    count = int(path.read_text() or 0)
    path.unlink()
    return count


def check(stage):
    """Fails where the program's calls do not go through the shim: then nothing that it injects would happen."""
    home = stage.fresh()
    count = stage.place()
    ended = home.run(["note", "Ana", "seen"], extra=stage.preload(home, count=count))
    calls = counted(count)
    home.remove()
    if ended.code != 0 or calls < 20:
        raise SystemExit(f"the shim saw {calls} calls of {stage.candor}: {ended.complained.strip()}")
