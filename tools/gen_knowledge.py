#!/usr/bin/env python3
"""data/*.csv -> knowledge/*.inc and knowledge/pain_keys.h

What is known about legs stands in the tables of data/, one file a table, so
that a physiotherapist can correct a row with a spreadsheet.  This program
checks every row and writes the C tables.  docs/knowledge.md explains the
columns.

Usage: gen_knowledge.py            check the tables, write the C files
       gen_knowledge.py --check    write nothing; exit 1 naming what is stale
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
OUT = ROOT / "knowledge"
INCLUDE = ROOT / "include" / "afterrun"

TAGS = {"S", "P", "R", "A", "M", "seed"}
GRADES = {"A", "B", "C", "D"}
TEXT_MAX = 900
LINE_MAX = 130
HOLD_MIN_S = 1
HOLD_MAX_S = 120
# R98: what a step, card or sheet must never say to a runner.
FORBIDDEN = re.compile(
    r"lactic|toxin|\bcur(e|es|ed|ing)\b|flush(es|ed|ing)? out"
    r"|prevent(s|ed|ing)?\s+(an?\s+|any\s+|all\s+)?injur"
    r"|cleared to run|you have a (clot|fracture|tear)",
    re.IGNORECASE,
)
# Advice of the articles that is never an instruction (section 3, point 7).
UNSAFE = re.compile(
    r"(tennis )?ball (on|along|over) (the|your) (shin|ankle)", re.IGNORECASE
)
NUMBER = re.compile(r"-?\d+(\.\d+)?$")

# Columns of each table and what may stand in them.  A name with "?" may be
# empty.  Kinds: id, line (a short phrase), text (full sentences), words
# (ids separated by blanks), int, number, bool (yes/no), grade, tag, source.
TABLES = {
    "sources": "id:key citation:any link:any? tag:tag note:line?",
    "regions": "id:id name:line names:line latin:line source:source tag:tag",
    "load_rows": "id:id name:line names:line latin:line source:source"
    " tag:tag",
    "tools": "id:id name:line note:text source:source tag:tag",
    "region_map": "kind:id from:id to:words? note:text? source:source"
    " tag:tag",
    "conditions": "id:id name:line note:text source:source tag:tag",
    "matrix": "condition:id modality:id effect:id cap:number? unit:line?"
    " bath_never:bool local:bool note:text? source:source tag:tag",
    "techniques": "id:any region:id method:id seconds:int pressure_lo:int"
    " pressure_hi:int title:line position:text steps:text direction:text"
    " feel:text avoid:text purpose:text grade:grade source:source tag:tag",
    "sheets": "id:id name:line article_dose:text evidence_dose:text"
    " grade:grade likely:text skip_if:text stop_if:text source:source"
    " tag:tag",
    "claims": "number:int article:text evidence:text shown:text"
    " topics:words source:source tag:tag",
    "foods": "id:id name:line carb_g:number protein_g:number portion:line"
    " swaps:words? source:source tag:tag",
    "rules": "id:any text:text source:source tag:tag",
    "article_doses": "id:id value:number? unit:line? article:any text:text"
    " used_by:words evidence:text safe_switch:bool source:source tag:tag",
    "pain_keys": "id:id type:id lo:number? hi:number? normal:any? words:words?"
    " background:bool question:text note:text? source:source tag:tag",
}
# Tables whose texts a runner reads as advice (claims and rules may name
# the claim that they refute).
RUNNER = {"techniques", "sheets", "foods", "tools", "conditions", "matrix",
          "pain_keys"}
ERRORS = []


def fail(where, text):
    ERRORS.append(f"{where}: {text}")


def check_cell(table, name, kind, value, where):
    if any(ord(c) < 32 or ord(c) == 127 for c in value):
        fail(where, f"{name}: no tabs, line ends or control characters")
    if value != value.strip() or "  " in value:
        fail(where, f"{name}: blanks at the ends or doubled")
    if len(value) > TEXT_MAX:
        fail(where, f"{name}: longer than {TEXT_MAX} characters")
    if kind == "id" and not re.fullmatch(r"[a-z][a-z0-9_]*", value):
        fail(where, f"{name}: {value!r} must be lower_case_with_underlines")
    if kind == "key" and not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", value):
        fail(where, f"{name}: {value!r} must be one word")
    if kind == "line" and len(value) > LINE_MAX:
        fail(where, f"{name}: longer than {LINE_MAX} characters")
    if kind == "text" and value[-1] not in ".?":
        fail(where, f"{name}: a sentence ends with a full stop")
    if kind == "text" and not (value[0].isupper() or value[0].isdigit()
                               or value.startswith("afterrun ")):
        fail(where, f"{name}: a sentence starts with a capital letter")
    if kind == "int" and not re.fullmatch(r"\d+", value):
        fail(where, f"{name}: {value!r} is not a whole number")
    if kind == "number" and not NUMBER.match(value):
        fail(where, f"{name}: {value!r} is not a number")
    if kind == "bool" and value not in ("yes", "no"):
        fail(where, f"{name}: must be yes or no")
    if kind == "grade" and value not in GRADES:
        fail(where, f"{name}: must be one of {' '.join(sorted(GRADES))}")
    if kind == "tag" and value not in TAGS:
        fail(where, f"{name}: must be one of {' '.join(sorted(TAGS))}")
    if table in RUNNER and kind in ("text", "line"):
        for pattern, why in ((FORBIDDEN, "forbidden phrase (R98)"),
                             (UNSAFE, "unsafe advice")):
            hit = pattern.search(value)
            if hit:
                fail(where, f"{name}: {why}: {hit.group(0)!r}")


def load(table):
    columns = [c.split(":") for c in TABLES[table].split()]
    names = [c[0] for c in columns]
    rows = []
    path = DATA / f"{table}.csv"
    with open(path, newline="", encoding="utf-8-sig") as file:
        reader = csv.reader(file, strict=True)
        if next(reader, None) != names:
            sys.exit(f"{path.name}: columns must be {','.join(names)}")
        for cells in reader:
            where = f"{path.name}:{reader.line_num}"
            if len(cells) != len(names):
                fail(where, f"{len(cells)} cells instead of {len(names)}")
                continue
            row = dict(zip(names, cells))
            row["_where"] = where
            for name, kind in columns:
                if row[name]:
                    check_cell(table, name, kind.rstrip("?"), row[name],
                               where)
                elif not kind.endswith("?"):
                    fail(where, f"{name} must not be empty")
            rows.append(row)
    if not rows:
        sys.exit(f"{path.name}: no rows")
    return rows


def enum_of(header, name):
    """The names of an enum of the public headers, without the last one."""
    text = (INCLUDE / header).read_text("utf-8")
    body = re.search(r"enum " + name + r" \{(.*?)\};", text, re.S).group(1)
    body = re.sub(r"/\*.*?\*/", "", body, flags=re.S)
    return [n.split("=")[0].strip() for n in body.split(",") if n.strip()]


def unique(rows, key):
    seen = set()
    for row in rows:
        if row[key] in seen:
            fail(row["_where"], f"{row[key]} stands twice")
        seen.add(row[key])
    return seen


def same_order(rows, header, name, prefix):
    """The table's ids are the enum's names, in the enum's order."""
    want = [n.removeprefix(prefix).lower() for n in enum_of(header, name)[:-1]]
    have = [r["id"] for r in rows]
    if want != have:
        fail(rows[0]["_where"],
             f"rows must be, in this order: {' '.join(want)}")
    return want


