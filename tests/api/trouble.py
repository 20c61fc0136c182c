"""What every route refuses: unknown names, wrong bodies, no memory, a full
disk, a log that another program holds."""
import contextlib
import sqlite3

from answering import Ask, V1
import season as life
from season import said
from spec import Run


def good(run, session, files, moved):
    """What each route answers with success on the grown log."""
    day = run.now[:10]
    pain = next(p["episode_id"] for p in run.ask.ask(run.line(
        "GET", "/pains")).json()["pains"] if not p["locked"])
    batch = run.ask.ask(run.line("GET", "/imports")).json()["imports"][0]
    table = {
        ("GET", "/why/{word}"): {"parts": ["T27"]},
        ("PUT", "/person"): {"body": life.PERSON},
        ("PUT", "/settings"): {"body": life.SETTINGS},
        ("POST", "/runs"): {"file": files["other"]},
        ("POST", "/runs/look"): {"file": files["other"]},
        ("POST", "/runs/told"): {"body": life.TOLD},
        ("GET", "/runs/{id}"): {"parts": [1]},
        ("GET", "/runs/{id}/streams"): {"parts": [1]},
        ("GET", "/runs/{id}/file"): {"parts": [1]},
        ("POST", "/read"): {"file": files["other"]},
        ("POST", "/feel"): {"body": said("feel-case/1", words=["calf=2"])},
        ("POST", "/sessions"): {"body": life.SESSION_CASE},
        ("POST", "/sessions/{id}/progress"): {"parts": [1], "body": said(
            "session-progress/1", steps_done=1, steps_skipped=0,
            ended=False)},
        ("POST", "/guide"): {"body": session},
        ("POST", "/cues"): {"body": session},
        ("POST", "/audio"): {"body": session},
        ("POST", "/triage"): {"body": life.CALF},
        ("POST", "/interview"): {"body": said("interview-case/1")},
        ("POST", "/pains"): {"body": said("pain-case/1",
                                          report=life.CALF)},
        ("POST", "/pains/{id}/close"): {"parts": [pain]},
        ("GET", "/pains/{id}/page.pdf"): {"parts": [pain]},
        ("POST", "/plan"): {"body": life.WISH},
        ("POST", "/plan/done"): {"query": {"date": moved["done"]}},
        ("POST", "/plan/move"): {"query": {"from": moved["to"],
                                           "to": moved["from"]}},
        ("GET", "/plan/workouts/{date}"): {"parts": [moved["fit"]]},
        ("POST", "/plan/case"): {"body": life.PLAN_CASE},
        ("POST", "/shoes"): {"body": said("shoe-case/1", name="Blue")},
        ("POST", "/imports"): {"file": files["archive"]},
        ("GET", "/imports/jobs/{job}"): {"parts": ["none"]},
        ("GET", "/imports/jobs/{job}/events"): {"parts": ["none"]},
        ("DELETE", "/imports/jobs/{job}"): {"parts": ["none"]},
        ("DELETE", "/imports/{id}"): {"parts": [batch["batch"]]},
        ("POST", "/log/restore"): {"file": files["other"]},
        ("POST", "/log/erase"): {"body": life.ERASE},
    }
    return {k: table.get(k, {}) for k in
            ((m, p[len(V1):]) for m, p in run.told.spec.operations
             if p.startswith(V1))}


def line_of(run, key, spec, **more):
    spec = dict(spec, **more)
    path = key[1]
    for part in spec.pop("parts", ()):
        head, _, tail = path.partition("{")
        path = head + str(part) + tail.partition("}")[2]
    return run.line(key[0], path, **spec)


def expect(run, key, line, status, where=None):
    answer = run.told.take((key[0], V1 + key[1]), run.ask.ask(line))
    if answer.status != status:
        run.told.fail(f"{key[0]} {key[1]}: {answer.status} for {status}: "
                      f"{line.get('query', '')} {answer}")
    elif where is not None and answer.json().get("where") != where:
        run.told.fail(f"{key[0]} {key[1]}: {answer} is not about {where}")
    return answer


