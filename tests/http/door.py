"""A real afterrun-http in a folder of its own, and plain sockets to it."""
import json
import os
import pathlib
import signal
import socket
import ssl
import subprocess
import time

NOW = "2026-11-21T08:00:00Z"
PATIENCE_S = 60
# fontconfig keeps what it read until the program ends
LEAKS = (f"suppressions={pathlib.Path(__file__).parents[1]}/page/leaks.txt"
         ":print_suppressions=0")


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        return json.loads(self.body)

    def header(self, name):
        found = [v for k, v in self.headers if k.lower() == name.lower()]
        return found[0] if found else None


class Line:
    """One connection."""

    def __init__(self, port, tls=False, wait_s=PATIENCE_S):
        self.socket = socket.create_connection(("127.0.0.1", port),
                                               timeout=wait_s)
        if tls:
            context = ssl.create_default_context()
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            self.socket = context.wrap_socket(self.socket)
        self.kept = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def more(self):
        data = self.socket.recv(65536)
        self.kept += data
        return len(data) > 0

    def line(self):
        while b"\r\n" not in self.kept:
            if not self.more():
                raise EOFError("closed")
        line, _, self.kept = self.kept.partition(b"\r\n")
        return line.decode()

    def take(self, n):
        while len(self.kept) < n:
            if not self.more():
                raise EOFError("closed")
        out, self.kept = self.kept[:n], self.kept[n:]
        return out

    def answer(self, head=False):
        start = self.line()
        status = int(start.split(" ", 2)[1])
        headers = []
        while True:
            line = self.line()
            if not line:
                break
            name, _, value = line.partition(":")
            headers.append((name, value.strip()))
        answer = Answer(status, headers, b"")
        if status == 100:
            return self.answer(head)
        if head or status in (204, 304):
            return answer
        if (answer.header("Transfer-Encoding") or "") == "chunked":
            while True:
                n = int(self.line(), 16)
                answer.body += self.take(n)
                self.line()
                if n == 0:
                    return answer
        answer.body = self.take(int(answer.header("Content-Length")))
        return answer

    def closed(self):
        """Nothing more comes and the other side has hung up."""
        try:
            while self.more():
                pass
        except ConnectionError:
            pass
        return True


def request(method, path, headers=None, body=None, host=None):
    lines = [f"{method} {path} HTTP/1.1"]
    headers = dict(headers or {})
    if host is not None and "Host" not in headers:
        lines.append(f"Host: {host}")
    if body is not None and "Content-Length" not in headers \
            and "Transfer-Encoding" not in headers:
        headers["Content-Length"] = str(len(body))
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + (body or b"")


class Door:
    def __init__(self, program, folder, *words, env=None,
                 listen="127.0.0.1:0"):
        self.program = str(program)
        self.folder = pathlib.Path(folder)
        self.log = self.folder / "log.db"
        self.words = list(words)
        self.listen = listen
        self.env = dict(os.environ, AFTERRUN_DB=str(self.log),
                        AFTERRUN_NOW=NOW, TZ="UTC", LC_ALL="C.UTF-8",
                        LSAN_OPTIONS=LEAKS,
                        **(env or {}))
        self.tls = "--tls-cert" in self.words
        self.process = None
        self.port = 0
        self.said = []

    def __enter__(self):
        words = [self.program, "--json", "--listen", self.listen,
                 *self.words]
        with open(self.folder / "stderr.txt", "ab") as errors:
            self.process = subprocess.Popen(
                words, env=self.env, stdout=subprocess.PIPE, stderr=errors,
                text=True, start_new_session=True)
        while True:
            line = self.process.stdout.readline()
            if not line:
                raise RuntimeError("the server did not start: " +
                                   self.errors())
            self.said.append(json.loads(line))
            if self.said[-1]["schema"] == "serve/1":
                break
        self.url = self.said[-1]["url"]
        port = self.url.rsplit(":", 1)[1].strip("/")
        self.port = int(port) if port.isdigit() else 0
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()
        self.process.stdout.close()

    def errors(self):
        path = self.folder / "stderr.txt"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def stop(self, how=signal.SIGTERM, wait_s=PATIENCE_S):
        self.process.send_signal(how)
        return self.process.wait(wait_s)

    def dial(self, wait_s=PATIENCE_S):
        return Line(self.port, self.tls, wait_s)

    def host(self):
        return f"127.0.0.1:{self.port}"

    def ask(self, method, path, headers=None, body=None):
        if isinstance(body, (dict, list)):
            headers = {"Content-Type": "application/json", **(headers or {})}
            body = json.dumps(body).encode()
        if isinstance(body, str):
            body = body.encode()
        with self.dial() as line:
            line.send(request(method, path, headers, body, self.host()))
            return line.answer(method == "HEAD")

    def api(self, method, path, headers=None, body=None):
        return self.ask(method, "/api/v1" + path, headers, body)

    def files_open(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def threads(self):
        return len(os.listdir(f"/proc/{self.process.pid}/task"))

    def memory_kib(self):
        for line in open(f"/proc/{self.process.pid}/status"):
            if line.startswith("VmRSS"):
                return int(line.split()[1])
        return 0

    def scratch(self):
        return [p for d in self.folder.glob("log.db.scratch-*")
                for p in d.rglob("*")]

    def scratch_folder(self):
        return str(next(self.folder.glob("log.db.scratch-*")))

    def wait_until(self, what, wait_s=PATIENCE_S):
        end = time.monotonic() + wait_s
        while time.monotonic() < end:
            if what():
                return True
            time.sleep(0.02)
        return False
