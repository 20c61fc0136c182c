#!/usr/bin/env python3
"""Fit the population values of the soreness forecast and score it.

fit_forecast.py --bench PROGRAM TABLE_DIR [--write] [--folds N] [--seed N]
PROGRAM is bench-forecast: the model stands once, in C, and tells the terms
of each case (--terms) and the forecasts with other values (--population).
TABLE_DIR holds soccermon_daily.csv (CC BY 4.0: what ships is fitted on it)
and pmdata_daily.csv (non-commercial: scored only, never fitted).
Prints the protocol's numbers: SoccerMon by grouped cross-validation (fitted
on other athletes), PMData with the values of all SoccerMon athletes.
--write replaces data/forecast_population.csv; run gen_forecast.py after it.
About a minute; the same input gives the same output.
"""
import argparse
import csv
import math
import pathlib
import random
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LINES = ["soreness_1", "soreness_2", "soreness_3", "fatigue_1",
         "readiness_1"]
CENTRES = {"line": {"load_yesterday": 1, "level": 3},
           "chance": {"load_yesterday": 1, "usual": 3, "mood": 3}}
READINESS_MIDDLE = 6
ENOUGH = 10
SOURCE = "SoccerMon doi 10.5281/zenodo.10033832 CC BY 4.0", "M"
LINE_ROUNDS, CHANCE_ROUNDS, NEWTON = 25, 40, 2
SPREAD_LEAST = 1e-4  # smallest variance among people that is believed


# --- small dense algebra -------------------------------------------------
def solve(matrix, columns):
    """matrix^-1 columns by elimination; matrix positive definite."""
    n = len(matrix)
    rows = [list(matrix[i]) + list(columns[i]) for i in range(n)]
    for i in range(n):
        best = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[best] = rows[best], rows[i]
        pivot = rows[i]
        for k in range(n):
            if k != i and rows[k][i] != 0:
                f = rows[k][i] / pivot[i]
                rows[k] = [a - f * b for a, b in zip(rows[k], pivot)]
    return [[v / rows[i][i] for v in rows[i][n:]] for i in range(n)]


def inverse(matrix):
    n = len(matrix)
    return solve(matrix, [[float(i == k) for k in range(n)]
                          for i in range(n)])


def times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector)) for row in matrix]


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


# --- what is among people: EM over athletes ------------------------------
def people(means, covariances, d):
    n = len(means)
    mean = [sum(m[k] for m in means) / n for k in range(d)]
    spread = [max(SPREAD_LEAST,
                  sum((m[k] - mean[k]) ** 2 + c[k][k]
                      for m, c in zip(means, covariances)) / n)
              for k in range(d)]
    return mean, spread


def fit_line(groups):
    """groups: lists of (y, x) per athlete -> mean, sd, noise sd."""
    d = len(groups[0][0][1])
    sums = []
    for cases in groups:
        xx = [[0.0] * d for _ in range(d)]
        xy = [0.0] * d
        for y, x in cases:
            for j in range(d):
                xy[j] += x[j] * y
                row, xj = xx[j], x[j]
                for k in range(d):
                    row[k] += xj * x[k]
        sums.append((xx, xy, sum(y * y for y, _ in cases), len(cases)))
    total = [[sum(s[0][j][k] for s in sums) + (j == k) for k in range(d)]
             for j in range(d)]
    mean = [r[0] for r in solve(total, [[sum(s[1][j] for s in sums)]
                                        for j in range(d)])]
    spread, noise = [0.05] * d, 0.35
    for _ in range(LINE_ROUNDS):
        means, covariances, left, count = [], [], 0.0, 0
        for xx, xy, yy, n in sums:
            cov = inverse([[xx[j][k] / noise + (j == k) / spread[j]
                            for k in range(d)] for j in range(d)])
            at = times(cov, [xy[k] / noise + mean[k] / spread[k]
                             for k in range(d)])
            means.append(at)
            covariances.append(cov)
            left += (yy - 2 * dot(at, xy) + dot(at, times(xx, at)) +
                     sum(dot(xx[j], cov[j]) for j in range(d)))
            count += n
        mean, spread = people(means, covariances, d)
        noise = left / count
    return mean, [math.sqrt(v) for v in spread], math.sqrt(noise)


def newton(cases, at, mean, precision):
    """One step to the athlete's most likely weights, and the curvature."""
    d = len(at)
    slope = [-precision[k] * (at[k] - mean[k]) for k in range(d)]
    bend = [[0.0] * d for _ in range(d)]
    for y, x in cases:
        z = sum(a * b for a, b in zip(at, x))
        p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
        w, off = p * (1 - p), y - p
        for j in range(d):
            slope[j] += x[j] * off
            wj, row = w * x[j], bend[j]
            for k in range(j + 1):
                row[k] += wj * x[k]
    for j in range(d):
        bend[j][j] += precision[j]
        for k in range(j):
            bend[k][j] = bend[j][k]
    cov = inverse(bend)
    step = times(cov, slope)
    return [a + b for a, b in zip(at, step)], cov


