"""The archive that takes the corpus to another machine."""

import tempfile
import unittest
from pathlib import Path
from unittest.mock import patch

from training import carry
from training.corpus import read_lines, write_lines


def record(package, path):
    return {"package": package, "path": path, "language": "javascript", "text": f"export const from = '{package}/{path}';\n", "files": 1}


class CarryTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        for name, place in (("WORK", self.folder / "work"), ("CARRIED", self.folder / "carried.xz")):
            patched = patch.object(carry, name, place)
            patched.start()
            self.addCleanup(patched.stop)
        carry.WORK.mkdir()
        write_lines(carry.WORK / "heldout.jsonl", [record("held", "out.js")])
        write_lines(carry.WORK / "corpus.jsonl", [record("a", "one.js"), record("a", "two.js")])

    def carried(self):
        carry.unpack()
        return [(kept["package"], kept["path"]) for kept in read_lines(carry.WORK / "corpus.jsonl")]

    def test_brings_both_sides_of_the_corpus(self):
        carry.pack(1)
        self.assertEqual(carry.unpack(), 3)
        self.assertEqual([kept["path"] for kept in read_lines(carry.WORK / "heldout.jsonl")], ["out.js"])

    def test_leaves_out_what_an_earlier_archive_holds(self):
        carry.pack(1)
        earlier = carry.CARRIED.rename(self.folder / "earlier.xz")
        write_lines(carry.WORK / "corpus.jsonl", [record("a", "one.js"), record("a", "two.js"), record("b", "one.js")])
        carry.pack(1, earlier)
        self.assertEqual(self.carried(), [("b", "one.js")])


if __name__ == "__main__":
    unittest.main()
