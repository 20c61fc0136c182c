#!/usr/bin/env python3
"""The completions of the shells against the program's own tables.

completions.py SOURCE_DIR
Commands, options and words are read from the tables in doors/cli; bash is
really asked, zsh and fish are compared by name.
"""
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1])
CLI = ROOT / "doors" / "cli"
SHELLS = ROOT / "packaging" / "completions"
TABLES = ["options_run.c", "options_log.c", "options_plan.c"]
ROW = re.compile(r'\{"([a-z-]+)", (?:NULL|"[^"]*"),\s*([A-Z_ |\n\t]+),')
wrong = []


def source(name):
    return (CLI / name).read_text(encoding="utf-8")


def commands():
    rows = re.findall(r'\{"([a-z]+)", (FOR_[A-Z]+|0), ', source("main.c"))
    return dict(rows)


def groups():
    """FOR_RUN and the like: names for several commands."""
    found = {}
    for table in TABLES + ["options.h", "option.h"]:
        for name, bits in re.findall(
                r"(FOR_[A-Z_]+) = ((?:FOR_[A-Z_]+[ |\n\t]*)+)",
                source(table)):
            found[name] = set(re.findall(r"FOR_[A-Z_]+", bits))
    return found


def spread(bits, named, every):
    done = set()
    for bit in bits:
        if bit == "FOR_ALL":
            done |= every
        elif bit in named:
            done |= spread(named[bit], named, every)
        else:
            done.add(bit)
    return done


def options(verbs):
    """Option -> the bits of its commands."""
    named, found = groups(), {}
    every = {bit for bit in verbs.values() if bit != "0"} | {"FOR_AFTER"}
    for table in TABLES:
        for name, bits in ROW.findall(source(table)):
            bits = set(re.findall(r"FOR_[A-Z_]+", bits))
            found.setdefault(name, set()).update(spread(bits, named, every))
    return found


def words():
    plan = re.findall(r'\{"([a-z-]+)", LOOK_', source("cmd_plan.c"))
    shoes = re.search(r"verbs\[\] = \{([^}]*)\}", source("cmd_shoes.c"))
    return {"plan": plan, "shoes": re.findall(r'"([a-z]+)"', shoes[1]),
            "pain": ["list", "again", "close"], "import": ["undo"],
            "show": ["last"]}


def bash(line):
    """What bash offers for the last word of the line."""
    script = (f'compopt() {{ :; }}; complete() {{ :; }}; . '
              f'"{SHELLS}/afterrun.bash"; COMP_WORDS=({line}); '
              'COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _afterrun; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    done = subprocess.run(["bash", "-c", script], capture_output=True,
                          text=True, check=False)
    if done.returncode != 0 or done.stderr:
        wrong.append(f"bash: {line}: {done.stderr.strip()}")
    return set(done.stdout.split())


def check_bash(verbs, known):
    offered = bash("afterrun ''")
    wrong.extend(f"bash: {verb} is missing" for verb in verbs
                 if verb not in offered)
    for verb, bit in [*verbs.items(), ("run.fit", "FOR_AFTER")]:
        if bit == "0":
            continue
        own = {"--" + name for name, bits in known.items() if bit in bits}
        got = bash(f"afterrun {verb} --")
        wrong.extend(f"bash: {verb} {name} is missing"
                     for name in sorted(own - got))
        if verb == "pain":
            continue  # its questions are options, too
        wrong.extend(f"bash: {verb} does not know {name}"
                     for name in sorted(got - own - {"--version"}))
    for verb, list_ in words().items():
        got = bash(f"afterrun {verb} ''")
        wrong.extend(f"bash: {verb} {word} is missing" for word in list_
                     if word not in got)


def check_zsh(verbs, known):
    text = (SHELLS / "_afterrun").read_text(encoding="utf-8")
    first = re.search(r"commands:command:\(([^)]*)\)", text)[1].split()
    wrong.extend(f"zsh: {verb} is missing" for verb in verbs
                 if verb not in first)
    wrong.extend(f"zsh: --{name} is missing" for name in known
                 if f"'--{name}[" not in text)
    for verb, list_ in words().items():
        row = re.search(rf"\n\t{verb}\) compadd ([^;]*) ;;", text)
        got = row[1].split() if row else []
        wrong.extend(f"zsh: {verb} {word} is missing" for word in list_
                     if word not in got)
    if shutil.which("zsh"):
        subprocess.run(["zsh", "-n", SHELLS / "_afterrun"], check=True)


def check_fish(verbs, known):
    text = (SHELLS / "afterrun.fish").read_text(encoding="utf-8")
    rows = text.splitlines()
    wrong.extend(f"fish: {verb} is missing" for verb in verbs
                 if f"__fish_use_subcommand -a {verb} " not in text)
    wrong.extend(f"fish: --{name} is missing" for name in known
                 if not re.search(rf" -l {name}( |\n)", text))
    for verb, list_ in words().items():
        here = [row for row in rows
                if f"'__fish_seen_subcommand_from {verb}'" in row]
        got = " ".join(re.findall(r" -a '([^']*)'", "\n".join(here))).split()
        wrong.extend(f"fish: {verb} {word} is missing" for word in list_
                     if word not in got)
    if shutil.which("fish"):
        subprocess.run(["fish", "-n", SHELLS / "afterrun.fish"], check=True)


def main():
    verbs = commands()
    known = options(verbs)
    if len(verbs) < 20 or len(known) < 40 or len(words()["plan"]) < 8:
        sys.exit("the tables could not be read")
    check_bash(verbs, known)
    check_zsh(verbs, known)
    check_fish(verbs, known)
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
