# SPDX-License-Identifier: GPL-3.0-or-later
"""Power cuts on real file systems (promise P1).

ext4 and XFS in loop images. While candor writes, it is stopped, the file system is shut down without writing anything
more (FS_IOC_SHUTDOWN, no log flush), candor goes on and must say that nothing is saved, the image is mounted anew, and
everything acknowledged must be there. The next round goes on in the same log. A failure: an acknowledged answer is
missing, candor does not start again by itself, or it does not end with 74 on the disk that is gone.

The control is the same with an fdatasync that does nothing. It must lose: if it does not, the cut cuts nothing.
"""

import contextlib
import fcntl
import os
import pathlib
import select
import shutil
import signal
import struct
import subprocess
import tempfile
import time

import home
from report import Report

SHUTDOWN = 0x8004587D
NO_LOG_FLUSH = struct.pack("I", 2)
SYSTEMS = {"ext4": ["mkfs.ext4", "-q", "-F"], "xfs": ["mkfs.xfs", "-q", "-f"]}
IMAGE_BYTES = 320 << 20
LINES = 12_000
CONTROL_ROUNDS = 4


def run(stage, plan):
    report = Report("power cuts on ext4 and XFS", 50_000, unit="acknowledged")
    share = 400 if plan.is_short else report.wanted // len(SYSTEMS)
    for name, make in SYSTEMS.items():
        if reason := _reason_to_skip(make[0]):
            report.skip(share, f"{name}: {reason}")
            continue
        with contextlib.ExitStack() as stack:
            disk = Disk(stage.path, make)
            stack.callback(disk.close)
            rounds, acknowledged, _ = _rounds(report, stage, plan, disk, name, share)
            _, said, lost = _rounds(Report("control", 0), stage, plan, disk, name, None)
            report.remarks.append(
                f"{name}: {rounds} cuts, {acknowledged:,} acknowledged; control without fdatasync: {lost:,} of {said:,} lost"
            )
            if lost == 0:
                report.fail(f"{name}: the control without fdatasync lost nothing, so the cuts prove nothing")
    return report


def _reason_to_skip(maker):
    if os.geteuid() != 0:
        return "loop images need root"
    for tool in (maker, "mount", "umount"):
        if not shutil.which(tool):
            return f"{tool} is not installed"
    if not os.path.exists("/dev/loop-control"):
        return "there are no loop devices"
    with tempfile.TemporaryDirectory() as folder:
        try:
            Disk(pathlib.Path(folder), SYSTEMS["ext4"] if maker.endswith("4") else SYSTEMS["xfs"]).close()
        except subprocess.CalledProcessError as failed:
            return f"mounting a loop image is refused: {failed.stderr.decode(errors='replace').strip()}"
    return None


class Disk:
    """A file system in an image, mounted."""

    def __init__(self, folder, make):
        self.image = folder / "disk.img"
        self.path = folder / "disk"
        self.path.mkdir(exist_ok=True)
        with open(self.image, "wb") as file:
            file.truncate(IMAGE_BYTES)
        _call(*make, self.image)
        self.mount()

    def mount(self):
        _call("mount", "-o", "loop", self.image, self.path)

    def unmount(self):
        for _ in range(50):
            if subprocess.run(["umount", self.path], capture_output=True, check=False).returncode == 0:
                return
            time.sleep(0.1)
        _call("umount", self.path)

    def cut(self):
        """From here on the file system writes nothing more and refuses everything."""
        folder = os.open(self.path, os.O_RDONLY)
        try:
            fcntl.ioctl(folder, SHUTDOWN, NO_LOG_FLUSH)
        finally:
            os.close(folder)

    def close(self):
        self.unmount()
        self.image.unlink()
        self.path.rmdir()


