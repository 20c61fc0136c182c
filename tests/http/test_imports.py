#!/usr/bin/env python3
"""Years of history, sent over HTTP."""
import json
import os
import sqlite3
import threading
import time
import unittest
import zipfile

from case import Case, recordings
from door import request


class Imports(Case):
    def archive(self, count, junk=False, seed=1):
        made = recordings(self.folder / f"made-{seed}", count, "--hours",
                          "0.3", "--seed", str(seed))
        path = self.folder / "export.zip"
        with zipfile.ZipFile(path, "w") as out:
            for one in made:
                out.write(one, "activities/" + one.name)
            if junk:
                out.writestr("activities/junk.fit", b"no recording" * 9)
        return path.read_bytes()

    def ended(self, door, body, name="export.zip", headers=None):
        """The last word on an import of these bytes."""
        answer = door.api("POST", f"/imports?name={name}", headers, body)
        self.assertEqual(answer.status, 202, answer.body)
        return self.events(door, answer.json()["job"])[-1][1]

    def events(self, door, job, until=None):
        got = []
        with door.dial() as line:
            line.send(request("GET", f"/api/v1/imports/jobs/{job}/events",
                              {"Accept": "text/event-stream"}, None,
                              door.host()))
            while line.line():
                pass
            text = ""
            while True:
                n = int(line.line(), 16)
                text += line.take(n).decode()
                line.line()
                while "\n\n" in text:
                    event, _, text = text.partition("\n\n")
                    fields = dict(f.split(": ", 1) for f in
                                  event.split("\n"))
                    if "event" in fields:
                        got.append((fields["event"],
                                    json.loads(fields["data"])))
                if n == 0 or (until and until(got)):
                    return got

    def test_events(self):
        with self.door() as door:
            body = self.archive(30)
            answer = door.api("POST", "/imports?name=export.zip", None,
                              body)
            self.assertEqual(answer.status, 202, answer.body)
            job = answer.json()["job"]
            got = self.events(door, job)
            self.assertEqual([name for name, _ in got[:-1]],
                             ["progress"] * (len(got) - 1))
            name, last = got[-1]
            self.assertEqual((name, last["state"]), ("done", "done"))
            self.assertEqual(last["schema"], "import-job/1")
            self.assertEqual(last["receipt"]["imported"], 30)
            self.assertEqual(
                door.api("GET", f"/imports/jobs/{job}").json(), last)
            self.assertEqual(self.events(door, job), [("done", last)])
            self.assertEqual(door.api("GET", "/about").json()["runs"], 30)
            undone = door.api("DELETE", f"/imports/{last['batch']}")
            self.assertEqual(undone.status, 200, undone.body)
            self.assertEqual(door.api("GET", "/about").json()["runs"], 0)
            self.assert_error(door.api("GET", "/imports/jobs/none"), 404)
            self.assert_error(door.api("GET", "/imports/jobs/none/events"),
                              404)
            self.assertEqual(door.scratch(), [])

    def test_client_goes_away(self):
        with self.door() as door:
            body = self.archive(60)
            job = door.api("POST", "/imports", None, body).json()["job"]
            self.events(door, job, until=lambda got: len(got) >= 1)
            self.assertEqual(self.events(door, job)[-1][0], "done")
            self.assertTrue(door.wait_until(lambda: door.threads() < 8))

    # How long an import takes is the machine's affair: where a small one is
    # over before it can be stopped, a larger one goes on from there.
    SIZES = (3000, 15000)

    def begun(self, door, body, headers=None):
        """An import that has kept something; its job."""
        job = door.api("POST", "/imports?name=export.zip", headers,
                       body).json()["job"]
        self.events(door, job, until=lambda got:
                    got[-1][1].get("imported", 0) > 0)
        return job

    def assert_whole(self, door, last, count):
        """One receipt that knows of everything, and no run twice."""
        self.assertEqual(last["state"], "done", last)
        receipt = last["receipt"]
        self.assertEqual((receipt["seen"], receipt["imported"],
                          receipt["files"]), (count, count, []))
        self.assertEqual(door.api("GET", "/about").json()["runs"], count)

    def test_stop(self):
        with self.door() as door:
            for count in self.SIZES:
                body = self.archive(count)
                job = self.begun(door, body)
                stopped = door.api("DELETE", f"/imports/jobs/{job}")
                last = self.events(door, job)[-1][1]
                runs = door.api("GET", "/about").json()["runs"]
                if runs < count:
                    break
            self.assertEqual(stopped.status, 200)
            self.assertTrue(0 < runs < count, runs)
            self.assertEqual(last["state"], "failed")
            self.assertEqual(last["error"]["code"], "refused")
            self.assertEqual(last["error"]["where"], "export.zip")
            self.assertTrue(last["error"]["hint"])
            self.assertLess(last["receipt"]["seen"], count)
            # the same again goes on with it
            more = self.ended(door, body)
            self.assertEqual(more["batch"], last["batch"])
            self.assert_whole(door, more, count)

    def killed_at_work(self, body, headers=None):
        """Runs in the log, and the number of the import, when the program
        was killed at it."""
        with self.door() as door:
            job = self.begun(door, body, headers)
            door.wait_until(lambda: door.api("GET", "/about").json()["runs"])
            door.process.kill()
            door.process.wait()
        with self.door() as door:
            batch = door.api("GET", "/imports").json()["imports"][0]
            self.assert_error(door.api("GET", f"/imports/jobs/{job}"), 404)
            return door.api("GET", "/about").json()["runs"], batch["batch"]

    def test_killed(self):
        """The same file goes on where the killed one was; so it does with
        the same id, whose job nobody knows any more."""
        again = {"Request-Id": "years-1"}
        for count in self.SIZES:
            body = self.archive(count)
            runs, batch = self.killed_at_work(body, again)
            if runs < count:
                break
            self.log_goes()
        self.assertTrue(0 < runs < count, runs)
        with self.door() as door:
            other = self.ended(door, self.archive(5, seed=2))
            self.assertNotEqual(other["batch"], batch)
            self.assertEqual(other["receipt"]["imported"], 5)
            self.assertEqual(door.api("DELETE", f"/imports/{other['batch']}"
                                      ).status, 200)
            last = self.ended(door, body, headers=again)
            self.assertEqual(last["batch"], batch)
            self.assert_whole(door, last, count)
            twice = door.api("POST", "/imports?name=export.zip", again,
                             body)
            self.assertEqual(twice.header("Request-Repeated"), "true")
            self.assertEqual(twice.json()["job"], last["job"])

    def log_goes(self):
        for path in self.folder.glob("log.db*"):
            path.unlink()

    def test_names(self):
        """What was sent has the name that it was sent with; where it lay
        meanwhile is written nowhere and told to nobody."""
        made = recordings(self.folder / "one")[0]
        with self.door() as door:
            last = self.ended(door, self.archive(3, junk=True),
                              "..%2FL%C3%A4ufe%2Farchive.zip")
            self.assertEqual(
                [f["path"] for f in last["receipt"]["files"]],
                ["archive.zip!activities/junk.fit"])
            one = self.ended(door, made.read_bytes(), made.name)
            self.assertEqual(one["receipt"]["files"], [])
            junk = self.ended(door, b"no recording" * 9, "diary.txt")
            self.assertEqual(
                [f["path"] for f in junk["receipt"]["files"]],
                ["diary.txt"])
            nameless = self.ended(door, b"nothing", "%2F")
            self.assertEqual(
                [f["path"] for f in nameless["receipt"]["files"]],
                ["import"])
            self.assertEqual([b["source"] for b in door.api(
                "GET", "/imports").json()["imports"]],
                ["import", "diary.txt", made.name, "archive.zip"])
            self.assert_places_hidden(door, [last, one, junk, nameless])

    def assert_places_hidden(self, door, said):
        """In nothing that is said, and in no byte of the log."""
        marks = [b".scratch-", door.scratch_folder().encode()]
        runs = door.api("GET", "/runs").json()["runs"]
        texts = [json.dumps(said).encode(), door.log.read_bytes()]
        for path in ["/imports", "/runs?all=1", "/about", "/where"] + [
                f"/runs/{r['run_id']}" for r in runs]:
            texts.append(door.api("GET", path).body)
        name = door.api("GET", f"/runs/{runs[0]['run_id']}/file").header(
            "Content-Disposition")
        texts.append(name.encode())
        for body in (b"junk", b"SQLite format 3\0" + b"x" * 5000):
            texts.append(door.api("POST", "/log/restore", None, body).body)
            texts.append(json.dumps(self.ended(door, body, "a.db")).encode())
        os.chmod(next(self.folder.glob("*.scratch-*")), 0o500)
        if os.geteuid() != 0:
            texts.append(door.api("POST", "/imports", None, b"x").body)
        os.chmod(next(self.folder.glob("*.scratch-*")), 0o700)
        for mark in marks:
            for text in texts:
                self.assertNotIn(mark, text)

    def test_same_again(self):
        """An archive that came to its end before is told from its bytes."""
        with self.door() as door:
            body = self.archive(30)
            first = self.ended(door, body)
            second = self.ended(door, body)
            self.assertNotEqual(first["batch"], second["batch"])
            self.assertEqual(second["receipt"]["duplicates"], 30)
            self.assertEqual(second["receipt"]["bytes"], 0)  # none was read

    def test_log_of_newer(self):
        """When the log cannot be opened, the events say so and end."""
        with self.door() as door:
            body = self.archive(3)
            self.ended(door, body)
        with sqlite3.connect(self.folder / "log.db") as log:
            log.execute("PRAGMA user_version = 99099")
        log.close()
        with self.door() as door:
            job = door.api("POST", "/imports", None, body).json()["job"]
            got = self.events(door, job)
            self.assertEqual(got[-1][0], "done")
            self.assertEqual(got[-1][1]["state"], "failed")
            self.assertEqual(got[-1][1]["error"]["code"], "storage_newer")
            self.assertEqual(
                door.api("GET", f"/imports/jobs/{job}").json(), got[-1][1])

    def end_during_import(self, body):
        """Runs in the log after the program was ended; the events of the
        import at work and of one that waited end, too."""
        got = {}

        def watch(job):
            got[job] = self.events(door, job)[-1]

        with self.door() as door:
            jobs = [self.begun(door, body), door.api(
                "POST", "/imports", None, body).json()["job"]]
            watchers = [threading.Thread(target=watch, args=(job,))
                        for job in jobs]
            for watcher in watchers:
                watcher.start()
            time.sleep(0.1)
            begun = time.monotonic()
            self.assertEqual(door.stop(), 0)
            self.assertLess(time.monotonic() - begun, 30)
            for watcher in watchers:
                watcher.join()
        self.assertEqual({name for name, _ in got.values()}, {"done"})
        self.assertEqual(got[jobs[1]][1]["state"], "failed")
        self.assertEqual(list(self.folder.glob("*.scratch-*")), [])
        with self.door() as door:
            self.assertEqual(door.api("GET", "/log/backup").status, 200)
            return (door.api("GET", "/about").json()["runs"],
                    got[jobs[0]][1]["state"])

    def test_end_during_import(self):
        for count in self.SIZES:
            runs, state = self.end_during_import(self.archive(count))
            if runs < count:
                break
            self.log_goes()
        self.assertTrue(0 < runs < count, runs)
        self.assertEqual(state, "failed")

    def test_two_in_order(self):
        with self.door() as door:
            body = self.archive(40)
            jobs = [door.api("POST", "/imports", None, body).json()["job"]
                    for _ in range(2)]
            first = self.events(door, jobs[0])[-1][1]["receipt"]
            second = self.events(door, jobs[1])[-1][1]["receipt"]
            self.assertEqual((first["imported"], second["imported"],
                              second["duplicates"]), (40, 0, 40))


if __name__ == "__main__":
    unittest.main()
