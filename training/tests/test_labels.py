"""What snippets say about themselves, by the server's data."""

import unittest

from training.labels import KNOWN, evidence_of, labels_of
from training.languages import is_test_path


class Labels(unittest.TestCase):
    def test_reads_the_server_s_evidence_in_every_language(self):
        for language in KNOWN["evidence"]:
            for question in ("async", "errorHandling"):
                self.assertIsNotNone(evidence_of(question, language))

    def test_labels_by_language(self):
        answers = labels_of("src/a.go", "go", "if err != nil {\n\treturn err\n}\n// TODO: x\n")
        self.assertEqual((answers["errorHandling"], answers["async"], answers["todo"]), ("yes", "no", "yes"))

    def test_knows_the_customs_of_test_paths(self):
        tests = [
            "src/cart_test.go", "Shop.Tests/Cart.cs", "x/CartTest.java", "test-support/a.js", "n.cy.ts", "t/a.t", "src/it/A.java",
        ]
        for path in tests:
            self.assertTrue(is_test_path(path), path)
        for path in ["src/contest.py", "latest/a.js", "docs/test.md", "vitest.config.ts", "src/attestation.go"]:
            self.assertFalse(is_test_path(path), path)
