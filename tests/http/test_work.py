#!/usr/bin/env python3
"""What is asked of the API over HTTP."""
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import time
import unittest

from case import Case, program, PROGRAMS, recordings
from door import Door, request


class Work(Case):
    def test_upload(self):
        one = recordings(self.folder / "made")[0]
        with self.door() as door:
            answer = door.api("POST", f"/runs?name={one.name}&minutes=10",
                              {"Content-Type": "application/octet-stream"},
                              one.read_bytes())
            self.assertEqual(answer.status, 201, answer.body[:300])
            self.assertEqual(answer.json()["schema"], "after/1")
            run = answer.json()["log"]["run"]
            kept = door.api("GET", f"/runs/{run}/file")
            self.assertEqual(kept.body, one.read_bytes())
            self.assertIn("attachment", kept.header("Content-Disposition"))
            self.assert_error(door.api("POST", "/runs", None, b"junk" * 99),
                              400)
            self.assert_error(door.api("POST", "/runs", None, b""), 400)
            self.assertEqual(door.scratch(), [])

    def test_repeated(self):
        one = recordings(self.folder / "made")[0].read_bytes()
        with self.door() as door:
            again = {"Request-Id": "abc-1"}
            first = door.api("POST", "/runs?minutes=10", again, one)
            second = door.api("POST", "/runs?minutes=10", again, one)
            self.assertEqual(first.body, second.body)
            self.assertIsNone(first.header("Request-Repeated"))
            self.assertEqual(second.header("Request-Repeated"), "true")
            self.assert_error(door.api("POST", "/runs?minutes=11", again,
                                       one), 409)
            self.assert_error(door.api("POST", "/feel", {
                "Request-Id": "a b"}, {"schema": "feel-case/1",
                                       "words": ["calf=1"]}), 400)

    def test_many_at_once(self):
        one = recordings(self.folder / "made")[0].read_bytes()
        with self.door() as door:
            run = door.api("POST", "/runs", None, one).json()["log"]["run"]

            def work(i):
                if i % 3 == 0:
                    return door.api("POST", "/feel", None, {
                        "schema": "feel-case/1",
                        "words": [f"calf={i % 10}"]}).status
                if i % 3 == 1:
                    return door.api("POST", "/runs/look", None, one).status
                return door.api("GET", f"/runs/{run}").status

            with concurrent.futures.ThreadPoolExecutor(12) as pool:
                got = list(pool.map(work, range(90)))
            self.assertEqual(set(got), {200})

    def test_nothing_leaks(self):
        one = recordings(self.folder / "made")[0].read_bytes()
        with self.door() as door:
            door.api("POST", "/runs", None, one)
            door.api("GET", "/log/backup")

            def round_of(n):
                for i in range(n):
                    door.api("GET", "/about")
                    door.ask("GET", "/", {"Host": "evil"})
                    door.api("POST", "/runs/look", None, b"x" * 70000)
                    with door.dial() as line:
                        line.send(request("POST", "/api/v1/imports", {
                            "Content-Length": "100000"}, None,
                            door.host()) + b"half")
                    if i % 50 == 0:
                        door.api("GET", "/log/backup")

            round_of(25)
            idle = door.wait_until(lambda: door.threads() < 8)
            self.assertTrue(idle)
            before = door.files_open()
            round_of(250)
            self.assertTrue(door.wait_until(
                lambda: door.files_open() <= before), os.listdir(
                    f"/proc/{door.process.pid}/fd"))
            self.assertTrue(door.wait_until(lambda: door.scratch() == []))

    def test_answers_are_fresh(self):
        """An answer is kept while the log stays as it is, and no longer,
        whoever changes it."""
        def said():
            got = {door.api("GET", "/feel").body for _ in range(5)}
            self.assertEqual(len(got), 1)
            return {m["region"]: m["mark"] for m in json.loads(
                got.pop())["marks"]}

        with self.door() as door:
            for mark in range(8):
                door.api("POST", "/feel", None, {
                    "schema": "feel-case/1", "words": [f"calf={mark}"]})
                self.assertEqual(said()["calf"], mark)
            time.sleep(3.5)
            self.assertEqual(said()["calf"], 7)
            for mark in range(3):
                subprocess.run([PROGRAMS / "afterrun", "feel",
                                f"calf={mark}"], env=door.env, check=True,
                               stdout=subprocess.DEVNULL)
                self.assertEqual(said()["calf"], mark)
            other = door.api("GET", "/feel", {"X-Utc-Offset-S": "64800"})
            self.assertEqual(other.json()["to"], "2026-11-22")

    def test_log_replaced(self):
        one = recordings(self.folder / "made")[0].read_bytes()
        with self.door() as door:
            door.api("POST", "/runs", None, one)
            self.assertEqual(door.api("GET", "/about").json()["runs"], 1)
            copy = door.api("GET", "/log/backup").body
            os.rename(door.log, self.folder / "other.db")
            self.assertFalse(door.api("GET", "/about").json()["log_exists"])
            (self.folder / "new.db").write_bytes(copy)
            os.rename(self.folder / "new.db", door.log)
            self.assertEqual(door.api("GET", "/about").json()["runs"], 1)

    def test_backup_export_restore(self):
        import io
        import tarfile
        two = recordings(self.folder / "made", 2)
        with self.door() as door:
            self.assert_error(door.api("GET", "/log/backup"), 404)
            door.api("POST", "/runs", None, two[0].read_bytes())
            copy = door.api("GET", "/log/backup")
            self.assertEqual(copy.body[:15], b"SQLite format 3")
            self.assertIn(".db", copy.header("Content-Disposition"))
            files = door.api("GET", "/log/export")
            self.assertEqual(files.header("Content-Type"),
                             "application/x-tar")
            with tarfile.open(fileobj=io.BytesIO(files.body)) as tar:
                names = tar.getnames()
                self.assertIn("afterrun-export/run.csv", names)
                kept = [n for n in names if "/recordings/" in n]
                self.assertEqual(tar.extractfile(kept[0]).read(),
                                 two[0].read_bytes())
            door.api("POST", "/runs", None, two[1].read_bytes())
            self.assertEqual(door.api("GET", "/about").json()["runs"], 2)
            self.assert_error(door.api("POST", "/log/restore", None,
                                       b"no backup"), 400)
            back = door.api("POST", "/log/restore", None, copy.body)
            self.assertEqual(back.status, 200, back.body)
            self.assertTrue(pathlib.Path(back.json()["aside"]).exists())
            self.assertEqual(door.api("GET", "/about").json()["runs"], 1)
            self.assertEqual(door.scratch(), [])


