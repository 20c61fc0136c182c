"""The program without a server, over HTTP, and on the command line, for tests
that hold one against the other."""
import base64
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "http"))
from door import Door, request  # noqa: E402,F401

V1 = "/api/v1"
NOW = "2026-11-21T08:00:00Z"  # as in tests/http/door.py


class Answer:
    def __init__(self, status, kind, body, headers=None):
        self.status = status
        self.kind = kind or ""
        self.body = body
        self.headers = headers or {}

    def json(self):
        return json.loads(self.body)

    def __repr__(self):
        return f"{self.status} {self.body[:300]!r}"


def environment(**more):
    kept = {k: v for k, v in os.environ.items()
            if not k.startswith("AFTERRUN_")}
    return dict(kept, AFTERRUN_NOW=NOW, TZ="UTC", LC_ALL="C.UTF-8", **more)


class Ask:
    """api-ask, one process for many requests."""

    def __init__(self, programs, log, wait_ms=5000, country=None):
        more = {"AFTERRUN_COUNTRY": country} if country else {}
        self.log = pathlib.Path(log)
        self.process = subprocess.Popen(
            [programs / "api-ask", str(log)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(AFTERRUN_WAIT_MS=str(wait_ms), **more))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        code = self.process.wait(60)
        if code != 0:
            raise RuntimeError(f"api-ask ended with {code}")

    def ask(self, line):
        self.process.stdin.write(json.dumps(line).encode() + b"\n")
        self.process.stdin.flush()
        said = self.process.stdout.readline()
        if not said:
            raise RuntimeError(f"api-ask died at {line}")
        said = json.loads(said)
        body = said.get("body", "").encode()
        if "body_base64" in said:
            body = base64.b64decode(said["body_base64"])
        headers = {}
        if "allow" in said:
            headers["Allow"] = said["allow"]
        if said.get("repeated"):
            headers["Request-Repeated"] = "true"
        if "save_as" in said:
            headers["Content-Disposition"] = said["save_as"]
        return Answer(said["status"], said.get("content_type"), body,
                      headers)


def over_http(door, line, headers=None):
    """The same line to a server."""
    head = dict(headers or {})
    body = line.get("body")
    if isinstance(body, str):
        body = body.encode()
    if "body_file" in line:
        body = pathlib.Path(line["body_file"]).read_bytes()
    if "content_type" in line:
        head["Content-Type"] = line["content_type"]
    if "request_id" in line:
        head["Request-Id"] = line["request_id"]
    if "utc_offset_s" in line:
        head["X-Utc-Offset-S"] = str(line["utc_offset_s"])
    if body is None and line["method"] not in ("GET", "HEAD"):
        body = b""
    path = line["path"] + ("?" + line["query"] if "query" in line else "")
    said = door.ask(line["method"], path, head, body)
    return Answer(said.status, said.header("Content-Type"), said.body,
                  {name: said.header(name) for name, _ in said.headers})


def command(programs, log, words, now=NOW):
    """The command line; its output and exit code."""
    done = subprocess.run(
        [programs / "afterrun", *words], capture_output=True,
        stdin=subprocess.DEVNULL, timeout=120,
        env=dict(environment(AFTERRUN_DB=str(log)), AFTERRUN_NOW=now))
    return done.stdout, done.returncode


def invent(programs, folder, count, *words):
    """Invented recordings of one runner."""
    subprocess.run([programs / "afterrun-make", str(folder), "--count",
                    str(count), *words], check=True,
                   stdout=subprocess.DEVNULL)
    return sorted(p for p in pathlib.Path(folder).rglob("*") if p.is_file())


def find_programs(argument):
    """The folder of the programs, absolute."""
    folder = pathlib.Path(argument).resolve()
    if not (folder / "api-ask").exists():
        print("SKIPPED ALL: api-ask is not built")
        sys.exit(0)
    return folder
