#!/usr/bin/env python3
"""data/leg_model.csv and data/load_rows.csv -> analysis/leg_model.inc

The rows of the leg-load model (A7.2) in the order of enum ar_load_row, with
the names people read.  Usage: gen_leg_model.py [--check]
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TARGET = ROOT / "analysis" / "leg_model.inc"
NUMBERS = ["speed", "up", "down", "cadence", "n", "walk", "gamma",
           "dynamics", "strike"]
COLUMNS = ["id", *NUMBERS, "source", "tag"]


def table(name):
    with open(ROOT / "data" / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def order():
    text = (ROOT / "include/afterrun/regions.h").read_text("utf-8")
    body = re.search(r"enum ar_load_row \{(.*?)\}", text, re.S).group(1)
    words = re.findall(r"AR_LOAD_(\w+)", body)
    return [word.lower() for word in words if word != "ROWS"]


def number(row, column):
    value = row[column]
    if value == "" and column == "gamma":
        return "NAN"
    if not re.fullmatch(r"-?\d+(\.\d+)?", value):
        sys.exit(f"leg_model.csv: {row['id']}: {column} is not a number")
    if column == "n" and value not in ("3", "4"):
        sys.exit(f"leg_model.csv: {row['id']}: n must be 3 or 4")
    if column == "strike" and value not in ("-1", "0", "1"):
        sys.exit(f"leg_model.csv: {row['id']}: strike must be -1, 0 or 1")
    return value


def text():
    rows = table("leg_model.csv")
    names = {row["id"]: row["names"] for row in table("load_rows.csv")}
    if list(rows[0]) != COLUMNS:
        sys.exit(f"leg_model.csv: columns must be {','.join(COLUMNS)}")
    if [row["id"] for row in rows] != order():
        sys.exit("leg_model.csv: ids must be those of enum ar_load_row")
    out = ["/* Generated from data/leg_model.csv and data/load_rows.csv by",
           " * tools/gen_leg_model.py; correct the tables, not this file. */"]
    for row in rows:
        values = ", ".join(number(row, column) for column in NUMBERS)
        out.append(f'{{ "{row["id"]}", "{names[row["id"]]}",')
        out.append(f'    {values},')
        out.append(f'    "{row["source"]}" }},')
    return "\n".join(out) + "\n"


def main():
    new = text()
    if "--check" in sys.argv[1:]:
        if not TARGET.exists() or TARGET.read_text("utf-8") != new:
            sys.exit("not regenerated from data/: analysis/leg_model.inc")
    else:
        TARGET.write_text(new, "utf-8")


if __name__ == "__main__":
    main()
