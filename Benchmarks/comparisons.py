# SPDX-License-Identifier: GPL-3.0-or-later
"""What is compared with what, and within which bounds. A section is a function that yields claims, each in its turn."""

import collections
import json
import pathlib
import re
import shutil
import subprocess

from bench import PEERS, PYTHON
from homes import FEEDBACK, environment
from measuring import Claim, NotMeasured, Program, SelfTimed

HERE = pathlib.Path(__file__).resolve().parent
SIZES = [10_000, 100_000, 1_000_000]
# Records that make a gigabyte.
GIGABYTE = 1_700_000


def missing(*peers):
    """Those of the peers that cannot be had."""
    return [peer for peer in peers if isinstance(peer, NotMeasured)]


def starting(bench, least):
    """A start, with nothing to read and with a log of some weeks."""
    empty, _ = bench.home(0)
    full, count = bench.home(least)
    python = Program("python3 -I -S -c pass", PYTHON, empty)
    listing = bench.program(empty, "list", name="candor list, empty home")
    new = Program(
        "candor start feedback Ana, new home", [str(bench.candor), "start", "feedback", "Ana"], bench.folder / "new", True)
    yield Claim(listing, python, 1.0)
    yield Claim(new, python, 2.0)
    for words, bound in [(["list"], 2.0), (["list", "--format", "json"], None), (["commitments"], None)]:
        yield Claim(bench.program(full, *words, name=f"candor {' '.join(words)}, {count:,} events"), listing, bound)


def appending(bench, _):
    """Answers made durable one by one, and the same records by what does the least, and by SQLite."""
    if is_in_memory(bench.disk):
        yield NotMeasured("append", f"{bench.disk} lies in memory; --disk names a folder that does not")
        return
    append = SelfTimed("candor's append", lambda count: append_words(bench, "candor", count))
    source = written_lines(bench)
    raw, sqlite = bench.built("raw_append"), bench.built("sqlite_append", "sqlite3")
    yield from missing(raw, sqlite)
    if isinstance(raw, str):
        peer = SelfTimed("write and fdatasync in C", lambda count: [raw, source, new_path(bench, "raw", count)])
        yield Claim(append, peer, 1 / 0.75, decides="wall", pairs=41)
    for mode, age, bound in [("FULL", "new", 1.0), ("FULL", "used", None), ("NORMAL", "new", None)]:
        if isinstance(sqlite, str):
            words = [sqlite, source]
            peer = SelfTimed(
                f"SQLite, WAL, synchronous={mode}, {age}",
                lambda count: [*words, new_path(bench, f"{mode}-{age}", count), mode, age])
            yield Claim(append, peer, bound, decides="wall", pairs=41)


def sealing(bench, _):
    """What it costs to close the bodies: the same build, but for one function that copies instead."""
    copying = copying_build(bench)
    if isinstance(copying, NotMeasured):
        yield copying
        return
    append = SelfTimed("candor's append", lambda count: append_words(bench, "closing", count))
    peer = SelfTimed("candor's append that copies", lambda count: append_words(bench, "copying", count, copying))
    yield Claim(append, peer, 1.05, decides="wall", pairs=81)


def checking(bench, _):
    """Every byte checked, against nothing but the hash over the same files."""
    openssl = bench.built("openssl_sha256", "crypto")
    yield from missing(openssl)
    for least in SIZES[1:]:
        home, count = bench.home(least)
        verify = bench.program(home, "log", "verify", name=f"candor log verify, {count:,} events")
        files = [str(path) for path in sorted(home.glob("log/dev/*/*.jsonl"))]
        python = Program("Python hashlib", [PYTHON[0], str(PEERS / "hashlib_sha256.py"), *files])
        yield Claim(verify, python, 2.0, mebibytes=64, pairs=pairs_for(count))
        if isinstance(openssl, str):
            yield Claim(verify, Program("OpenSSL", [openssl, *files]), pairs=pairs_for(count))


def coaching(bench, _):
    """Reading answers, and a text of a hundred thousand characters, against what marks or weighs words too."""
    sentences = samples(bench)
    answers, page = bench.folder / "answers.txt", bench.folder / "page.txt"
    answers.write_text("".join(f"{sentence}\n" for sentence in sentences), encoding="utf-8")
    page.write_text(" ".join(sentences * 20)[:100_000] + "\n", encoding="utf-8")
    coach = str(bench.candor.parent / "coach-benchmark")
    for path, name, times in [(answers, f"{len(sentences)} answers", 100), (page, "one long text", 20)]:
        subject = SelfTimed(f"candor's coach, {name}", lambda _: [coach, str(path), "feedback", str(times)])
        for peer, module in PEERS_IN_READING.items():
            python = bench.package(module) if module else bench.python
            if isinstance(python, NotMeasured):
                yield python
                continue
            words = [python, str(PEERS / "reading.py"), peer, str(path), "2"]
            # The claim is about answers, and about the fastest of the peers.
            yield Claim(subject, SelfTimed(peer, lambda _: words), 0.02 if path is answers else None, pairs=5)