def fit_chance(groups):
    d = len(groups[0][0][1])
    every = [case for cases in groups for case in cases]
    mean, spread = [0.0] * d, [1.0] * d
    for _ in range(8):
        mean, _ = newton(every, mean, [0.0] * d, [1.0] * d)
    middle = [sum(x[k] for _, x in every) / len(every) for k in range(d)]
    for k in range(1, d):
        var = sum((x[k] - middle[k]) ** 2 for _, x in every) / len(every)
        spread[k] = 0.09 / max(var, 0.01)
    spread[0] = 0.09
    at = [list(mean) for _ in groups]
    for _ in range(CHANCE_ROUNDS):
        covariances = []
        for i, cases in enumerate(groups):
            precision = [1 / v for v in spread]
            for _ in range(NEWTON):
                at[i], cov = newton(cases, at[i], mean, precision)
            covariances.append(cov)
        mean, spread = people(at, covariances, d)
    return mean, [math.sqrt(v) for v in spread]


# --- tables --------------------------------------------------------------
def number(text):
    return float(text) if text else math.nan


def days(folder, dataset):
    """{id: {day: row}} of the marks."""
    out = {}
    with open(folder / f"{dataset}_daily.csv", newline="") as file:
        for row in csv.DictReader(file):
            out.setdefault(row["id"], {})[int(row["day"])] = {
                c: number(row[c]) for c in ("soreness", "fatigue",
                                            "readiness")}
    return out


def rates(athletes):
    clear = onsets = marks = sore = 0
    for log in athletes:
        for day, row in log.items():
            if math.isnan(row["soreness"]):
                continue
            marks += 1
            sore += row["soreness"] <= 2
            next_mark = log.get(day + 1, {}).get("soreness", math.nan)
            if row["soreness"] >= 3 and not math.isnan(next_mark):
                clear += 1
                onsets += next_mark <= 2
    return onsets / clear, sore / marks


def term_ids(model):
    with open(ROOT / "data/forecast_terms.csv", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)
                if row["model"] == model]


def centre(model, item, term, onset, sore):
    if item == "readiness_1" and term == "level":
        return READINESS_MIDDLE
    if term == "often":
        return math.log(sore / (1 - sore))
    if term == "alike":
        return math.log(onset / (1 - onset))
    return CENTRES[model].get(term, 0)


def population_write(path, fitted, onset, sore):
    """fitted: {(model, item): (mean, sd[, noise])}; absent: placeholders."""
    def text(value):
        return f"{value:.6g}"
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["model", "item", "term", "centre", "mean", "sd",
                      "source", "tag"])
        for model, items in (("line", LINES), ("chance", LINES[:1])):
            ids = term_ids(model)
            for item in items:
                fit = fitted.get((model, item),
                                 ([0.0] * len(ids), [1.0] * len(ids)))
                for k, term in enumerate(ids):
                    out.writerow([model, item, term, text(
                        centre(model, item, term, onset, sore)),
                        text(fit[0][k]), text(fit[1][k]), *SOURCE])
        for item in LINES:
            noise = fitted.get(("line", item), (0, 0, 1.0))[2]
            out.writerow(["noise", item, "", "", text(noise), "", *SOURCE])
        out.writerow(["rate", "onset", "", "", text(onset), "", *SOURCE])
        out.writerow(["rate", "sore", "", "", text(sore), "", *SOURCE])


def bench(program, folder, out, population, terms=None):
    command = [program, "--population", population]
    command += ["--terms", terms] if terms else []
    subprocess.run([*command, folder, out], check=True,
                   stdout=subprocess.DEVNULL)


def fit(program, folder, log, ids, work, path):
    """Fit on some SoccerMon athletes; path gets the population table."""
    onset, sore = rates([log[i] for i in ids])
    population_write(path, {}, onset, sore)
    bench(program, folder, work / "out.csv", path, work / "terms.csv")
    groups, chosen = {}, set(ids)
    with open(work / "terms.csv", newline="") as file:
        for dataset, athlete, model, item, y, *x in csv.reader(file):
            if dataset == "soccermon" and athlete in chosen:
                groups.setdefault((model, item), {}).setdefault(
                    athlete, []).append((float(y), [float(v) for v in x]))
    fitted = {}
    for (model, item), cases in groups.items():
        fitted[model, item] = (fit_line if model == "line" else fit_chance)(
            list(cases.values()))
    population_write(path, fitted, onset, sore)


