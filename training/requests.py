"""Requests in plain English with their intent, complexity and task type: from templates and from real change logs."""

import re

NOUNS = [
    "user", "order", "session", "cache", "parser", "config", "report", "invoice", "logger", "queue", "token", "index", "schema", "router",
    "button", "form", "table", "chart", "upload", "payment", "profile", "search", "date", "email", "api", "query", "worker", "menu", "filter",
]
THINGS = ["function", "class", "method", "endpoint", "component", "module", "helper", "service", "hook", "script", "field", "command", "page"]
PLACES = ["", "", "", " in {n2}.ts", " in {n2}.py", " in the {n2} module", " for the {n2}", " to the {n2} service", " on the {n2} page"]
DETAILS = ["", "", " with tests", " and keep the old behaviour", " that returns the {n2} id", " when the {n2} is empty", " for each {n2}"]
POLITE = ["", "", "", "Please ", "Can you ", "Could you ", "I want you to ", "We need to "]
TAILS = {
    "simple": ["", "", "", ".", " please"],
    "medium": [
        " and update the callers", " and add a test for it", " with validation and error messages", " and handle the empty case and log it",
        ", including the {n2} and the {n3}", " with pagination and sorting", " and show an error when the {n2} is missing",
    ],
    "complex": [
        " across the whole code base, with migrations and backward compatibility", " as a separate service with authentication, retries and monitoring",
        " so that it scales to millions of {n2}s, with caching, sharding and a migration plan",
        "; redesign the {n2} layer, split the {n3} module and keep every public interface working",
        " with a plugin architecture, end-to-end tests, documentation and a rollout plan", " in all services and replace the database behind them",
    ],
}
#: (task type, intent, sentence); {t} is a thing, {n} {n2} {n3} are nouns.
SENTENCES = [
    ("feature", "create", "add a {t} that validates the {n}"), ("feature", "create", "create a {n} {t}"), ("feature", "create", "implement a new {n} {t}"),
    ("feature", "create", "write a {t} to export the {n}"), ("feature", "create", "build a {n} {t}"), ("feature", "create", "support multiple {n}s"),
    ("feature", "create", "introduce a {t} for {n} notifications"), ("feature", "create", "generate a {t} that sorts the {n}s"),
    ("feature", "modify", "extend the {n} {t} with paging"), ("feature", "modify", "let the {n} {t} accept a list"), ("feature", "modify", "change the {n} {t} to support dark mode"),
    ("bugfix", "modify", "fix the crash in the {n} {t}"), ("bugfix", "modify", "fix the bug where the {n} is saved twice"), ("bugfix", "modify", "the {n} {t} throws when the list is empty"),
    ("bugfix", "modify", "resolve the race condition in the {n} {t}"), ("bugfix", "modify", "correct the wrong {n} total"), ("bugfix", "modify", "the {n} does not load any more, repair it"),
    ("bugfix", "modify", "prevent a memory leak in the {n} {t}"), ("bugfix", "modify", "handle null {n}s so it stops failing"),
    ("refactor", "modify", "refactor the {n} {t}"), ("refactor", "modify", "rename the {n} {t}"), ("refactor", "modify", "simplify the {n} {t}"), ("refactor", "modify", "extract the {n} code into a {t}"),
    ("refactor", "modify", "move the {n} {t} to its own file"), ("refactor", "modify", "convert the {n} {t} to async"), ("refactor", "modify", "clean up the {n} {t}"),
    ("refactor", "delete", "remove the unused {n} {t}"), ("refactor", "delete", "delete the deprecated {n} {t}"), ("refactor", "delete", "drop support for the old {n}"),
    ("refactor", "delete", "get rid of the {n} {t}"), ("refactor", "delete", "strip the dead {n} code"), ("test", "delete", "delete the flaky {n} test"), ("docs", "delete", "remove the outdated {n} documentation"),
    ("docs", "create", "document the {n} {t}"), ("docs", "create", "write a readme for the {n} module"), ("docs", "create", "add doc comments to the {n} {t}"), ("docs", "create", "add a usage example for the {n} {t}"),
    ("docs", "modify", "update the documentation of the {n} {t}"), ("docs", "modify", "fix a typo in the {n} docs"), ("docs", "modify", "improve the comments in the {n} {t}"),
    ("test", "create", "add unit tests for the {n} {t}"), ("test", "create", "write a test for the {n} {t}"), ("test", "create", "cover the {n} {t} with tests"), ("test", "create", "create an integration test for the {n}"),
    ("test", "modify", "update the {n} tests"), ("test", "modify", "speed up the {n} test suite"),
    ("feature", "create", "make a {t} for the {n}"), ("feature", "create", "scaffold a {n} {t}"), ("feature", "create", "set up a {t} with {n} support"),
    ("feature", "create", "add {n} support"), ("feature", "create", "allow filtering by {n}"), ("feature", "create", "new {t} for {n}s"), ("feature", "create", "provide an option for the {n}"),
    ("feature", "modify", "make the {n} {t} configurable"), ("feature", "modify", "update the {n} {t} so it returns the {n2}"), ("feature", "modify", "increase the {n} limit to 50"),
    ("bugfix", "modify", "{n} {t} returns the wrong value"), ("bugfix", "modify", "fix off-by-one error in {n} {t}"), ("bugfix", "modify", "fix failing {n}"), ("bugfix", "modify", "repair the broken {n} link"),
    ("bugfix", "modify", "do not crash when the {n} is undefined"), ("bugfix", "modify", "debug why the {n} {t} hangs and fix it"),
    ("refactor", "modify", "split the {n} {t} into smaller functions"), ("refactor", "modify", "replace the loop in the {n} {t} by map"), ("refactor", "modify", "reorganise the {n} code"),
    ("refactor", "modify", "optimise the {n} {t}"), ("refactor", "modify", "use const instead of let in the {n} {t}"), ("refactor", "modify", "reduce duplication in the {n} {t}"),
    ("refactor", "delete", "delete the {n} {t}"), ("refactor", "delete", "remove the {n}"), ("refactor", "delete", "clear out the unused {n} imports"), ("refactor", "delete", "eliminate the {n} {t}"),
    ("docs", "create", "write a docstring for the {n} {t}"), ("docs", "create", "describe the {n} {t} in the changelog"), ("docs", "create", "add comments that explain the {n} {t}"),
    ("test", "create", "write pytest cases for the {n}"), ("test", "create", "test the {n} {t} with an empty list"), ("test", "create", "increase test coverage of the {n}"), ("test", "create", "mock the {n} in a test"),
    ("test", "modify", "fix the flaky {n} test"), ("question", "query", "can the {n} be null?"), ("question", "query", "what is the difference between {n} and {n2}?"),
    ("question", "query", "does the {n} {t} support {n2}s?"), ("question", "query", "search for the {n} {t}"), ("question", "query", "how many {n}s are there?"), ("question", "query", "tell me about the {n} {t}"),
    ("question", "query", "what does the {n} {t} do?"), ("question", "query", "where is the {n} {t} defined?"), ("question", "query", "how does the {n} {t} work?"), ("question", "query", "why is the {n} so slow?"),
    ("question", "query", "explain the {n} {t}"), ("question", "query", "which {t}s use the {n}?"), ("question", "query", "show me all callers of the {n} {t}"), ("question", "query", "is the {n} {t} thread safe?"),
    ("question", "query", "find the {n} {t}"), ("question", "query", "list every {n} {t}"), ("question", "query", "when is the {n} updated?"), ("question", "query", "who calls the {n} {t}?"),
]
SECTIONS = {
    "bug fixes": "bugfix", "bugfixes": "bugfix", "fixed": "bugfix", "fixes": "bugfix", "bug fix": "bugfix", "features": "feature", "feature": "feature", "added": "feature",
    "new features": "feature", "documentation": "docs", "docs": "docs", "code refactoring": "refactor", "refactor": "refactor", "refactors": "refactor",
    "tests": "test",
}


