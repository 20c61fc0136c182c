#!/usr/bin/env python3
"""data/ladder.csv, weights.csv, load_classes.csv, ... -> recovery/*.inc

The tables of the session builder.  Usage: gen_recovery.py [--check]
(--check: compare only, 1 when something is stale).
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TAGS = {"S", "P", "R", "A", "M", "seed"}
FORBIDDEN = re.compile(
    r"lactic|toxin|\bcure|prevent|cleared to run|damage %", re.I
)


def rows(name):
    with open(DATA / name, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file, strict=True)
        for line, row in enumerate(reader, start=2):
            where = f"{name}:{line}"
            if None in row or None in row.values():
                sys.exit(f"{where}: wrong number of columns")
            if row["tag"] not in TAGS or not row["source"]:
                sys.exit(f"{where}: needs a source and a tag")
            row["where"] = where
            yield row


def words(text):
    if FORBIDDEN.search(text):
        sys.exit(f"a text says what R98 forbids: {text!r}")
    if not text:
        return "NULL"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def flag(text):
    return {"yes": "true", "no": "false"}[text]


def number(text):
    return text if text else "NAN"


def enum(prefix, ident):
    return prefix + re.sub(r"[^A-Z0-9]", "_", ident.upper())


def rules(text):
    return "{" + "".join(words(rule) + ", " for rule in text.split()) + "NULL}"


def head(sources):
    names = ", ".join(f"data/{s}" for s in sources)
    return (
        f"/* Generated from {names} by tools/gen_recovery.py;\n"
        " * correct the table, not this file. */\n"
    )


def classes(text):
    return " | ".join(f"1u << {c}" for c in text) or "0"


def weights():
    out = [head(["weights.csv"])]
    for r in rows("weights.csv"):
        out.append(
            f"\t[AR_{r['region'].upper()}] = {{\n"
            f"\t\t.weight = {{{r['level']}, {r['fast']}, {r['desc']},"
            f" {r['asc']}}},\n"
            f"\t\t.stretch_weight_max = {r['stretch_w_max']},\n"
            f"\t\t.massage_rank = {r['massage_rank']},\n"
            f"\t\t.stretch_rank = {r['stretch_rank']},\n"
            f"\t\t.core = {flag(r['core'])},\n"
            f"\t\t.show_stretch = {r['show_stretch']},\n"
            f"\t\t.show_massage = {r['show_massage']},\n"
            f"\t\t.ceiling = {r['ceiling']},\n"
            f"\t\t.tool = AR_TOOL_{r['tool'].upper()},\n"
            f"\t\t.gun = {flag(r['gun'])},\n"
            f"\t\t.active_from = {number(r['active_from'])},\n"
            f"\t\t.clot_question = {flag(r['rf4_side_gap'])},\n"
            "\t},\n"
        )
    return "".join(out)


def load_classes():
    out = [head(["load_classes.csv"])]
    for r in rows("load_classes.csv"):
        out.append(
            "\t{\n"
            f"\t\t.au_from = {r['au_from']},\n"
            f"\t\t.cap_min = {r['cap_min']},\n"
            f"\t\t.cool_s = {{{r['cool_s']}, {r['article_cool_s']}}},\n"
            f"\t\t.quality_h = {r['quality_h']},\n"
            f"\t\t.next = AR_NEXT_{r['next'].upper()},\n"
            f"\t\t.carb_g_kg = {r['carb_g_kg']},\n"
            f"\t\t.protein = {flag(r['protein'])},\n"
            f"\t\t.day_carb = {{{r['day_carb_lo']}, {r['day_carb_hi']}}},\n"
            f"\t\t.sleep_h = {r['sleep_h']},\n"
            f"\t\t.aftercare = {flag(r['aftercare'])},\n"
            "\t},\n"
        )
    return "".join(out)


def ladder():
    out = [head(["ladder.csv"])]
    for r in rows("ladder.csv"):
        need = " | ".join(enum("NEED_", n) for n in r["need"].split()) or "0"
        where = enum("LIST_", r["list"] or "none")
        out.append(
            f"\t{{ AR_{r['mode'].upper()}, {words(r['step'])},"
            f" {enum('KIND_', r['kind'])}, {where},\n"
            f"\t\t{r['rank']}, {{{r['amount']}, {r['article_amount']}}},\n"
            f"\t\t{{{classes(r['classes'])},\n"
            f"\t\t{classes(r['article_classes'])}}}, {need} }},\n"
        )
    return "".join(out)


def condition_gate():
    out = [head(["condition_gate.csv"])]
    for r in rows("condition_gate.csv"):
        regions = " | ".join(
            f"1u << AR_{x.upper()}" for x in r["region"].split()
        ) or "0"
        out.append(
            f"\t{{ AR_COND_{r['condition'].upper()},"
            f" {enum('EFFECT_', r['effect'])}, {words(r['rule'])},\n"
            f"\t\t{regions}, {enum('AR_WORDS_', r['text'])} }},\n"
        )
    return "".join(out)


def texts():
    table = list(rows("session_texts.csv"))
    names = "".join(f"\t{enum('AR_WORDS_', r['id'])},\n" for r in table)
    body = "".join(
        f"\t{{ {words(r['id'])},\n\t\t{words(r['text'])},\n"
        f"\t\t{rules(r['rule'])} }},\n" for r in table
    )
    acts = list(rows("session_actions.csv"))
    act_names = "".join(f"\t{enum('AR_ACTION_', r['id'])},\n" for r in acts)
    act_body = ""
    for r in acts:
        act_body += (
            f"\t{{ {words(r['technique'])}, {words(r['grade'])},\n"
            f"\t\t{words(r['title'])},\n\t\t{words(r['purpose'])},\n"
            f"\t\t{words(r['skip_if'])},\n\t\t{words(r['stop_if'])},\n"
            f"\t\t{words(r['text'])},\n\t\t{rules(r['rules'])} }},\n"
        )
    both = ["session_texts.csv", "session_actions.csv"]
    header = (
        head(both) + "#ifndef RECOVERY_WORDS_IDS_H\n"
        "#define RECOVERY_WORDS_IDS_H\n\n"
        "enum ar_words {\n" + names + "\tAR_WORDS_COUNT\n};\n\n"
        "enum ar_action {\n" + act_names + "\tAR_ACTIONS\n};\n\n#endif\n"
    )
    return {
        "recovery/words_ids.h": header,
        "recovery/texts.inc": head(["session_texts.csv"]) + body,
        "recovery/actions.inc": head(["session_actions.csv"]) + act_body,
    }


def steps_of():
    heart = "".join(
        f"\t{{ {r['pct_max_from']}, {r['rpe']} }},\n"
        for r in rows("heart_rpe.csv")
    )
    out = {"recovery/heart_rpe.inc": head(["heart_rpe.csv"]) + heart}
    for kind in ("air_c", "rpe"):
        body = "".join(
            f"\t{{ {r['from']}, {r['value']} }},\n"
            for r in rows("sweat_rate.csv") if r["kind"] == kind
        )
        out[f"recovery/sweat_{kind}.inc"] = head(["sweat_rate.csv"]) + body
    return out


def main():
    made = {
        "recovery/weights.inc": weights(),
        "recovery/load_classes.inc": load_classes(),
        "recovery/ladder.inc": ladder(),
        "recovery/condition_gate.inc": condition_gate(),
        **texts(),
        **steps_of(),
    }
    stale = []
    for name, text in made.items():
        target = ROOT / name
        if "--check" in sys.argv[1:]:
            if not target.exists() or target.read_text("utf-8") != text:
                stale.append(name)
        else:
            target.write_text(text, "utf-8")
    if stale:
        sys.exit("not regenerated from data/: " + ", ".join(stale))


if __name__ == "__main__":
    main()
