"""What only a server has: its services, and what it refuses before a route is
asked."""
import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from answering import Answer, Door, V1, over_http, request
from spec import ROOT, Run
from trouble import held_log

WRONG_MOST = 200  # far more wrong tokens than a server listens to


class Web:
    """A server in the place of api-ask."""

    def __init__(self, door):
        self.door = door

    def ask(self, line):
        return over_http(self.door, line)


def door_of(told, folder, *words, program=None):
    folder.mkdir(exist_ok=True)
    return Door(program or told.programs / "afterrun-http", folder, *words)


def services(told, folder, log, session, files):
    """What only a server has: sound, page, archives, copies."""
    here = folder / "served"
    here.mkdir()
    shutil.copy(log, here / "log.db")
    with door_of(told, here) as door:
        run = Run(told, Web(door))
        about = run.go("GET", "/about").json()
        if about["services"]["audio"]:
            first = session["steps"][0]  # one step is sound enough
            short = dict(session, steps=[first], total_s=first["cost_s"])
            for kind in ("opus", "mp3", "ogg", "flac", "wav"):
                run.go("POST", "/audio", body=short, query={"format": kind})
        else:
            told.skip("afterrun-audio is not built: sound")
        if about["services"]["page"]:
            run.go("GET", "/pains/{id}/page.pdf", parts=[3])
        else:
            told.skip("afterrun-page is not built: the page")
        run.go("GET", "/pains/{id}/page.pdf", 404, parts=[99])
        run.go("GET", "/log/export")
        saved = run.go("GET", "/log/backup")
        (folder / "backup.db").write_bytes(saved.body)
        imports(run, files)
        run.go("POST", "/log/restore", file=folder / "backup.db")
        run.go("POST", "/log/restore", 400, file=files["junk"])
        held(told, run, here / "log.db")
    with door_of(told, folder / "empty") as door:
        run = Run(told, Web(door))
        run.go("GET", "/log/backup", 404)
        run.go("GET", "/log/export", 404)


def held(told, run, log):
    """Another program holds the log until both have given up."""
    with held_log(log), ThreadPoolExecutor() as both:
        waiting = [both.submit(run.go, "GET", path, 503, parts=parts)
                   for path, parts in (("/log/backup", []),
                                       ("/pains/{id}/page.pdf", [3]))]
        for one in waiting:
            one.result()


def imports(run, files):
    """An archive, its events, its receipt, and out of the log again."""
    job = run.go("POST", "/imports", 202, file=files["archive"],
                 query={"name": "archive.zip"}).json()["job"]
    events = run.go("GET", "/imports/jobs/{job}/events", parts=[job])
    last = events.body.decode().rstrip().split("\n\n")[-1].split("\n")
    if last[0] != "event: done":
        run.told.fail(f"events end with {last[0]}")
    for error in run.told.spec.check(
            {"$ref": "#/components/schemas/ImportJob"}).iter_errors(
            json.loads(last[1].removeprefix("data: "))):
        run.told.fail(f"events: {error.message}")
    run.go("GET", "/imports/jobs/{job}", parts=[job])
    run.go("DELETE", "/imports/jobs/{job}", parts=[job])
    run.go("GET", "/imports")
    run.go("DELETE", "/imports/{id}", parts=[1])
    run.go("GET", "/imports")
    for method, path in (("GET", "/imports/jobs/{job}"),
                         ("GET", "/imports/jobs/{job}/events"),
                         ("DELETE", "/imports/jobs/{job}")):
        run.go(method, path, 404, parts=["nosuchjob"])


def gates(told, folder, requests, table):
    """What the server refuses before a route is asked."""
    routes = {(r["method"], r["path"][len(V1):]): r for r in table}
    with door_of(told, folder / "gates", "--token") as door:
        token = door.said[0]["url"].rpartition("#token=")[2]

        def ask(key, status, headers, length=None, tries=1):
            path = (V1 if key[1] != "/login" else "") + key[1]
            line = {"method": key[0], "path": path.replace(
                "{id}", "1").replace("{word}", "T27").replace(
                "{job}", "1").replace("{date}", "2026-11-21")}
            head = dict(headers)
            if length is not None:
                head["Content-Length"] = str(length)
            answer = asked(door, line, status, head, tries)
            told.take((key[0], path), answer)
            if answer.status != status:
                told.fail(f"{key}: {answer.status} for {status}: {answer}")

        let_in = {"Authorization": "Bearer " + token}
        every = list(requests) + [("POST", "/login")]
        for key in every:
            ask(key, 421, {"Host": "elsewhere.example"})
            ask(key, 403, {"Origin": "http://elsewhere.example"})
            if key[1] != "/login":
                ask(key, 401, {})
            if key[1] in ("/imports", "/log/restore") and key[0] == "POST":
                ask(key, 413, let_in, routes[key]["most_bytes"] + 1)
        logins(told, door, token)
        description(told, door)
        for key in requests:
            ask(key, 429, {"Authorization": "Bearer wrong"},
                tries=WRONG_MOST)
        login(told, door, '{"token":"wrong"}', 429, tries=WRONG_MOST)


