#!/usr/bin/env python3
"""One transcript, three ways: the library, the server, the command line.  The
same log and the same request have to give the same bytes.
Usage: replay_test.py FOLDER_OF_PROGRAMS [--keep]

tests/api/transcript.jsonl: a request a line as api-ask takes it, with
  "file"  the name of a recording made here: the body
  "fill"  {"name": [line, "key", …]}: {name} in path, query and body stands
          for what an earlier answer said (lines from 1)
  "cli"   the words that do the same on the command line: $1 is the
          recording, $CASE a file with "json"
  "status" what has to come.
--keep leaves the folder with the three logs."""
import datetime
import difflib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True  # the source stays as it is
from answering import (Ask, Door, NOW, command, find_programs, invent,
                       over_http)

HERE = pathlib.Path(__file__).resolve().parent
DAYS_LATER = 69


def read_transcript():
    with open(HERE / "transcript.jsonl", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def pick(value, path):
    for key in path:
        value = value[key]
    return value


def filled(value, known):
    """{name} replaced by what is known, in texts and below."""
    if isinstance(value, str):
        for name, text in known.items():
            value = value.replace("{" + name + "}", text)
        return value
    if isinstance(value, list):
        return [filled(inner, known) for inner in value]
    if isinstance(value, dict):
        return {key: filled(inner, known) for key, inner in value.items()}
    return value


def make_line(step, files, answers):
    known = {}
    for name, path in step.get("fill", {}).items():
        found = pick(json.loads(answers[path[0] - 1].body), path[1:])
        known[name] = found if isinstance(found, str) else \
            json.dumps(found)
    line = {"method": step["method"], "now": NOW, "utc_offset_s": 0,
            "path": "/api/v1" + filled(step["path"], known)}
    for key in ("query", "request_id", "content_type"):
        if key in step:
            line[key] = filled(step[key], known)
    if "json" in step:
        body = filled(step["json"], known)
        line["body"] = body if isinstance(body, str) else json.dumps(body)
        line.setdefault("content_type", "application/json")
    if "file" in step:
        line["body_file"] = str(files[step["file"]])
        line.setdefault("content_type", "application/octet-stream")
    return line, filled(step.get("cli"), known)


def show(label, ways):
    """What differs, as a diff of pretty JSON."""
    def pretty(text):
        try:
            return json.dumps(json.loads(text), indent=1).splitlines()
        except ValueError:
            return text.decode("utf-8", "replace").splitlines()

    (one, first), (other, second) = ways
    print(f"FAIL {label}: {one} and {other} differ")
    for line in list(difflib.unified_diff(pretty(first), pretty(second), one,
                                          other, n=1, lineterm=""))[:40]:
        print("   ", line[:200])


class Replay:
    def __init__(self, programs, folder):
        self.programs = programs
        self.folder = folder
        self.logs = {way: folder / way / "log.db"
                     for way in ("library", "http", "cli")}
        self.wrong = 0
        self.compared = 0

    def same(self, label, ways):
        """Where the three logs lie is no difference, and what a server
        offers beside the library is none."""
        texts = [re.sub(rb'"services":{[^}]*}', b'"services":{}',
                        text.replace(str(self.logs[way]).encode(), b"LOG"))
                 for way, text in ways]
        self.compared += 1
        if texts[0] != texts[1]:
            self.wrong += 1
            show(label, [(way, text) for (way, _), text in
                         zip(ways, texts)])

    def fail(self, label, text):
        self.wrong += 1
        print(f"FAIL {label}: {text}")

    def cli(self, label, words, step, files, answer):
        words = [w.replace("$1", str(files.get(step.get("file"), "")))
                 for w in words]
        case = self.folder / "case.json"
        case.write_text(json.dumps(step.get("json")))
        words = [w.replace("$CASE", str(case)) for w in words]
        out, code = command(self.programs, self.logs["cli"], words)
        if (code == 0) != (answer.status < 300):
            self.fail(label, f"{words} ends with {code}: {out[:300]}")
        if answer.status < 300:
            self.same(f"{label} {' '.join(words)}", [
                ("library", answer.body), ("cli", out)])

    def run(self, ask, door):
        files = make_files(self.programs, self.folder)
        answers = []
        for number, step in enumerate(read_transcript(), 1):
            line, words = make_line(step, files, answers)
            label = f"{number} {step['method']} {line['path']}"
            answer = ask.ask(line)
            answers.append(answer)
            if answer.status != step.get("status", 200):
                self.fail(label, f"{answer} for {step.get('status', 200)}")
            if door:
                self.over(label, line, door, answer)
            if words:
                self.cli(label, words, step, files, answer)
        return answers

    def over(self, label, line, door, answer):
        other = over_http(door, line)
        if (other.status, other.kind) != (answer.status, answer.kind):
            self.fail(label, f"the server says {other.status} {other.kind}, "
                      f"the library {answer.status} {answer.kind}")
        if (other.headers.get("Request-Repeated") ==
                answer.headers.get("Request-Repeated")):
            self.same(label, [("library", answer.body),
                              ("http", other.body)])
        else:
            self.fail(label, "one of them repeats")


def recent(programs, source, days):
    """A recording as CSV, days later."""
    text = subprocess.run([programs / "afterrun", "read", "--csv", source],
                          capture_output=True, text=True,
                          check=True).stdout
    out = source.with_suffix(".csv")
    out.write_text(re.sub(
        r"2026-\d\d-\d\d(?=T)", lambda day: str(
            datetime.date.fromisoformat(day[0]) +
            datetime.timedelta(days=days)), text))
    return out


def make_files(programs, folder):
    season = invent(programs, folder / "season", 12, "--archive", "--seed",
                    "5", "--hours", "0.4")
    other = invent(programs, folder / "mixed", 3, "--format", "mixed",
                   "--seed", "8", "--hours", "0.4")
    # they end on 12 September 2026: the day before now instead
    files = {f"run{n}": recent(programs, path, DAYS_LATER)
             for n, path in enumerate(season, 1)}
    files.update({f"other{n}": path for n, path in enumerate(other, 1)})
    files["junk"] = folder / "junk.fit"
    files["junk"].write_bytes(b"this is no recording" * 40)
    return files


def main():
    programs = find_programs(sys.argv[1])
    folder = pathlib.Path(tempfile.mkdtemp(prefix="ar-replay-"))
    replay = Replay(programs, folder)
    for log in replay.logs.values():
        log.parent.mkdir()
    try:
        with Ask(programs, replay.logs["library"]) as ask:
            if (programs / "afterrun-http").exists():
                with Door(programs / "afterrun-http",
                          folder / "http") as door:
                    answers = replay.run(ask, door)
            else:
                print("skipped: afterrun-http is not built: the server")
                answers = replay.run(ask, None)
    finally:
        if "--keep" not in sys.argv:
            shutil.rmtree(folder, True)
    print(f"{len(answers)} requests, {replay.compared} bodies compared, "
          f"{replay.wrong} differences")
    return 1 if replay.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
