#!/usr/bin/env python3
"""data/numbers_FLOOR.csv -> FLOOR/numbers.h

One row a number: name,value,unit,rule,source,tag,note.  The name becomes the
macro AR_<NAME>.  Usage: gen_numbers.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COLUMNS = ["name", "value", "unit", "rule", "source", "tag", "note"]
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE]-?\d+)?$")
TAGS = {"S", "P", "R", "A", "M", "seed"}


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"{path.name}: columns must be {','.join(COLUMNS)}")
        seen = set()
        for line, row in enumerate(reader, start=2):
            where = f"{path.name}:{line}"
            if not re.fullmatch(r"[a-z][a-z0-9_]*", row["name"] or ""):
                sys.exit(f"{where}: name must be snake_case")
            if row["name"] in seen:
                sys.exit(f"{where}: {row['name']} stands twice")
            if not NUMBER.fullmatch(row["value"] or ""):
                sys.exit(f"{where}: {row['value']!r} is not a number")
            if not row["rule"] or not row["source"]:
                sys.exit(f"{where}: a number needs its rule and its source")
            if row["tag"] not in TAGS:
                sys.exit(f"{where}: tag must be one of {sorted(TAGS)}")
            seen.add(row["name"])
            yield row


def header(path, floor):
    guard = f"{floor.upper()}_NUMBERS_H"
    out = [
        f"/* Generated from data/{path.name} by tools/gen_numbers.py;",
        " * correct the table, not this file. */",
        f"#ifndef {guard}",
        f"#define {guard}",
        "",
    ]
    for row in rows(path):
        note = f"; {row['note']}" if row["note"] else ""
        unit = row["unit"] or "-"
        out.append(
            f"/* {unit}; {row['rule']} [{row['tag']}] {row['source']}{note} */"
        )
        value = row["value"]
        value = f"({value})" if value.startswith("-") else value
        out.append(f"#define AR_{row['name'].upper()} {value}")
    out += ["", "#endif", ""]
    return "\n".join(out)


def main():
    check = "--check" in sys.argv[1:]
    stale = []
    for path in sorted((ROOT / "data").glob("numbers_*.csv")):
        floor = path.stem.removeprefix("numbers_")
        target = ROOT / floor / "numbers.h"
        text = header(path, floor)
        if check:
            if not target.exists() or target.read_text("utf-8") != text:
                stale.append(f"{floor}/numbers.h")
        else:
            target.write_text(text, "utf-8")
    if stale:
        sys.exit("not regenerated from data/: " + ", ".join(stale))


if __name__ == "__main__":
    main()
