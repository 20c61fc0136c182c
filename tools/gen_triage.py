#!/usr/bin/env python3
"""data/triage_*.csv, causes.csv, emergency_numbers.csv -> triage/*.inc, docs

The rules about pain stand in tables, conditions included, so that a clinician
can read and correct them.  A condition is written with
    key            a yes/no key that is true (bool keys of pain_keys.csv)
    key >= n       also > < <=; n is a number's name in numbers_triage.csv
    key in (a b)   one of the words
    at(group)      the site belongs to the group (triage_sites.csv)
    known(key)     an answer is there
    two(a | b …)   at least two of them
    clean()        no warning sign but those soreness may have
    always() never()
    & | ( )        and, or;  !x: x is surely false;  ~x: x is not surely true
    a name of triage_terms.csv

Usage: gen_triage.py            check the tables, write triage/ and docs/
       gen_triage.py --check    write nothing; exit 1 naming what is stale
"""
import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
TAGS = {"S", "P", "R", "A", "M", "seed"}
TIERS = ["E0", "E1", "E2", "E3", "E4"]
WITHIN = ["now", "today", "2d", "3d", "7d", "none"]
FLAGS = ["", "care", "bone_up", "above", "default"]
PERMIT = {"-": "OPEN", "yes": "YES", "limited": "LIMITED", "no": "NO",
          "no!": "NEVER"}
ALLOWS = ["run", "massage", "heat", "cold", "stretch"]
DERIVED = ["severity", "severity_larger", "walking_limit", "in_run_limit",
           "morning_limit"]
FORBIDDEN = re.compile(r"you have (a|an) |toxin|\bcures?\b|cleared to run",
                       re.I)
TOKEN = re.compile(r"\s*(>=|<=|[<>&|()!~]|[a-z0-9_]+)")