# --- the protocol --------------------------------------------------------
def forecasts(path, dataset, ids):
    out = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            if row["dataset"] == dataset and row["id"] in ids:
                key = row["id"], int(row["day"]), row["item"], row["h"]
                out[key] = float(row["pred"]), number(row["p_sore"])
    return out


def own_means(log, item):
    """{day: mean of the marks up to that day}, {day: how many}."""
    mean, count, total, n = {}, {}, 0.0, 0
    for day in sorted(log):
        if not math.isnan(log[day][item]):
            total += log[day][item]
            n += 1
            mean[day], count[day] = total / n, n
    return mean, count


def skill(logs, said, item, ahead):
    error = as_today = as_mean = n = 0
    for athlete, log in logs.items():
        mean, count = own_means(log, item)
        for day in mean:
            later = log.get(day + ahead, {}).get(item, math.nan)
            if count[day] < ENOUGH or math.isnan(later):
                continue
            error += (said[athlete, day, item, str(ahead)][0] - later) ** 2
            as_today += (log[day][item] - later) ** 2
            as_mean += (mean[day] - later) ** 2
            n += 1
    return n, 1 - error / as_today, 1 - error / as_mean


def chances(logs, said):
    out = []
    for athlete, log in logs.items():
        _, count = own_means(log, "soreness")
        for day in count:
            later = log.get(day + 1, {}).get("soreness", math.nan)
            if (count[day] >= ENOUGH and log[day]["soreness"] >= 3 and
                    not math.isnan(later)):
                out.append((said[athlete, day, "soreness", "1"][1],
                            later <= 2))
    return out


def auc(cases):
    """Probability that an event is ranked above a non-event."""
    order = sorted(p for p, _ in cases)
    first, last = {}, {}
    for k, p in enumerate(order):
        first.setdefault(p, k)
        last[p] = k
    events = sum(e for _, e in cases)
    ranks = sum((first[p] + last[p]) / 2 + 1 for p, e in cases if e)
    return ((ranks - events * (events + 1) / 2) /
            (events * (len(cases) - events)))


def report(name, logs, said):
    print(name)
    for item, ahead in (("soreness", 1), ("soreness", 2), ("soreness", 3),
                        ("fatigue", 1), ("readiness", 1)):
        n, today, mean = skill(logs, said, item, ahead)
        print(f"  {item} t+{ahead}: {n} cases, skill {today:+.1%} against "
              f"persistence, {mean:+.1%} against the own mean")
    cases = chances(logs, said)
    n, events = len(cases), sum(e for _, e in cases)
    brier = sum((p - e) ** 2 for p, e in cases) / n
    tenths = [[0.0, 0] for _ in range(10)]
    for p, e in cases:
        tenth = tenths[min(9, int(p * 10))]
        tenth[0] += p
        tenth[1] += e
    ece = sum(abs(p - e) for p, e in tenths) / n
    top = sorted(cases, key=lambda c: -c[0])[:n // 5]
    print(f"  new soreness: {events} of {n} days, AUC {auc(cases):.4f}, "
          f"Brier {brier:.4f}, ECE {ece:.4f}, top fifth of days holds "
          f"{sum(e for _, e in top) / events:.1%} of them")


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("folder", type=pathlib.Path)
    ask.add_argument("--bench", required=True)
    ask.add_argument("--write", action="store_true")
    ask.add_argument("--folds", type=int, default=6)
    ask.add_argument("--seed", type=int, default=1)
    asked = ask.parse_args()
    soccer = days(asked.folder, "soccermon")
    runners = days(asked.folder, "pmdata")
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        table, out = work / "population.csv", work / "out.csv"
        ids = sorted(soccer)
        random.Random(asked.seed).shuffle(ids)
        said = {}
        for k in range(asked.folds):
            held = set(ids[k::asked.folds])
            fit(asked.bench, asked.folder, soccer,
                [i for i in ids if i not in held], work, table)
            bench(asked.bench, asked.folder, out, table)
            said.update(forecasts(out, "soccermon", held))
        report(f"SoccerMon, {len(ids)} athletes, grouped cross-validation "
               f"in {asked.folds} parts", soccer, said)
        fit(asked.bench, asked.folder, soccer, ids, work, table)
        bench(asked.bench, asked.folder, out, table)
        report(f"PMData, {len(runners)} athletes, none of them fitted",
               runners, forecasts(out, "pmdata", set(runners)))
        report("SoccerMon with the values fitted on it (not a score)",
               soccer, forecasts(out, "soccermon", set(ids)))
        if asked.write:
            (ROOT / "data/forecast_population.csv").write_text(
                table.read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    main()
