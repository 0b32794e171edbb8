"""Write questions with known answers about held-out packages, for `evaluate.mjs`: `work/exam.jsonl`.

Each yes/no question is asked about as many snippets with "yes" as with "no"; the language question about 20-line
snippets, as often for each language.
"""

import argparse
import json
import random
from collections import Counter

from training.corpus import read_lines, write_lines
from training.instructions import Questions, comment_text, fenced, known_libraries, questions_about, snippet_of, with_remark
from training.languages import grouped_by_language
from training.paths import HELDOUT, WORK
from training.requests import templated_request
from training.security import with_security_line

LANGUAGES = ["javascript", "typescript", "python", "rust", "go", "java", "cpp"]
CHOICES = {
    "intent": ["create", "modify", "delete", "query"],
    "complexity": ["simple", "medium", "complex"],
    "taskType": ["bugfix", "feature", "refactor", "docs", "test", "question"],
    "language": LANGUAGES,
}


def candidates(records, rng):
    """Endless (key, library name, language of the fence, text, answer)."""
    libraries = known_libraries(records, rng)
    while True:
        record = rng.choice(records)
        text = snippet_of(record, rng)
        language = record["language"]
        if rng.random() < 0.3:
            text = with_remark(text, language, rng) or text
        for key, name, answer in questions_about(record, text, libraries, rng):
            yield key, name, language, text, answer
        said, is_code = comment_text(record, rng)
        if said:
            yield "commentedOut", None, "", said, is_code
        security = with_security_line(text, language, rng)
        if security:
            yield "security", None, language, *security


def yes_no_questions(records, each, rng, keys):
    """`each` questions per key and answer."""
    wanted = Counter({(key, answer): each for key in keys for answer in ("yes", "no")})
    questions = Questions()
    for tried, (key, name, language, text, answer) in enumerate(candidates(records, rng)):
        if wanted[key, answer] > 0 and len(text.strip()) > (0 if key == "commentedOut" else 40):
            wanted[key, answer] -= 1
            yield {"key": key, "document": fenced(text, language), "question": questions.ask(key, name), "choices": ["yes", "no"], "answer": answer}
        if not +wanted or tried > 400_000:
            return


def language_questions(records, each, rng):
    groups = grouped_by_language(records)
    for language in LANGUAGES:
        for _ in range(each if groups[language] else 0):
            text = snippet_of(rng.choice(groups[language]), rng, lines=(20, 20))
            yield {"key": "language", "document": fenced(text), "question": Questions().ask("language"), "choices": LANGUAGES, "answer": language}


def request_questions(each, rng):
    for _ in range(each):
        text, answers = templated_request(rng)
        for key, answer in answers.items():
            yield {"key": key, "document": fenced(text), "question": Questions().ask(key), "choices": CHOICES[key], "answer": answer}


def heldout_records():
    """All held-out packages where they were fetched; otherwise the committed sample of them."""
    if (WORK / "heldout.jsonl").exists():
        return read_lines(WORK / "heldout.jsonl")
    entries = json.loads((HELDOUT / "index.json").read_text())
    return [{**entry, "text": (HELDOUT / entry["file"]).read_text()} for entry in entries]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=150, help="questions per key and answer")
    each = parser.parse_args().each
    rng = random.Random(17)
    records = [record for record in heldout_records() if not record["path"].endswith(".d.ts")]
    keys = [key for key in Questions().texts if key not in CHOICES]
    asked = [*yes_no_questions(records, each, rng, keys), *language_questions(records, each, rng), *request_questions(2 * each, rng)]
    write_lines(WORK / "exam.jsonl", asked)
    print(Counter(question["key"] for question in asked))


if __name__ == "__main__":
    main()
