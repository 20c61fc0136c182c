#!/usr/bin/env python3
"""data/after_texts.csv -> app/after_texts.h, data/today_texts.csv ->
app/today_texts.h

Sentences of the main job and of the log that are shown to runners.  Usage:
gen_after_texts.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLES = ["after_texts", "today_texts"]
COLUMNS = ["id", "text", "rule", "source", "tag"]


def quoted(text):
    """C string literals of at most 66 characters a line."""
    lines, line = [], ""
    for word in re.findall(r"\S+\s*", text):
        if len(line) + len(word) > 60:
            lines.append(line)
            line = ""
        line += word
    lines.append(line)
    return [
        '"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"'
        for part in lines
    ]


def header(table):
    source = ROOT / "data" / f"{table}.csv"
    out = [
        f"/* Generated from data/{table}.csv by"
        " tools/gen_after_texts.py;",
        " * correct the table, not this file. */",
        f"#ifndef APP_{table.upper()}_H",
        f"#define APP_{table.upper()}_H",
        "",
    ]
    with open(source, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"{source.name}: columns must be {','.join(COLUMNS)}")
        for row in reader:
            parts = quoted(row["text"])
            out.append(f"/* {row['rule']} [{row['tag']}] {row['source']} */")
            out.append(f"#define AR_TEXT_{row['id'].upper()} \\")
            for part in parts[:-1]:
                out.append(f"\t{part} \\")
            out.append(f"\t{parts[-1]}")
    out += ["", "#endif", ""]
    return "\n".join(out)


def main():
    for table in TABLES:
        text = header(table)
        target = ROOT / "app" / f"{table}.h"
        if "--check" not in sys.argv[1:]:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            sys.exit(f"not regenerated from data/: app/{table}.h")


if __name__ == "__main__":
    main()
