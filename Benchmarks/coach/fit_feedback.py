#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fit the weights of Prompts/scales/feedback.yaml.   usage: fit_feedback.py CANDOR FOLDER [--write]

CANDOR is the built program; FOLDER holds labeled sentences as JSON Lines:

  feedback_pairs.jsonl     {"bad": text, "good": text, "source": text}
  feedback_singles.jsonl   {"text": text, "verdict": "bad" | "good", "source": text}

The program finds the signs in each text (`coach --batch` lists them); a logistic regression weighs them. A weight stays
on the side of zero that its meaning has, and near the weight that stands in the file where the sentences say little
(the penalty pulls toward it). Figures are cross-validated: each fifth of the sources is judged by weights that were fitted
on the others; the sentences of one pair, and equal sentences, stay in one fold. With --write the weights go into the file.
Standard library only.
"""
import json, math, os, random, re, subprocess, sys

SCALE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "Prompts", "scales", "feedback.yaml")
PENALTY, STEPS, RATE, FOLDS = 0.02, 4000, 0.5, 5

def load(folder, name):
    with open(os.path.join(folder, name + ".jsonl"), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]

def sentences(folder):
    """Each text once, with its label and the group that must not be split over folds."""
    rows, labels = [], {}
    for number, pair in enumerate(load(folder, "feedback_pairs")):
        rows += [(pair["bad"], 1, pair["source"], number), (pair["good"], 0, pair["source"], number)]
    for number, single in enumerate(load(folder, "feedback_singles")):
        rows.append((single["text"], int(single["verdict"] == "bad"), single["source"], -1 - number))
    seen = {}
    for text, label, source, number in rows: seen.setdefault(text, (text, label, source, number))
    rows = list(seen.values())
    # Where many sentences give the same vague source, pairs are the units instead: else one fold would hold most.
    common = {s for s in {r[2] for r in rows} if sum(r[2] == s for r in rows) > len(rows) / FOLDS}
    return [(t, l, f"{s} {n}" if s in common else s) for t, l, s, n in rows]

def signs(candor, texts):
    lines = "".join(json.dumps({"id": i, "kind": "feedback", "text": t}) + "\n" for i, t in enumerate(texts))
    run = subprocess.run([candor, "coach", "--batch"], input=lines, capture_output=True, text=True, check=True)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    counted = []
    for answer in answers:
        row = {}
        for sign in answer["signs"]: row[sign["sign"]] = row.get(sign["sign"], 0) + 1
        counted.append(row)
    return counted

def weights_in_file():
    with open(SCALE, encoding="utf-8") as lines: text = lines.read()
    return text, dict((m[1], int(m[2])) for m in re.finditer(r"- id: ([a-z-]+)\n\s+weight: (-?\d+)", text))

def fit(rows, labels, start):
    """Weights in hundredths; `start` gives the sides and the values that the penalty pulls toward."""
    weights = {name: value / 100 for name, value in start.items()}
    bias = 0.0
    # Both labels weigh the same, however many sentences carry them.
    share = {label: 0.5 / max(1, labels.count(label)) for label in (0, 1)}
    for _ in range(STEPS):
        slope = {name: PENALTY * (weights[name] - start[name] / 100) for name in weights}
        bias_slope = 0.0
        for row, label in zip(rows, labels):
            total = bias + sum(weights[name] * count for name, count in row.items())
            error = (1 / (1 + math.exp(-max(-30, min(30, total)))) - label) * share[label]
            bias_slope += error
            for name, count in row.items(): slope[name] += error * count
        bias -= RATE * bias_slope
        for name in weights:
            moved = weights[name] - RATE * slope[name]
            weights[name] = max(moved, 0.05) if start[name] > 0 else min(moved, -0.05)
    return {name: 5 * round(20 * value) for name, value in weights.items()}

def auc(high, low):
    return sum((x > y) + (x == y) / 2 for x in high for y in low) / (len(high) * len(low)) if high and low else float("nan")

def main():
    arguments = [a for a in sys.argv[1:] if a != "--write"]
    if len(arguments) != 2: raise SystemExit(__doc__.split("\n")[1])
    candor, folder = arguments
    rows = sentences(folder)
    found = signs(candor, [text for text, _, _ in rows])
    labels = [label for _, label, _ in rows]
    file, start = weights_in_file()
    total = lambda row, weights: sum(weights[name] * count for name, count in row.items())
    def figures(sums, which):
        return auc([s for s, l, w in zip(sums, labels, which) if l and w], [s for s, l, w in zip(sums, labels, which) if not l and w])
    words = [len(re.findall(r"[\w'’]+", text)) for text, _, _ in rows]
    middle, every = [7 <= n <= 14 for n in words], [True] * len(rows)

    groups = sorted({group for _, _, group in rows})
    random.Random(1).shuffle(groups)
    fold = {group: number % FOLDS for number, group in enumerate(groups)}
    sums = [0] * len(rows)
    for number in range(FOLDS):
        inside = [fold[group] != number for _, _, group in rows]
        fitted = fit([f for f, i in zip(found, inside) if i], [l for l, i in zip(labels, inside) if i], start)
        for index, (row, i) in enumerate(zip(found, inside)):
            if not i: sums[index] = total(row, fitted)
    fitted = fit(found, labels, start)
    print(f"{sum(labels)} bad and {len(labels) - sum(labels)} good sentences, {len(groups)} groups, {FOLDS} folds\n")
    print("area under the curve                 all   7 to 14 words")
    for name, values in (("weights of the file", [total(f, start) for f in found]), ("cross-validated", sums), ("fitted on all", [total(f, fitted) for f in found])):
        print(f"  {name:30} {figures(values, every):8.3f} {figures(values, middle):8.3f}")
    print("\nsign                        in bad  in good   file   fitted")
    for name in start:
        bad = sum(f.get(name, 0) > 0 for f, l in zip(found, labels) if l); good = sum(f.get(name, 0) > 0 for f, l in zip(found, labels) if not l)
        print(f"  {name:25} {bad:7} {good:8} {start[name]:6} {fitted[name]:8}")
    if "--write" in sys.argv:
        for name, value in fitted.items():
            file = re.sub(rf"(- id: {name}\n\s+weight: )-?\d+", rf"\g<1>{value}", file)
        with open(SCALE, "w", encoding="utf-8") as out: out.write(file)

main()
