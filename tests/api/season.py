"""What is asked of the program: a season of one invented runner, and all that
can be asked on the way."""
import datetime
import json

from answering import V1


def said(schema, **fields):
    return {"schema": schema, **fields}


FEEL = [["calf-left=2", "quads=1", "sleep=7.5h", "quality=7", "mass=70.4"],
        ["legs=3", "sleep=6.5h", "stress=4", "fatigue=5", "hrv=62"],
        ["calf=4", "hamstring-right=2", "pulse=52", "sleep=8h"],
        ["quads=5", "calf-left=3", "legs=4", "stress=2"],
        ["legs=0", "quads=0", "calf-left=1", "rpe=6", "fatigue=2"]]


def day_of(path, ask):
    """When a recording ended."""
    answer = ask.ask({"method": "POST", "path": V1 + "/read",
                      "body_file": str(path)})
    activity = answer.json()["activities"][0]
    return datetime.datetime.fromisoformat(
        activity["last_time"].replace("Z", "+00:00"))


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def season(run, files):
    """Months of runs, and words of every morning."""
    known = sorted((day_of(file, run.ask), file) for file in files)
    last = None
    number = 0
    for at, file in known:
        while last and last < at.date():
            last += datetime.timedelta(days=1)
            run.now = f"{last}T06:00:00Z"
            words = FEEL[number % len(FEEL)]
            number += 1
            if number > 60:
                words = words + ["knee-right=5", "glute=3"]
            run.go("POST", "/feel", body=said("feel-case/1", words=words))
            if number % 6 == 0:
                run.go("GET", "/today")
        last = last or at.date()
        run.now = stamp(at + datetime.timedelta(hours=1))
        run.go("POST", "/runs", 201, query={"name": file.name}, file=file)
    run.now = f"{last + datetime.timedelta(days=1)}T06:30:00Z"
    return known


PERSON = said("person/1", sex="m", birth_year=1988, age_y=37, height_m=1.81,
              mass_kg=70.5, heart_rest_bpm=48, heart_max_bpm=188,
              heart_threshold_bpm=168, experience="experienced")
SETTINGS = said("settings/1", units="imperial", language="en",
                tools=["hand", "roller", "ball"], minutes=25,
                version="evidence", voice=True, bells=False, vibrate=True,
                country="FR", theme="dark",
                conditions=[{"id": "varicose_veins", "region": "calf",
                             "side": "left", "confirmed": True}])
CALF = {"schema": "triage-case/1", "others": "no", "region": "calf",
        "side": "left", "severity_worst": 4, "severity_now": 3,
        "duration_days": 3, "trend": "same"}
CHEST = {"schema": "triage-case/1", "others": "no", "region": "calf",
         "side": "right", "severity_worst": 6, "chest_pain": True,
         "breathless": True, "calf_swollen": True}
SESSION_CASE = said(
    "session-case/1", mode="post_run", minutes_available=30,
    run={"duration_min": 95, "distance_km": 18, "ascent_m": 200,
         "descent_m": 400, "rpe": 8, "hr_mean_pct_max": 85, "air_c": 27,
         "easy_tail_s": 0, "drunk_ml": 300, "hours_ago": 0.5},
    person={"sex": "m", "age": 37, "mass_kg": 70.5,
            "experience": "experienced"},
    mass_after_kg=69.2,
    soreness={"calf": 4, "quadriceps": {"left": 5, "right": 3}},
    conditions=["sensitive_skin", {"id": "contusion", "region": "calf",
                                   "side": "left", "confirmed": False}],
    tools=["hand", "roller", "ball", "gun", "water", "ice", "towel"],
    next_hard_h=30, strength_within_h=40,
    preferences={"massage": "always", "gun": "prefer",
                 "order": "massage_first", "hold_s": 30,
                 "version": "evidence"},
    pains=[dict(CALF, earlier=[dict(CALF, date="2026-11-01")],
                date="2026-11-20")],
    legs=[{"region": "calf_soleus", "ratio": 1.3}])
REST_CASE = said("session-case/1", mode="rest_day", minutes_available=20,
                 last_run={"load_class": 3, "hours_ago": 26, "ecc": True})
