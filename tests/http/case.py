"""What the tests of afterrun-http share.  Each is called with the folder of
the programs first, then with unittest's words."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from door import Door

PROGRAMS = pathlib.Path(sys.argv.pop(1)).resolve()
POLICY = ("default-src 'self'", "style-src 'self'", "script-src 'self'",
          "worker-src 'none'", "frame-ancestors 'none'", "base-uri 'none'",
          "form-action 'self'")


def program():
    return PROGRAMS / "afterrun-http"


def recordings(folder, count=1, *words):
    subprocess.run([PROGRAMS / "afterrun-make", folder, "--count",
                    str(count), *words], check=True,
                   stdout=subprocess.DEVNULL)
    return sorted(p for p in pathlib.Path(folder).rglob("*") if p.is_file())


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="ar-http-"))
        self.addCleanup(shutil.rmtree, self.folder, True)

    def door(self, *words, env=None):
        return Door(program(), self.folder, *words, env=env)

    def assert_error(self, answer, status, code=None):
        self.assertEqual(answer.status, status, answer.body[:300])
        self.assertEqual(answer.header("Content-Type"), "application/json")
        said = answer.json()
        self.assertEqual(said["schema"], "error/1")
        self.assertTrue(said["message"])
        if code:
            self.assertEqual(said["code"], code)
        self.assert_dressed(answer)

    def assert_dressed(self, answer):
        policy = answer.header("Content-Security-Policy")
        for part in POLICY:
            self.assertIn(part, policy)
        self.assertNotIn("unsafe", policy)
        self.assertEqual(answer.header("X-Content-Type-Options"), "nosniff")
        self.assertEqual(answer.header("X-Frame-Options"), "DENY")
        self.assertEqual(answer.header("Referrer-Policy"), "no-referrer")
        self.assertEqual(answer.header("Cross-Origin-Resource-Policy"),
                         "same-origin")
        self.assertIsNone(answer.header("Access-Control-Allow-Origin"))
