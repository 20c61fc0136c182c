#!/usr/bin/env python3
"""The token's code, read off the terminal as a phone's camera reads it."""
import os
import pty
import shutil
import signal
import subprocess
import unittest

from case import Case, program

# which of the two squares above each other are light
HALVES = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}
WHOLE = {"#": 1, " ": 0}
SCALE = 6
WHITE_ON_BLACK, USUAL = "\033[97;40m", "\033[0m"


def squares(lines, utf8):
    """Rows of 1 (light) and 0 (dark) out of what was printed."""
    if not utf8:
        return [[WHOLE[c] for c in line[::2]] for line in lines]
    rows = []
    for line in lines:
        rows.append([HALVES[c][0] for c in line])
        rows.append([HALVES[c][1] for c in line])
    return rows


def picture(rows):
    """A PGM of them."""
    size = len(rows[0]) * SCALE, len(rows) * SCALE
    out = bytearray(f"P5 {size[0]} {size[1]} 255\n".encode())
    for row in rows:
        line = b"".join((b"\xff" if v else b"\0") * SCALE for v in row)
        out += line * SCALE
    return bytes(out)


class Qr(Case):
    def printed(self, locale, terminal):
        """The link in words, and the lines of the code below it."""
        ours, theirs = pty.openpty() if terminal else os.pipe()
        process = subprocess.Popen(
            [program(), "--listen", "127.0.0.1:0", "--token"], stdout=theirs,
            env=dict({k: v for k, v in os.environ.items() if k != "NO_COLOR"},
                     AFTERRUN_DB=str(self.folder / f"{locale}{terminal}"),
                     LC_ALL=locale, TERM="xterm-256color"))
        os.close(theirs)
        lines = []
        with open(ours, encoding="utf-8") as said:
            for line in said:
                lines.append(line.rstrip("\r\n"))
                if line.startswith("afterrun is at"):
                    break
            process.send_signal(signal.SIGTERM)
            self.assertEqual(process.wait(60), 0)
        link = [n for n, line in enumerate(lines) if "#token=" in line][0]
        code = lines[link + 2:]
        return lines[link].strip(), code[:code.index("")]

    def read(self, rows):
        path = self.folder / "code.pgm"
        path.write_bytes(picture(rows))
        said = subprocess.run(["zbarimg", "--raw", "-q", str(path)],
                              capture_output=True, text=True, timeout=60)
        return said.stdout.strip()

    def look(self, locale, terminal):
        link, code = self.printed(locale, terminal)
        self.assertIn("http://127.0.0.1:", link)
        if terminal:  # right on a light terminal, too
            for line in code:
                self.assertTrue(line.startswith(WHITE_ON_BLACK), line)
                self.assertTrue(line.endswith(USUAL), line)
            code = [line[len(WHITE_ON_BLACK):-len(USUAL)] for line in code]
        if locale == "C.UTF-8":
            self.assertLessEqual(max(map(len, code)), 60)
        self.assertEqual(self.read(squares(code, locale == "C.UTF-8")), link)

    def test_read_by_a_camera(self):
        if not shutil.which("zbarimg"):
            self.skipTest("skipped: the code of the token (no zbarimg)")
        for locale in ("C.UTF-8", "C"):
            for terminal in (False, True):
                with self.subTest(locale=locale, terminal=terminal):
                    self.look(locale, terminal)


if __name__ == "__main__":
    unittest.main()
