#!/usr/bin/env python3
"""data/garmin_words.csv -> api/garmin_words.inc

The activity types of Garmin's JSON and their FIT sport and sub_sport.
Usage: gen_garmin.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "api" / "garmin_words.inc"
COLUMNS = ["word", "sport", "sub_sport", "source", "tag"]
TAGS = {"S", "R"}


def table(name):
    with open(ROOT / "data" / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def text():
    rows = table("garmin_words.csv")
    known = {(row["kind"], row["word"]) for row in table("fit_words.csv")}
    out = ["/* Generated from data/garmin_words.csv by tools/gen_garmin.py;",
           " * correct the table, not this file. */"]
    seen = set()
    for line, row in enumerate(rows, start=2):
        where = f"garmin_words.csv:{line}"
        word, sport, sub = row["word"], row["sport"], row["sub_sport"]
        if list(row) != COLUMNS or row["tag"] not in TAGS:
            sys.exit(f"{where}: columns must be {','.join(COLUMNS)}")
        if not re.fullmatch(r"[A-Za-z0-9_]+", word) or word in seen:
            sys.exit(f"{where}: {word!r} is no word, or stands twice")
        if ("sport", sport) not in known or \
                (sub and ("sub_sport", sub) not in known):
            sys.exit(f"{where}: {sport}, {sub} do not stand in fit_words.csv")
        seen.add(word)
        sub = f'"{sub}"' if sub else "NULL"
        out.append(f'\t{{"{word}", "{sport}", {sub}}},')
    return "\n".join(out) + "\n"


def main():
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text(), "utf-8")
    elif not TARGET.exists() or TARGET.read_text("utf-8") != text():
        sys.exit("not regenerated from data/: api/garmin_words.inc")


if __name__ == "__main__":
    main()
