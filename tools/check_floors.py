#!/usr/bin/env python3
"""Hold every #include of the house against cmake/floors.txt.

A floor includes itself, floors named beside it, include/afterrun and the C
library.  The core (all but doors) may not even include the parts of the C
library that reach outside: stdio, time, locale, signal, POSIX.  And
afterrun/afterrun.h has to include every public header.
Usage: check_floors.py [ROOT]
"""
import pathlib
import re
import sys

CORE_STANDARD = {
    "assert.h", "float.h", "inttypes.h", "limits.h", "math.h", "stdalign.h",
    "stdarg.h", "stdbool.h", "stddef.h", "stdint.h", "stdlib.h",
    "stdnoreturn.h", "string.h",
}
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|(<[^>]+>))', re.M)


def table(root):
    floors = {}
    for line in (root / "cmake/floors.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            name, _, uses = line.partition(":")
            floors[name] = uses.split()
    return floors


def floor_of(path, floors):
    for name in sorted(floors, key=len, reverse=True):
        if path.startswith(name + "/"):
            return name
    return None


def faults(root):
    floors = table(root)
    for path in sorted(root.rglob("*.[ch]")) + sorted(root.rglob("*.inc")):
        name = path.relative_to(root).as_posix()
        public = name.startswith("include/afterrun/")
        floor = floor_of(name, floors)
        if not floor and not public:
            continue
        core = public or not floor.startswith("doors/")
        for match in INCLUDE.finditer(path.read_text("utf-8")):
            own, system = match.groups()
            if system:
                ok = not core or system[1:-1] in CORE_STANDARD or \
                    (floor and system in floors[floor])
            elif own.startswith("afterrun/"):
                ok = True
            else:
                used = floor_of(own, floors)
                ok = not public and used is not None and \
                    (used == floor or used in floors[floor])
            if not ok:
                yield f"{name}: may not include {own or system}"


def not_in_all(root):
    public = root / "include/afterrun"
    if not public.is_dir():
        return
    text = (public / "afterrun.h").read_text("utf-8")
    for header in sorted(public.glob("*.h")):
        if header.name != "afterrun.h" and \
                f'#include "afterrun/{header.name}"' not in text:
            yield f"afterrun.h: {header.name} is missing"


def main():
    here = pathlib.Path(__file__).resolve().parent.parent
    root = pathlib.Path(sys.argv[1]).resolve() if sys.argv[1:] else here
    found = list(faults(root)) + list(not_in_all(root))
    print("\n".join(found) or "every include keeps to its floor")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
