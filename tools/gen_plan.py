#!/usr/bin/env python3
"""data/plan_*.csv -> training/*.inc and the table of docs/plan.md

The tables of the plan (load-triage-plan.md C): rules in words, goals and
phases, skeletons of a week, caps, efforts, strength, the ladder and time off.
Usage: gen_plan.py [--check]   (--check: write nothing; exit 1 if stale)
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TAGS = {"S", "P", "R", "A", "M", "seed"}
NUMBER = re.compile(r"-?\d+(\.\d+)?$")
HEAD = ("/* Generated from data/{} by tools/gen_plan.py;\n"
        " * correct the table, not this file. */\n")
FROM, TO = "<!-- rules: generated -->\n", "<!-- rules: end -->\n"
GOALS = {"5k": "5K", "10k": "10K", "half": "HALF", "marathon": "MARATHON",
         "keep": "KEEP", "return": "RETURN"}

# Columns that go to C, in order, and how: n number, t text, g goal, p phase,
# f flavour, F flavours of four weeks in turn, k kind, r load rows, s slot of
# a skeleton.
TABLES = {
    "rules": "id:t text:t source:t tag:t",
    "goals": "distance_m:n base:n build:n specific:n taper:n peak_lo_m:n"
             " peak_hi_m:n long_min:n",
    "taper": "three_before:n two_before:n race_week:n",
    "skeletons": "mon:s tue:s wed:s thu:s fri:s sat:s sun:s",
    "shares": "long_max:n long_usual:n quality_max:n",
    "flavours": "goal:g phase:p first:F second:F long:F",
    "efforts": "flavour:f share_max:n metres_max:n rep_long_m:n rep_mid_m:n"
               " rep_short_m:n rest_long_s:n rest_short_s:n rpe:n what:t"
               " strides:n",
    "kinds": "kind:k flavour:f rpe:n regions:r reason:t",
    "strength": "what:t sets:n work_s:n rest_s:n",
    "ladder": "repeats:n run_min:n walk_min:n",
    "time_off": "days:n alone:n cross:n",
}
SLOTS = {"-": "NONE", "E": "EASY", "L": "LONG", "Q": "FIRST", "Q2": "SECOND",
         "S": "STRIDES", "X": "CROSS"}


def load_rows():
    with open(ROOT / "data/load_rows.csv", newline="", encoding="utf-8") as f:
        return {row["id"] for row in csv.DictReader(f)}


def quoted(text, where):
    if '"' in text or "\\" in text or not text:
        sys.exit(f"{where}: {text!r} cannot be a C text")
    return f'"{text}"'


def wrapped(text, where):
    """A C text in pieces that fit the line."""
    out, piece = [], ""
    for word in re.findall(r"\S+\s*", text):
        if len(piece) + len(word) > 64 and piece:
            out.append(piece)
            piece = ""
        piece += word
    out.append(piece)
    return "\n    ".join(quoted(p, where) for p in out)


def cell(kind, text, where, regions):
    if kind == "n":
        if not NUMBER.fullmatch(text):
            sys.exit(f"{where}: {text!r} is not a number")
        return text
    if kind == "t":
        return wrapped(text, where)
    if kind == "g":
        return "AR_GOAL_" + GOALS[text]
    if kind == "r":
        for word in text.split():
            if word not in regions:
                sys.exit(f"{where}: no load row {word!r}")
        bits = [f"1U << AR_LOAD_{word.upper()}" for word in text.split()]
        return "\n    | ".join(bits) or "0"
    if kind == "F":
        words = text.split()
        if len(words) != 4:
            sys.exit(f"{where}: a block has four weeks")
        return "{" + ",\n    ".join("AR_FLAVOUR_" + w for w in words) + "}"
    if kind == "s":
        return "AR_SLOT_" + SLOTS[text]
    prefix = {"p": "AR_PHASE_", "f": "AR_FLAVOUR_", "k": "AR_PLAN_"}[kind]
    return prefix + text.upper()


def rows(name):
    path = ROOT / "data" / f"plan_{name}.csv"
    with open(path, newline="", encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    for line, row in enumerate(table, start=2):
        if None in row or None in row.values():
            sys.exit(f"{path.name}:{line}: wrong number of cells")
        if row["tag"] not in TAGS or not row["source"]:
            sys.exit(f"{path.name}:{line}: a row needs its source and tag")
    return table


def c_file(name, columns, regions):
    out = [HEAD.format(f"plan_{name}.csv")]
    for line, row in enumerate(rows(name), start=2):
        where = f"plan_{name}.csv:{line}"
        cells = []
        for column in columns.split():
            key, kind = column.split(":")
            cells.append(cell(kind, row[key], where, regions))
        text = "{" + ", ".join(cells) + "},"
        if len(text) > 79:
            text = "{" + ",\n    ".join(cells) + "},"
        out.append(text + "\n")
    return "".join(out)


def document():
    target = ROOT / "docs/plan.md"
    text = target.read_text("utf-8")
    if FROM not in text or TO not in text:
        sys.exit("docs/plan.md: the marks of the table are gone")
    before, rest = text.split(FROM, 1)
    after = rest.split(TO, 1)[1]
    table = ["| rule | what it says | source | tag |\n|---|---|---|---|\n"]
    for row in rows("rules"):
        table.append(f"| {row['id']} | {row['text']} | {row['source']} |"
                     f" {row['tag']} |\n")
    return before + FROM + "".join(table) + TO + after


def main():
    ids = [row["id"] for row in rows("rules")]
    if ids != [f"P{n}" for n in range(1, 44)]:
        sys.exit("plan_rules.csv: the rules are not P1 to P43 in order")
    regions = load_rows()
    files = {f"training/{name}.inc": c_file(name, columns, regions)
             for name, columns in TABLES.items()}
    files["docs/plan.md"] = document()
    stale = []
    for name, text in files.items():
        target = ROOT / name
        if "--check" not in sys.argv[1:]:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            stale.append(name)
    if stale:
        sys.exit("not regenerated from data/: " + ", ".join(stale))


if __name__ == "__main__":
    main()