def trouble(run, table, requests):
    """The statuses that every route of a kind has."""
    kinds = {(r["method"], r["path"][len(V1):]): r for r in table}
    for key, spec in requests.items():
        kind = kinds[key]
        line = line_of(run, key, spec)
        wrong = dict(line, method="PATCH")
        answer = run.ask.ask(wrong)
        run.told.take((key[0], V1 + key[1]), answer)
        if answer.status != 405 or key[0] not in answer.headers["Allow"]:
            run.told.fail(f"PATCH {key[1]}: {answer}")
        expect(run, key, dict(line, body_says=kind["most_bytes"] + 1), 413)
        expect(run, key, dict(line, query="nonsense=1"), 400, "?nonsense")
        for name in kind["query"]:
            expect(run, key, dict(line, query=f"{name}=1&{name}=1"), 400,
                   f"?{name}")
        expect(run, key, dict(line, no_memory=True), 500)
        if kind["body"] == "json":
            expect(run, key, dict(line, content_type="text/plain"), 415)
            expect(run, key, dict(line, body="{"), 400)
        if kind["log"] == "write":
            expect(run, key, dict(line, disk_full=True,
                                  request_id="full-" + str(len(key[1]))),
                   507)
        if kind["log"] == "outside" or "jobs" in key[1]:
            expect(run, key, line, 501)
        if key[0] != "GET" and kind["log"] in ("write", "outside"):
            expect(run, key, dict(line, request_id="season-1"), 409)


def bodies(run, requests):
    """(c) unknown keys are refused by name, known ones are not."""
    for key, spec in requests.items():
        schema = run.told.spec.body((key[0], V1 + key[1]))
        if schema is None or "body" not in spec:
            continue
        schema = run.told.spec.resolve(schema)
        body = spec["body"]
        expect(run, key, line_of(run, key, spec, body=dict(
            body, no_such_key=1)), 400, "/no_such_key")
        needed = schema.get("required", [])
        if body["schema"] == "session/1":  # a guide needs less of it
            needed = ["schema", "status", "total_s", "steps"]
        for name in needed:
            less = {k: v for k, v in body.items() if k != name}
            expect(run, key, line_of(run, key, spec, body=less), 400)
        for name in schema["properties"]:
            answer = expect(run, key, line_of(run, key, spec, body=dict(
                body, **{name: [{"no": 1}]})), 400)
            place = answer.json().get("where", "") if answer.status == 400 \
                else ""
            if not place.lstrip("/").startswith(name) and \
                    f"/{name}" not in place:
                run.told.fail(f"{key}: {name} wrong is said to be {place}")


def queries(run, requests):
    """(c) what is documented is taken."""
    values = dict(life.SAID, name="a.fit", raw="true", limit="3", all="1",
                  points="300", run="1", fast="true", ticks="1",
                  days="30",
                  to=run.now[:10])
    values["from"] = "2026-08-01"
    for key, spec in requests.items():
        for param in run.told.spec.query((key[0], V1 + key[1])):
            name = param["name"]
            if key[1] in ("/plan/move", "/plan/done", "/audio",
                          "/imports"):
                continue  # asked elsewhere
            line = line_of(run, key, spec, query={name: values[name]})
            answer = run.told.take((key[0], V1 + key[1]),
                                   run.ask.ask(line))
            if answer.status not in (200, 201, 202):
                run.told.fail(f"{key} {name}={values[name]}: {answer}")


@contextlib.contextmanager
def held_log(log):
    """Another program holds the log, from before the first request until the
    last is answered."""
    other = sqlite3.connect(log, timeout=60, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


def locked(told, log, table, requests, now):
    """What waits for the log gives up."""
    with Ask(told.programs, log, wait_ms=1) as ask, held_log(log):
        run = Run(told, ask, now)
        for row in table:
            key = (row["method"], row["path"][len(V1):])
            if row["log"] in ("read", "write"):
                expect(run, key, line_of(run, key, requests[key]), 503)
