"""Choose a small sample of the held-out packages and write it, with names and licences, to `heldout/`."""

import json
import random
import re
import shutil
from collections import defaultdict

from training.corpus import read_lines
from training.labels import TEST
from training.languages import grouped_by_language, is_test_path
from training.paths import HELDOUT, WORK

#: Files per language; a package gives at most a few.
COUNTS = {
    "javascript": 24, "typescript": 22, "typescriptreact": 4, "python": 24, "go": 4, "rust": 3, "java": 3, "cpp": 3, "php": 3, "ruby": 2,
    "markdown": 4, "json": 2, "yaml": 2, "css": 1, "scss": 1, "shellscript": 2, "kotlin": 1, "swift": 1,
}
SHORTEST, LONGEST, PER_PACKAGE = 1_200, 7_000, 3


def choose(records, rng):
    """The sample: evenly over packages within each language, one in five a test."""
    fitting = [record for record in records if SHORTEST <= len(record["text"]) <= LONGEST and not record["path"].endswith(".d.ts")]
    by_language = grouped_by_language(fitting)
    chosen = []
    for language, count in COUNTS.items():
        pool, used = by_language[language], defaultdict(int)
        rng.shuffle(pool)
        tests = [record for record in pool if is_test_path(record["path"])]
        tests.sort(key=lambda record: bool(TEST.search(record["text"])), reverse=True)
        ordered = tests[: count // 5] + [record for record in pool if not is_test_path(record["path"])] + tests[count // 5 :]
        for most in range(1, PER_PACKAGE + 1):
            for record in ordered:
                if count > 0 and used[record["package"]] < most and record not in chosen:
                    used[record["package"]] += 1
                    count -= 1
                    chosen.append(record)
    return chosen


def main():
    rng = random.Random(7)
    shutil.rmtree(HELDOUT, ignore_errors=True)
    HELDOUT.mkdir()
    index = []
    for number, record in enumerate(choose(read_lines(WORK / "heldout.jsonl"), rng)):
        name = f"{number:03d}-{re.sub(r'[^A-Za-z0-9._-]', '_', record['path'].split('/')[-1])}.txt"
        (HELDOUT / name).write_text(record["text"])
        keys = ("package", "version", "licence", "source", "path", "language")
        index.append({"file": name, **{key: record[key] for key in keys}})
    (HELDOUT / "index.json").write_text(json.dumps(index, indent=2) + "\n")
    print(f"{len(index)} files, {sum((HELDOUT / entry['file']).stat().st_size for entry in index)} bytes")


if __name__ == "__main__":
    main()