# --- C output -------------------------------------------------------------

def string(text, indent="\t\t"):
    """A C string literal, broken into lines of at most about 72 columns."""
    if text == "":
        return "NULL"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = escaped.replace("??", "?\\?")
    lines, line = [], ""
    for word in re.findall(r"\S+\s*|\s+", escaped):
        if line and len(line) + len(word.rstrip()) > 50:
            lines.append(line)
            line = ""
        line += word
    lines.append(line)
    return f"\n{indent}    ".join(f'"{part}"' for part in lines)


def number(text):
    return text if text else "NAN"


def boolean(text):
    return "true" if text == "yes" else "false"


NOTICE = ("/* Generated from data/{}.csv by tools/gen_knowledge.py;\n"
          " * correct the table, not this file. */\n")


def emit(table, rows, fields, place=lambda row: ""):
    """Rows as initialisers.  fields: member=how or member:column=how, where
    how is s(tring), n(umber), i(nt), b(ool) or the prefix of an enum; place
    gives the designator of a row."""
    out = [NOTICE.format(table)]
    for row in rows:
        out.append(f"\t{place(row)}{{\n")
        for field in fields.split():
            name, how = field.split("=")
            member, _, column = name.partition(":")
            cell = row[column or member]
            value = {"s": string, "n": number, "i": str, "b": boolean}.get(
                how, lambda text, prefix=how: prefix + text.upper())(cell)
            out.append(f"\t\t.{member} = {value},\n")
        out.append("\t},\n")
    return "".join(out)