PLAN_CASE = said(
    "plan-case/1", date="2026-11-21",
    goal={"kind": "half", "date": "2027-03-14", "time_s": 6000},
    days=["tue", "thu", "sat", "sun"], vdot=45,
    history=[{"date": f"2026-{month:02}-{day:02}", "kind": "E",
              "distance_km": 9, "duration_min": 52, "rpe": 4,
              "descent_m": 40, "hr_mean": 140, "gap_m_s": 3}
             for month, day in [(10, d) for d in range(1, 32, 2)] +
             [(11, d) for d in range(2, 20, 2)]],
    planned=[{"date": "2026-11-21", "kind": "Q", "distance_km": 10,
              "minutes": 55, "descent_m": 30, "rpe": 7,
              "regions": ["calf_soleus"]},
             {"date": "2026-11-23", "kind": "E", "distance_km": 8,
              "minutes": 48}],
    state={"soreness": {"calf": 5}, "sleep_h": [7, 5.5, 5],
           "forecast": [{"region": "calf", "hours": 24, "soreness": 5}],
           "hrv_rmssd": [60, 58, 40], "resting_hr": [48, 49, 56],
           "fatigue": 7, "stress_mood_worst_fifth": True,
           "illness": {"kind": "above_neck", "days": 2, "days_free": 0},
           "easy_hr_change_pct": 4, "rpe_over_plan": [1, 2],
           "days_off": 2, "cross_trained": False, "pains": [CALF]},
    person={"sex": "m", "age": 37, "mass_kg": 70.5, "height_m": 1.8,
            "experience": "experienced", "hr_max": 188, "hr_rest": 48,
            "past_bone_stress": True})
TOLD = said("told-run/1", duration_min=40, distance_km=7.5, ascent_m=60,
            descent_m=60, rpe=5, sport="treadmill",
            said={"minutes": "15", "sore": "calf-left=3",
                  "tools": "roller", "temp": "18", "drunk": "200",
                  "mass": "70", "mass-after": "69.5", "next-hard": "48",
                  "condition": "sensitive_skin", "age": "37", "sex": "m",
                  "experience": "experienced", "article": "false",
                  "gun": "true", "massage": "auto",
                  "order": "stretch_first"})
WISH = said("plan-wish/1", goal="half", date="2027-01-31", time_s=6300,
            days=["tue", "thu", "sat", "sun"], longest="sun",
            weeks_km=[20, 24, 22, 26])
SAID = {"minutes": "20", "sore": "calf-left=6,quads=3", "tools": "roller",
        "rpe": "6", "temp": "15", "drunk": "300", "mass": "70",
        "mass-after": "69.5", "next-hard": "48",
        "condition": "contusion:calf-left", "age": "37", "sex": "f",
        "experience": "novice", "article": "true", "gun": "false",
        "massage": "never", "order": "massage_first"}
ERASE = said("erase-case/1", confirm="delete everything")


def sessions(run):
    """Sessions out of cases, and what is made of them."""
    session = run.go("POST", "/sessions", body=SESSION_CASE).json()
    run.go("POST", "/sessions", body=REST_CASE)
    run.go("POST", "/sessions", body=said(
        "session-case/1", mode="post_run", minutes_available=20,
        run={"duration_min": 30}, pains=[CHEST]))
    run.go("POST", "/guide", body=session, query={"ticks": "true"})
    run.go("POST", "/cues", body=session)
    water = dict(n=len(session["steps"]) + 1, block="thermo",
                 technique="contrast_pack", sets=1, seconds=1500,
                 tool="towel", cost_s=1510, rules=["R59"])
    legs_up = dict(n=len(session["steps"]) + 2, block="elevate",
                   technique="elevate", sets=1, seconds=300, cost_s=0,
                   rules=["R59"])
    run.go("POST", "/guide", body=dict(
        session, steps=session["steps"] + [water, legs_up],
        budget_s=7200, total_s=session["total_s"] + 1510))
    for case in (dict(SESSION_CASE, pains=[]), REST_CASE):
        run.go("POST", "/sessions", body=case)
    return run.go("POST", "/sessions", body=said(
        "session-case/1", mode="post_run", minutes_available=1,
        run={"duration_min": 30})).json()


def interview(run):
    """From nothing to a verdict, in each form of question."""
    case = said("interview-case/1", case={"schema": "triage-case/1"},
                asked=[], none=[], opened=[])
    for _ in range(200):
        step = run.go("POST", "/interview", body=case).json()
        if step["done"]:
            return
        question, keys = step["step"]["question"], step["step"]["keys"]
        report = step["case"]
        first = keys[0]
        if first["key"] == "region":
            report["region"] = "calf"
        elif first["key"] == "side":
            report["side"] = "left"
        elif step["step"]["form"] == "none" and len(case["opened"]) < 2:
            case["opened"].append(question)
        elif step["step"]["form"] in ("none", "well", "together"):
            case["none"].append(question)
        else:
            case["asked"].append(first["key"])
        case["case"] = report
    run.told.fail("the interview does not end")


