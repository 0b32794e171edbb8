"""Fill-in-the-middle layout, segments, conversations."""

import random
import unittest
from collections import Counter

from training.instructions import Balancer, Questions, comment_text, encode_conversation, fenced
from training.labels import labels_of, libraries_of
from training.packing import EMPHASIS, fim_example, segments_of
from training.pairs import WITH, with_pair_line
from training.requests import change_log_subjects, templated_request
from training.security import PAIRS, PROBLEM, with_security_line
from training.tokenizer import Tokenizer

CODE = "const first = load(name);\nif (first) {\n  return first.value;\n}\nawait save(first);\n"


class FimTest(unittest.TestCase):
    def test_orders_prefix_suffix_middle_and_ends_at_a_line_end(self):
        tokenizer, rng = Tokenizer([]), random.Random(3)
        mark = tokenizer.special
        seen = 0
        for _ in range(200):
            record = {"path": "src/first.js", "text": CODE}
            example = fim_example(record, [record], tokenizer, 300, rng)
            if example is None:
                continue
            seen += 1
            ids = [token & (EMPHASIS - 1) for token in example]
            suffix_at, middle_at = ids.index(mark["<|fim_suffix|>"]), ids.index(mark["<|fim_middle|>"])
            prefix = tokenizer.decode(ids[1:suffix_at])
            suffix, middle = tokenizer.decode(ids[suffix_at + 1 : middle_at]), tokenizer.decode(ids[middle_at + 1 : -1])
            self.assertEqual(ids[0], mark["<|fim_prefix|>"])
            self.assertEqual(ids[-1], mark["<|endoftext|>"])
            self.assertTrue(suffix.startswith("\n"))
            self.assertIn(prefix + middle + suffix, CODE + "\n")
            self.assertTrue(all(token & EMPHASIS for token in example[middle_at + 1 :]))
        self.assertGreater(seen, 50)

    def test_sets_related_code_before_some_prefixes_as_the_server_does(self):
        tokenizer, rng = Tokenizer([]), random.Random(3)
        record, other = {"path": "src/first.js", "text": CODE}, {"path": "src/load.js", "text": "export function load() {\n}\n"}
        names = {number: name for name, number in tokenizer.special.items()}
        headed = []
        for _ in range(200):
            example = fim_example(record, [other], tokenizer, 600, rng)
            ids = [token & (EMPHASIS - 1) for token in example or []]
            if tokenizer.special["<|repo_name|>"] in ids:
                headed.append("".join(names.get(i) or tokenizer.decode([i]) for i in ids))
        self.assertGreater(len(headed), 20)
        for text in headed:
            self.assertRegex(
                text, r"^<\|repo_name\|>workspace\n<\|file_sep\|>src/load\.js\n[^<]*\n<\|file_sep\|>src/first\.js\n<\|fim_prefix\|>"
            )


class SegmentTest(unittest.TestCase):
    def test_starts_at_line_starts_and_fits(self):
        ids = [1, 2, 9, 3, 9, 4, 5, 6, 9, 7]
        ends_line = [token == 9 for token in range(10)]
        for segment in segments_of(ids, ends_line, 4, random.Random(1)):
            self.assertLessEqual(len(segment), 4)
            at = next(i for i in range(len(ids)) if ids[i : i + len(segment)] == segment)
            self.assertTrue(at == 0 or ids[at - 1] == 9)


class InstructionTest(unittest.TestCase):
    def test_lays_out_chatml_with_the_document_first(self):
        tokenizer = Tokenizer([])
        ids, flags = encode_conversation(tokenizer, fenced("a = 1", "python"), [("Is it? Answer yes or no.", "yes")])
        names = {number: name for name, number in tokenizer.special.items()}
        text = "".join(names.get(i) or tokenizer.decode([i]) for i in ids)
        wanted = "<|im_start|>user\n```python\na = 1\n```\n\nIs it? Answer yes or no.<|im_end|>\n<|im_start|>assistant\nyes<|im_end|>\n"
        self.assertEqual(text, wanted)
        self.assertEqual(tokenizer.decode([i for i, flag in zip(ids, flags) if flag]), "yes")

    def test_tells_comments_that_speak_from_code_without_labels(self):
        record = {"language": "typescript", "text": "// Keeps the order of the items.\nconst kept = items.filter(isKept);\n" * 3}
        rng = random.Random(1)
        said = Counter(comment_text(record, rng) for _ in range(300))
        self.assertEqual(
            {text: answer for text, answer in said if text and "\n" not in text},
            {"Keeps the order of the items.": "no", "const kept = items.filter(isKept);": "yes"},
        )
        self.assertEqual({answer for text, answer in said if text and "filter" in text}, {"yes"})

    def test_sets_lines_in_that_decide_a_question(self):
        rng, text = random.Random(1), "const a = 1;\nshow(a);"
        for key in WITH:
            for language in ("javascript", "python", "go"):
                said = {labels_of("a.x", language, with_pair_line(key, text, language, rng))[key] for _ in range(60)}
                self.assertEqual(said, {"yes", "no"}, f"{key} {language}")
            self.assertIsNone(with_pair_line(key, text, "markdown", rng))

    def test_asks_the_listed_question_most_of_the_time(self):
        questions = Questions(random.Random(1))
        asked = Counter(questions.ask("async") for _ in range(400))
        self.assertGreater(asked[questions.texts["async"]], 300)
        self.assertIn("lodash", questions.ask("library", "lodash"))

    def test_labels_code(self):
        labels = labels_of("src/a.js", "javascript", CODE)
        self.assertEqual((labels["async"], labels["code"], labels["todo"]), ("yes", "yes", "no"))
        self.assertEqual(labels_of("README.md", "markdown", "# Title")["documentation"], "yes")
        self.assertEqual(libraries_of("import a from '@x/y/z';\nconst b = require('./b');\nimport 'lodash';", "typescript"), {"@x/y", "lodash"})
        self.assertEqual(libraries_of("from a.b import c\nimport os\n", "python"), {"a", "os"})

    def test_weak_lines_are_problems_and_safe_ones_look_alike(self):
        rng = random.Random(1)
        answers = Counter()
        for _ in range(300):
            text, answer = with_security_line("const a = first();\nconst b = second();\n", "javascript", rng)
            answers[answer] += 1
            if answer == "yes":
                self.assertRegex(text, r"\n")
        self.assertGreater(min(answers.values()), 90)
        self.assertTrue(all(weak != safe for pairs in PAIRS.values() for weak, safe in pairs))
        self.assertIsNone(with_security_line("eval(x);\n", "javascript", rng))
        self.assertTrue(PROBLEM.search("el.innerHTML = x"))

    def test_balances_answers(self):
        balancer, rng = Balancer(random.Random(1)), random.Random(2)
        given = Counter()
        for _ in range(4000):
            answer = "yes" if rng.random() < 0.1 else "no"
            given[answer] += balancer.admits("q", answer)
        self.assertLess(given["no"], 1.9 * given["yes"])

    def test_reads_change_logs_by_section(self):
        log = "### Bug Fixes\n\n* **core:** stop losing the last line ([abc1234](http://x))\n\n### Other\n* nothing to learn here\n"
        self.assertEqual(list(change_log_subjects(log)), [("stop losing the last line", "bugfix")])

    def test_makes_requests_without_gaps(self):
        rng = random.Random(1)
        for _ in range(500):
            text, answers = templated_request(rng)
            self.assertNotIn("{", text)
            self.assertEqual(set(answers), {"taskType", "intent", "complexity"})


if __name__ == "__main__":
    unittest.main()
