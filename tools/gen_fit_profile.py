#!/usr/bin/env python3
"""data/fit_profile.csv, fit_words.csv, fit_products.csv, fit_limits.csv
-> formats/fit_profile.h and formats/fit_profile.inc

The subset of the public FIT profile that is read, its words, the names of
devices and the bounds.  A message's fields become slots: the value of field
start_time of message session stands in slot AR_FIT_SESSION_START_TIME.

Usage: gen_fit_profile.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
OUT = ROOT / "formats"
TAGS = {"S", "P", "R", "A", "M"}
LIST = "data/fit_*.csv by tools/gen_fit_profile.py"
NAME = re.compile(r"[a-z][a-z0-9_]*$")
SLOTS_MAX = 20
SPECIAL = {"text": 1, "array": 2}


def table(name, columns):
    with open(DATA / name, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != columns:
            sys.exit(f"{name}: columns must be {','.join(columns)}")
        rows = list(reader)
    for line, row in enumerate(rows, start=2):
        if row["tag"] not in TAGS or not row["source"]:
            sys.exit(f"{name}:{line}: a row needs its source and tag")
    return rows


def profile():
    rows = table(
        "fit_profile.csv",
        "message,message_number,field,field_number,scale,offset,unit,column,"
        "rank,source,tag".split(","),
    )
    messages = {}
    for row in rows:
        if not NAME.match(row["message"]) or not NAME.match(row["field"]):
            sys.exit(f"fit_profile.csv: {row['field']}: not snake_case")
        key = (row["message"], int(row["message_number"]))
        fields = messages.setdefault(key, [])
        if any(f["field"] == row["field"] for f in fields):
            sys.exit(f"fit_profile.csv: {row['field']} stands twice")
        fields.append(row)
    return messages


def enum(title, items):
    return [f"enum {title} {{", *(f"\t{item}," for item in items), "};", ""]


def columns_of(record):
    seen = []
    for row in record:
        if row["column"] not in seen:
            seen.append(row["column"])
    return seen


def header(messages):
    out = [
        f"/* Generated from {LIST};",
        " * correct the table, not this file. */",
        "#ifndef FORMATS_FIT_PROFILE_H",
        "#define FORMATS_FIT_PROFILE_H",
        "",
    ]
    for row in table("fit_limits.csv", "name,value,unit,source,tag".split(",")):
        unit = f"{row['unit']}; " if row["unit"] else ""
        out += [
            f"/* {unit}{row['source']} [{row['tag']}] */",
            f"#define AR_FIT_{row['name'].upper()} {row['value']}",
        ]
    out.append("")
    kinds = [f"AR_FIT_KIND_{m.upper()}" for m, _ in messages]
    out += ["/* Messages that are read; others are skipped by their size. */"]
    out += enum("ar_fit_kind", ["AR_FIT_KIND_SKIP", *kinds, "AR_FIT_KINDS"])
    for (message, number), fields in messages.items():
        if message == "record":
            names = [f"AR_FIT_{f['field'].upper()}_FIELD = "
                     f"{f['field_number']}"
                     for f in fields if f["field"] == "heart_rate"]
            out += enum("ar_fit_record_number", names)
            names = [f"AR_FIT_TO_{c.upper()}" for c in columns_of(fields)]
            out += enum("ar_fit_target", [*names, "AR_FIT_TARGETS"])
            continue
        if len(fields) > SLOTS_MAX:
            sys.exit(f"fit_profile.csv: {message} has too many fields")
        names = [f"AR_FIT_{message.upper()}_{f['field'].upper()}"
                 for f in fields]
        out += enum(f"ar_fit_{message}_slot", names)
    numbers = [f"AR_FIT_MESSAGE_{m.upper()} = {n}" for m, n in messages]
    out += enum("ar_fit_message", numbers)
    out += [f"enum {{ AR_FIT_SLOTS = {SLOTS_MAX}, "
            "AR_FIT_TIMESTAMP_FIELD = 253 };", "", "#endif", ""]
    return "\n".join(out)


def fields_c(messages):
    out = []
    for (message, _), fields in messages.items():
        if message == "record":
            continue
        out.append(f"static const struct ar_fit_field {message}_fields[] = {{")
        for f in fields:
            special = SPECIAL.get(f["column"], 0)
            out.append(f"\t{{{f['field_number']}, {special}, "
                       f"{f['scale']}, {f['offset']}}}, /* {f['field']} */")
        out += ["};", ""]
    out.append("static const struct ar_fit_row messages[] = {")
    for (message, number), fields in messages.items():
        if message != "record":
            out.append(f"\t{{{number}, AR_FIT_KIND_{message.upper()}, "
                       f"{len(fields)}, {message}_fields}},")
    out += [f"\t{{AR_FIT_MESSAGE_RECORD, AR_FIT_KIND_RECORD, 0, NULL}},",
            "};", ""]
    out.append("static const struct ar_fit_column record_fields[] = {")
    for (message, _), fields in messages.items():
        if message != "record":
            continue
        for f in fields:
            out.append(f"\t{{{f['field_number']}, "
                       f"AR_FIT_TO_{f['column'].upper()}, {f['rank']}, "
                       f"{f['scale']}, {f['offset']}}}, /* {f['field']} */")
    return out + ["};", ""]


def words_c():
    out = []
    rows = table("fit_words.csv", "kind,number,word,source,tag".split(","))
    for kind in dict.fromkeys(row["kind"] for row in rows):
        out.append(f"static const struct ar_fit_word {kind}_words[] = {{")
        numbered = [(int(r["number"]), r["word"]) for r in rows
                    if r["kind"] == kind]
        if numbered != sorted(set(numbered)):
            sys.exit(f"fit_words.csv: {kind} is not in order of its numbers")
        out += [f'\t{{{n}, "{w}"}},' for n, w in numbered]
        out += ["};", ""]
    rows = table("fit_products.csv",
                 "manufacturer,number,word,barometer,source,tag".split(","))
    out.append("static const struct ar_fit_product products[] = {")
    keys = [(int(r["manufacturer"]), int(r["number"])) for r in rows]
    if keys != sorted(set(keys)):
        sys.exit("fit_products.csv: not in order of its numbers")
    for (m, n), r in zip(keys, rows):
        word = f'"{r["word"]}"' if r["word"] else "NULL"
        out.append(f"\t{{{m}, {n}, {word}, {r['barometer']}}},")
    return out + ["};", ""]


def inc(messages):
    out = [f"/* Generated from {LIST};",
           " * correct the table, not this file. */", ""]
    return "\n".join(out + fields_c(messages))


def words():
    out = [f"/* Generated from {LIST};",
           " * correct the table, not this file. */", ""]
    return "\n".join(out + words_c())


def main():
    messages = profile()
    files = {"fit_profile.h": header(messages),
             "fit_profile.inc": inc(messages),
             "fit_words.inc": words()}
    stale = []
    for name, text in files.items():
        target = OUT / name
        if "--check" not in sys.argv[1:]:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            stale.append(f"formats/{name}")
    if stale:
        sys.exit("not regenerated from data/: " + ", ".join(stale))


if __name__ == "__main__":
    main()
