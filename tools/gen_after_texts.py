#!/usr/bin/env python3
"""data/after_texts.csv -> app/after_texts.h

Sentences of the main job that are shown to runners.  Usage:
gen_after_texts.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCE = ROOT / "data" / "after_texts.csv"
TARGET = ROOT / "app" / "after_texts.h"
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


def header():
    out = [
        "/* Generated from data/after_texts.csv by"
        " tools/gen_after_texts.py;",
        " * correct the table, not this file. */",
        "#ifndef APP_AFTER_TEXTS_H",
        "#define APP_AFTER_TEXTS_H",
        "",
    ]
    with open(SOURCE, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != COLUMNS:
            sys.exit(f"after_texts.csv: columns must be {','.join(COLUMNS)}")
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
    text = header()
    if "--check" in sys.argv[1:]:
        if not TARGET.exists() or TARGET.read_text("utf-8") != text:
            sys.exit("not regenerated from data/: app/after_texts.h")
    else:
        TARGET.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
