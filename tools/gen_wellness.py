#!/usr/bin/env python3
"""data/wellness.csv -> knowledge/wellness_kinds.inc (what a value is called
and means) and formats/wellness_ranges.inc (what a device's value may be).

The rows stand in the order of enum ar_wellness.
Usage: gen_wellness.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = "data/wellness.csv"
COLUMNS = "kind,id,word,unit,lo,hi,decimals,meaning,source,tag".split(",")
TAGS = {"S", "P", "R", "A", "M"}
HEAD = (f"/* Generated from {TABLE} by tools/gen_wellness.py;\n"
        " * correct the table, not this file. */\n")


def kinds_of_header():
    text = (ROOT / "include/afterrun/wellness.h").read_text("utf-8")
    return re.findall(r"^\tAR_WELL_([A-Z_]+),", text, re.M)


def rows():
    with open(ROOT / TABLE, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"{TABLE}: columns must be {','.join(COLUMNS)}")
        table = list(reader)
    if [row["kind"] for row in table] != kinds_of_header():
        sys.exit(f"{TABLE}: the rows are not those of enum ar_wellness")
    names = [row["id"] for row in table] + \
        [row["word"] for row in table if row["word"] != row["id"]]
    if len(set(names)) != len(names):
        sys.exit(f"{TABLE}: a name stands twice")
    for line, row in enumerate(table, start=2):
        where = f"{TABLE}:{line}"
        if row["tag"] not in TAGS or not row["source"]:
            sys.exit(f"{where}: a row needs its source and tag")
        if not re.fullmatch(r"[a-z][a-z0-9_]*", row["id"]) or \
                not re.fullmatch(r"[a-z][a-z-]*", row["word"]):
            sys.exit(f"{where}: not an id or word")
        if not float(row["lo"]) < float(row["hi"]):
            sys.exit(f"{where}: the range is empty")
        if '"' in row["meaning"] or "\\" in row["meaning"]:
            sys.exit(f"{where}: the meaning cannot be a C text")
    return table


def kinds(table):
    out = [HEAD]
    for r in table:
        out.append(f'{{"{r["id"]}", "{r["word"]}", "{r["unit"]}", '
                   f'{r["lo"]}, {r["hi"]}, {r["decimals"]},\n'
                   f'    "{r["meaning"]}"}},')
    return "\n".join(out) + "\n"


def ranges(table):
    out = [HEAD]
    for r in table:
        out.append(f'[AR_WELL_{r["kind"]}] = {{{r["lo"]}, {r["hi"]}}},')
    return "\n".join(out) + "\n"


def main():
    table = rows()
    files = {"knowledge/wellness_kinds.inc": kinds(table),
             "formats/wellness_ranges.inc": ranges(table)}
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
