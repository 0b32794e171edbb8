"""Answers that cost nothing: what a snippet of code says about itself to plain pattern matching."""

import json
import re
from functools import lru_cache
from pathlib import Path

from training.languages import DATA, PROSE, UNCLEAR_CODE, is_test_path

#: From the server's own data: `npm run generate` writes it.
KNOWN = json.loads((Path(__file__).parent / "labels.json").read_text())
TODO = re.compile(r"(//|#|/\*|\*|--|<!--).*\b(" + "|".join(KNOWN["todoTags"]) + r")\b")
TEST = re.compile(
    r"\b(describe|it|test|suite)(\.\w+)?\(\s*['\"`]|\bexpect\(|\bassert(\w*|\.\w+)?[ (]|def test_|unittest|pytest|#\[(tokio::)?test\]"
    r"|\bfunc Test\w+\(|@Test\b|\bTEST(_F)?\(|\bt\.(is|equal|same|deepEqual|ok)\("
)
SCRIPT_IMPORT = re.compile(r"""(?:\bfrom\s+|\bimport\s+|\brequire\(\s*|\bimport\(\s*)['"](@?[\w./-]+)['"]""")
PYTHON_IMPORT = re.compile(r"^\s*(?:from\s+([A-Za-z_]\w*)[\w.]*\s+import|import\s+([A-Za-z_]\w*))", re.M)
NOT_CODE = PROSE | DATA


def libraries_of(text, language):
    """Names of the packages that `text` imports, relative imports left out."""
    if language == "python":
        return {match.group(1) or match.group(2) for match in PYTHON_IMPORT.finditer(text)}
    names = set()
    for match in SCRIPT_IMPORT.finditer(text):
        parts = match.group(1).split("/")
        if not parts[0].startswith("."):
            names.add("/".join(parts[:2]) if parts[0].startswith("@") else parts[0])
    return names - {""}


@lru_cache(maxsize=None)
def evidence_of(question, language):
    """What shows in a language that code is asynchronous, or that it handles errors."""
    return re.compile(KNOWN["evidence"].get(language, KNOWN["otherwise"])[question])


def yes_no(value):
    return "yes" if value else "no"


def labels_of(path, language, text):
    """Answers to the yes/no questions about code that `text` can be asked; unclear ones are left out."""
    answers = {}
    prose = language in PROSE
    if language not in UNCLEAR_CODE:
        answers["code"] = yes_no(language not in NOT_CODE)
    if prose or language not in NOT_CODE:
        answers["documentation"] = yes_no(prose)
    if language in NOT_CODE | UNCLEAR_CODE:
        return answers
    answers["async"] = yes_no(evidence_of("async", language).search(text))
    answers["errorHandling"] = yes_no(evidence_of("errorHandling", language).search(text))
    answers["todo"] = yes_no(TODO.search(text))
    looks_like_test = bool(TEST.search(text))
    if looks_like_test == is_test_path(path):
        answers["test"] = yes_no(looks_like_test)
    return answers
