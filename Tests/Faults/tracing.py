# SPDX-License-Identifier: GPL-3.0-or-later
"""The system calls of a run, by strace: which there are, and how to put a fault into one of them."""

import collections
import dataclasses
import functools
import os
import re
import shutil
import subprocess

_LINE = re.compile(r"^\d+ +(\w+)\((.*)$")


@functools.cache
def reason_to_skip():
    """Why nothing can be traced here; None where it can."""
    if not shutil.which("strace"):
        return "strace is not installed"
    tried = subprocess.run(["strace", "-f", "-o", "/dev/null", "true"], capture_output=True, check=False)
    return None if tried.returncode == 0 else "tracing is not allowed here"


@dataclasses.dataclass(frozen=True)
class Call:
    """The `index`-th call, from one, of this name in a run."""

    name: str
    index: int
    is_on_store: bool

    def __str__(self):
        return f"{self.name}#{self.index}"


def calls(home, work):
    """The calls of `work` in `home`, from the first that touches the log or the state on."""
    record = f"{home.path}.trace"
    home.do(work, wrapped=["strace", "-f", "-y", "-qq", "-s", "0", "-o", record])
    with open(record, encoding="utf-8", errors="replace") as file:
        lines = file.readlines()
    os.unlink(record)
    store = (f"{home.path}/log", f"{home.path}/state")
    counts, found, has_begun = collections.Counter(), [], False
    for line in lines:
        match = _LINE.match(line)
        if not match:
            continue
        counts[match[1]] += 1
        is_on_store = any(path in match[2] for path in store)
        has_begun = has_begun or is_on_store
        if has_begun and match[1] not in ("exit_group", "execve"):
            found.append(Call(match[1], counts[match[1]], is_on_store))
    return found


def inject(call, fault, record, onwards=False):
    """The words that run a program with a fault in one call, or in that and all later ones of its name.

    Without `--seccomp-bpf`: under it strace injects no signals.
    """
    when = f"{call.index}+" if onwards else str(call.index)
    return [
        "strace", "-f", "-qq", "-s", "0", "-o", str(record), "-e", f"trace={call.name}", "-e", "signal=none",
        "-e", f"inject={call.name}:{fault}:when={when}",
    ]


def was_injected(record):
    """Whether the fault really happened; the record is removed."""
    with open(record, encoding="utf-8", errors="replace") as file:
        text = file.read()
    os.unlink(record)
    return "(INJECTED)" in text
