# SPDX-License-Identifier: GPL-3.0-or-later
"""Waiting for somebody who thinks."""

import shutil
import subprocess
import time


def nothing_is_done_while_nobody_types(home, seconds=3):
    """No system call at the prompt."""
    if shutil.which("strace") is None:
        return "skipped: there is no strace"
    with home.talk() as seat:
        seat.type("came at")
        seat.see("came at")
        seat.settle(0.3)
        trace = home.folder / "trace"
        tracer = subprocess.Popen(
            ["strace", "-f", "-q", "-o", trace, "-p", str(seat.pid)], stderr=subprocess.PIPE, text=True)
        time.sleep(seconds)
        tracer.terminate()
        said = tracer.communicate()[1]
        calls = [line for line in trace.read_text().split("\n") if line] if trace.exists() else []
        if not calls and "ptrace" in said.lower():
            return f"skipped: {said.strip()}"
        # The one that it waits in, which is cut off at the end.
        assert len(calls) == 1 and "<detached" in calls[0], calls
        return f"{seconds} s"