# --- checks of one table --------------------------------------------------

def check_sources(tables):
    keys = {r["id"]: r["tag"] for r in tables["sources"]}
    unique(tables["sources"], "id")
    used = set()
    for name, rows in tables.items():
        if name == "sources":
            continue
        for row in rows:
            named = row["source"].split()
            used.update(named)
            for key in named:
                if key not in keys:
                    fail(row["_where"], f"source {key} is not in sources.csv")
            if row["tag"] == "S" and not any(
                    keys.get(k) in ("S", "M") for k in named):
                fail(row["_where"], "tag S needs a source that was seen")
    with open(DATA / "plan_rules.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for key in row["source"].split():
                used.add(key)
                if key not in keys:
                    fail(f"plan_rules.csv {row['id']}",
                         f"source {key} is not in sources.csv")
    for row in tables["sources"]:
        if row["id"] not in used:
            fail(row["_where"], f"nothing cites {row['id']}")


def check_map(tables, regions, load_rows):
    sites = next(r for r in tables["pain_keys"] if r["id"] == "region")
    want = {"site": sites["words"].split(), "load": regions}
    for kind, names in want.items():
        have = [r["from"] for r in tables["region_map"] if r["kind"] == kind]
        if sorted(have) != sorted(names):
            fail("region_map.csv", f"{kind} rows must be one each of: "
                 + " ".join(names))
    allowed = {"site": set(regions) | {"all"}, "load": set(load_rows),
               "alias": set(regions)}
    seen = set()
    for row in tables["region_map"]:
        if row["kind"] not in allowed:
            fail(row["_where"], "kind must be site, load or alias")
            continue
        if (row["kind"], row["from"]) in seen:
            fail(row["_where"], f"{row['from']} stands twice")
        seen.add((row["kind"], row["from"]))
        for word in row["to"].split():
            if word not in allowed[row["kind"]]:
                fail(row["_where"], f"unknown name {word}")
        if row["kind"] == "alias":
            if len(row["to"].split()) != 1:
                fail(row["_where"], "an alias means one region")
            if row["from"] in regions:
                fail(row["_where"], "an alias is not a region's own id")
        if row["kind"] == "site" and not row["to"]:
            fail(row["_where"], "a site needs at least one region")


def check_matrix(tables, conditions, modalities):
    cells = {}
    for row in tables["matrix"]:
        place = (row["condition"], row["modality"])
        if place in cells:
            fail(row["_where"], "this cell stands twice")
        cells[place] = row
        if row["effect"] not in ("ok", "reduce", "avoid", "ask", "never"):
            fail(row["_where"],
                 "effect must be ok, reduce, avoid, ask or never")
        units = {"cold": "min", "heat": "°C"}
        want = units.get(row["modality"], "0-10") if row["cap"] else ""
        if row["unit"] != want:
            fail(row["_where"], f"unit of the cap must be {want or 'empty'}")
        limits = {"min": (1, 30), "°C": (30, 42), "0-10": (1, 10)}
        if want and NUMBER.match(row["cap"]):
            low, high = limits[want]
            if not low <= float(row["cap"]) <= high:
                fail(row["_where"], f"cap must be {low} to {high} {want}")
    for condition in conditions:
        for modality in modalities:
            if (condition, modality) not in cells:
                fail("matrix.csv", f"no cell for {condition}, {modality}")
    for place, row in cells.items():
        if place[0] not in conditions or place[1] not in modalities:
            fail(row["_where"], f"unknown name in {' '.join(place)}")
    return list(cells.values())


def check_techniques(tables, regions, methods):
    unique(tables["techniques"], "id")
    for row in tables["techniques"]:
        where = row["_where"]
        if row["region"] not in regions or row["method"] not in methods:
            fail(where, "unknown region or method")
            continue
        section = regions.index(row["region"]) + 1
        want = f"3.{section}-{row['region']}-{row['method']}"
        if row["id"] != want:
            fail(where, f"id must be {want}")
        low, high = int(row["pressure_lo"]), int(row["pressure_hi"])
        if not 0 <= low <= high <= 10:
            fail(where, "pressure must rise within 0 to 10")
        if not HOLD_MIN_S <= int(row["seconds"]) <= HOLD_MAX_S:
            fail(where, f"seconds must be {HOLD_MIN_S} to {HOLD_MAX_S}")


def check_pain(tables):
    unique(tables["pain_keys"], "id")
    for row in tables["pain_keys"]:
        where, kind = row["_where"], row["type"]
        if kind not in ("bool", "scale", "number", "word"):
            fail(where, "type must be bool, scale, number or word")
        if row["question"] and row["question"][-1] != "?":
            fail(where, "a question ends with a question mark")
        if (kind == "word") != bool(row["words"]):
            fail(where, "words belong to type word, and only there")
        if kind == "word":
            words = row["words"].split()
            if row["normal"] and row["normal"] not in words:
                fail(where, "normal must be one of the words")
            row["lo"], row["hi"] = "0", str(len(words) - 1)
            row["normal"] = (str(words.index(row["normal"]))
                             if row["normal"] in words else "")
            continue
        if not (row["lo"] and row["hi"] and
                float(row["lo"]) < float(row["hi"])):
            fail(where, "lo and hi must be a range")
        if kind == "bool":
            if row["normal"] not in ("yes", "no"):
                fail(where, "normal must be yes or no")
            row["normal"] = "1" if row["normal"] == "yes" else "0"
        elif row["normal"] and not (
                float(row["lo"]) <= float(row["normal"]) <= float(row["hi"])):
            fail(where, "normal must lie within lo and hi")


def check_rest(tables):
    for name in ("sheets", "foods", "rules", "article_doses"):
        unique(tables[name], "id")
    unique(tables["claims"], "number")
    sheets = {r["id"] for r in tables["sheets"]} | {"general"}
    for table, column in (("claims", "topics"), ("article_doses", "used_by")):
        for row in tables[table]:
            for topic in row[column].split():
                if topic not in sheets:
                    fail(row["_where"], f"{topic} is not a sheet")
    for row in tables["rules"]:
        if not re.fullmatch(r"[RTPFL]\d+[a-z]?|A\d+(\.\d+)?", row["id"]):
            fail(row["_where"], f"{row['id']} is no rule number")


def pain_header(rows):
    lines = [NOTICE.format("pain_keys").rstrip("\n"),
             "#ifndef KNOWLEDGE_PAIN_KEYS_H",
             "#define KNOWLEDGE_PAIN_KEYS_H",
             "",
             "/* Index into ar_pain_keys() and struct ar_pain.value. */",
             "enum {"]
    lines += [f"\tAR_PAIN_{r['id'].upper()}," for r in rows]
    lines += ["\tAR_PAIN_KEYS", "};", ""]
    for row in rows:
        if row["type"] != "word":
            continue
        lines.append(f"/* Words of {row['id']}. */")
        lines.append("enum {")
        prefix = f"AR_PAIN_{row['id']}_".upper()
        lines += [f"\t{prefix}{w.upper()}," for w in row["words"].split()]
        lines += [f"\t{prefix}COUNT", "};", ""]
    lines += ["#endif", ""]
    return "\n".join(lines)


def map_inc(rows, kind, prefix, everything):
    out = [NOTICE.format("region_map")]
    for row in rows:
        if row["kind"] != kind:
            continue
        words = row["to"].split()
        if words == ["all"]:
            bits = everything
        else:
            bits = " |\n\t    ".join(f"1u << {prefix}{w.upper()}"
                                     for w in words) or "0"
        out.append(f'\t{{ "{row["from"]}",\n\t    {bits} }},\n')
    return "".join(out)


def names_of(header, enum, prefix):
    return [n.removeprefix(prefix).lower()
            for n in enum_of(header, enum)[:-1]]


def generate():
    tables = {name: load(name) for name in TABLES}
    if ERRORS:
        return {}
    regions = same_order(tables["regions"], "regions.h", "ar_region", "AR_")
    load_rows = same_order(tables["load_rows"], "regions.h", "ar_load_row",
                           "AR_LOAD_")
    same_order(tables["tools"], "knowledge.h", "ar_tool", "AR_TOOL_")
    conditions = same_order(tables["conditions"], "knowledge.h",
                            "ar_condition", "AR_COND_")
    modalities = names_of("knowledge.h", "ar_modality", "AR_MOD_")
    methods = names_of("knowledge.h", "ar_method", "AR_METHOD_")
    check_sources(tables)
    check_map(tables, regions, load_rows)
    cells = check_matrix(tables, conditions, modalities)
    check_techniques(tables, regions, methods)
    check_pain(tables)
    check_rest(tables)
    if ERRORS:
        return {}
    t = tables
    named = "id=s name=s names=s latin=s source=s tag=s"
    return {
        "regions.inc": emit("regions", t["regions"], named),
        "load_rows.inc": emit("load_rows", t["load_rows"], named),
        "tools.inc": emit("tools", t["tools"],
                          "id=s name=s note=s source=s tag=s"),
        "sites.inc": map_inc(t["region_map"], "site", "AR_",
                             "(1u << AR_REGIONS) - 1u"),
        "loads.inc": map_inc(t["region_map"], "load", "AR_LOAD_", ""),
        "aliases.inc": map_inc(t["region_map"], "alias", "AR_", ""),
        "conditions.inc": emit("conditions", t["conditions"],
                               "id=s name=s note=s source=s tag=s"),
        "matrix.inc": emit(
            "matrix", cells,
            "effect=AR_EFFECT_ cap=n immersion_never:bath_never=b local=b"
            " note=s source=s tag=s",
            lambda r: f"[AR_COND_{r['condition'].upper()}]"
            f"[AR_MOD_{r['modality'].upper()}] = "),
        "techniques.inc": emit(
            "techniques", t["techniques"],
            "id=s region=AR_ method=AR_METHOD_ seconds=i pressure_lo=i"
            " pressure_hi=i title=s position=s steps=s direction=s feel=s"
            " avoid=s purpose=s grade=s source=s tag=s"),
        "sheets.inc": emit(
            "sheets", t["sheets"],
            "id=s name=s article_dose=s evidence_dose=s grade=s likely=s"
            " skip_if=s stop_if=s source=s tag=s"),
        "claims.inc": emit(
            "claims", t["claims"],
            "number=i article=s evidence=s shown=s topics=s source=s tag=s"),
        "foods.inc": emit(
            "foods", t["foods"],
            "id=s name=s carb_g=n protein_g=n portion=s swaps=s source=s"
            " tag=s"),
        "rules.inc": emit("rules", t["rules"], "id=s text=s source=s tag=s"),
        "article_doses.inc": emit(
            "article_doses", t["article_doses"],
            "id=s value=n unit=s article=s text=s used_by=s evidence=s"
            " safe_switch=b source=s tag=s"),
        "sources.inc": emit("sources", t["sources"],
                            "id=s citation=s link=s tag=s note=s"),
        "pain_keys.inc": emit(
            "pain_keys", t["pain_keys"],
            "id=s type=AR_PAIN_ lo=n hi=n normal=n words=s background=b"
            " question=s note=s source=s tag=s"),
        "pain_keys.h": pain_header(t["pain_keys"]),
    }


def main():
    files = generate()
    if ERRORS:
        sys.exit("\n".join(ERRORS))
    stale = []
    for name, text in files.items():
        target = OUT / name
        if "--check" not in sys.argv[1:]:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            stale.append(f"knowledge/{name}")
    if stale:
        sys.exit("not regenerated from data/: " + ", ".join(stale))


if __name__ == "__main__":
    main()
