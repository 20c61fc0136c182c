#!/usr/bin/env python3
"""A mixed load on afterrun-http for a while: reads, writes, uploads, imports
with their events, junk, and clients that hang up anywhere.  Nothing may crash
or be reported by a sanitizer, no answer may be a 500, and memory, files and
threads must come back.
Usage: load.py FOLDER_OF_PROGRAMS [--seconds N] [--clients N]"""
import argparse
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from door import Door, request  # noqa: E402

READS = ["/about", "/where", "/example", "/today", "/runs", "/feel", "/trends",
         "/plan", "/shoes", "/pains", "/imports", "/settings", "/person",
         "/why/R32", "/sessions/last", "/runs/1", "/runs/1/streams",
         "/runs/99999", "/before", "/nothing", "/log/backup", "/log/export"]


class Load:
    def __init__(self, door, made, archive, seed):
        self.door = door
        self.made = made
        self.archive = archive
        self.random = random.Random(seed)
        self.counts = {}
        self.wrong = []
        self.jobs = []

    def note(self, what, status):
        key = f"{what} {status}"
        self.counts[key] = self.counts.get(key, 0) + 1

    def check(self, what, answer):
        self.note(what, answer.status)
        if answer.status == 500:
            self.wrong.append((what, answer.body[:300]))

    def read(self):
        path = self.random.choice(READS)
        if path.startswith("/log/") and self.random.random() < 0.9:
            path = "/today"
        self.check("read", self.door.api("GET", path))

    def asset(self):
        self.check("asset", self.door.ask("GET", "/", {
            "Accept-Encoding": "gzip"}))

    def feel(self):
        self.check("feel", self.door.api("POST", "/feel", {
            "Request-Id": f"r{self.random.randrange(10000)}"}, {
                "schema": "feel-case/1",
                "words": [f"calf-left={self.random.randrange(11)}"]}))

    def upload(self):
        path = "/runs" if self.random.random() < 0.2 else "/runs/look"
        self.check("upload", self.door.api(
            "POST", f"{path}?minutes={self.random.randrange(5, 60)}",
            None, self.random.choice(self.made)))

    def start_import(self):
        answer = self.door.api("POST", "/imports?name=a.zip", None,
                               self.archive)
        self.check("import", answer)
        if answer.status == 202:
            self.jobs.append(answer.json()["job"])

    def events(self):
        if not self.jobs:
            return
        job = self.random.choice(self.jobs[-4:])
        with self.door.dial() as line:
            line.send(request("GET", f"/api/v1/imports/jobs/{job}/events",
                              None, None, self.door.host()))
            line.socket.settimeout(self.random.choice([0.05, 1, 5]))
            try:
                while line.more():
                    pass
            except TimeoutError:
                pass
        self.note("events", "-")

    def stop_import(self):
        if self.jobs:
            self.check("stop", self.door.api(
                "DELETE", f"/imports/jobs/{self.jobs[-1]}"))

    def junk(self):
        body = self.random.randbytes(self.random.randrange(20000))
        path = self.random.choice(["/runs", "/runs/look", "/read", "/feel",
                                   "/triage", "/sessions", "/imports",
                                   "/plan", "/guide", "/log/restore"])
        answer = self.door.api("POST", path, {
            "Content-Type": "application/json"}, body)
        self.note("junk", answer.status)

    def damaged(self):
        body = bytearray(self.random.choice(self.made))
        for _ in range(self.random.randrange(1, 60)):
            body[self.random.randrange(len(body))] ^= \
                1 << self.random.randrange(8)
        self.check("damaged", self.door.api(
            "POST", "/runs/look", None, bytes(
                body[:self.random.randrange(1, len(body))])))

    def hang_up(self):
        whole = request("POST", "/api/v1/" + self.random.choice(
            ["runs", "runs/look", "imports"]), None,
            self.random.choice(self.made), self.door.host())
        with self.door.dial() as line:
            line.send(whole[:self.random.randrange(len(whole))])
        self.note("hang up", "-")

    def raw(self):
        with self.door.dial(2) as line:
            line.send(self.random.randbytes(self.random.randrange(3000)))
            try:
                while line.more():
                    pass
            except TimeoutError:
                pass
        self.note("raw", "-")

    def run(self, until):
        kinds = [(self.read, 40), (self.asset, 5), (self.feel, 12),
                 (self.upload, 10), (self.start_import, 1),
                 (self.events, 3), (self.stop_import, 1), (self.junk, 8),
                 (self.damaged, 8), (self.hang_up, 8), (self.raw, 2)]
        names, weights = zip(*kinds)
        while time.monotonic() < until:
            try:
                self.random.choices(names, weights)[0]()
            except (ConnectionError, EOFError, TimeoutError) as error:
                self.note("broken", type(error).__name__)
                if self.door.process.poll() is not None:
                    return


def prepare(programs, folder):
    subprocess.run([programs / "afterrun-make", folder / "made", "--count",
                    "12", "--hours", "0.5"], check=True,
                   stdout=subprocess.DEVNULL)
    made = [p for p in sorted((folder / "made").rglob("*")) if p.is_file()]
    with zipfile.ZipFile(folder / "a.zip", "w") as out:
        for one in made:
            out.write(one, one.name)
    return ([one.read_bytes() for one in made],
            (folder / "a.zip").read_bytes())


def watch(door, until, seen):
    while time.monotonic() < until and door.process.poll() is None:
        seen.append(door.memory_kib())
        time.sleep(1)


def run(args, folder):
    made, archive = prepare(args.programs, folder)
    seen, wrong = [], []
    with Door(args.programs / "afterrun-http", folder, "--timeout",
              "10") as door:
        until = time.monotonic() + args.seconds
        loads = [Load(door, made, archive, i) for i in range(args.clients)]
        threads = [threading.Thread(target=load.run, args=[until])
                   for load in loads]
        threads.append(threading.Thread(target=watch,
                                        args=[door, until, seen]))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        alive = door.process.poll() is None
        if alive and not door.wait_until(lambda: door.threads() < 8, 60):
            wrong.append(f"threads stay: {door.threads()}")
        if alive and not door.wait_until(
                lambda: not door.scratch(), 60):
            wrong.append(f"files stay: {door.scratch()}")
        code = door.stop() if alive else door.process.returncode
        if code != 0:
            wrong.append(f"it ended with {code}")
        if "Sanitizer" in door.errors() or "runtime error" in door.errors():
            wrong.append(door.errors()[:4000])
    counts = {}
    for load in loads:
        wrong += load.wrong
        for key, n in load.counts.items():
            counts[key] = counts.get(key, 0) + n
    half = seen[len(seen) // 2:] or [0]
    print(json.dumps({
        "seconds": args.seconds, "requests": sum(counts.values()),
        "memory_mib": {"first_half_most": max(
            seen[:len(seen) // 2] or [0]) // 1024,
            "second_half_most": max(half) // 1024,
            "last": half[-1] // 1024},
        "answers": dict(sorted(counts.items()))}, indent=1))
    return wrong


def main():
    words = argparse.ArgumentParser()
    words.add_argument("programs", type=lambda p: pathlib.Path(p).resolve())
    words.add_argument("--seconds", type=float, default=60)
    words.add_argument("--clients", type=int, default=8)
    args = words.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ar-load-"))
    try:
        wrong = run(args, folder)
    finally:
        shutil.rmtree(folder, True)
    for one in wrong[:20]:
        print("WRONG:", one)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