def plans(run):
    """A plan from its making to its changes; which day was moved where."""
    run.go("POST", "/plan", body=WISH)
    plan = run.go("GET", "/plan").json()
    today = run.now[:10]
    later = [s["date"] for w in plan["weeks"] for s in w["sessions"]
             if s["date"] > today and s["kind"] in ("E", "L", "Q")]
    run.now = later[0] + "T06:00:00Z"
    run.go("POST", "/plan/today")
    run.go("POST", "/plan/not-right")
    run.go("GET", "/today")
    run.go("POST", "/plan/undo")
    run.go("POST", "/plan/done", query={"date": later[0]})
    run.go("GET", "/plan")
    run.go("POST", "/plan/move", 400, query={"from": later[0]})
    moved = move(run, later)
    run.go("GET", "/plan/plan.ics")
    run.go("GET", "/plan/workouts/{date}", parts=[later[4]])
    run.go("GET", "/plan/workouts/{date}", 404, parts=["2020-01-01"])
    run.go("POST", "/plan/case", body=PLAN_CASE)
    for kind in ("5k", "10k", "marathon", "keep", "return"):
        run.go("POST", "/plan/case", body=dict(
            PLAN_CASE, goal={"kind": kind}, planned=[], state={}))
    return dict(moved, fit=later[4], done=later[0])


def move(run, later):
    """Some move of a run that the rules allow."""
    for day in later[1:4]:
        for days in range(-3, 4):
            to = str(datetime.date.fromisoformat(day) +
                     datetime.timedelta(days=days))
            if to in later:
                continue
            answer = run.told.take(
                ("POST", V1 + "/plan/move"), run.ask.ask(run.line(
                    "POST", "/plan/move", query={"from": day, "to": to})))
            if answer.status == 200:
                return {"from": day, "to": to}
    run.told.fail("no run can be moved")
    return {"from": later[1], "to": later[1]}


def keys(run):
    """Each answer about a pain, where it can be given."""
    schema = run.told.spec.schema("TriageReport")["properties"]
    below = schema["background"]["properties"]
    samples = {"date": "2026-09-01", "others": "unknown"}
    for name, part in list(schema.items()) + list(below.items()):
        if name in ("schema", "background"):
            continue
        if name in samples:
            value = samples[name]
        elif "enum" in part:
            value = part["enum"][0]
        else:
            value = 1 if "severity" in name or any(
                "minimum" in p for p in part.get("oneOf", [])) else True
        report = {"schema": "triage-case/1", name: value} \
            if name not in below else {"schema": "triage-case/1",
                                       "background": {name: value}}
        for place in ({}, {"region": "calf", "side": "left"},
                      {"region": "knee_front", "side": "left"},
                      {"region": "shin_inner", "side": "left"},
                      {"region": "ankle", "side": "left"},
                      {"region": "achilles", "side": "left"},
                      {"region": "heel", "side": "left"},
                      {"region": "buttock", "side": "left"},
                      {"region": "low_back"}):
            body = said("interview-case/1", case=dict(place, **report))
            if all(run.ask.ask(run.line("POST", path, body=it)).status ==
                   200 for path, it in (("/interview", body),
                                        ("/triage", body["case"]))):
                run.go("POST", "/interview", body=body)
                run.go("POST", "/triage", body=body["case"])
                break
        else:
            run.told.fail(f"{name}={value} is taken nowhere")


def later(run):
    """Weeks later nobody has told how the pain is now."""
    was = run.now
    run.now = "2026-10-20T06:00:00Z"
    run.go("GET", "/pains")
    run.go("GET", "/today")
    run.now = was


def pains(run):
    """Pains told, asked about, closed."""
    first = run.go("POST", "/pains", body=said(
        "pain-case/1", report=CALF)).json()
    run.go("POST", "/pains", body=said("pain-case/1", report=dict(
        CALF, severity_worst=5), episode_id=1))
    run.go("POST", "/pains", body=said("pain-case/1", report=CHEST))
    run.go("POST", "/interview", body=said("interview-case/1",
                                           episode_id=1))
    run.go("GET", "/pains")
    run.go("POST", "/pains/{id}/close", 409, parts=[2])
    run.go("POST", "/pains", body=said("pain-case/1", episode_id=2,
                                       report=dict(
        CALF, side="right", chest_pain=False, breathless=False,
        calf_swollen=False, clinician_seen=True)))
    run.go("POST", "/pains/{id}/close", parts=[2])
    run.go("POST", "/pains/{id}/close", parts=[1])
    run.go("POST", "/pains", body=said("pain-case/1", report=CALF))
    run.go("GET", "/pains", query={"all": "1"})
    run.go("POST", "/pains", 404, body=said(
        "pain-case/1", report=CALF, episode_id=99))
    run.go("POST", "/interview", 404, body=said(
        "interview-case/1", episode_id=99))
    return first