class Parts(Case):
    """What other programs of afterrun do for a request."""

    def need(self, name):
        if not (PROGRAMS / name).exists():
            self.skipTest(f"skipped: {name} (not built)")

    def test_sound(self):
        self.need("afterrun-audio")
        if not shutil.which("espeak-ng"):
            self.skipTest("skipped: sound (no espeak-ng)")
        with self.door() as door:
            self.assertTrue(door.api("GET", "/about").json()[
                "services"]["audio"])
            session = door.api("GET", "/example?minutes=5").json()[
                "session"]
            answer = door.api("POST", "/audio?format=opus", None, session)
            self.assertEqual(answer.status, 200, answer.body[:300])
            self.assertEqual(answer.body[:4], b"OggS")
            self.assertTrue(answer.header("Content-Type").startswith(
                "audio/"))
            session["steps"][0]["seconds"] = -1
            self.assert_error(door.api("POST", "/audio?format=opus", None,
                                       session), 400)
            self.assertEqual(door.scratch(), [])

    def test_page(self):
        self.need("afterrun-page")
        with self.door() as door:
            report = {"schema": "triage-case/1", "others": "no",
                      "region": "calf", "side": "left", "severity_now": 4,
                      "severity_worst": 5}
            kept = door.api("POST", "/pains", None, {
                "schema": "pain-case/1", "report": report})
            self.assertEqual(kept.status, 200, kept.body[:300])
            pains = door.api("GET", "/pains").json()["pains"]
            pain = pains[0]["episode_id"]
            answer = door.api("GET", f"/pains/{pain}/page.pdf")
            self.assertEqual(answer.status, 200, answer.body[:300])
            self.assertEqual(answer.header("Content-Type"),
                             "application/pdf")
            self.assertEqual(answer.body[:5], b"%PDF-")
            self.assert_error(door.api("GET", "/pains/99/page.pdf"), 404)
            self.assertEqual(door.scratch(), [])

    def test_without(self):
        """Without its programs a server says so."""
        alone = self.folder / "alone"
        alone.mkdir()
        shutil.copy(program(), alone)
        with Door(alone / "afterrun-http", self.folder) as door:
            services = door.api("GET", "/about").json()["services"]
            self.assertFalse(services["audio"] or services["page"])
            session = door.api("GET", "/example").json()["session"]
            self.assert_error(door.api("POST", "/audio?format=opus", None,
                                       session), 501)
            self.assert_error(door.api("GET", "/log/export"), 501)


if __name__ == "__main__":
    unittest.main()
