#!/usr/bin/env python3
"""data/rule_titles.csv -> app/rule_titles.inc

A short title for every rule that afterrun why explains.  Rules of triage have
theirs in data/triage_rules.csv.  Usage: gen_rule_titles.py [--check]
(--check: compare only)
"""
import csv
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "app" / "rule_titles.inc"
LONGEST = 44


def rows(table):
    path = ROOT / "data" / f"{table}.csv"
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def text():
    titles = rows("rule_titles")
    named = [row["id"] for row in titles]
    rules = [row["id"] for row in rows("rules") + rows("plan_rules")]
    wanted = [rule for rule in rules if not rule.startswith("T")]
    if named != list(dict.fromkeys(named)):
        sys.exit("rule_titles.csv: a rule stands twice")
    if set(named) != set(wanted):
        odd = sorted(set(named) ^ set(wanted))
        sys.exit(f"rule_titles.csv and the rules differ: {' '.join(odd)}")
    out = [
        "/* Generated from data/rule_titles.csv by tools/gen_rule_titles.py;",
        " * correct the table, not this file. */",
    ]
    for row in titles:
        if not 0 < len(row["title"]) <= LONGEST:
            sys.exit(f"rule_titles.csv: the title of {row['id']}")
        out.append(f'{{"{row["id"]}", "{row["title"]}"}},')
    return "\n".join(out) + "\n"


def main():
    made = text()
    if "--check" not in sys.argv[1:]:
        OUT.write_text(made, encoding="utf-8")
    elif not OUT.exists() or OUT.read_text(encoding="utf-8") != made:
        sys.exit(f"{OUT.name} is not what the table says")


if __name__ == "__main__":
    main()