PEERS_IN_READING = {"regexes": None, "vader": "vaderSentiment", "textblob": "textblob", "proselint": "proselint"}


def samples(bench):
    """The sentences that candor's own rules are tried on."""
    ask = lambda *words: subprocess.run(
        [str(bench.candor), "coach", *words], env=environment(bench.folder / "coach"), check=True, text=True,
        stdout=subprocess.PIPE).stdout
    rules = [line.split()[0] for line in ask("--rules").splitlines()]
    pages = "".join(ask("--explain", rule) for rule in rules)
    return re.findall(r"^(?:says something|stays quiet): (.+)$", pages, re.MULTILINE)


def folding(bench, _):
    """The whole log read anew, nothing kept from before, against Python with its fastest libraries."""
    python = bench.package("orjson", "cryptography")
    yield from missing(python)
    for least in SIZES[1:]:
        home, count = bench.home(least)
        drop = lambda home=home: shutil.rmtree(home / "log/cache", ignore_errors=True)
        fold = [python, str(PEERS / "fold.py"), str(home / "log")]
        for words in [[], ["list"], ["people"]]:
            name = f"{' '.join(['candor', *words])}, {count:,} events, no cache"
            subject = Program(name, [str(bench.candor), *words], home, before=drop)
            if isinstance(python, str):
                yield Claim(subject, Program("Python, orjson, hashlib", fold), pairs=pairs_for(count))


def opening(bench, _):
    """Until the first prompt, and a list, the longer the log grows."""
    empty, _ = bench.home(0)
    for words in [[], ["list"]]:
        peer = bench.program(empty, *words, name=f"{' '.join(['candor', *words])}, empty home")
        for least in SIZES:
            home, count = bench.home(least)
            subject = bench.program(home, *words, name=f"{' '.join(['candor', *words])}, {count:,} events")
            # A start checks two segments and reads an outline: a hundred thousand records more may double it.
            yield Claim(subject, peer, 2.0 if least <= 100_000 else None, pairs=pairs_for(count))


def others(bench, _):
    """One entry more where there are a thousand, and a list of them, against two programs that keep lines of text."""
    folder, count = bench.folder / "others", 1000
    home = folder / "candor"
    home.mkdir(parents=True)
    texts = [f"Said in the corridor that part {index} was late again" for index in range(count)]
    subprocess.run(
        [bench.candor], env=environment(home), input="".join(f"note Ana {text}\n" for text in texts), text=True,
        check=True, stdout=subprocess.DEVNULL)
    note = bench.program(home, "note", "Ana", "One more", name=f"candor note, {count:,} notes")
    prep = bench.program(home, "prep", "Ana", name=f"candor prep, {count:,} notes")
    for peer in [jrnl(bench, folder, texts), taskwarrior(folder, texts)]:
        if isinstance(peer, NotMeasured):
            yield peer
            continue
        add, show = peer
        yield Claim(note, add)
        yield Claim(prep, show)


def by_gigabyte(bench, _):
    """A gigabyte checked within 64 MiB."""
    home, count = bench.home(GIGABYTE)
    files = [path for path in sorted(home.glob("log/dev/*/*.jsonl"))]
    size = sum(path.stat().st_size for path in files)
    verify = bench.program(home, "log", "verify", name=f"candor log verify, {size / 1e9:.2f} GB")
    python = Program("Python hashlib", [PYTHON[0], str(PEERS / "hashlib_sha256.py"), *map(str, files)])
    yield Claim(verify, python, mebibytes=64, pairs=3)


def pairs_for(count):
    """Fewer pairs the longer one takes."""
    return 21 if count < 50_000 else 11 if count < 500_000 else 5


def is_in_memory(folder):
    """Whether what is written there never reaches a disk."""
    said = subprocess.run(["stat", "-f", "-c", "%T", folder], check=True, stdout=subprocess.PIPE, text=True)
    return said.stdout.strip() in ("tmpfs", "ramfs")


