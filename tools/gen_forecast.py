#!/usr/bin/env python3
"""data/forecast_*.csv -> analysis/forecast_numbers.h, forecast_population.inc

forecast_numbers.csv     constants of the soreness forecast
forecast_terms.csv       its terms and the words for them
forecast_population.csv  values among people (written by fit_forecast.py)
Usage: gen_forecast.py [--check]
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][-+]?\d+)?$")
LINES = ["soreness_1", "soreness_2", "soreness_3", "fatigue_1",
         "readiness_1"]
VALUES = ["centre", "mean", "sd"]


def table(name):
    with open(ROOT / "data" / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(row, column, where):
    if not NUMBER.fullmatch(row[column] or ""):
        sys.exit(f"forecast_{where}.csv: {row}: {column} is not a number")
    return row[column]


def numbers():
    out = ["/* Generated from data/forecast_numbers.csv by",
           " * tools/gen_forecast.py; correct the table, not this file. */",
           "#ifndef ANALYSIS_FORECAST_NUMBERS_H",
           "#define ANALYSIS_FORECAST_NUMBERS_H", ""]
    for row in table("forecast_numbers.csv"):
        if not row["rule"] or not row["source"] or row["tag"] not in "SPRAM":
            sys.exit(f"forecast_numbers.csv: {row['name']}: rule, source, tag")
        note = f"; {row['note']}" if row["note"] else ""
        out.append(f"/* {row['unit']}; {row['rule']} [{row['tag']}] "
                   f"{row['source']}{note} */")
        value = number(row, "value", "numbers")
        out.append(f"#define AR_{row['name'].upper()} {value}")
    return "\n".join(out + ["", "#endif", ""])


def terms(model):
    rows = [row for row in table("forecast_terms.csv")
            if row["model"] == model]
    return rows


def weights(population, model, item):
    out = []
    for term in terms(model):
        found = [row for row in population if (row["model"], row["item"],
                 row["term"]) == (model, item, term["id"])]
        if len(found) != 1:
            sys.exit(f"forecast_population.csv: {model},{item},{term['id']} "
                     f"must stand once")
        row = [number(found[0], column, "population") for column in VALUES]
        out.append("{ " + ", ".join(row) + " },")
    return out


def one(population, model, item):
    found = [row for row in population
             if (row["model"], row["item"]) == (model, item)]
    if len(found) != 1:
        sys.exit(f"forecast_population.csv: {model},{item} must stand once")
    return number(found[0], "mean", "population")


def words(name, model, size):
    out = [f"static const struct forecast_words {name}[{size}] = {{"]
    for row in terms(model):
        out.append(f'\t{{ "{row["id"]}",')
        out.append(f'\t    "{row["words"]}" }},')
    return out + ["};"]


def population_text():
    population = table("forecast_population.csv")
    out = ["/* Generated from data/forecast_population.csv and",
           " * data/forecast_terms.csv by tools/gen_forecast.py; correct the",
           " * tables, not this file. */",
           "static const struct ar_forecast_population shipped = {",
           "\t{"]
    for line in LINES:
        out.append("\t    {")
        out += ["\t\t" + row for row in weights(population, "line", line)]
        out.append("\t    },")
    out.append("\t},")
    noise = [one(population, "noise", line) for line in LINES]
    out.append("\t{ " + ", ".join(noise) + " },")
    out.append("\t{")
    out += ["\t    " + row
            for row in weights(population, "chance", "soreness_1")]
    out.append("\t},")
    out.append(f"\t{one(population, 'rate', 'onset')},")
    out.append(f"\t{one(population, 'rate', 'sore')}")
    out.append("};")
    out += words("line_words", "line", "AR_FORECAST_TERMS")
    out += words("chance_words", "chance", "AR_FORECAST_CHANCE")
    return "\n".join(out) + "\n"


def main():
    stale = []
    for target, text in ((ROOT / "analysis/forecast_numbers.h", numbers()),
                         (ROOT / "analysis/forecast_population.inc",
                          population_text())):
        if "--check" not in sys.argv[1:]:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            stale.append(str(target.relative_to(ROOT)))
    if stale:
        sys.exit("not regenerated from data/: " + ", ".join(stale))


if __name__ == "__main__":
    main()
