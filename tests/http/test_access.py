#!/usr/bin/env python3
"""Tokens, https and the files of the web app."""
import json
import os
import re
import shutil
import subprocess
import unittest

from case import Case, program


class Tokens(Case):
    def login(self, door, token, headers=None):
        return door.ask("POST", "/login", headers, {"token": token})

    def token(self, door):
        made = [s for s in door.said if s["schema"] == "serve-token/1"]
        return made[0]["url"].split("#token=")[1] if made else None

    def test_login(self):
        with self.door("--token") as door:
            token = self.token(door)
            self.assertEqual(len(token), 43)
            kept = self.folder / "log.db.tokens"
            self.assertEqual(kept.stat().st_mode & 0o777, 0o600)
            self.assertNotIn(token, kept.read_text())
            self.assertEqual(door.ask("GET", "/").status, 200)
            self.assert_error(door.api("GET", "/about"), 401, "token")
            self.assert_error(door.api("POST", "/runs", None, b"x" * 100),
                              401, "token")
            answer = self.login(door, token)
            self.assertEqual(answer.status, 204)
            self.assert_dressed(answer)
            said = answer.header("Set-Cookie")
            for word in ("HttpOnly", "SameSite=Strict", "Path=/"):
                self.assertIn(word, said)
            self.assertNotIn("Secure", said)
            self.assertNotIn(token, said)
            cookie = said.split(";")[0]
            for headers in ({"Cookie": cookie},
                            {"Cookie": f"a=b; {cookie}"},
                            {"Authorization": f"Bearer {token}"}):
                self.assertEqual(door.api("GET", "/about", headers).status,
                                 200)
            value = cookie.split("=", 1)[1]
            self.assert_error(door.api("GET", "/about", {
                "Authorization": f"Bearer {value}"}), 401)
            self.assert_error(door.api("GET", "/about", {
                "Cookie": f"afterrun={token}"}), 401)
            self.assert_error(self.login(door, value), 401)
            answer = door.ask("POST", "/login", None, {"tokens": token})
            self.assert_error(answer, 400)
            self.assertEqual(answer.json()["where"], "/tokens")

    def test_none_needed(self):
        with self.door() as door:
            self.assertEqual(self.login(door, "x").status, 204)
            self.assertFalse((self.folder / "log.db.tokens").exists())

    def test_new_and_revoke(self):
        with self.door("--token") as door:
            first = {"Authorization": "Bearer " + self.token(door)}
            cookie = {"Cookie": self.login(door, self.token(door)).header(
                "Set-Cookie").split(";")[0]}
            with self.door("--token") as other:
                self.assertIsNone(self.token(other))
            with self.door("--token", "new") as other:
                second = {"Authorization": "Bearer " + self.token(other)}
                self.assertEqual(other.api("GET", "/about", first).status,
                                 200)
            for headers in (first, second, cookie):
                self.assertEqual(door.api("GET", "/about", headers).status,
                                 200)
            said = subprocess.run(
                [program(), "--token", "revoke"], env=door.env, text=True,
                capture_output=True)
            self.assertEqual((said.returncode, said.stdout[:8]),
                             (0, "2 tokens"))
            for headers in (first, second, cookie):
                self.assert_error(door.api("GET", "/about", headers), 401)

    def test_one_more_for_a_server_that_runs(self):
        with self.door("--token") as door:
            words = [program(), "--json", "--listen",
                     f"127.0.0.1:{door.port}", "--token"]

            def run(*more, env=door.env):
                return subprocess.run([*words[:-1], words[-1] + more[0]],
                                      env=env, text=True, timeout=30,
                                      capture_output=True)
            said = run("=new")
            self.assertEqual(said.returncode, 0, said.stderr)
            link = json.loads(said.stdout)["url"]
            self.assertTrue(link.startswith(door.url + "#token="), link)
            self.assertEqual(self.login(door, link.split("#token=")[1])
                             .status, 204)
            # not without being asked to, and not of another log
            self.assertEqual(run("").returncode, 1)
            other = run("=new", env=dict(
                door.env, AFTERRUN_DB=str(self.folder / "other.db")))
            self.assertEqual(other.returncode, 1)
            self.assertFalse((self.folder / "other.db.tokens").exists())

    def test_wrong_tokens_are_counted(self):
        with self.door("--token") as door:
            good = self.token(door)
            cookie = {"Cookie": self.login(door, good).header(
                "Set-Cookie").split(";")[0]}
            got = [self.login(door, "A" * 43).status for _ in range(14)]
            self.assertEqual(got[:10], [401] * 10)
            self.assertEqual(got[-1], 429)
            answer = self.login(door, good)
            self.assert_error(answer, 429, "token")
            self.assertTrue(0 < int(answer.header("Retry-After")) <= 60)
            self.assert_error(door.api("GET", "/about", {
                "Authorization": f"Bearer {good}"}), 429)
            self.assertEqual(door.api("GET", "/about", cookie).status, 200)

    def test_proxy(self):
        with self.door("--token", "--behind-proxy", "--host",
                       "run.example.org") as door:
            self.assertEqual(door.url, "https://run.example.org/")
            self.assertTrue(door.said[0]["url"].startswith(
                "https://run.example.org/#token="))

    def test_damaged_file(self):
        (self.folder / "log.db.tokens").write_text("nonsense\n")
        said = subprocess.run([program(), "--token", "--listen",
                               "127.0.0.1:0"], text=True,
                              env=dict(os.environ, AFTERRUN_DB=str(
                                  self.folder / "log.db")),
                              capture_output=True, timeout=30)
        self.assertEqual(said.returncode, 3)
        self.assertIn("tokens", said.stderr)

    def test_picture(self):
        process = subprocess.Popen(
            [program(), "--token", "--listen", "127.0.0.1:0"], text=True,
            stdout=subprocess.PIPE,
            env=dict(os.environ, LC_ALL="C.UTF-8",
                     AFTERRUN_DB=str(self.folder / "log.db")))
        lines = []
        while "stop with" not in (lines or [""])[-1]:
            lines.append(process.stdout.readline().rstrip("\n"))
        process.terminate()
        process.wait(30)
        process.stdout.close()
        rows = [line for line in lines if line and set(line) <= set("█▀▄ ")]
        self.assertGreater(len(rows), 15)
        self.assertEqual(len({len(row) for row in rows}), 1)
        # the three corners that a camera looks for
        dark = [[c in " ▄" for c in row] for row in rows]
        self.assertEqual(dark[2][4:11], [True] * 7)
        self.assertTrue(any("#token=" in line for line in lines))


