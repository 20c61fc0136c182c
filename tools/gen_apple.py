#!/usr/bin/env python3
"""data/apple_words.csv -> formats/apple_words.inc

The words of Apple Health's export.xml: each kind becomes a section under
#ifdef AR_APPLE_<KIND>.  Prefixes that every word of a kind has (such as
HKWorkoutActivityType) are left out in the table and in C.
Usage: gen_apple.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "data" / "apple_words.csv"
TARGET = ROOT / "formats" / "apple_words.inc"
COLUMNS = ["kind", "word", "value", "more", "source", "tag"]
FACTORS = {"mass_unit", "length_unit", "energy_unit", "time_unit"}
ENUMS = {"record", "sleep", "statistic", "detail", "event"}
TEXTS = {"sex", "indoor", "swim"}
PAIRS = {"workout"}
TAGS = {"S", "R"}


def fit_words(kind):
    with open(ROOT / "data" / "fit_words.csv", newline="",
              encoding="utf-8") as file:
        return {row["word"] for row in csv.DictReader(file)
                if row["kind"] == kind}


def rows():
    with open(TABLE, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"apple_words.csv: columns must be {','.join(COLUMNS)}")
        yield from enumerate(reader, start=2)


def cell(row, where, sports, sub_sports):
    kind, value, more = row["kind"], row["value"], row["more"]
    if kind in FACTORS:
        return repr(float(value)) if float(value) % 1 else f"{int(value)}.0"
    if kind in ENUMS:
        return f"AR_APPLE_{kind}_{value}".upper()
    if kind in TEXTS:
        if kind != "sex" and value not in sub_sports:
            sys.exit(f"{where}: {value} is no sub_sport of fit_words.csv")
        return f'"{value}"'
    if kind not in PAIRS:
        sys.exit(f"{where}: unknown kind {kind}")
    if value not in sports or (more and more not in sub_sports):
        sys.exit(f"{where}: {value}, {more} do not stand in fit_words.csv")
    return f'"{value}", ' + (f'"{more}"' if more else "NULL")


def text():
    sports, sub_sports = fit_words("sport"), fit_words("sub_sport")
    out = ["/* Generated from data/apple_words.csv by tools/gen_apple.py;",
           " * correct the table, not this file. */"]
    kinds = {}
    for line, row in rows():
        where = f"apple_words.csv:{line}"
        if not re.fullmatch(r"[A-Za-z0-9_]+", row["word"] or ""):
            sys.exit(f"{where}: {row['word']!r} is not a word")
        if not row["source"] or row["tag"] not in TAGS:
            sys.exit(f"{where}: a word needs its source and a tag")
        words = kinds.setdefault(row["kind"], {})
        if row["word"] in words:
            sys.exit(f"{where}: {row['word']} stands twice")
        words[row["word"]] = cell(row, where, sports, sub_sports)
    for kind, words in kinds.items():
        out.append(f"#ifdef AR_APPLE_{kind.upper()}S")
        out += [f'\t{{"{word}", {value}}},' for word, value in words.items()]
        out.append("#endif")
    return "\n".join(out) + "\n"


def main():
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(text(), "utf-8")
    elif not TARGET.exists() or TARGET.read_text("utf-8") != text():
        sys.exit("not regenerated from data/: formats/apple_words.inc")


if __name__ == "__main__":
    main()
