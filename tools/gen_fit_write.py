#!/usr/bin/env python3
"""data/fit_write.csv, fit_words.csv -> formats/fit_write.h, fit_write_words.inc

The FIT messages and fields the FIT writer knows, as macros: FIT_MESG_<NAME>
and FIT_<MESSAGE>_<FIELD> = {number, base type, scale, offset}; and the words
of the recordings with their FIT numbers.  fit_write.csv adds to the reader's
table fit_profile.csv what only a writer needs (the base type, fields that are
not read); where both know a field they must agree.
Usage: gen_fit_write.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "data" / "fit_write.csv"
PROFILE = ROOT / "data" / "fit_profile.csv"
WORDS = ROOT / "data" / "fit_words.csv"
KINDS = ["sport", "sub_sport", "intensity", "lap_trigger"]
TYPES = {
    "enum": 0x00, "sint8": 0x01, "uint8": 0x02, "sint16": 0x83,
    "uint16": 0x84, "sint32": 0x85, "uint32": 0x86, "string": 0x07,
    "uint32z": 0x8C,
}


def rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def agree():
    """The reader's profile and this table say the same of a field."""
    known = {(r["message_number"], r["field_number"]):
             (float(r["scale"]), float(r["offset"])) for r in rows(PROFILE)}
    for line, row in enumerate(rows(TABLE), start=2):
        want = known.get((row["message_number"], row["field_number"]))
        if want and want != (float(row["scale"]), float(row["offset"])):
            sys.exit(f"fit_write.csv:{line}: fit_profile.csv has {want}")


def words():
    out = ["/* Generated from data/fit_words.csv by tools/gen_fit_write.py;",
           " * correct the table, not this file. */"]
    for row in rows(WORDS):
        if row["kind"] in KINDS:
            out.append(f"\t{{AR_WORD_{row['kind'].upper()}, "
                       f"{int(row['number'])}, \"{row['word']}\"}},")
    return "\n".join(out) + "\n"


def header():
    out = [
        "/* Generated from data/fit_write.csv by tools/gen_fit_write.py;",
        " * correct the table, not this file. */",
        "#ifndef FORMATS_FIT_WRITE_H",
        "#define FORMATS_FIT_WRITE_H",
        "",
    ]
    seen = set()
    for row in rows(TABLE):
        message = row["message"].upper()
        if message not in seen:
            seen.add(message)
            out += ["", f"#define FIT_MESG_{message} "
                        f"{int(row['message_number'])}"]
        out.append(
            f"#define FIT_{message}_{row['field'].upper()} \\\n"
            f"\t{{{int(row['field_number'])}, 0x{TYPES[row['type']]:02x},"
            f" {float(row['scale']):.17g}, {int(row['offset'])}}}"
        )
    out += ["", "#endif", ""]
    return "\n".join(out).replace("\n\n\n", "\n\n")


def main():
    agree()
    for name, text in (("fit_write.h", header()),
                       ("fit_write_words.inc", words())):
        target = ROOT / "formats" / name
        if "--check" not in sys.argv[1:]:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            sys.exit(f"not regenerated from data/: formats/{name}")


if __name__ == "__main__":
    main()
