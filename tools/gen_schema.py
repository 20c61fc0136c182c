#!/usr/bin/env python3
"""store/sqlite/schema*.sql -> store/sqlite/schema*.inc

Each statement becomes one C string with the comments inside it and those
right above it (SQLite keeps what stands inside).  A statement ends with a
semicolon at the end of a line.  Usage: gen_schema.py [--check]
"""
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SOURCES = [ROOT / "store/sqlite" / name
           for name in ("schema.sql", "schema_2.sql", "schema_3.sql")]


def moved_in(comment, lines):
    """Comments above a CREATE TABLE go behind its first line: SQLite keeps
    the text from CREATE on."""
    if lines and lines[0].startswith("CREATE TABLE"):
        return lines[:1] + ["\t" + line for line in comment] + lines[1:]
    return lines


def statements(text):
    comment, lines = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        if not lines and line.startswith("--"):
            comment.append(line)
        elif not lines and not line.strip():
            comment = []
        else:
            lines.append(line)
            code = line.split("--")[0].rstrip()
            if code.endswith(";"):
                lines[-1] = code[:-1]
                yield moved_in(comment, lines)
                comment, lines = [], []
    if lines:
        sys.exit(f"schema: line {number}: the last statement has no end")


def quoted(line, last):
    text = line.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{text}' + ('"' if last else '\\n"')


def generated(source):
    out = [
        f"/* Generated from store/sqlite/{source.name} by "
        "tools/gen_schema.py;",
        " * correct the table, not this file. */",
    ]
    for lines in statements(source.read_text("utf-8")):
        for index, line in enumerate(lines):
            out.append(quoted(line, index + 1 == len(lines)))
        out[-1] += ","
    return "\n".join(out) + "\n"


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    for source in SOURCES:
        target = source.with_suffix(".inc")
        text = generated(source)
        if not sys.argv[1:]:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            sys.exit(f"{target.name} is not what {source.name} makes")
        else:
            print(f"{target.name} is up to date")


if __name__ == "__main__":
    main()
