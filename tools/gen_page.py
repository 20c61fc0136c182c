#!/usr/bin/env python3
"""data/page_words.csv, leg_outline.csv -> doors/page/*.inc

The clinician's page: short words for every answer, and the leg drawing.
page_words.csv: a row for each key of pain_keys.csv (for each word of a word
key).  absent names the key where it is absent or not known; normal stands
instead of it among the absent ones where it could be misread; %s is the
number.  leg_outline.csv: points x:y of one half of a body, x outwards from the
middle, y downwards, in millimetres of a person of middle height; the other
half is its mirror image.  An outline is open along the middle of the body, a
ring and a region are closed.
Usage: gen_page.py [--check]   (--check: compare only)
"""
import csv
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
OUT = ROOT / "doors/page"
GROUPS = ["site", "severity", "general", "vessels", "nerves", "injury",
          "joint", "muscle", "pattern", "able", "care",
          "background"]
VIEWS = ["front", "back", "sole"]
KINDS = ["outline", "ring", "region", "line"]
TAGS = {"S", "P", "R", "A", "M", "seed"}


def table(name, columns):
    with open(DATA / f"{name}.csv", newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        if reader.fieldnames != columns.split():
            sys.exit(f"{name}.csv: columns must be {columns}")
        rows = list(reader)
    for line, row in enumerate(rows, start=2):
        row["_where"] = f"{name}.csv:{line}"
        if not row["source"] or row["tag"] not in TAGS:
            sys.exit(f"{row['_where']}: a row needs source and tag")
    return rows


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def head(source):
    return [f"/* Generated from data/{source} by tools/gen_page.py;",
            " * correct the table, not this file. */"]


def words(keys):
    found = {}
    for row in table("page_words", "key word group present absent normal "
                     "source tag"):
        place = row["key"], row["word"]
        key = keys.get(row["key"])
        if key is None or place in found:
            sys.exit(f"{row['_where']}: unknown key or a second row for it")
        if row["group"] not in GROUPS:
            sys.exit(f"{row['_where']}: unknown group {row['group']}")
        holes = row["present"].count("%s")
        if "%" in row["absent"] + row["normal"] or holes > 1 or \
                row["present"].count("%") > holes or \
                (holes and key["type"] != "number"):
            sys.exit(f"{row['_where']}: %s stands once, for a number")
        found[place] = row
    out = head("page_words.csv")
    for name, key in keys.items():
        for number, word in enumerate(key["words"].split() or [""]):
            if (name, word) not in found:
                sys.exit(f"page_words.csv: no row for {name} {word}")
            row = found.pop((name, word))
            out += [f"{{ AR_PAIN_{name.upper()}, "
                    f"{number if word else -1}, "
                    f"GROUP_{row['group'].upper()},",
                    f"    {quoted(row['present'])},",
                    f"    {quoted(row['absent'])},",
                    f"    {quoted(row['normal'])} }},"]
    if found:
        sys.exit(f"page_words.csv: no such word: {list(found)}")
    return "\n".join(out) + "\n"


def outline(regions):
    points, parts, seen = [], [], set()
    for row in table("leg_outline", "view part kind points source tag"):
        where = row["_where"]
        if row["view"] not in VIEWS or row["kind"] not in KINDS:
            sys.exit(f"{where}: unknown view or kind")
        region = "-1"
        if row["kind"] == "region":
            if row["part"] not in regions:
                sys.exit(f"{where}: unknown region {row['part']}")
            seen.add(row["part"])
            region = f"AR_PAIN_REGION_{row['part'].upper()}"
        first = len(points)
        for point in row["points"].split():
            x, y = (int(number) for number in point.split(":"))
            points.append(f"\t{{ {x}, {y} }},")
        if len(points) - first < 2:
            sys.exit(f"{where}: too few points")
        parts.append([f"\t{{ VIEW_{row['view'].upper()}, "
                      f"PART_{row['kind'].upper()},",
                      f"\t    {region}, {first}, {len(points) - first} }},"])
    if regions - seen:
        sys.exit(f"leg_outline.csv: not drawn: {sorted(regions - seen)}")
    out = head("leg_outline.csv")
    out += ["static const struct point points[] = {", *points, "};", "",
            "static const struct part parts[] = {"]
    for lines in parts:
        out += lines
    return "\n".join(out + ["};"]) + "\n"


def main():
    with open(DATA / "pain_keys.csv", newline="", encoding="utf-8") as file:
        keys = {row["id"]: row for row in csv.DictReader(file)}
    made = {OUT / "words.inc": words(keys),
            OUT / "outline.inc": outline(set(keys["region"]["words"].split()))}
    stale = [path for path, text in made.items()
             if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv[1:]:
        if stale:
            sys.exit("not regenerated from data/: " +
                     " ".join(str(path.relative_to(ROOT)) for path in stale))
        return
    for path in stale:
        path.write_text(made[path], "utf-8")


if __name__ == "__main__":
    main()
