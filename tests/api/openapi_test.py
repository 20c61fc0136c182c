#!/usr/bin/env python3
"""Holds the program against api/openapi.yaml: the same routes, the same names
of the query, every status and every field that is promised, none that is not.
Usage: openapi_test.py FOLDER_OF_PROGRAMS [--answers FILE]

--answers keeps real answers and bodies there, to choose examples from."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

sys.dont_write_bytecode = True  # the source stays as it is
try:
    import jsonschema  # noqa: F401
    import yaml  # noqa: F401
except ImportError as missing:
    print(f"SKIPPED ALL: python3-{missing.name} is not here")
    sys.exit(0)

from answering import Ask, V1, command, find_programs, invent  # noqa: E402
import exports
import season as life
from season import said
import server
from spec import Run, Spec, Told
import trouble

# What cannot be brought about here, and why.
STATUSES_NOT_SEEN = {
}
FIELDS_NOT_SEEN = {
}


# --- the yaml itself --------------------------------------------------------

def check_routes(told, table):
    """(a) the same routes, (c) the same names of the query."""
    spec = told.spec
    program = {(r["method"], r["path"]): r for r in table}
    described = {k for k in spec.operations if k[1].startswith(V1)}
    for key in sorted(set(program) - described):
        told.fail(f"{key} is not in the yaml")
    for key in sorted(described - set(program)):
        told.fail(f"{key} is not in the program")
    for key in sorted(described & set(program)):
        names = [p["name"] for p in spec.query(key)]
        if sorted(names) != sorted(program[key]["query"]):
            told.fail(f"{key}: the query is {names} in the yaml and "
                      f"{program[key]['query']} in the program")
        if (spec.body(key) is not None) != (program[key]["body"] == "json"):
            told.fail(f"{key}: JSON is sent, or it is not")
    ids = [o["operationId"] for o in spec.operations.values()]
    if len(set(ids)) != len(ids):
        told.fail("an operationId stands twice")


def check_schemas(told):
    """Nothing is left open, everything has its words."""
    schemas = told.spec.doc["components"]["schemas"]

    def walk(part, at):
        if isinstance(part, list):
            for inner in part:
                walk(inner, at)
        if not isinstance(part, dict):
            return
        if part.get("type") == "object" and "additionalProperties" not in part:
            told.fail(f"{at}: additionalProperties are left open")
        for name, field in part.get("properties", {}).items():
            if "description" not in field:
                told.fail(f"{at}.{name} has no description")
            walk(field, f"{at}.{name}")
        for name in part.get("required", []):
            if name not in part.get("properties", {}):
                told.fail(f"{at}.{name} is required and not there")
        for key in ("items", "additionalProperties", "oneOf"):
            walk(part.get(key), at)

    for name, schema in schemas.items():
        jsonschema.Draft202012Validator.check_schema(schema)
        walk(schema, name)
        if "description" not in schema:
            told.fail(f"{name} has no description")


def check_refs(told):
    """Every reference leads somewhere, everything is referred to."""
    used = set()

    def walk(part):
        if isinstance(part, dict):
            ref = part.get("$ref")
            if isinstance(ref, str):
                used.add(ref)
                try:
                    told.spec.resolve(part)
                except KeyError:
                    told.fail(f"{ref} leads nowhere")
            for inner in part.values():
                walk(inner)
        elif isinstance(part, list):
            for inner in part:
                walk(inner)

    walk(told.spec.doc)
    for kind, parts in told.spec.doc["components"].items():
        for name in parts:
            if kind != "securitySchemes" and \
                    f"#/components/{kind}/{name}" not in used:
                told.fail(f"components/{kind}/{name} is not used")


def check_examples(told):
    """Examples hold."""
    def walk(part):
        if isinstance(part, list):
            for inner in part:
                walk(inner)
        if not isinstance(part, dict):
            return
        if "schema" in part and "example" in part:
            for error in told.spec.check(part["schema"]).iter_errors(
                    part["example"]):
                told.fail(f"example of {part['schema']}: {error.message}")
        for inner in part.values():
            walk(inner)

    walk(told.spec.doc["paths"])
    walk(told.spec.doc["components"]["responses"])
    for name, schema in told.spec.doc["components"]["schemas"].items():
        for example in schema.get("examples", []):
            for error in told.spec.check(
                    {"$ref": f"#/components/schemas/{name}"}).iter_errors(
                    example):
                told.fail(f"example of {name}: {error.message}")


def check_strict(told):
    """The schemas do refuse: one key more or less in a real answer."""
    for name, text in sorted(told.kept.items()):
        if not name:
            continue
        schema = {"$ref": f"#/components/schemas/{name}"}
        check = told.spec.check(schema)
        value = json.loads(text)
        if check.is_valid(dict(value, no_such_key=1)):
            told.fail(f"{name} takes a key that is not known")
        for key in told.spec.schema(name).get("required", []):
            less = {k: v for k, v in value.items() if k != key}
            if check.is_valid(less):
                told.fail(f"{name} does without {key}")


# --- a log that grows -------------------------------------------------------

def without_log(told, folder):
    """What an empty log answers."""
    with Ask(PROGRAMS, folder / "none.db") as ask:
        run = Run(told, ask)
        for path in ("/about", "/where", "/person", "/settings", "/runs",
                     "/feel", "/pains", "/shoes", "/imports", "/example",
                     "/before"):
            run.go("GET", path)
        for path in ("/today", "/sessions/last", "/plan", "/trends",
                     "/plan/plan.ics"):
            run.go("GET", path, 404)
        for path in ("/today/session", "/plan/today", "/plan/not-right",
                     "/plan/done",
                     "/plan/undo", "/log/rebuild"):
            run.go("POST", path, 404)
        run.go("POST", "/plan/move", 404, query={"from": "2026-11-21",
                                                 "to": "2026-11-22"})
        for path in ("/runs/{id}", "/runs/{id}/streams", "/runs/{id}/file"):
            run.go("GET", path, 404, parts=[1])
        run.go("POST", "/pains/{id}/close", 404, parts=[1])
        run.go("DELETE", "/imports/{id}", 404, parts=[1])
        run.go("GET", "/why/{word}", 404, parts=["nosuchword"])
        run.go("POST", "/sessions/{id}/progress", 404, parts=[7],
               body=said("session-progress/1", steps_done=0,
                         steps_skipped=0, ended=True))
        run.go("POST", "/shoes", 404, body=said("shoe-case/1", name="None",
                                                retire=True))
        run.go("POST", "/log/erase", 404, body=life.ERASE)


def begin(run):
    """Who runs, how they like it, in what."""
    few = said("person/1", sex="m")
    first = run.go("PUT", "/person", body=few, request_id="season-1")
    again = run.go("PUT", "/person", body=few, request_id="season-1")
    if again.body != first.body or \
            again.headers.get("Request-Repeated") != "true":
        run.told.fail(f"a request id is not repeated: {again}")
    run.go("PUT", "/person", body=life.PERSON)
    run.go("PUT", "/settings", body=life.SETTINGS)
    run.go("POST", "/shoes", body=said(
        "shoe-case/1", name="Green", distance_m=1000, alert_m=2000,
        note="for the road", usual=True))
    run.go("POST", "/shoes", body=said("shoe-case/1", name="Old"))
    run.go("POST", "/shoes", body=said("shoe-case/1", name="Old",
                                       rename="Older", retire=True))


def grow(run, files):
    """The season and what else there is to say."""
    known = life.season(run, files["season"])
    last = known[-1][1]
    again = run.go("POST", "/runs", 200, file=last)
    if not again.json()["log"]["already"]:
        run.told.fail("a file that is known is not known")
    run.go("POST", "/runs/look", file=last)
    for file in files["mixed"]:
        run.go("POST", "/read", file=file, query={"name": file.name})
    run.go("POST", "/read", file=files["junk"])
    run.go("POST", "/read", file=files["archive"])
    run.go("POST", "/runs", 400, file=files["junk"])
    run.go("POST", "/runs/told", 201, body=life.TOLD)
    run.go("POST", "/runs/told", 200, body=life.TOLD)
    run.go("POST", "/runs/told", 201, body=said(
        "told-run/1", duration_min=20, hours_ago=200, distance_km=3))
    run.go("POST", "/triage", body=dict(life.CALF, date="2026-09-12",
                                        earlier=[dict(life.CALF,
                                                      date="2026-09-10")]))
    run.go("POST", "/runs/told", 201, body=said(
        "told-run/1", duration_min=30, start_utc="2026-08-01T05:00:00Z",
        sport="walking", said={"rpe": "3"}))
    run.go("POST", "/runs", 201, file=files["rich"])
    run.go("POST", "/runs", 201, file=files["twin"])
    run.go("POST", "/read", file=files["rich"])
    for path in files["exports"]:
        said_, code = command(PROGRAMS, run.ask.log,
                              ["import", str(path), "--json"], run.now)
        if code != 0:
            run.told.fail(f"import {path.name}: {said_}")
    run.go("POST", "/feel", body=said("feel-case/1", words=[
        "knee=4", "note=a long day", "shoe=Green", "ill=cold",
        "calf-left=8"]))
    run.go("POST", "/feel", 400, body=said("feel-case/1", words=["no=1"]))


def look(run):
    """Everything that can be looked at."""
    for path in ("/about", "/where", "/person", "/settings", "/feel",
                 "/today", "/shoes", "/imports", "/example", "/pains",
                 "/plan"):
        run.go("GET", path)
    run.go("GET", "/runs")
    runs = run.go("GET", "/runs", query={"limit": 1000,
                                         "all": "1"}).json()["runs"]
    for one in runs:
        number = [one["run_id"]]
        run.go("GET", "/runs/{id}", parts=number)
        if not one["told"]:
            # few points: each of them is held against the yaml
            run.go("GET", "/runs/{id}/streams", parts=number,
                   query={"points": 300})
            run.go("GET", "/runs/{id}/file", parts=number)
    run.go("GET", "/runs/{id}/streams", parts=[1])
    run.go("GET", "/runs/{id}", 404, parts=[999])
    run.go("GET", "/trends", query={"days": 120})
    for word in ("T27", "load", "calf"):
        run.go("GET", "/why/{word}", parts=[word])
    run.go("GET", "/before", query={"fast": "true", "minutes": 15})


def progress(run):
    """The session of the last run, step by step."""
    last = run.go("GET", "/sessions/last").json()
    number = [last["session_id"]]
    run.go("POST", "/sessions/{id}/progress", parts=number, body=said(
        "session-progress/1", steps_done=0, steps_skipped=1, elapsed_s=120,
        ended=False))
    run.go("POST", "/sessions/{id}/progress", parts=number, body=said(
        "session-progress/1", steps_done=1, steps_skipped=0, elapsed_s=300,
        ended=True, outcome="better", pain=False))
    run.go("GET", "/sessions/last")
    run.go("POST", "/sessions/{id}/progress", parts=number, body=said(
        "session-progress/1", steps_done=1, steps_skipped=0, ended=True,
        pain=True))
    run.go("GET", "/today")
    run.go("POST", "/today/session")


def ends(told, log, now):
    """What is done to a log as a whole, on copies of it."""
    copy_of = log.parent / "copy.db"
    shutil.copy(log, copy_of)
    with Ask(PROGRAMS, copy_of) as ask:
        run = Run(told, ask, now)
        run.go("POST", "/log/rebuild")
        run.go("POST", "/log/erase", 400, body=said(
            "erase-case/1", confirm="yes"))
        run.go("POST", "/log/erase", body=life.ERASE)


# --- what was seen ----------------------------------------------------------

def compare(told):
    """(b) and (d): nothing is promised that does not come."""
    spec = told.spec
    for key, operation in spec.operations.items():
        promised = set(map(int, operation["responses"]))
        for status in sorted(promised - told.seen[key]):
            name = f"{key[0]} {key[1]} {status}"
            if name not in STATUSES_NOT_SEEN:
                told.fail(f"{name} was never seen")
        for name in STATUSES_NOT_SEEN:
            method, path, status = name.split(" ")
            if (method, path) == key and int(status) in told.seen[key]:
                told.fail(f"{name} is seen now: take it off the list")
        for status, response in operation["responses"].items():
            kinds = spec.resolve(response).get("content", {})
            for kind in sorted(set(kinds) - told.kinds[key, int(status)]):
                if int(status) in told.seen[key]:
                    told.fail(f"{key} {status}: {kind} never came")
    fields, sent = set(), set()
    for key, operation in spec.operations.items():
        for response in operation["responses"].values():
            for content in spec.resolve(response).get("content",
                                                      {}).values():
                fields |= spec.fields(content.get("schema", {}))
        sent |= spec.fields(spec.body(key) or {})
    for field in sorted(fields - told.got - set(FIELDS_NOT_SEEN)):
        told.fail(f"field {field} never came")
    for field in sorted(set(FIELDS_NOT_SEEN) & told.got):
        told.fail(f"field {field} comes now: take it off the list")
    for field in sorted(set(FIELDS_NOT_SEEN) - fields):
        told.fail(f"field {field} is not in the yaml: take it off the list")
    for field in sorted(sent - told.sent - told.got):
        told.fail(f"field {field} was never sent")


def make_files(folder):
    """Recordings of a season, of other kinds, an archive, and junk."""
    files = {"season": invent(PROGRAMS, folder / "season", 45, "--archive",
                              "--seed", "3", "--hours", "0.4"),
             "mixed": invent(PROGRAMS, folder / "mixed", 4, "--format",
                             "mixed", "--seed", "9"),
             "junk": folder / "junk.fit", "archive": folder / "archive.zip",
             "other": None}
    more = invent(PROGRAMS, folder / "more", 3, "--seed", "77", "--hours",
                  "0.4")
    files["other"] = more[0]
    files["junk"].write_bytes(b"this is no recording" * 40)
    with zipfile.ZipFile(files["archive"], "w") as archive:
        for path in more[1:] + [files["season"][0], files["junk"]]:
            archive.write(path, path.name)
        archive.writestr("notes.txt", "not a run")
    files["exports"] = exports.make(folder)
    files["rich"] = exports.rich(PROGRAMS, more[1], folder / "rich.csv")
    twin = invent(PROGRAMS, folder / "twin", 45, "--archive", "--seed", "3",
                  "--hours", "0.4", "--format", "gpx")
    files["twin"] = twin[20]
    return files


def fill(told, folder, table, files):
    """The log grows; requests that are good for it afterwards."""
    log = folder / "log.db"
    with Ask(PROGRAMS, log, country="DE") as ask:
        run = Run(told, ask, "2026-06-01T06:00:00Z")
        begin(run)
        grow(run, files)
        session = life.sessions(run)
        progress(run)
        life.interview(run)
        life.keys(run)
        moved = life.plans(run)
        life.pains(run)
        look(run)
        life.later(run)
        requests = trouble.good(run, session, files, moved)
    return session, requests, run.now


def whole(told, folder, table):
    files = make_files(folder)
    log, copy_of = folder / "log.db", folder / "trouble.db"
    without_log(told, folder)
    session, requests, now = fill(told, folder, table, files)
    mark("season")
    shutil.copy(log, copy_of)
    with Ask(PROGRAMS, copy_of) as ask:
        trouble.trouble(Run(told, ask, now), table, requests)
    mark("trouble")
    shutil.copy(log, copy_of)
    with Ask(PROGRAMS, copy_of) as ask:
        trouble.bodies(Run(told, ask, now), requests)
        trouble.queries(Run(told, ask, now), requests)
    trouble.locked(told, log, table, requests, now)
    ends(told, log, now)
    mark("bodies")
    if not (PROGRAMS / "afterrun-http").exists():
        told.skip("afterrun-http is not built: what a server adds")
        return
    server.services(told, folder, log, session, files)
    mark("services")
    server.gates(told, folder, requests, table)
    server.examples(told, folder, files)
    server.busy(told, folder, requests, table)
    server.full_disk(told, folder, log, files)
    mark("gates")


START = time.monotonic()


def mark(text):
    if os.environ.get("AR_TIMES"):
        print(f"{time.monotonic() - START:6.1f} s {text}")


def keep_answers(told, path):
    """Real answers, to choose examples from."""
    with open(path, "w", encoding="utf-8") as out:
        json.dump({"long": {k: json.loads(v) for k, v in told.kept.items()},
                   "short": {k: json.loads(v) for k, v in
                             told.short.items()},
                   "bodies": told.bodies}, out)


def main():
    told = Told(Spec(), PROGRAMS)
    routes = subprocess.run([PROGRAMS / "api-ask", "--routes"], check=True,
                            stdout=subprocess.PIPE).stdout
    table = [json.loads(line) for line in routes.splitlines()]
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ar-openapi-"))
    try:
        check_routes(told, table)
        check_schemas(told)
        check_refs(told)
        check_examples(told)
        if not told.wrong:
            whole(told, folder, table)
            check_strict(told)
            if not told.skipped:
                compare(told)
    finally:
        shutil.rmtree(folder, True)
    if "--answers" in sys.argv:
        keep_answers(told, sys.argv[sys.argv.index("--answers") + 1])
    for text in told.skipped:
        print("skipped:", text)
    for text in told.wrong:
        print("FAIL", text)
    print(f"{told.count} answers, {len(told.got)} fields, "
          f"{len(told.wrong)} faults")
    return 1 if told.wrong else 0


if __name__ == "__main__":
    PROGRAMS = find_programs(sys.argv[1])
    sys.exit(main())
