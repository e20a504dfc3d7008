# SPDX-License-Identifier: GPL-3.0-or-later
"""What candor does with a log, done in Python: check both hashes of every record, open its body, fold it into dicts.

fold.py DATA prints how many records, people and conversations there are. It needs orjson and cryptography.
"""

import base64
import hashlib
import pathlib
import sys

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def opened(key, closed, bound):
    return key.decrypt(closed[:12], closed[12:], bound)


def keys(folder):
    """The keys of a device whose master key lies open, by the person's id; "own" is the manager's."""
    _, master, *rows, _ = folder.joinpath("keys").read_text().splitlines()
    master = AESGCM(base64.b64decode(master.removeprefix("open ")))
    found = {}
    for name, closed in map(str.split, rows):
        bound = f"candor/1/key\n{folder.name} {name}".encode()
        found[name] = AESGCM(opened(master, base64.b64decode(closed), bound))
    return found


def bodies(folder):
    """Every record of a device, with its body opened."""
    key_of, last = keys(folder), "0" * 64
    for path in sorted(folder.glob("*.jsonl")):
        with path.open("rb") as segment:
            for line in segment:
                record = orjson.loads(line)
                core_end = line.index(b',"b":')
                body = line[core_end + 5:-73]
                if (
                    hashlib.sha256(b"candor/1\n" + line[:core_end]).hexdigest() != record["h"]
                    or hashlib.sha256(b"candor/1/body\n" + body).hexdigest() != record["bh"]
                    or record["p"] != last
                ):
                    sys.exit(f"{path} is damaged")
                last = record["h"]
                if isinstance(record["b"], str):
                    key = key_of[record.get("s", "own")]
                    bound = line[:line.index(b',"bh":')]
                    record["b"] = orjson.loads(opened(key, base64.b64decode(record["b"]), bound))
                yield record


def main(data):
    records, people, talks, promises = 0, {}, {}, {}
    for folder in sorted(data.glob("dev/d_*")):
        for record in bodies(folder):
            records += 1
            kind, body = record["k"].partition("/")[0], record["b"]
            if kind in ("person", "rename"):
                people[record["s"]] = body["name"]
            elif kind == "start":
                flow = record["f"].partition("@")[0]
                talks[record["c"]] = {"flow": flow, "person": record.get("s"), "state": "open", "answers": {}}
            elif kind == "answer":
                talks[record["c"]]["answers"][record["f"].partition("#")[2]] = body["text"]
            elif kind in ("pause", "resume", "complete", "abandon"):
                talks[record["c"]]["state"] = kind
            elif kind == "commit":
                promises[body["id"]] = {"what": body["what"], "due": body.get("to"), "state": "open"}
            elif kind == "end":
                promises[body["id"]]["state"] = body["ending"]
    print(f"{records} records, {len(people)} people, {len(talks)} conversations, {len(promises)} commitments")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