def _rounds(report, stage, plan, disk, name, share):
    """Cuts until `share` answers are acknowledged, or, for the control, a few times; how often, of how many, lost."""
    is_control = share is None
    chance = plan.chance("power", name, is_control)
    rounds = acknowledged = lost = number = 0
    kept, base = None, []
    while (rounds < CONTROL_ROUNDS) if is_control else acknowledged < share and not report.failures:
        if kept is None or is_control or len(kept.segments) > 3:
            kept = home.Home(stage.candor, disk.path / f"home{rounds}{is_control}").make()
            base = []
            os.sync()
        work = _talk(number) if rounds % 2 else _notes(number)
        number += LINES
        extra = stage.preload(kept, lie=1) if is_control else None
        seconds = chance.uniform(0.1, 0.5 if plan.is_short or is_control else 1.5)
        said, complained, code = _write_until_cut(kept, work, extra, disk, seconds)
        disk.unmount()
        disk.mount()
        rounds += 1
        _, least = work.acknowledged(said)
        acknowledged += least
        report.reached += least
        place = f"{name}, round {rounds}"
        if code != 74:
            report.fail(f"{place}: exit code {code} on a disk that is gone: {complained[-300:]}")
        again = kept.run(["note", "Zoe", f"round {rounds}"])
        found, flaw = kept.texts()
        if is_control:
            # What is left of it need not even start again.
            lost += sum(text not in (found or []) for text in work.texts[:least])
            continue
        if again.code != 0 or flaw:
            report.fail(f"{place}: missed: the next start ends with {again.code}: {again.complained} {flaw or ''}")
            break
        names = ["Zoe"] if "Zoe" not in base else []
        texts = [text for text in work.texts if text != "Ana" or "Ana" not in base]
        least -= len(work.texts) - len(texts) if least else 0
        tail = len(names) + 1
        middle = found[len(base) : len(found) - tail]
        if found[: len(base)] != base or middle[:least] != texts[:least]:
            missing = [text for text in base + texts[:least] if text not in found]
            report.lost += len(missing)
            report.fail(f"{place}: lost: {len(missing)} of {least} acknowledged in it, the first {missing[:1]}")
        elif middle != texts[: len(middle)] or len(middle) > least + 2:
            report.silent += 1
            report.fail(f"{place}: silent: {len(middle)} there of {least} acknowledged")
        base = found
    return rounds, acknowledged, lost


def _notes(number):
    texts = [f"note {number + index:08d} of some forty bytes" for index in range(LINES)]
    appends = [home.Append(("Ana", texts[0]), "Noted.")] + [home.Append((text,), "Noted.") for text in texts[1:]]
    return home.Work("notes", (), "".join(f"note Ana {text}\n" for text in texts), tuple(appends))


def _talk(number):
    typed, appends = [], []
    for index in range(0, LINES, 3):
        texts = [f"answer {number + index + part:08d} of forty bytes" for part in range(3)]
        typed += ["start ledger Ana", *texts, "y"]
        marks = ("The second entry", "The third entry", "Save this?")
        appends.append(home.Append(("Ana",) if index == 0 else (), "The first entry"))
        appends += [home.Append((text,), mark) for text, mark in zip(texts, marks)]
        appends.append(home.Append((), "Saved as conversation"))
    return home.Work("talk", (), "".join(f"{line}\n" for line in typed), tuple(appends))


def _write_until_cut(kept, work, extra, disk, seconds):
    """Types until the power goes; what candor said in all, what it complained of, and its exit code."""
    running = subprocess.Popen(
        [kept.candor], env=kept.environment(extra), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    pipes = Pipes(running, work.typed.encode())
    begun = time.monotonic()
    while not pipes.said and time.monotonic() < begun + home.SECONDS:
        pipes.serve(until=time.monotonic() + 0.02)
    pipes.serve(until=time.monotonic() + seconds)
    running.send_signal(signal.SIGSTOP)
    while _state(running.pid) not in "TZ":
        time.sleep(0.001)
    disk.cut()
    running.send_signal(signal.SIGCONT)
    pipes.serve(until=time.monotonic() + home.SECONDS)
    if running.poll() is None:
        running.kill()
    running.wait()
    complained = running.stderr.read().decode(errors="replace")
    for pipe in (running.stdin, running.stdout, running.stderr):
        with contextlib.suppress(BrokenPipeError):
            pipe.close()
    return pipes.said.decode(), complained, running.returncode


class Pipes:
    """Types to a running program and takes in what it says."""

    def __init__(self, running, typed):
        self.running = running
        self.rest = memoryview(typed)
        self.said = bytearray()
        for pipe in (running.stdin, running.stdout):
            os.set_blocking(pipe.fileno(), False)

    def serve(self, until):
        """Until that moment, or the end of what is said."""
        while (left := until - time.monotonic()) > 0:
            writing = [self.running.stdin] if self.rest else []
            readable, writable, _ = select.select([self.running.stdout], writing, [], min(left, 0.05))
            if writable:
                try:
                    self.rest = self.rest[os.write(self.running.stdin.fileno(), self.rest[:4096]) :]
                except BrokenPipeError:
                    self.rest = memoryview(b"")
            if readable:
                part = os.read(self.running.stdout.fileno(), 65536)
                if not part:
                    return
                self.said += part


def _state(pid):
    """The letter of the process's state: T once it stands still."""
    return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def _call(*words):
    subprocess.run([str(word) for word in words], check=True, capture_output=True)
