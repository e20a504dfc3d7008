#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a log without candor and without keys, by Sources/CandorLog/FORMAT.md alone: verify.py DATA"""
import base64, hashlib, itertools, json, pathlib, re, sys

RECORD = re.compile(rb'(?P<core>\{"v":1,"n":(?P<n>[1-9]\d*),"dev":"(?P<dev>\w+)","hlc":"(?P<hlc>[1-9]\d*)"'
    rb',"t":"[-\d]{10}T[:.\d]{12}Z","k":"(?P<k>[^"]+)"(?:,"s":"(?P<s>p_[\da-f]{16})")?'
    rb'(?:,"c":"c_[\da-f]{16}")?(?:,"f":"(?:[^"\\]|\\.)+")?,"bh":"(?P<bh>\w{64})","p":"(?P<p>\w{64})")'
    rb',"b":(?P<b>\{"r":"[\da-f]{32}".*\}|"[\w+/=]+"|null *),"h":"(?P<h>\w{64})"\}\n')

def need(truth, what):
    if not truth:
        raise ValueError(what)

def digest(of, data):
    return hashlib.sha256(b"candor/1" + of + b"\n" + data).hexdigest().encode()

def fits(line):
    return found if (found := RECORD.fullmatch(line)) and digest(b"", found["core"]) == found["h"] else None

def check(line, record, place, clock):
    need(record and not re.search("[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]", line.decode()), "not a record")
    need(record.group("dev", "n", "p") == place and int(record["hlc"]) > clock, "it does not follow on")
    if not record["b"].startswith(b"null"):  # whether a body may be gone is known at the end of the log
        need(digest(b"/body", record["b"]) == record["bh"], "its body does not fit its hash")
        need(isinstance(b := json.loads(record["b"]), dict) or len(base64.b64decode(b)) % 64 == 28, "no body")

def records(folder):
    """Each record of a device with its place, checked against the one before and the sealed head."""
    n, last, clock, head = 0, b"0" * 64, 0, folder / "head"
    text = head.read_bytes() if head.exists() else None
    need(text is None or text[-65:] == digest(b"/head", text[:-65]) + b"\n", f"{head}: this is damaged")
    rows = [(int(size), (int(n), h)) for size, n, h in map(bytes.split, (text or b"").splitlines()[1:-1])]
    paths = [folder / f"{i + 1:08}.jsonl" for i in range(max(len(rows), len([*folder.glob("*.jsonl")])))]
    for path, (size, sealed) in itertools.zip_longest(paths, rows, fillvalue=(0, None)):
        need(path.exists(), f"{path}: this segment is missing")
        lines, end, is_last = list(path.open("rb")), 0, path == paths[-1]
        more = sum(map(len, lines)) - size
        need(more == 0 or more > 0 and (is_last or not sealed), f"{path}: it is not as long as it was sealed")
        for number, line in enumerate(lines, 1):
            try:
                check(line, record := fits(line), (folder.name.encode(), b"%d" % (n + 1), last), clock)
                n, last, clock, start, end = n + 1, record["h"], int(record["hlc"]), end, end + len(line)
                need(not start < size <= end or (end, (n, last)) == (size, sealed), "not where it was sealed")
            except ValueError as flaw:
                is_cut = is_last and end >= size and (b"\0" in line or line[-1:] != b"\n")
                is_torn = is_cut and not any(map(fits, lines[number:]))
                raise ValueError(f"{path}:{number}: {'an append that never ended' if is_torn else flaw}")
            yield f"{path}:{number}", record

def verify(data):
    need((data / "FORMAT").read_bytes() == b"candor 1\n", f"{data}/FORMAT: not a log of this format")
    heads, last, count, gone, may_be_gone = {}, "0" * 64, 0, [], set()
    for folder in sorted(data.glob("dev/d_" + "[0-9a-f]" * 16)):
        for n, (place, record) in enumerate(records(folder), 1):
            count, last = count + 1, record["h"].decode()
            heads[folder.name] = f"{folder.name} {n} {last}\n"
            if record["k"] in (b"forget/1", b"redact/1"):
                body = json.loads(record["b"])
                may_be_gone.add((body["dev"], body["n"]) if "dev" in body else record["s"])
            if record["b"].startswith(b"null"):
                gone.append((place, {record["s"], (folder.name, n)}))
    for place, names in gone:
        need(names & may_be_gone - {None}, f"{place}: its body is gone and no record says why")
    return count, last if len(heads) < 2 else digest(b"/head", "".join(heads.values()).encode()).decode()

try:
    print("ok: {} events, head {}".format(*verify(pathlib.Path(sys.argv[1]))))
except (OSError, ValueError) as damage:
    print(damage, file=sys.stderr)
    sys.exit(65)