def asked(door, line, status, headers=None, tries=1):
    """Once, or until the status comes that has to come in the end."""
    for _ in range(tries):
        answer = over_http(door, line, headers)
        if answer.status == status:
            break
    return answer


def login(told, door, body, status, method="POST", tries=1):
    if status == 204:
        told.sent.add("Login.token")
    answer = asked(door, {"method": method, "path": "/login", "body": body,
                          "content_type": "application/json"}, status,
                   tries=tries)
    told.take(("POST", "/login"), answer)
    if answer.status != status:
        told.fail(f"/login {body[:50]}: {answer.status} for {status}")


def logins(told, door, token):
    login(told, door, json.dumps({"token": token}), 204)
    login(told, door, '{"token":"wrong"}', 401)
    login(told, door, '{"token":"wrong","x":1}', 400)
    login(told, door, " " * 5000, 413)
    login(told, door, "", 405, "PUT")


def examples(told, folder, files):
    """What docs/api.md shows does work."""
    text = (ROOT / "docs" / "api.md").read_text("utf-8")
    shown = re.findall(r"```(sh|python)\n(.*?)```", text, re.S)
    if len(shown) < 5:
        told.fail("docs/api.md has lost its examples")
    if not shutil.which("curl"):
        told.skip("curl is not here: the examples of docs/api.md")
        return
    here = folder / "examples"
    with door_of(told, here) as door:
        shutil.copy(files["other"], here / "run.fit")
        for kind, code in shown:
            how = ["sh", "-e", "-c"] if kind == "sh" else \
                [sys.executable, "-c"]
            done = subprocess.run(
                how + [code], cwd=here, capture_output=True, text=True,
                timeout=60, stdin=subprocess.DEVNULL,
                env=dict(os.environ, URL=door.url.rstrip("/")))
            if done.returncode != 0 or not done.stdout:
                told.fail(f"docs/api.md: {code[:200]} ends with "
                          f"{done.returncode}: {done.stderr[:300]}")
            elif kind == "sh" and '"error/1"' in done.stdout:
                told.fail(f"docs/api.md: {done.stdout[:300]}")


def description(told, door):
    """The description itself, which needs no token."""
    path = "/api/openapi.yaml"
    key = ("GET", path)

    def get(status, headers=None, method="GET", body=None):
        answer = door.ask(method, path, headers, body)
        told.take(key, Answer(answer.status, answer.header("Content-Type"),
                              answer.body, dict(answer.headers)))
        if answer.status != status:
            told.fail(f"{path}: {answer.status} for {status}")
        return answer

    first = get(200)
    if first.body != (ROOT / "api" / "openapi.yaml").read_bytes():
        told.fail(f"{path} is another one")
    get(304, {"If-None-Match": first.header("ETag")})
    get(400, {"Transfer-Encoding": "chunked", "Content-Length": "3"})
    get(405, method="DELETE")
    get(413, body=b"x")
    get(421, {"Host": "elsewhere.example"})


def busy(told, folder, requests, table):
    """Too much is sent at once: bodies that lie in memory have a limit.  Two
    that are announced and do not come take all of it, from the server's word
    that it waits for them to the end of their lines."""
    with door_of(told, folder / "busy", "--timeout", "3600") as door:
        held = [door.dial() for _ in range(2)]
        for line in held:
            line.send(request("POST", V1 + "/runs", {
                "Content-Length": str(256 << 20),
                "Expect": "100-continue"}, None, door.host()))
            said = line.line()
            if "100" not in said:
                told.fail(f"a body that has room is not waited for: {said}")
        for row in table:
            if row["body"] in ("json", "bytes"):
                answer = over_http(door, {
                    "method": row["method"], "body": "{}",
                    "path": row["path"].replace("{id}", "1")})
                told.take((row["method"], row["path"]), answer)
                if answer.status != 503:
                    told.fail(f"{row['path']}: {answer.status} for 503")
        for line in held:
            line.socket.close()
        if not door.wait_until(lambda: over_http(door, {
                "method": "POST", "path": V1 + "/triage",
                "body": "{}"}).status != 503):
            told.fail("what was announced is held when nobody is there")


def full_disk(told, folder, log, files):
    """A server that may not write what is sent, and what an import says that
    finds no room in the log."""
    script = folder / "small"
    script.write_text("#!/bin/sh\ntrap '' XFSZ\nulimit -f 64\n"
                      f"exec '{told.programs / 'afterrun-http'}' \"$@\"\n")
    script.chmod(0o700)
    (folder / "full").mkdir()
    shutil.copy(log, folder / "full" / "log.db")
    with door_of(told, folder / "full", program=script) as door:
        run = Run(told, Web(door))
        job = run.go("POST", "/imports", 202,
                     file=files["exports"][0]).json()["job"]
        run.go("GET", "/imports/jobs/{job}/events", parts=[job])
        state = run.go("GET", "/imports/jobs/{job}", parts=[job]).json()
        if state["state"] != "failed":
            told.fail(f"an import without room: {state}")
        for path in ("/imports", "/log/restore"):
            answer = over_http(door, {"method": "POST", "path": V1 + path,
                                      "body": "x" * (1 << 20)})
            told.take(("POST", V1 + path), answer)
            if answer.status != 507:
                told.fail(f"{path}: {answer.status} for 507: {answer}")
