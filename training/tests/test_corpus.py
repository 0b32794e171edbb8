"""Licences, cleaning, deduplication and the errors of the corpus builder."""

import io
import json
import random
import tarfile
import tempfile
import unittest
from pathlib import Path

from training.clean import clean, is_worth_learning
from training.corpus import CorpusError, Deduplicator, build, is_held_out, read_lines
from training.licences import LicenceError, debian_licence, npm_licence
from training.packing import pack
from training.tokenizer import Tokenizer


def write_package(folder, name, manifest, files):
    """An npm tarball with the given package.json and files."""
    path = folder / f"{name}-1.0.0.tgz"
    with tarfile.open(path, "w:gz") as tar:
        for file, text in {"package.json": json.dumps(manifest), **files}.items():
            entry = tarfile.TarInfo(f"package/{file}")
            entry.size = len(text.encode())
            tar.addfile(entry, io.BytesIO(text.encode()))
    return path


def some_code(seed):
    rng = random.Random(seed)
    words = ["alpha", "beta", "gamma", "delta", "omega", "sigma"]
    lines = (f"export const {rng.choice(words)}{i} = compute({rng.choice(words)}, '{rng.choice(words)}');\n" for i in range(30))
    return "".join(lines)


class LicenceTest(unittest.TestCase):
    def test_accepts_permissive_licences(self):
        for licence in ("MIT", "ISC", "Apache-2.0", "BSD-3-Clause", "(MIT OR Apache-2.0)"):
            self.assertEqual(npm_licence("p", json.dumps({"license": licence})), licence)

    def test_names_the_package_that_states_no_licence(self):
        with self.assertRaisesRegex(LicenceError, "left-out: package.json states no licence"):
            npm_licence("left-out", "{}")

    def test_refuses_copyleft_and_licences_that_are_free_for_some_uses_only(self):
        for licence in ("GPL-3.0", "FSL-1.1-MIT"):
            with self.assertRaisesRegex(LicenceError, licence):
                npm_licence("p", json.dumps({"license": licence}))

    def test_reads_machine_readable_copyright(self):
        text = "Files: *\nCopyright: someone\nLicense: Expat\n\nFiles: src/gpl/*\nCopyright: other\nLicense: GPL-2\n"
        licence, is_restricted = debian_licence("p", text)
        self.assertEqual(licence, "Expat")
        self.assertTrue(is_restricted("usr/lib/src/gpl/a.py"))
        self.assertFalse(is_restricted("usr/lib/src/a.py"))

    def test_refuses_a_package_without_copyright_file(self):
        with self.assertRaisesRegex(LicenceError, "no copyright file"):
            debian_licence("p", "")


class CorpusTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_keeps_files_of_licensed_packages_only(self):
        archives = [
            write_package(self.folder, "good", {"name": "good", "version": "1.0.0", "license": "MIT"}, {"index.js": some_code(1)}),
            write_package(self.folder, "bad", {"name": "bad"}, {"index.js": some_code(2)}),
        ]
        self.assertFalse(is_held_out("good"))
        kept, _, manifest = build(archives)
        self.assertEqual([(record["package"], record["path"]) for record in kept], [("good", "index.js")])
        self.assertEqual(manifest["packages"][0]["licence"], "MIT")
        self.assertIn("states no licence", manifest["rejected"][0])

    def test_says_so_when_the_corpus_is_empty(self):
        with self.assertRaisesRegex(CorpusError, "empty.*training.fetch"):
            build([])
        with self.assertRaisesRegex(CorpusError, "empty"):
            pack([], Tokenizer([]), 1, 16, {"fim": 0, "instructions": 0}, 1)

    def test_names_the_step_that_is_missing(self):
        with self.assertRaisesRegex(CorpusError, "run `python3 -m training.corpus` first"):
            read_lines(self.folder / "corpus.jsonl")

    def test_reports_damaged_archives_and_goes_on(self):
        good = write_package(self.folder, "good", {"name": "good", "license": "MIT"}, {"index.js": some_code(1)})
        broken, truncated = self.folder / "broken-1.0.0.tgz", self.folder / "truncated-1.0.0.tgz"
        broken.write_bytes(b"not a tarball")
        truncated.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
        kept, _, manifest = build([broken, truncated, good])
        self.assertEqual(len(kept), 1)
        self.assertEqual(len(manifest["rejected"]), 2)

    def test_drops_near_duplicates(self):
        deduplicator = Deduplicator()
        self.assertTrue(deduplicator.is_new(some_code(1)))
        self.assertFalse(deduplicator.is_new(some_code(1) + "const onlyThisLineIsNew = true;\n"))
        self.assertTrue(deduplicator.is_new(some_code(2)))


class CleanTest(unittest.TestCase):
    def test_drops_the_licence_header(self):
        self.assertEqual(clean("/* Copyright 2020 Someone\n * MIT Licence */\nlet a = 1;\n", "javascript"), "let a = 1;\n")
        self.assertEqual(clean("# Copyright 2020\n# SPDX: MIT\n\nimport os\n", "python"), "import os\n")

    def test_keeps_a_first_comment_that_is_not_a_licence(self):
        self.assertEqual(clean("// Adds numbers.\nlet a = 1;\n", "javascript"), "// Adds numbers.\nlet a = 1;\n")

    def test_shortens_long_docstrings(self):
        text = 'def f():\n    """Say hello.\n' + "    More.\n" * 8 + '    """\n    return 1\n'
        self.assertEqual(clean(text, "python"), 'def f():\n    """Say hello."""\n    return 1\n')

    def test_refuses_compiled_and_minified_code(self):
        self.assertFalse(is_worth_learning("a.js", "Object.defineProperty(exports, '__esModule');\n" + some_code(1), "javascript"))
        self.assertFalse(is_worth_learning("a.js", "a=1;" * 200, "javascript"))
        self.assertTrue(is_worth_learning("a.js", some_code(1), "javascript"))


if __name__ == "__main__":
    unittest.main()