def table(name):
    with open(DATA / f"{name}.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for line, row in enumerate(rows, start=2):
        row["_where"] = f"{name}.csv:{line}"
        for column, value in row.items():
            if column is None or value is None:
                sys.exit(f"{row['_where']}: wrong number of columns")
        if "tag" in row and row["tag"] not in TAGS:
            sys.exit(f"{row['_where']}: tag must be one of {sorted(TAGS)}")
        if "source" in row and not row["source"]:
            sys.exit(f"{row['_where']}: a row needs its source")
    return rows


def quoted(text):
    if not text:
        return "NULL"
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    words, lines, line = text.split(" "), [], ""
    for word in words:
        if line and len(line) + len(word) > 58:
            lines.append(line + " ")
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n\t    ".join(f'"{part}"' for part in lines + [line])


class Compiler:
    """Conditions into nodes; a child stands before its parent."""

    def __init__(self):
        self.keys = {k["id"]: k for k in table("pain_keys")}
        self.order = list(self.keys)
        self.numbers = {n["name"] for n in table("numbers_triage")}
        self.used = set()
        self.terms = {t["name"]: t["when"] for t in table("triage_terms")}
        self.regions = self.words("region")
        self.groups = {}
        for row in table("triage_sites"):
            for site in row["sites"].split():
                if site not in self.regions:
                    sys.exit(f"{row['_where']}: no site {site}")
            self.groups[row["group"]] = row["sites"].split()
        self.nodes = []
        self.seen = {}

    def words(self, key):
        return self.keys[key]["words"].split()

    def node(self, op, key="0", mask=0, number="0", left=0, right=0):
        row = (op, key, mask, number, left, right)
        if row not in self.seen:
            self.seen[row] = len(self.nodes)
            self.nodes.append(row)
        return self.seen[row]

    def compile(self, text, where):
        tokens, at = [], 0
        while at < len(text.rstrip()):
            found = TOKEN.match(text, at)
            if not found:
                sys.exit(f"{where}: cannot read {text[at:]!r}")
            tokens.append(found.group(1))
            at = found.end()
        self.tokens, self.where = tokens, where
        result = self.either()
        if self.tokens:
            sys.exit(f"{where}: left over: {' '.join(self.tokens)}")
        return result

    def take(self, want=None):
        token = self.tokens.pop(0) if self.tokens else "the end"
        if want and token != want:
            sys.exit(f"{self.where}: {want} expected, not {token}")
        return token

    def peek(self):
        return self.tokens[0] if self.tokens else ""

    def either(self):
        left = self.both()
        while self.peek() == "|":
            self.take()
            left = self.node("OR", left=left, right=self.both())
        return left

    def both(self):
        left = self.unary()
        while self.peek() == "&":
            self.take()
            left = self.node("AND", left=left, right=self.unary())
        return left

    def unary(self):
        if self.peek() in ("!", "~"):
            op = "NOT" if self.take() == "!" else "UNLESS"
            return self.node(op, left=self.unary())
        if self.peek() == "(":
            self.take()
            inner = self.either()
            self.take(")")
            return inner
        return self.atom(self.take())

    def mask(self, words, wanted):
        bits = 0
        for word in wanted:
            if word not in words:
                sys.exit(f"{self.where}: no word {word}")
            bits |= 1 << words.index(word)
        return bits

    def listed(self):
        self.take("(")
        words = []
        while self.peek() != ")":
            words.append(self.take())
        self.take(")")
        return words

    def atom(self, name):
        if self.peek() == "(" and name in ("at", "known", "always", "never",
                                           "clean"):
            words = self.listed()
            if name == "at":
                if words[0] not in self.groups:
                    sys.exit(f"{self.where}: no group {words[0]}")
                bits = self.mask(self.regions, self.groups[words[0]])
                return self.node("WORD", "AR_PAIN_REGION", bits)
            if name == "known":
                self.check_key(words[0])
                return self.node("KNOWN", f"AR_PAIN_{words[0].upper()}")
            return self.node(name.upper())
        if name == "two" and self.peek() == "(":
            self.take()
            inner = self.either()
            self.take(")")
            return self.node("TWO", left=inner)
        if name in self.terms:
            saved = self.tokens
            inner = self.compile(self.terms[name], f"term {name}")
            self.tokens = saved
            return inner
        return self.value(name)

    def check_key(self, name):
        if name not in self.keys:
            sys.exit(f"{self.where}: {name} is neither key nor term")

    def value(self, name):
        key = f"AR_PAIN_{name.upper()}"
        if name in DERIVED:
            key = f"AR_VIEW_{name.upper()}"
        else:
            self.check_key(name)
        kind = self.keys[name]["type"] if name in self.keys else "scale"
        ops = {">=": "GE", ">": "GT", "<": "LT", "<=": "LE"}
        if self.peek() in ops and kind in ("scale", "number"):
            op, number = ops[self.take()], self.take()
            if number not in self.numbers:
                sys.exit(f"{self.where}: no number {number}")
            self.used.add(number)
            return self.node(op, key, number=f"AR_{number.upper()}")
        if self.peek() == "in" and kind == "word":
            self.take()
            words = self.words(name)
            return self.node("WORD", key, self.mask(words, self.listed()))
        if kind != "bool":
            sys.exit(f"{self.where}: {name} needs a comparison")
        return self.node("TRUE", key)


def permits(row):
    for name in ALLOWS:
        if row[name] not in PERMIT:
            sys.exit(f"{row['_where']}: {name} is {row[name]!r}")
    return "{ " + ", ".join(
        f"AR_PERMIT_{PERMIT[row[n]]}" for n in ALLOWS) + " }"


def tier_of(row):
    if row["tier"] == "-":
        return "AR_TIERS", "AR_WITHIN_NONE"
    if row["tier"] not in TIERS or row["within"] not in WITHIN:
        sys.exit(f"{row['_where']}: tier or within")
    return f"AR_TIER_{row['tier']}", f"AR_WITHIN_{row['within'].upper()}"


def sentences(text, where):
    items = [i.strip() for i in text.split("|") if i.strip()]
    for item in items:
        if item[-1] not in ".!?" or FORBIDDEN.search(item):
            sys.exit(f"{where}: not fit for a runner: {item}")
    if len(items) > 4:
        sys.exit(f"{where}: more than four sentences")
    return "{ " + ",\n\t    ".join([quoted(i) for i in items] + ["NULL"]) + " }"


def rule_rows(rules):
    out = []
    for row in rules:
        if not row["reason"].endswith(".") or FORBIDDEN.search(row["reason"]):
            sys.exit(f"{row['_where']}: reason")
        tier, within = tier_of(row)
        out.append(
            f"\t{{ \"{row['id']}\", {tier}, {within}, {quoted(row['name'])},\n"
            f"\t    {quoted(row['reason'])},\n"
            f"\t    {sentences(row['do'], row['_where'])},\n"
            f"\t    {sentences(row['do_not'], row['_where'])},\n"
            f"\t    {permits(row)},\n"
            f"\t    {row['recheck_h'] or 'NAN'}, {quoted(row['source'])},"
            f" \"{row['tag']}\" }},")
    return out


def tier_rows():
    out = []
    for row in table("triage_tiers"):
        out.append(
            f"\t{{ \"{row['tier']}\", {quoted(row['name'])},\n"
            f"\t    {quoted(row['text'])},\n"
            f"\t    {sentences(row['do'], row['_where'])},\n"
            f"\t    {sentences(row['do_not'], row['_where'])},\n"
            f"\t    {permits(row)}, {row['recheck_h']} }},")
    return out


def condition_rows(conditions, rules, compiler):
    ids, out = [r["id"] for r in rules], []
    for row in conditions:
        if row["rule"] not in ids or row["flag"] not in FLAGS:
            sys.exit(f"{row['_where']}: rule or flag")
        tier, within = tier_of(row)
        when = compiler.compile(row["when"], row["_where"])
        ask = compiler.compile(row["ask_if"], row["_where"])
        flag = f"FLAG_{row['flag'].upper() or 'NONE'}"
        out.append(f"\t{{ {ids.index(row['rule'])}, {tier}, {within}, {flag},"
                   f" {when}, {ask} }}, /* {row['rule']} */")
    return out


def limit_rows(rules, compiler):
    ids, out = [r["id"] for r in rules], []
    for row in table("triage_limits"):
        rule = ids.index(row["rule"]) if row["rule"] else -1
        when = compiler.compile(row["when"], row["_where"])
        sentences(row["do_not"], row["_where"])
        out.append(f"\t{{ {rule}, {when},\n\t    {permits(row)},\n"
                   f"\t    {quoted(row['do_not'])} }}, /* {row['id']} */")
    return out


def sign_rows(compiler, questions):
    rows = {r["key"]: r for r in table("triage_signs")}
    place = {}
    for index, row in enumerate(questions):
        for key in row["keys"].split():
            if key in place:
                sys.exit(f"{row['_where']}: {key} is asked twice")
            place[key] = index
    if list(rows) != compiler.order or set(place) != set(rows):
        sys.exit("triage_signs.csv, triage_questions.csv: every key of "
                 "pain_keys.csv once; see "
                 + " ".join(sorted(set(rows) ^ set(place))))
    kinds = {"true", "false", "up", "later", "fact"}
    out = []
    for key, row in rows.items():
        if row["worse"] not in kinds:
            sys.exit(f"{row['_where']}: worse")
        flags = ["true" if row[c] == "yes" else "false"
                 for c in ("soreness_ok", "needs_side")]
        out.append(f"\t{{ AR_WORSE_{row['worse'].upper()}, {flags[0]},"
                   f" {flags[1]}, {place[key]} }}, /* {key} */")
    return out


def finding_rows(compiler):
    out = []
    for row in table("triage_findings"):
        compiler.where = row["_where"]
        compiler.check_key(row["key"])
        sites = compiler.mask(compiler.regions, row["sites"].split())
        words = compiler.mask(compiler.words(row["key"]),
                              row["words"].split()) if row["words"] else 0
        out.append(f"\t{{ AR_PAIN_{row['key'].upper()}, {words}u,"
                   f" {sites}u }}, /* {row['words']} */".replace(
                       " /*  */", ""))
    return out


def cause_rows(compiler):
    out = []
    for row in table("causes"):
        compiler.where = row["_where"]
        bits = compiler.mask(compiler.regions, row["sites"].split())
        texts = ["claim", "evidence", "say", "self_help", "source"]
        sentences(row["say"] + "|" + row["self_help"], row["_where"])
        out.append(f"\t{{ \"{row['id']}\", {bits}u,\n\t    " + ",\n\t    ".join(
            quoted(row[t]) for t in texts) + f", \"{row['tag']}\" }},")
    return out


def markdown(rules, conditions):
    out = ["# Pain triage: the rules",
           "", "Generated from data/triage_*.csv by tools/gen_triage.py;"
           " correct the tables, not this file.", "",
           "**This sorts; it is not a diagnosis.** The rules are written by "
           "non-clinicians and wait for a clinician's sign-off. Every text "
           "for a runner says \"can be a sign of\".", "",
           "Tags: S seen in the source, P second-hand, R recalled and not "
           "re-read, A our own assumption, seed said by one of the two "
           "articles. A source tagged R is not quoted to runners before "
           "somebody has read it again.", ""]
    recall = [r["id"] for r in rules if r["tag"] == "R"]
    ours = [r["id"] for r in rules if r["tag"] == "A"]
    out += [f"**Rest on recall (R):** {', '.join(recall)}.", "",
            f"**Our own assumption (A):** {', '.join(ours)}.", "",
            "## Tiers", "", "| tier | meaning | run | massage | heat | cold |"
            " stretch | re-check h |", "|---|---|---|---|---|---|---|---|"]
    for row in table("triage_tiers"):
        cells = [row["tier"], row["name"]] + [row[a] for a in ALLOWS]
        out.append("| " + " | ".join(cells + [row["recheck_h"]]) + " |")
    out += ["", "## Rules", ""]
    for rule in rules:
        out.append(f"### {rule['id']} {rule['name']} [{rule['tag']}]")
        out += ["", rule["reason"], "", f"- Source: {rule['source']}."]
        for title, column in (("Do", "do"), ("Do not", "do_not")):
            items = [i.strip() for i in rule[column].split("|") if i.strip()]
            if items:
                out.append(f"- {title}: {' '.join(items)}")
        mine = [c for c in conditions if c["rule"] == rule["id"]]
        if mine:
            out += ["", "| tier | within | when | reading |",
                    "|---|---|---|---|"]
        for row in mine:
            when = row["when"].replace("|", "or").replace("&", "and")
            out.append(f"| {row['tier']} | {row['within']} | `{when}` |"
                       f" {row['note']} |")
        out.append("")
    out += ["`!x`: x is surely not so. `~x`: x is not surely so (unknown "
            "counts as not so). Names without a key of their own:", "",
            "| name | when | meaning |", "|---|---|---|"]
    for row in table("triage_terms"):
        when = row["when"].replace("|", "or").replace("&", "and")
        out.append(f"| {row['name']} | `{when}` | {row['meaning']} |")
    out += ["", "## Groups of sites", "", "| group | sites | used by |",
            "|---|---|---|"]
    for row in table("triage_sites"):
        out.append(f"| {row['group']} | {row['sites']} | {row['used_by']} |")
    out += ["", "## Limits at any tier", "", "| when | text | source | tag |",
            "|---|---|---|---|"]
    for row in table("triage_limits"):
        when = (f"{row['rule']}: " if row["rule"] else "") + row["when"]
        when = when.replace("|", "or").replace("&", "and")
        out.append(f"| `{when}` | {row['do_not']} | {row['source']} |"
                   f" {row['tag']} |")
    out += ["", "## Numbers", "", "| number | value | unit | source | tag |",
            "|---|---|---|---|---|"]
    for row in table("numbers_triage"):
        out.append(f"| {row['name']} | {row['value']} | {row['unit']} |"
                   f" {row['source']} | {row['tag']} |")
    out += ["", "## Sign-off", "", "| clinician | date | rules | remarks |",
            "|---|---|---|---|", "| | | | |", ""]
    return "\n".join(out)


def c_file(rows, tables):
    head = (f"/* Generated from {tables} by tools/gen_triage.py;\n"
            " * correct the table, not this file. */\n")
    return head + "\n".join(rows) + "\n"


def outputs():
    compiler = Compiler()
    rules, conditions = table("triage_rules"), table("triage_conditions")
    questions = table("triage_questions")
    if [r["id"] for r in rules] != [f"T{i}" for i in range(55)]:
        sys.exit("triage_rules.csv: one row for each of T0 to T54, in order")
    cond = condition_rows(conditions, rules, compiler)
    limits = limit_rows(rules, compiler)
    terms = [f"\t{compiler.compile(n, n)}, /* {n} */"
             for n in ("soreness", "tendon")]
    asked = [f"\t{{ \"{q['id']}\", {quoted(q['question'])},\n\t    "
             f"{'true' if q['always'] == 'yes' else 'false'} }},"
             for q in questions]
    numbers = [f"\t{{ \"{e['country']}\", \"{e['number']}\" }},"
               for e in table("emergency_numbers")]
    nodes = [f"\t{{ NODE_{o}, {k}, {m}u, {n}, {a}, {b} }}, /* {i} */"
             for i, (o, k, m, n, a, b) in enumerate(compiler.nodes)]
    return {
        "triage/rules.inc": c_file(rule_rows(rules), "data/triage_rules.csv"),
        "triage/tiers.inc": c_file(tier_rows(), "data/triage_tiers.csv"),
        "triage/conditions.inc": c_file(cond, "data/triage_conditions.csv"),
        "triage/limits.inc": c_file(limits, "data/triage_limits.csv"),
        "triage/terms.inc": c_file(terms, "data/triage_terms.csv"),
        "triage/nodes.inc": c_file(nodes, "data/triage_conditions.csv"),
        "triage/signs.inc": c_file(sign_rows(compiler, questions),
                                   "data/triage_signs.csv"),
        "triage/findings.inc": c_file(finding_rows(compiler),
                                      "data/triage_findings.csv"),
        "triage/questions.inc": c_file(asked, "data/triage_questions.csv"),
        "triage/causes.inc": c_file(cause_rows(compiler), "data/causes.csv"),
        "triage/emergency.inc": c_file(numbers, "data/emergency_numbers.csv"),
        "docs/triage.md": markdown(rules, conditions),
    }


def main():
    check, stale = "--check" in sys.argv[1:], []
    for name, text in outputs().items():
        target = ROOT / name
        if not check:
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            stale.append(name)
    if stale:
        sys.exit("not regenerated from data/: " + ", ".join(stale))


if __name__ == "__main__":
    main()