def templated_request(rng):
    """A made-up request as (text, {question: answer})."""
    task, intent, sentence = rng.choice(SENTENCES)
    complexity = "simple" if intent == "query" and rng.random() < 0.7 else rng.choice(list(TAILS))
    place = rng.choice(PLACES) + rng.choice(DETAILS) if intent != "query" and complexity != "simple" else ""
    polite = rng.choice(POLITE) if intent != "query" and not sentence.startswith("the ") else ""
    text = polite + sentence + place + (rng.choice(TAILS[complexity]) if intent != "query" or complexity != "simple" else "")
    if not polite and rng.random() < 0.7:
        text = text[0].upper() + text[1:]
    names = rng.sample(NOUNS, 3)
    text = text.format(t=rng.choice(THINGS), n=names[0], n2=names[1], n3=names[2])
    return text, {"taskType": task, "intent": intent, "complexity": complexity}


def change_log_subjects(text):
    """Subjects of a change log whose sections name the kind of change, as (subject, task type)."""
    section = None
    for line in text.split("\n"):
        heading = re.match(r"#{2,5}\s*(.+?)\s*$", line)
        if heading:
            section = SECTIONS.get(re.sub(r"[^a-z ]", "", heading.group(1).lower()).strip())
        item = re.match(r"[*-] +(?:\*\*[^*]+:?\*\*:? *)?(.+)", line)
        if section and item:
            subject = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", item.group(1))
            subject = re.sub(r"\s*\(?(#\d+|[0-9a-f]{7,40}|[Tt]hanks [^)]*|closes|fixes)\)?,?", "", subject).strip(" ,()")
            if 15 <= len(subject) <= 120:
                yield subject, section
