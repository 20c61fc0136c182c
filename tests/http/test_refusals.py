#!/usr/bin/env python3
"""What afterrun-http does not do."""
import concurrent.futures
import json
import socket
import time
import unittest

from case import Case
from door import Line, request


class Refusals(Case):
    def test_foreign_host(self):
        with self.door() as door:
            port = door.port
            for host in ("evil.example", f"evil.example:{port}",
                         f"127.0.0.1:{port + 1}", f"localhost.evil:{port}",
                         "127.0.0.1", f"192.168.1.5:{port}",
                         f"127.0.0.1:{port}@evil", f"[::1:{port}",
                         f"127.0.0.1:{port}x", f"127.0.0.1:0{port}.",
                         ""):
                for path in ("/", "/api/v1/about"):
                    answer = door.ask("GET", path, {"Host": host})
                    self.assertIn(answer.status, (421, 400), host)
                    if host:
                        self.assert_error(answer, 421, "host")
            for host in (f"localhost:{port}", f"LOCALHOST:{port}",
                         f"[::1]:{port}", f"127.0.0.1:{port}"):
                self.assertEqual(
                    door.ask("GET", "/api/v1/about",
                             {"Host": host}).status, 200, host)

    def test_own_names(self):
        with self.door("--host", "run.example.org") as door:
            answer = door.ask("GET", "/", {
                "Host": f"run.example.org:{door.port}"})
            self.assertEqual(answer.status, 200)

    def test_no_host(self):
        with self.door() as door:
            with door.dial() as line:
                line.send(b"GET / HTTP/1.1\r\n\r\n")
                self.assertEqual(line.answer().status, 400)
            with door.dial() as line:
                line.send(b"GET /api/v1/about HTTP/1.0\r\n\r\n")
                self.assert_error(line.answer(), 421, "host")
            with door.dial() as line:
                line.send(b"GET / HTTP/1.1\r\nHost: " + door.host().encode()
                          + b"\r\nHost: evil.example\r\n\r\n")
                self.assertEqual(line.answer().status, 400)

    def test_foreign_origin(self):
        with self.door() as door:
            own = f"http://127.0.0.1:{door.port}"
            for origin in ("http://evil.example", "null",
                           f"https://127.0.0.1:{door.port}",
                           "http://127.0.0.1", own + "0", own + ".evil",
                           f"http://localhost:{door.port}"):
                for method, path in (("POST", "/feel"), ("GET", "/today"),
                                     ("PUT", "/settings"),
                                     ("DELETE", "/imports/1")):
                    self.assert_error(
                        door.api(method, path, {"Origin": origin}),
                        403, "origin")
            for site in ("cross-site", "same-site"):
                for method in ("POST", "GET"):
                    self.assert_error(
                        door.api(method, "/feel", {"Sec-Fetch-Site": site}),
                        403, "origin")
            fine = {"Origin": own, "Sec-Fetch-Site": "same-origin"}
            self.assertEqual(door.api("POST", "/feel", fine, {
                "schema": "feel-case/1", "words": ["calf=3"]}).status, 200)
            link = {"Sec-Fetch-Site": "cross-site",
                    "Sec-Fetch-Mode": "navigate"}
            self.assertEqual(door.ask("GET", "/", link).status, 200)
            self.assertEqual(door.api("GET", "/about", link).status, 200)
            self.assert_error(door.ask("POST", "/login", {
                "Origin": "http://evil.example"}, {"token": "x"}), 403)

    def test_methods(self):
        with self.door() as door:
            answer = door.api("DELETE", "/today")
            self.assert_error(answer, 405)
            self.assertEqual(set(answer.header("Allow").split(", ")),
                             {"GET", "HEAD"})
            answer = door.api("POST", "/today", None, b"x" * 5000)
            self.assert_error(answer, 405)
            answer = door.api("OPTIONS", "/feel")
            self.assert_error(answer, 405)
            self.assertEqual(set(answer.header("Allow").split(", ")),
                             {"GET", "HEAD", "POST"})
            answer = door.ask("POST", "/")
            self.assert_error(answer, 405)
            self.assertEqual(answer.header("Allow"), "GET, HEAD")
            self.assert_error(door.ask("GET", "/login"), 405)
            self.assert_error(door.api("GET", "/nothing"), 404)
            self.assert_error(door.ask("GET", "/../etc/passwd"), 404)
            self.assert_error(door.ask("GET", "/%2e%2e/etc/passwd"), 404)
            self.assert_error(door.ask("GET", "/nothing.js"), 404)

    def test_head(self):
        with self.door() as door:
            for path in ("/", "/api/v1/about"):
                full = door.ask("GET", path)
                with door.dial() as line:
                    line.send(request("HEAD", path, None, None,
                                      door.host()))
                    head = line.answer(True)
                    line.send(request("GET", path, None, None, door.host()))
                    again = line.answer()
                self.assertEqual(head.status, full.status)
                self.assertEqual(head.header("Content-Length"),
                                 str(len(full.body)))
                self.assertEqual(again.body, full.body)

    def test_too_large_before_body(self):
        with self.door() as door:
            for path, length in (("/feel", 2 ** 20 + 1),
                                 ("/runs", 2 ** 40), ("/imports", 2 ** 60),
                                 ("/plan/today", 1)):
                with door.dial() as line:
                    line.send(request("POST", "/api/v1" + path, {
                        "Content-Length": str(length),
                        "Content-Type": "application/json"}, None,
                        door.host()))
                    self.assert_error(line.answer(), 413)
            with door.dial() as line:
                line.send(request("POST", "/api/v1/feel", {
                    "Content-Length": "3000000", "Expect": "100-continue",
                    "Content-Type": "application/json"}, None, door.host()))
                self.assertEqual(line.line().split()[1], "413")
            with door.dial() as line:
                line.send(request("POST", "/login", {
                    "Content-Length": "5000"}, None, door.host()))
                self.assert_error(line.answer(), 413)
            with door.dial() as line:
                line.send(request("POST", "/", {"Content-Length": "10"},
                                  None, door.host()))
                self.assertIn(line.answer().status, (405, 413))

    def test_too_large_in_pieces(self):
        with self.door() as door:
            piece = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
            head = request("POST", "/api/v1/feel", {
                "Transfer-Encoding": "chunked",
                "Content-Type": "application/json"}, None, door.host())
            with door.dial() as line:
                line.send(head + piece * 18 + b"0\r\n\r\n")
                self.assert_error(line.answer(), 413)
            with door.dial() as line:
                line.send(head)
                with self.assertRaises((ConnectionError, EOFError)):
                    for _ in range(2000):
                        line.send(piece)
                    line.answer()

    def test_pieces(self):
        with self.door() as door, door.dial() as line:
            body = json.dumps({"schema": "feel-case/1",
                               "words": ["quads=2"]}).encode()
            line.send(request("POST", "/api/v1/feel", {
                "Transfer-Encoding": "chunked",
                "Content-Type": "application/json"}, None, door.host()))
            for byte in body:
                line.send(b"1\r\n" + bytes([byte]) + b"\r\n")
            line.send(b"0\r\n\r\n")
            self.assertEqual(line.answer().status, 200)

    def test_garbage(self):
        with self.door() as door:
            host = door.host().encode()
            head = (b"POST /api/v1/feel HTTP/1.1\r\nHost: " + host +
                    b"\r\nContent-Type: application/json\r\n")
            for raw in (head + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
                        head + b"Transfer-Encoding: chunked\r\n\r\n"
                        b"5\r\nabcdefgh\r\n0\r\n\r\n",
                        head + b"Transfer-Encoding: gzip\r\n\r\n",
                        head + b"Content-Length: 2\r\nTransfer-Encoding: "
                        b"chunked\r\n\r\n0\r\n\r\n",
                        head + b"Content-Length: 2\r\nContent-Length: 3"
                        b"\r\n\r\n{}",
                        head + b"Content-Length: x\r\n\r\n",
                        head + b"Content-Length: -1\r\n\r\n",
                        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n"
                        b"\r\n\r\n",
                        b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"):
                with door.dial() as line:
                    line.send(raw)
                    line.socket.shutdown(socket.SHUT_WR)
                    try:
                        status = line.answer().status
                        self.assertIn(status, (400, 413, 501, 505), raw)
                    except (EOFError, ConnectionError):
                        pass
            self.assertEqual(door.ask("GET", "/").status, 200)

    def test_two_readings(self):
        """What a proxy may understand otherwise is refused, at once."""
        body = b'{"schema":"feel-case/1","words":["calf=4"]}'
        with self.door() as door:
            head = (b"POST /api/v1/feel HTTP/1.1\r\nHost: " +
                    door.host().encode() +
                    b"\r\nContent-Type: application/json\r\n")
            for more in (b"Transfer-Encoding : chunked\r\n",
                         b"Transfer-Encoding: gzip, chunked\r\n",
                         b"Content-Length : 43\r\n", b"X\x01: y\r\n",
                         b"Request-Id: a\r\nRequest-Id: b\r\n"
                         b"Content-Length: 43\r\n"):
                with door.dial(wait_s=5) as line:
                    line.send(head + more + b"\r\n")
                    self.assert_error(line.answer(), 400, "input")
            self.assertFalse(door.log.exists())
            with door.dial() as line:
                line.send(head + b"Content-Length: 43\r\n\r\n" + body)
                self.assertEqual(line.answer().status, 200)

    def test_long_heads(self):
        with self.door() as door:
            for raw in (b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\n\r\n",
                        b"GET / HTTP/1.1\r\nHost: " + door.host().encode()
                        + b"\r\nX: " + b"a" * 100000 + b"\r\n\r\n",
                        b"GET / HTTP/1.1\r\nHost: " + door.host().encode()
                        + b"".join(b"\r\nX%d: a" % i for i in range(9000))
                        + b"\r\n\r\n"):
                with door.dial() as line:
                    try:
                        line.send(raw)
                        self.assertIn(line.answer().status,
                                      (400, 413, 414, 431))
                    except (EOFError, ConnectionError):
                        pass
            self.assertEqual(door.ask("GET", "/").status, 200)

    def test_pipelining(self):
        with self.door() as door, door.dial() as line:
            one = request("GET", "/api/v1/about", None, None, door.host())
            two = request("GET", "/api/v1/nothing", None, None, door.host())
            three = request("POST", "/api/v1/feel", {
                "Content-Type": "application/json"},
                b'{"schema":"feel-case/1","words":["calf=1"]}', door.host())
            line.send((one + two + three) * 5)
            got = [line.answer().status for _ in range(15)]
            self.assertEqual(got, [200, 404, 200] * 5)

    def test_zone(self):
        with self.door() as door:
            for zone in ("x", "1e3", "99999999", "-70000", "3600 "):
                answer = door.api("GET", "/today", {"X-Utc-Offset-S": zone})
                if zone != "3600 ":
                    self.assert_error(answer, 400)
            door.api("POST", "/feel", None, {"schema": "feel-case/1",
                                             "words": ["calf=2"]})
            here = door.api("GET", "/feel").json()
            there = door.api("GET", "/feel", {
                "X-Utc-Offset-S": "64800"}).json()
            self.assertEqual(here["to"], "2026-11-21")
            self.assertEqual(there["to"], "2026-11-22")


class Slow(Case):
    def test_slow_clients(self):
        with self.door("--timeout", "2") as door:
            def dropped(start, drip):
                with door.dial() as line:
                    line.send(start)
                    begun = time.monotonic()
                    try:
                        while time.monotonic() - begun < 20:
                            time.sleep(0.3)
                            line.send(drip)
                    except ConnectionError:
                        return time.monotonic() - begun
                return None

            head = request("GET", "/", None, None, door.host())
            body = request("POST", "/api/v1/feel", {
                "Content-Length": "900000",
                "Content-Type": "application/json"}, None, door.host())
            pieces = request("POST", "/api/v1/runs", {
                "Transfer-Encoding": "chunked"}, None, door.host())
            with concurrent.futures.ThreadPoolExecutor() as pool:
                waits = [pool.submit(dropped, *job) for job in (
                    (head[:-2], b"X: a\r\n"), (head[:7], b"a"),
                    (body, b" "), (pieces, b"1\r\n \r\n"))]
            # 900,000 bytes are given 55 s more
            for wait, most in zip(waits, (8, 8, None, 12)):
                if most:
                    self.assertIsNotNone(wait.result())
                    self.assertLess(wait.result(), most)
            with door.dial() as line:
                begun = time.monotonic()
                self.assertTrue(line.closed())
                self.assertLess(time.monotonic() - begun, 8)
            self.assertEqual(door.ask("GET", "/").status, 200)

    def test_slow_reader(self):
        with self.door("--timeout", "2") as door:
            line = Line(door.port)
            line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            one = request("GET", "/api/v1/about", None, None, door.host())
            try:
                for _ in range(4000):
                    line.socket.settimeout(3)
                    line.send(one)
            except (TimeoutError, ConnectionError):
                pass
            time.sleep(4)
            self.assertTrue(door.wait_until(lambda: door.threads() < 8, 20))
            line.socket.close()
            self.assertEqual(door.ask("GET", "/").status, 200)

    def test_many_connections(self):
        with self.door("--timeout", "3") as door:
            lines = []
            for _ in range(300):
                try:
                    lines.append(Line(door.port, wait_s=2))
                except OSError:
                    break
            time.sleep(0.5)
            self.assertLess(door.threads(), 128 + 16)
            for line in lines:
                line.socket.close()
            self.assertTrue(door.wait_until(
                lambda: door.threads() < 10, 20))

            def served():
                try:
                    return door.ask("GET", "/").status == 200
                except ConnectionError:  # of those that still waited
                    return False

            self.assertTrue(door.wait_until(served, 10))


if __name__ == "__main__":
    unittest.main()
