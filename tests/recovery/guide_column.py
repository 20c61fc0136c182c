#!/usr/bin/env python3
"""A second language for the guide, made from the first one.

guide_column.py TABLE OUT    TABLE with a column "xx": English in capitals
guide_column.py --refusals GENERATOR TABLE
                             damaged tables must be refused, each for its
                             own reason
"""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def write(path, table):
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(table)


def capitals(text):
    return re.sub(r"{.*?}|[^{]+", lambda m: m[0] if m[0][0] == "{"
                  else m[0].upper(), text)


def second(table):
    return [row[:2] + ["xx" if i == 0 else capitals(row[1])] + row[2:]
            for i, row in enumerate(table)]


def changed(table, ident, column, text):
    made = [list(row) for row in table]
    at = table[0].index(column)
    for row in made:
        if row[0] == ident:
            row[at] = text
    return made


def refusals(generator, path):
    table = second(read(path))
    cases = {
        "empty": changed(table, "half", "xx", ""),
        "lacks a name": changed(table, "ready_next", "xx", "NEXT."),
        "not all names": changed(table, "half", "en", "{colour}"),
        "R98": changed(table, "half", "xx", "Cures toxins."),
        "a tag": changed(table, "half", "tag", "Z"),
        "stands twice": table + [table[1]],
        "no row for": [row for row in table if row[0] != "part_calf"],
        "not languages": [["id", "en", "7"] + table[0][3:]] + table[1:],
    }
    with tempfile.TemporaryDirectory() as folder:
        given = pathlib.Path(folder, "table.csv")
        target = pathlib.Path(folder, "made.inc")
        for reason, rows in cases.items():
            write(given, rows)
            run = subprocess.run(
                [sys.executable, generator, given, target],
                capture_output=True, text=True, check=False)
            if run.returncode == 0 or reason not in run.stderr:
                sys.exit(f"{reason}: {run.returncode} {run.stderr}")
        write(given, table)
        subprocess.run([sys.executable, generator, given, target],
                       check=True)


if sys.argv[1] == "--refusals":
    refusals(sys.argv[2], sys.argv[3])
else:
    write(sys.argv[2], second(read(sys.argv[1])))
