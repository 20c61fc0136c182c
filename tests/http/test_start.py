#!/usr/bin/env python3
"""The beginning and the end of afterrun-http."""
import json
import os
import signal
import socket
import subprocess
import time
import unittest

from case import Case, program, PROGRAMS, recordings
from door import Door, Line, request


class Start(Case):
    def run_it(self, *words, env=None):
        return subprocess.run(
            [program(), *words], capture_output=True, text=True, timeout=60,
            env=dict(os.environ, AFTERRUN_DB=str(self.folder / "log.db"),
                     **(env or {})))

    def test_help_and_version(self):
        self.assertEqual(self.run_it("--version").stdout.split()[0],
                         "afterrun-http")
        said = self.run_it("--help")
        self.assertEqual(said.returncode, 0)
        self.assertIn("--listen HOST:PORT", said.stdout)
        self.assertLessEqual(max(map(len, said.stdout.splitlines())), 80)

    def test_never_an_open_door(self):
        for words in (("--listen", "0.0.0.0:0"), ("--listen", "[::]:0"),
                      ("--listen", "0.0.0.0:0", "--unencrypted"),
                      ("--listen", "0.0.0.0:0", "--behind-proxy"),
                      ("--behind-proxy",)):
            said = self.run_it(*words)
            self.assertEqual(said.returncode, 2, words)
            self.assertEqual(len(said.stderr.splitlines()), 1, words)
            self.assertIn("--", said.stderr)
            self.assertEqual(said.stdout, "")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_others_need_a_token_and_are_warned(self):
        for words, warned in (((), True), (("--unencrypted",), False),
                              (("--behind-proxy",), False)):
            with Door(program(), self.folder, "--token", *words,
                      listen="0.0.0.0:0") as door:
                self.assertEqual(door.api("GET", "/about").status, 401)
            self.assertEqual("not encrypted" in door.errors(), warned, words)
            (self.folder / "stderr.txt").unlink()

    def test_what_a_token_says(self):
        said = []
        for words in (("--token",), ("--token",), ("--token=new",)):
            process = subprocess.Popen(
                [program(), "--listen", "127.0.0.1:0", *words], text=True,
                stdout=subprocess.PIPE,
                env=dict(os.environ, AFTERRUN_DB=str(self.folder / "l"),
                         LC_ALL="C.UTF-8"))
            said.append("")
            while "afterrun is at" not in said[-1]:
                said[-1] += process.stdout.readline()
            process.terminate()
            process.wait(30)
            process.stdout.close()
        self.assertIn("#token=", said[0])
        self.assertIn("--listen 0.0.0.0:7654 for a phone", said[0])
        self.assertNotIn("#token=", said[1])
        self.assertIn("--token=new", said[1])
        self.assertIn("#token=", said[2])

    def test_usage(self):
        for words in (("--listen", "x"), ("--listen", "127.0.0.1"),
                      ("--listen", "127.0.0.1:70000"),
                      ("--listen", "127.0.0.1:-1"), ("--listen", ":7654"),
                      ("--tls-cert", "a.pem"), ("--tokens",),
                      ("--token=old",), ("extra",), ("--timeout", "0"),
                      ("--host", "a/b"), ("--listen",)):
            said = self.run_it(*words)
            self.assertEqual(said.returncode, 2, (words, said.stderr))
            self.assertRegex(said.stderr, r"^afterrun: [^\n]+\n$")
        said = self.run_it("--json", "--listen", "x")
        self.assertEqual(json.loads(said.stdout)["schema"], "error/1")

    def test_wrong_now(self):
        said = self.run_it("--listen", "127.0.0.1:0",
                           env={"AFTERRUN_NOW": "soon"})
        self.assertEqual(said.returncode, 2)

    def test_port_taken(self):
        with socket.create_server(("127.0.0.1", 0)) as other:
            port = other.getsockname()[1]
            said = self.run_it("--listen", f"127.0.0.1:{port}")
        self.assertEqual(said.returncode, 1)
        self.assertIn("another program listens there", said.stderr)
        self.assertEqual(len(said.stderr.splitlines()), 1)

    def test_line_and_signals(self):
        for how, code in ((signal.SIGINT, 130), (signal.SIGTERM, 0),
                          (signal.SIGHUP, 0)):
            process = subprocess.Popen(
                [program(), "--listen", "127.0.0.1:0"], text=True,
                stdout=subprocess.PIPE,
                env=dict(os.environ, AFTERRUN_DB=str(self.folder / "l")))
            line = process.stdout.readline()
            self.assertRegex(line, r"^afterrun is at http://127\.0\.0\.1:"
                             r"\d+/ – stop with Ctrl-C\n$")
            process.send_signal(how)
            self.assertEqual(process.wait(30), code)
            self.assertEqual(process.stdout.read(), "")
            process.stdout.close()
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_folder_not_ours(self):
        """A folder that may not be written is said before anything."""
        here = self.folder / "theirs"
        here.mkdir()
        here.chmod(0o555)
        self.folder.chmod(0o755)
        other = {"user": 65534, "group": 65534, "extra_groups": []} \
            if os.geteuid() == 0 else {}
        said = subprocess.run(
            [program(), "--json", "--listen", "127.0.0.1:0"], text=True,
            capture_output=True, timeout=60, **other,
            env=dict(os.environ, AFTERRUN_DB=str(here / "log.db")))
        error = json.loads(said.stdout)
        self.assertEqual(said.returncode, 3)
        self.assertEqual(error["where"], str(here / "log.db"))
        self.assertEqual(error["message"],
                         "no folder could be made beside the log")

    def test_left_scratch_goes(self):
        with self.door() as door:
            door.process.kill()
            door.process.wait()
        self.assertEqual(len(list(self.folder.glob("*.scratch-*"))), 1)
        with self.door() as door, self.door() as other:
            self.assertEqual(len(list(self.folder.glob("*.scratch-*"))), 2)
            mode = next(self.folder.glob("*.scratch-*")).stat().st_mode
            self.assertEqual(mode & 0o777, 0o700)
            self.assertEqual(other.ask("GET", "/").status, 200)
        self.assertEqual(list(self.folder.glob("*.scratch-*")), [])

    def test_from_afterrun(self):
        process = subprocess.Popen(
            [PROGRAMS / "afterrun", "serve", "--json", "--listen",
             "127.0.0.1:0"], text=True, stdout=subprocess.PIPE,
            env=dict(os.environ, AFTERRUN_DB=str(self.folder / "l")))
        self.assertEqual(json.loads(process.stdout.readline())["schema"],
                         "serve/1")
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(30), 130)
        process.stdout.close()


class End(Case):
    def test_runs_to_the_end(self):
        """A request that has begun is answered though the end was asked
        for; a new one is not taken."""
        one = recordings(self.folder / "made", 1, "--hours",
                         "3")[0].read_bytes()
        with self.door() as door, door.dial() as line:
            line.send(request("POST", "/api/v1/runs", None, one,
                              door.host())[:-1000])
            time.sleep(0.3)
            door.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            self.assertIsNone(door.process.poll())
            with self.assertRaises(OSError):
                Line(door.port, wait_s=2)
            line.send(one[-1000:])
            answer = line.answer()
            self.assertEqual(answer.status, 201)
            self.assertEqual(answer.header("Connection"), "close")
            self.assertEqual(door.process.wait(30), 0)

    def test_impatient(self):
        with self.door() as door, door.dial() as line:
            line.send(request("POST", "/api/v1/runs", {
                "Content-Length": "1000"}, None, door.host()))
            time.sleep(0.3)
            door.process.send_signal(signal.SIGINT)
            time.sleep(0.3)
            self.assertIsNone(door.process.poll())
            self.assertEqual(door.stop(signal.SIGINT, 5), 130)


if __name__ == "__main__":
    unittest.main()
