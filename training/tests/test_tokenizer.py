"""The tokenizer: learning, encoding, and Qwen2's pre-tokenizer."""

import random
import unittest
from collections import Counter

from training.tokenizer import SPECIAL, Tokenizer, learn_merges, qwen2_pattern


class TokenizerTest(unittest.TestCase):
    def setUp(self):
        words = Counter(qwen2_pattern().findall("return the value; return the other value;\n" * 5))
        self.tokenizer = Tokenizer(learn_merges(words, 40))

    def test_splits_as_qwen2_does(self):
        split = qwen2_pattern().findall
        self.assertEqual(split("    return x1;\n\nfoo'll"), ["   ", " return", " x", "1", ";\n\n", "foo", "'ll"])
        self.assertEqual(split("a.b(12)"), ["a", ".b", "(", "1", "2", ")"])
        self.assertEqual(split("x  \n y"), ["x", "  \n", " y"])

    def test_learns_frequent_words(self):
        self.assertEqual(len(self.tokenizer.encode(" return")), 1)

    def test_decodes_what_it_encoded(self):
        rng = random.Random(1)
        for _ in range(300):
            text = "".join(rng.choice("ab \n\t;é漢😀'1") for _ in range(rng.randint(0, 30)))
            self.assertEqual(self.tokenizer.decode(self.tokenizer.encode(text)), text)

    def test_puts_special_tokens_behind_the_merges(self):
        self.assertEqual(self.tokenizer.special["<|endoftext|>"], 256 + len(self.tokenizer.merges))
        self.assertEqual(self.tokenizer.size, 256 + len(self.tokenizer.merges) + len(SPECIAL))


if __name__ == "__main__":
    unittest.main()