def new_path(bench, name, count):
    """A place on the disk where nothing is yet."""
    path = bench.disk / f"{name}-{count}"
    for left in bench.disk.glob(f"{path.name}*"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    return str(path)


ANSWERS = 100


def append_words(bench, name, count, program=None):
    return [program or str(bench.candor.parent / "append-benchmark"), "append", new_path(bench, name, count), str(ANSWERS)]


def written_lines(bench):
    """A file with the answers' records as candor wrote them, without the two before: what the peers append."""
    words = append_words(bench, "source", 0)
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    lines = next(pathlib.Path(words[2]).glob("log/dev/*/*.jsonl")).read_bytes().splitlines(keepends=True)
    source = bench.folder / "source"
    source.write_bytes(b"".join(lines[2:]))
    return str(source)


def copying_build(bench):
    """The append that copies bodies instead of closing them, built in a folder of its own."""
    root, target = HERE.parent, HERE.parent / ".build/copying"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True)
    if listed.returncode != 0:
        return NotMeasured("sealing", "this is no git working copy, of which the other build could be made")
    for name in filter(None, [*listed.stdout.split("\0"), "Package.resolved"]):
        if (root / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target / name)
    patch = HERE / "copying.patch"
    product = "append-benchmark"
    build = ["swift", "build", "-c", "release", "--static-swift-stdlib", "--product", product]
    for words in [["patch", "-s", "-p1", "-i", str(patch)], build]:
        done = subprocess.run(words, cwd=target, capture_output=True, text=True)
        if done.returncode != 0:
            return NotMeasured("sealing", f"`{' '.join(words)}` in {target} says: {done.stdout[-200:]}")
    return str(target / ".build/release" / product)


def jrnl(bench, folder, texts):
    """jrnl's add and list over a journal of its own; or why not."""
    python = bench.package("jrnl")
    if isinstance(python, NotMeasured):
        return python
    journal, settings = folder / "journal.txt", folder / "jrnl.yaml"
    journal.write_text("".join(f"[2026-11-21 09:00] Ana: {text}.\n\n" for text in texts))
    options = {
        "journals": {"default": {"journal": str(journal)}}, "timeformat": "%F %H:%M", "default_hour": 9,
        "default_minute": 0, "editor": "", "encrypt": False, "highlight": False, "indent_character": "|",
        "linewrap": 79, "tagsymbols": "@", "template": False,
        "colors": {"body": "none", "date": "none", "tags": "none", "title": "none"},
    }
    lines = [f"{name}: {json.dumps(value)}\n" for name, value in options.items()]
    settings.write_text("".join([*lines, "version: v4.0\n"]))
    words, variables = [python, "-m", "jrnl", "--config-file", str(settings)], {"HOME": str(folder)}
    return (
        Program(f"jrnl, {len(texts):,} entries", [*words, "One more"], folder, variables=variables),
        Program(f"jrnl --short, {len(texts):,} entries", [*words, "--short"], folder, variables=variables))


def taskwarrior(folder, texts):
    """Taskwarrior's add and list over tasks of its own; or why not."""
    task = shutil.which("task")
    if task is None:
        return NotMeasured("Taskwarrior", "it is not installed (Debian: taskwarrior); see peers/README.md")
    data, settings = folder / "tasks", folder / "taskrc"
    data.mkdir()
    settings.write_text("confirmation=off\nverbose=nothing\n")
    variables = {"HOME": str(folder), "TASKDATA": str(data), "TASKRC": str(settings)}
    subprocess.run(
        [task, "import", "-"], env=variables, check=True, capture_output=True, text=True,
        input=json.dumps([{"description": f"Ana: {text}", "entry": "20261121T090000Z"} for text in texts]))
    return (
        Program(f"task add, {len(texts):,} tasks", [task, "add", "One more"], folder, variables=variables),
        Program(f"task list, {len(texts):,} tasks", [task, "list"], folder, variables=variables))


def calls_per_answer(bench):
    """How often candor writes to its log and flushes it for one answer more, by system call; or why nobody knows."""
    strace = shutil.which("strace")
    if strace is None:
        return NotMeasured("calls of an answer", "strace is not installed")
    trace, lines = bench.folder / "calls.trace", FEEDBACK.splitlines(keepends=True)[:6]
    watch = [strace, "-f", "-y", "-e", "trace=write,writev,pwrite64,fsync,fdatasync", "-o", str(trace)]
    counts = []
    for length in range(1, len(lines) + 1):
        subprocess.run(
            [*watch, str(bench.candor), "start", "feedback", "Ana"], env=environment(bench.folder / f"calls-{length}"),
            input="".join(lines[:length]), text=True, check=True, stdout=subprocess.DEVNULL)
        counts.append(collections.Counter(re.findall(r" (\w+)\(\d+<[^>]*\.jsonl>", trace.read_text())))
    return [later - earlier for earlier, later in zip(counts, counts[1:])]