class Tls(Case):
    def test_https(self):
        if not shutil.which("openssl"):
            self.skipTest("skipped: https (no openssl)")
        cert, key = self.folder / "c.pem", self.folder / "k.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048",
                        "-nodes", "-days", "2", "-subj", "/CN=localhost",
                        "-keyout", key, "-out", cert], check=True,
                       capture_output=True)
        with self.door("--tls-cert", str(cert), "--tls-key", str(key),
                       "--token") as door:
            self.assertTrue(door.url.startswith("https://127.0.0.1:"))
            token = door.said[0]["url"].split("#token=")[1]
            answer = door.ask("POST", "/login", None, {"token": token})
            said = answer.header("Set-Cookie")
            self.assertTrue(said.startswith("__Host-afterrun="))
            self.assertIn("; Secure", said)
            cookie = {"Cookie": said.split(";")[0]}
            self.assertEqual(door.api("GET", "/about", cookie).status, 200)
            self.assert_error(door.api("GET", "/about", dict(
                cookie, Origin=f"http://127.0.0.1:{door.port}")), 403)
        said = subprocess.run(
            [program(), "--tls-cert", key, "--tls-key", cert, "--listen",
             "127.0.0.1:0"], capture_output=True, text=True, timeout=30,
            env=dict(os.environ, AFTERRUN_DB=str(self.folder / "log.db")))
        self.assertEqual(said.returncode, 1)
        self.assertIn("certificate", said.stderr)


class Files(Case):
    def test_pages(self):
        with self.door() as door:
            page = door.ask("GET", "/")
            self.assert_dressed(page)
            self.assertIn("text/html", page.header("Content-Type"))
            self.assertEqual(page.header("Cache-Control"), "no-cache")
            text = page.body.decode()
            self.assertNotRegex(text, r"<script(?![^>]*\bsrc=)|\sstyle=|"
                                r"\son[a-z]+=|https?://(?!www\.w3\.org)")
            tag = page.header("ETag")
            again = door.ask("GET", "/", {"If-None-Match": tag})
            self.assertEqual((again.status, again.body), (304, b""))
            self.assertEqual(again.header("ETag"), tag)
            for other in ('"other"', "", tag[:-2] + '"'):
                self.assertEqual(door.ask("GET", "/", {
                    "If-None-Match": other}).status, 200)
            self.assertEqual(door.ask("GET", "/", {
                "If-None-Match": f'"a", W/{tag}'}).status, 304)
            for name in re.findall(r'(?:src|href)="([^"]+)"', text):
                if name.startswith("/api/"):
                    continue
                self.one_file(door, "/" + name)

    def one_file(self, door, path):
        import gzip
        plain = door.ask("GET", path)
        packed = door.ask("GET", path, {"Accept-Encoding": "br, gzip"})
        refused = door.ask("GET", path, {"Accept-Encoding": "gzip;q=0"})
        self.assertEqual(plain.status, 200, path)
        self.assertIsNone(plain.header("Content-Encoding"))
        self.assertIsNone(refused.header("Content-Encoding"))
        self.assertEqual(plain.header("Vary"), "Accept-Encoding")
        if packed.header("Content-Encoding"):
            self.assertEqual(gzip.decompress(packed.body), plain.body)
            self.assertNotEqual(packed.header("ETag"), plain.header("ETag"))
            self.assertLess(len(packed.body), len(plain.body))
        hashed = re.search(r"-[0-9A-Z]{8}\.", path)
        self.assertEqual("immutable" in plain.header("Cache-Control"),
                         bool(hashed))


if __name__ == "__main__":
    unittest.main()
