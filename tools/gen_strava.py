#!/usr/bin/env python3
"""data/strava_words.csv -> formats/strava_words.inc

The words of Strava's tables in the languages it writes: names of columns,
months, halves of the day, words of no meaning in dates, sports; the order of
numbers in dates; and the places of the columns in the layout of 2023.  Words
are folded as formats/strava_words.c folds what it reads.

Usage: gen_strava.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = "data/strava_words.csv"
COLUMNS = "kind,language,word,value,sub,source,tag".split(",")
KINDS = ["column", "position", "order", "half", "filler", "month", "sport"]
TAGS = {"S", "P", "R", "A", "M"}
ORDERS = {"unknown": "AR_ORDER_UNKNOWN", "dmy": "AR_ORDER_DMY",
          "ymd": "AR_ORDER_YMD"}


def fold(word):
    """Letters of ASCII and Latin 1 made small."""
    out = "".join(c.lower() if c < "\u0080" or "\u00c0" <= c <= "\u00de"
                  else c for c in word)
    if out != word.lower():
        sys.exit(f"{TABLE}: {word}: a letter that is not folded")
    return out


def rows():
    with open(ROOT / TABLE, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"{TABLE}: columns must be {','.join(COLUMNS)}")
        table = list(reader)
    for line, row in enumerate(table, start=2):
        where = f"{TABLE}:{line}"
        if row["kind"] not in KINDS:
            sys.exit(f"{where}: kind must be one of {KINDS}")
        if row["tag"] not in TAGS or not row["source"]:
            sys.exit(f"{where}: a row needs its source and tag")
        if '"' in row["word"] or "\\" in row["word"]:
            sys.exit(f"{where}: the word cannot be a C text")
    return table


def once(table, kind, key, value):
    """One word must not mean two things."""
    seen = {}
    for row in table:
        if row["kind"] != kind:
            continue
        if seen.setdefault(key(row), value(row)) != value(row):
            sys.exit(f"{TABLE}: {row['word']} means two things")


def sports():
    with open(ROOT / "data/fit_words.csv", newline="",
              encoding="utf-8") as file:
        table = list(csv.DictReader(file))
    return ({r["word"] for r in table if r["kind"] == "sport"},
            {r["word"] for r in table if r["kind"] == "sub_sport"} | {""})


def text(word):
    return f'"{word}"' if word else "NULL"


def lines(table, kind):
    sport, sub_sport = sports()
    done = set()
    for row in table:
        word, value = fold(row["word"]), row["value"]
        if row["kind"] != kind:
            continue
        if kind == "column":
            yield (f'{{"{word}", AR_STRAVA_{value.upper()}, '
                   f'"{row["language"]}"}},')
        elif kind == "position":
            yield (f'{{{int(row["word"])}, AR_STRAVA_{value.upper()}, '
                   f'{int(row["sub"])}}},')
        elif kind == "order":
            yield f'{{"{row["language"]}", {ORDERS[value]}}},'
        elif word in done:
            continue
        elif kind == "half":
            yield f'{{"{word}", {12 if value == "pm" else 0}}},'
        elif kind == "filler":
            yield f'"{word}",'
        elif kind == "month":
            if not 1 <= int(value) <= 12:
                sys.exit(f"{TABLE}: {word} is no month")
            yield f'{{"{word}", {int(value)}}},'
        else:
            if value not in sport or row["sub"] not in sub_sport:
                sys.exit(f"{TABLE}: {word}: not in data/fit_words.csv")
            yield f'{{"{word}", "{value}", {text(row["sub"])}}},'
        done.add(word)


TYPES = {
    "column": "struct column_word column_words",
    "position": "struct position positions",
    "order": "struct language_order orders",
    "half": "struct number_word half_words",
    "filler": "char *const filler_words",
    "month": "struct number_word month_words",
    "sport": "struct sport_word sport_words",
}


def inc(table):
    once(table, "column", lambda r: fold(r["word"]), lambda r: r["value"])
    once(table, "month", lambda r: fold(r["word"]), lambda r: r["value"])
    once(table, "half", lambda r: fold(r["word"]), lambda r: r["value"])
    once(table, "sport", lambda r: fold(r["word"]),
         lambda r: (r["value"], r["sub"]))
    out = [f"/* Generated from {TABLE} by tools/gen_strava.py;",
           " * correct the table, not this file. */", ""]
    for kind in KINDS:
        out += [f"static const {TYPES[kind]}[] = {{",
                *(f"\t{line}" for line in lines(table, kind)), "};", ""]
    return "\n".join(out)


def main():
    result = inc(rows())
    target = ROOT / "formats/strava_words.inc"
    if "--check" not in sys.argv[1:]:
        target.write_text(result, "utf-8")
    elif not target.exists() or target.read_text("utf-8") != result:
        sys.exit("not regenerated from data/: formats/strava_words.inc")


if __name__ == "__main__":
    main()
