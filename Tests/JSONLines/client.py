#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds a conversation through `candor --json`: client.py CANDOR ARGUMENT... < answers.json

Standard input is an object of answers by field; what candor said is printed at the end, and its exit code is passed on.
"""
import json
import subprocess
import sys

answers = {field: iter([text] if isinstance(text, str) else text) for field, text in json.load(sys.stdin).items()}
candor = subprocess.Popen([*sys.argv[1:], "--json"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
field = None
for line in candor.stdout:
    said = json.loads(line)
    match said["type"]:
        case "question":
            field = said["field"]
            print(f"? {said['text']} ({said['kind']}: {', '.join(said.get('choices', said['hints']))})")
        case "remark":
            print(f"! {said['quote']}: {said['text']}")
        case "ready":
            answer = next(answers.get(field, iter([])), "")
            print(f"> {answer}")
            try:
                candor.stdin.write(answer + "\n")
                candor.stdin.flush()
            except BrokenPipeError:
                break
        case kind:
            print(f"{kind}: {said['text']}")
sys.exit(candor.wait())
