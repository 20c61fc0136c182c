#!/usr/bin/env python3
"""api/routes.c -> tests/corpus/api/*.txt: a request of every route

The seeds of the fuzz target fuzz/api.c, which says how they are written.  A
route that is new needs a line in SEEDS.  Usage: gen_api_seeds.py [--check]
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
ROUTES = ROOT / "api/routes.c"
CORPUS = ROOT / "tests/corpus"
TARGET = CORPUS / "api"
PARTED = "\x1e"
JSON_TYPE = "content-type: application/json"


def taken(path):
    return (CORPUS / path).read_text("utf-8").strip()


def body_of(schema, **keys):
    return json.dumps({"schema": schema, **keys}, separators=(",", ":"))


def request(method, path, body=None, *headers):
    lines = [method, "/api/v1" + path, *headers]
    if body is not None and body.startswith("{"):
        lines.append(JSON_TYPE)
    return "\n".join(lines) + "\n\n" + (body or "")


def run():
    return request("POST", "/runs?minutes=15&sore=calf-left=4,quads=2"
                   "&tools=roller&rpe=6", taken("gpx/plain.gpx"),
                   "request-id: run-1")


SESSION = taken("session_read/session-1.json")
CASE = taken("session_json/case-1.json")
PAIN = json.loads(taken("triage_json/case-1.json"))
WISH = request("POST", "/plan", body_of(
    "plan-wish/1", goal="half", date="2026-12-20", days=["tue", "thu", "sun"],
    longest="sun", weeks_km=[20, 22, 24, 20]))
PAIN_NEW = request("POST", "/pains", body_of("pain-case/1", report=PAIN))
PAIN_MILD = request("POST", "/pains", body_of("pain-case/1", report={
    "schema": "triage-case/1", "others": "no", "region": "calf",
    "side": "left", "severity_worst": 2, "duration_days": 1}))

# Each route with what makes it say something; before it what it needs.
SEEDS = {
    "GET /about": [request("GET", "/about")],
    "GET /where": [request("GET", "/where")],
    "GET /example": [request("GET", "/example?minutes=10&tools=ball")],
    "GET /why/{word}": [request("GET", "/why/R31")],
    "GET /person": [request("GET", "/person")],
    "PUT /person": [request("PUT", "/person", body_of(
        "person/1", sex="f", birth_year=1986, height_m=1.68, mass_kg=60.5,
        heart_rest_bpm=50, heart_max_bpm=188, heart_threshold_bpm=170,
        experience="novice"), "request-id: who")],
    "GET /settings": [request("GET", "/settings")],
    "PUT /settings": [request("PUT", "/settings", body_of(
        "settings/1", units="imperial", language="en",
        tools=["hand", "roller"], conditions=[
            {"id": "varicose_veins", "region": "calf", "side": "left"},
            {"id": "anticoagulant", "confirmed": True}],
        minutes=30, version="article", voice=False, bells=True, vibrate=True,
        country="FR", theme="dark"))],
    "POST /runs": [run(), run()],
    "POST /runs/look": [request("POST", "/runs/look?name=a.gpx",
                                taken("gpx/walked.gpx"))],
    "POST /runs/told": [request("POST", "/runs/told", body_of(
        "told-run/1", start_utc="2026-09-11T06:00:00Z", duration_min=42,
        distance_km=7.5, ascent_m=80, descent_m=80, rpe=5, sport="running",
        said={"minutes": "20", "sore": "calf=3"}))],
    "GET /runs": [request("GET", "/runs?from=2026-01-01&to=2026-12-31"
                          "&limit=5&all=1")],
    "GET /runs/{id}": [request("GET", "/runs/1")],
    "GET /runs/{id}/streams": [request("GET", "/runs/1/streams?points=300")],
    "GET /runs/{id}/file": [request("GET", "/runs/1/file")],
    "POST /read": [request("POST", "/read?name=a.csv&raw=",
                           taken("csv/plain.csv"))],
    "POST /feel": [request("POST", "/feel", body_of("feel-case/1", words=[
        "calf-left=6", "sleep=6.5h", "note=heavy", "date=2026-09-11"]))],
    "GET /feel": [request("GET", "/feel?from=2026-09-01&to=2026-09-12")],
    "GET /today": [request("GET", "/today?minutes=10&sore=shin-right=2")],
    "POST /today/session": [request("POST", "/today/session?minutes=10")],
    "POST /sessions": [request("POST", "/sessions", CASE)],
    "GET /sessions/last": [run(), request("GET", "/sessions/last?run=2")],
    "POST /sessions/{id}/progress": [run(), request(
        "POST", "/sessions/1/progress", body_of(
            "session-progress/1", steps_done=1, steps_skipped=0,
            elapsed_s=90, ended=True, outcome="better", pain=False))],
    "GET /before": [request("GET", "/before?fast=")],
    "POST /guide": [request("POST", "/guide?ticks=", SESSION)],
    "POST /cues": [request("POST", "/cues?ticks=", SESSION)],
    "POST /audio": [request("POST", "/audio?format=opus", SESSION)],
    "POST /triage": [request("POST", "/triage", json.dumps(PAIN))],
    "POST /interview": [request("POST", "/interview", body_of(
        "interview-case/1", case={**PAIN, "others": "unknown"}, asked=["pop"],
        opened=[]))],
    "GET /pains": [PAIN_NEW, request("GET", "/pains?all=1")],
    "POST /pains": [PAIN_NEW],
    "POST /pains/{id}/close": [PAIN_MILD, request("POST", "/pains/1/close")],
    "GET /pains/{id}/page.pdf": [PAIN_NEW,
                                 request("GET", "/pains/1/page.pdf")],
    "GET /plan": [WISH, request("GET", "/plan")],
    "POST /plan": [WISH],
    "POST /plan/today": [WISH, request("POST", "/plan/today")],
    "POST /plan/not-right": [WISH, request("POST", "/plan/not-right")],
    "POST /plan/done": [WISH, request("POST", "/plan/done?date=2026-09-15")],
    "POST /plan/undo": [WISH, request("POST", "/plan/not-right"),
                        request("POST", "/plan/undo")],
    "POST /plan/move": [WISH, request(
        "POST", "/plan/move?from=2026-09-15&to=2026-09-14")],
    "GET /plan/plan.ics": [WISH, request("GET", "/plan/plan.ics")],
    "GET /plan/workouts/{date}": [WISH, request(
        "GET", "/plan/workouts/2026-09-15")],
    "POST /plan/case": [request("POST", "/plan/case",
                                taken("plan_json/case-1.json"))],
    "GET /trends": [request("GET", "/trends?days=28")],
    "GET /shoes": [request("GET", "/shoes")],
    "POST /shoes": [request("POST", "/shoes", body_of(
        "shoe-case/1", name="light", distance_m=1000, alert_m=700000))],
    "GET /imports": [request("GET", "/imports")],
    "POST /imports": [request("POST", "/imports?name=all.zip", None,
                              "body-file: /none", "request-id: take")],
    "GET /imports/jobs/{job}": [request("GET", "/imports/jobs/1")],
    "GET /imports/jobs/{job}/events": [
        request("GET", "/imports/jobs/1/events")],
    "DELETE /imports/jobs/{job}": [request("DELETE", "/imports/jobs/1")],
    "DELETE /imports/{id}": [request("DELETE", "/imports/1")],
    "GET /log/backup": [request("GET", "/log/backup")],
    "POST /log/restore": [request("POST", "/log/restore", None,
                                  "body-file: /none")],
    "GET /log/export": [request("GET", "/log/export")],
    "POST /log/rebuild": [request("POST", "/log/rebuild")],
    "POST /log/erase": [request("POST", "/log/erase", body_of(
        "erase-case/1", confirm="delete everything"))],
}


def routes():
    text = ROUTES.read_text("utf-8")
    return [f"{method} {path}" for method, path in
            re.findall(r'\{"([A-Z]+)", V1 "([^"]+)"', text)]


def file_name(route):
    return re.sub(r"[^a-z0-9]+", "-", route.lower()).strip("-") + ".txt"


def main():
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    for route in routes():
        if route not in SEEDS:
            sys.exit(f"{route} has no seed in tools/gen_api_seeds.py")
    for route, requests in SEEDS.items():
        if route not in routes():
            sys.exit(f"{route} is no route any more")
        target = TARGET / file_name(route)
        text = PARTED.join(requests)
        if not sys.argv[1:]:
            TARGET.mkdir(exist_ok=True)
            target.write_text(text, "utf-8")
        elif not target.exists() or target.read_text("utf-8") != text:
            sys.exit(f"{target.name} is not what its route needs")
    print(f"{len(SEEDS)} requests")


if __name__ == "__main__":
    main()
