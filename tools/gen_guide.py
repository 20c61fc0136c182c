#!/usr/bin/env python3
"""data/guide_texts.csv -> recovery/guide_texts.inc

What the guide says.  The columns between id and rule are languages; the
first one is the model: another must have every row, with the same names in
braces.  A new language is a new column and nothing else.
Usage: gen_guide.py [--check] [TABLE TARGET]
(--check: compare only, 1 when stale; TABLE and TARGET: another table)
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TAGS = {"S", "P", "R", "A", "M", "seed"}
NAMES = {"name", "side", "place", "level", "n", "hours"}
# what recovery/guide_*.c asks for by name
FIXED = (
    "ready_first ready_next ready_short change_side set_side set half_warm"
    " half_cold first_warm first_cold ease_first ease keep up_first up pull"
    " half last last_of_all drink card ahead_place ahead rest farewell"
    " bell_start bell_change bell_count bell_end bell_tick side_left"
    " side_right hand_left hand_right stop_cool stop_active stop_stretch"
    " stop_massage stop_thermo stop_elevate on_cold_pack off_cold_pack"
    " off_last_cold_pack"
).split()
FORBIDDEN = re.compile(
    r"lactic|toxin|\bcure|prevent|cleared to run|damage %", re.I
)
HEAD = (
    "/* Generated from data/guide_texts.csv by tools/gen_guide.py;\n"
    " * correct the table, not this file. */\n"
)


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file, strict=True)
        columns = reader.fieldnames
        table = []
        for line, row in enumerate(reader, start=2):
            if None in row or None in row.values():
                sys.exit(f"{path.name}:{line}: wrong number of columns")
            row["where"] = f"{path.name}:{line}"
            table.append(row)
    end = columns.index("rule")
    if columns[0] != "id" or columns[end:] != [
        "rule", "source", "tag", "note"
    ]:
        sys.exit(f"{path.name}: id, languages, rule, source, tag, note")
    languages = columns[1:end]
    if not languages or any(
        not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?", x) for x in languages
    ):
        sys.exit(f"{path.name}: {languages} are not languages")
    return languages, table


def braces(text):
    return sorted(re.findall(r"{(.*?)}", text))


def check(languages, table):
    seen = set()
    for row in table:
        where = row["where"]
        if row["id"] in seen or not re.fullmatch(
            r"[a-z][a-z0-9_.-]*", row["id"]
        ):
            sys.exit(f"{where}: {row['id']!r} stands twice or is no id")
        seen.add(row["id"])
        if not row["rule"] or not row["source"] or row["tag"] not in TAGS:
            sys.exit(f"{where}: needs a rule, a source and a tag")
        model = braces(row[languages[0]])
        if not set(model) <= NAMES:
            sys.exit(f"{where}: {model} are not all names the guide knows")
        for language in languages:
            text = row[language]
            if not text or "\n" in text or FORBIDDEN.search(text):
                sys.exit(f"{where}: {language} is empty, or says what R98 "
                         "forbids")
            if braces(text) != model:
                sys.exit(f"{where}: {language} lacks a name in braces")
    return seen


def wanted():
    """Every step a session can have, and every region, is named."""
    yield from FIXED

    def column(name, key):
        with open(DATA / name, newline="", encoding="utf-8") as file:
            return [row[key] for row in csv.DictReader(file)]

    for ident in column("techniques.csv", "id"):
        yield "name_" + ident
        yield "place_" + ident
        yield "how_" + ident
    for ident in column("session_actions.csv", "technique"):
        yield "name_" + ident
        yield "how_" + ident
    for ident in column("regions.csv", "id"):
        for prefix in ("part_", "both_", "left_", "right_"):
            yield prefix + ident


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def made(path):
    languages, table = read(path)
    seen = check(languages, table)
    missing = [ident for ident in wanted() if ident not in seen]
    if missing:
        sys.exit(f"{path.name}: no row for {', '.join(missing)}")
    names = ", ".join(quoted(x) for x in languages)
    out = [
        HEAD,
        f"enum {{ LANGUAGES = {len(languages)} }};\n\n",
        f"static const char *const languages[LANGUAGES] = {{ {names} }};\n\n",
        "struct guide_row {\n\tconst char *id;\n"
        "\tconst char *text[LANGUAGES];\n};\n\n",
        "static const struct guide_row rows[] = {\n",
    ]
    for row in sorted(table, key=lambda row: row["id"].encode()):
        texts = ",\n\t\t".join(quoted(row[x]) for x in languages)
        out.append(f"\t{{ {quoted(row['id'])}, {{\n\t\t{texts} }} }},\n")
    out.append("};\n")
    return "".join(out)


def main():
    paths = [pathlib.Path(x) for x in sys.argv[1:] if x != "--check"]
    table, target = paths or [
        DATA / "guide_texts.csv", ROOT / "recovery" / "guide_texts.inc"
    ]
    text = made(table)
    if "--check" not in sys.argv[1:]:
        target.write_text(text, "utf-8")
    elif not target.exists() or target.read_text("utf-8") != text:
        sys.exit("not regenerated from data/: guide_texts.inc")


if __name__ == "__main__":
    main()
