#!/usr/bin/env python3
"""The checks of tools/gen_knowledge.py: each wrong row is refused by name,
and a correction in a spreadsheet arrives in the C table."""
import csv
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Tables(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.home.name)
        for part in ("data", "knowledge", "include"):
            shutil.copytree(ROOT / part, self.root / part)
        (self.root / "tools").mkdir()
        shutil.copy(ROOT / "tools" / "gen_knowledge.py", self.root / "tools")

    def tearDown(self):
        self.home.cleanup()

    def run_it(self, *args):
        return subprocess.run(
            [sys.executable, "-B", self.root / "tools/gen_knowledge.py",
             *args], capture_output=True, text=True, check=False)

    def edit(self, table, row, column, value, **how):
        path = self.root / "data" / f"{table}.csv"
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        rows[row][rows[0].index(column)] = value
        with open(path, "w", newline="", encoding="utf-8") as file:
            csv.writer(file, **how).writerows(rows)

    def refused(self, words):
        done = self.run_it()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn(words, done.stderr)

    def test_committed_files_are_current(self):
        self.assertEqual(self.run_it("--check").returncode, 0)

    def test_a_correction_arrives(self):
        self.edit("foods", 1, "carb_g", "23")
        stale = self.run_it("--check")
        self.assertNotEqual(stale.returncode, 0)
        self.assertIn("knowledge/foods.inc", stale.stderr)
        self.assertNotIn("rules.inc", stale.stderr)
        self.assertEqual(self.run_it().returncode, 0)
        self.assertIn(".carb_g = 23,",
                      (self.root / "knowledge/foods.inc").read_text("utf-8"))
        self.assertEqual(self.run_it("--check").returncode, 0)

    def test_a_spreadsheet_may_quote_and_end_lines_as_it_likes(self):
        self.edit("foods", 1, "name", "banana", quoting=csv.QUOTE_ALL,
                  lineterminator="\r\n")
        path = self.root / "data/foods.csv"
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        self.assertEqual(self.run_it("--check").stderr, "")

    def test_texts_are_escaped(self):
        self.edit("rules", 1, "text", 'A "quoted" \\ word, and why??')
        self.assertEqual(self.run_it().returncode, 0)
        self.assertIn(r'\"quoted\" \\ word, and why?\?"',
                      (self.root / "knowledge/rules.inc").read_text("utf-8"))

    def test_wrong_rows_are_refused(self):
        for table, row, column, value, words in (
                ("foods", 2, "id", "banana", "stands twice"),
                ("foods", 1, "tag", "X", "must be one of"),
                ("foods", 1, "carb_g", "a lot", "is not a number"),
                ("foods", 1, "source", "nobody1999", "not in sources.csv"),
                ("rules", 1, "text", "Two\twords.", "control characters"),
                ("rules", 1, "text", "No full stop", "full stop"),
                ("rules", 1, "text", "", "must not be empty"),
                ("rules", 1, "text", "Long. " * 200 + "End.", "longer than"),
                ("rules", 1, "id", "Q1", "no rule number"),
                ("rules", 4, "tag", "P S", "must be one of"),
                ("techniques", 1, "steps", "Press out lactic acid.",
                 "forbidden phrase"),
                ("techniques", 1, "steps", "Roll the ball over the shin.",
                 "unsafe advice"),
                ("techniques", 1, "pressure_hi", "11", "within 0 to 10"),
                ("techniques", 1, "pressure_hi", "2", "must rise"),
                ("techniques", 1, "seconds", "600", "seconds must be"),
                ("techniques", 1, "region", "elbow", "unknown region"),
                ("techniques", 1, "id", "3.2-calf-hand", "stands twice"),
                ("techniques", 1, "grade", "E", "must be one of"),
                ("claims", 1, "topics", "sauna", "is not a sheet"),
                ("regions", 1, "id", "calf", "in this order"),
                ("region_map", 1, "to", "elbow", "unknown name elbow"),
                ("region_map", 1, "from", "gro1n", "rows must be one each"),
                ("matrix", 1, "effect", "maybe", "effect must be"),
                ("matrix", 2, "modality", "hand", "stands twice"),
                ("matrix", 111, "cap", "60", "cap must be 30 to 42 °C"),
                ("pain_keys", 1, "question", "Where.", "question mark"),
                ("pain_keys", 19, "normal", "huge", "one of the words"),
                ("article_doses", 1, "safe_switch", "maybe", "yes or no")):
            with self.subTest(table=table, column=column, value=value[:20]):
                shutil.copy(ROOT / "data" / f"{table}.csv",
                            self.root / "data")
                self.edit(table, row, column, value)
                self.refused(words)
                shutil.copy(ROOT / "data" / f"{table}.csv",
                            self.root / "data")

    def test_the_tag_seen_needs_a_seen_source(self):
        path = self.root / "data/rules.csv"
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        row = next(i for i, r in enumerate(rows) if r[0] == "R78")
        self.edit("rules", row, "source", "food_tables")
        self.edit("rules", row, "tag", "S")
        self.refused("tag S needs a source that was seen")

    def test_a_missing_column_is_named(self):
        path = self.root / "data/foods.csv"
        path.write_text(path.read_text("utf-8").replace("carb_g", "carbs"),
                        "utf-8")
        self.refused("columns must be")


if __name__ == "__main__":
    unittest.main()
