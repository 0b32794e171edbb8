"""Turn labelled snippets and requests into conversations in the very layout that the server uses.

The document comes first and the question last. In training several questions follow one document, as further turns,
so that a document's tokens teach more than one answer; the server asks one at a time.
"""

import json
import random
import re
from collections import defaultdict
from textwrap import dedent

from training.labels import NOT_CODE, UNCLEAR_CODE, labels_of, libraries_of
from training.languages import PROSE, grouped_by_language
from training.pairs import WITH, with_lines_set_in, with_pair_line
from training.paths import QUESTIONS
from training.requests import change_log_subjects, templated_request
from training.security import with_security_line

#: Other ways of asking, used for one question in eight.
PARAPHRASES = {
    "async": ["Is there asynchronous code here? Answer yes or no.", "Does this use async code? Answer yes or no."],
    "errorHandling": ["Is there error handling in this code? Answer yes or no.", "Are errors handled here? Answer yes or no."],
    "todo": ["Is there a TODO in this code? Answer yes or no.", "Does a comment here say TODO? Answer yes or no."],
    "test": ["Does this file contain tests? Answer yes or no.", "Is this code a test? Answer yes or no."],
    "documentation": ["Is this a documentation file? Answer yes or no."],
    "code": ["Is this program code? Answer yes or no."],
    "library": ["Is the library {name} used here? Answer yes or no.", "Does this file import {name}? Answer yes or no."],
    "security": ["Is this code insecure? Answer yes or no.", "Is there a security issue in this code? Answer yes or no."],
    "commentedOut": ["Was this comment once code? Answer yes or no."],
    "language": ["What language is this written in? Answer with its identifier."],
    "intent": ["Answer create, modify, delete or query: what does this request want?"],
    "complexity": ["Answer simple, medium or complex: how hard is this request?"],
    "taskType": ["Answer bugfix, feature, refactor, docs, test or question: what kind of task is this?"],
}
#: How the snippets of the instruction data are spread over the languages: each counts at most this often.
LANGUAGE_CAP = 0.09
#: Share of the snippets that get a line with or without a weakness, and a comment that is or is not a to-do: both are rare
#: in published code, and a question that is rarely asked is not learnt.
SECURITY_LINES, REMARKS_SHARE = 0.6, 0.3
#: How many conversations are about snippets, pairs, requests and comments.
KIND_WEIGHTS = (28, 56, 10, 6)
PAIR_LINES = (1, 8)
#: How much oftener than the others the questions are asked that are learnt last: they have many ways to a yes.
HARD_QUESTIONS = {"security": 10, "library": 3}


class Questions:
    """The question texts, with paraphrases in training."""

    def __init__(self, rng=None):
        self.texts = json.loads(QUESTIONS.read_text())
        self.rng = rng

    def ask(self, key, name=None):
        """The text of a question; a paraphrase one time in eight when there is a random source."""
        text = self.texts[key]
        if self.rng and self.rng.random() < 0.125:
            text = self.rng.choice(PARAPHRASES[key])
        return text.format(name=name) if name else text


def fenced(text, language=None):
    """A document as a fenced code block; without a language when that is the question, or unknown."""
    return f"```{language or ''}\n{text.rstrip()}\n```"


#: Lines of a snippet, and of the short ones that training mixes in: they teach more answers per token.
SNIPPET_LINES, SHORT_SNIPPET_LINES = (3, 24), (3, 9)
SHORT_SNIPPETS = 0.6


def snippet_of(record, rng, lines=SNIPPET_LINES):
    """A few consecutive lines of a file, from its start one time in three."""
    rows = record["text"].rstrip("\n").split("\n")
    count = rng.randint(*lines)
    start = 0 if rng.random() < 0.33 else rng.randrange(max(1, len(rows) - count // 2))
    return "\n".join(rows[start : start + count])[:800]


def questions_about(record, text, libraries, rng):
    """Every question that `text` can be asked, as (key, library name or None, answer)."""
    asked = [(key, None, answer) for key, answer in labels_of(record["path"], record["language"], text).items()]
    known = libraries.get(record["language"])
    if known:
        used = sorted(libraries_of(text, record["language"]))
        if used and rng.random() < 0.6:
            asked.append(("library", rng.choice(used), "yes"))
        else:
            other = rng.choice(known)
            if other not in text:
                asked.append(("library", other, "no"))
    return asked


def known_libraries(records, rng):
    """For the languages whose imports are understood, the names that files import."""
    names = {}
    for language in ("javascript", "typescript", "typescriptreact", "python"):
        group = [record for record in records if record["language"] == language]
        found = {name for record in rng.sample(group, min(2000, len(group))) for name in libraries_of(record["text"], language)}
        if found:
            names[language] = sorted(found)
    return names


REMARKS = [
    "TODO: {0}", "TODO {0}", "FIXME: {0}", "TODO({1}): {0}", "XXX {0}", "HACK: {0}", "todo list: {0}", "{0}", "Note: {0}", "We {0} here.",
    "This is done to {0}.", "NOTE({1}): {0}", "See #12: {0}", "Here we {0}",
]
DEEDS = ["handle the empty case", "remove this", "add tests", "make it faster", "support arrays", "check the type", "clean up", "use the new API"]


def with_remark(text, language, rng):
    """`text` with a comment inserted that is, or is not, a to-do; None where the comment syntax is not known."""
    mark = {"python": "#", "ruby": "#", "shellscript": "#", "php": "//"}.get(language, "//")
    if language in NOT_CODE | UNCLEAR_CODE:
        return None
    at = rng.randrange(text.count("\n") + 1)
    remark = rng.choice(REMARKS[:6] if rng.random() < 0.6 else REMARKS[6:]).format(rng.choice(DEEDS), rng.choice(["alice", "ben", "kim", "sam"]))
    return with_lines_set_in(text, at, f"{mark} {remark}")


class Balancer:
    """Keeps yes and no about equally frequent for each question, by leaving out what there is too much of."""

    def __init__(self, rng):
        self.counts, self.rng = defaultdict(int), rng

    def admits(self, key, answer):
        """False, almost always, for an answer that was given more often than the question's other one."""
        other = self.counts[key, "no" if answer == "yes" else "yes"]
        if self.counts[key, answer] > 1.5 * other + 4 and self.rng.random() < 0.96:
            return False
        self.counts[key, answer] += 1
        return True


def code_conversations(records, rng):
    """Endless conversations about snippets: (document, [(question, answer), …])."""
    questions, balancer = Questions(rng), Balancer(rng)
    by_language = grouped_by_language(records)
    languages = [language for language, group in by_language.items() if len(group) >= 8]
    weights = [min(len(by_language[language]), LANGUAGE_CAP * len(records)) ** 0.5 for language in languages]
    libraries = known_libraries(records, rng)
    while True:
        record = rng.choice(by_language[rng.choices(languages, weights)[0]])
        lines = SHORT_SNIPPET_LINES if rng.random() < SHORT_SNIPPETS else SNIPPET_LINES
        language, text = record["language"], snippet_of(record, rng, lines)
        if len(text.strip()) < 40:
            continue
        security = with_security_line(text, language, rng) if rng.random() < SECURITY_LINES else None
        text = security[0] if security else text
        if rng.random() < REMARKS_SHARE:
            text = with_remark(text, language, rng) or text
        asked = questions_about(record, text, libraries, rng)
        rng.shuffle(asked)
        asked = [question for question in asked if balancer.admits(question[0], question[2])][:6]
        if security:
            asked.insert(rng.randint(0, len(asked)), ("security", None, security[1]))
        unknown = rng.random() < 0.6
        if unknown and text.count("\n") >= 3 and rng.random() < 0.7:
            asked.insert(rng.randint(0, len(asked)), ("language", None, language))
        if asked:
            turns = [(questions.ask(key, name), answer) for key, name, answer in asked]
            yield fenced(text, None if unknown else language), turns


def pair_conversations(records, rng):
    """Endless conversations about a few lines of code into which one was set that decides a single question."""
    questions, balancer = Questions(rng), Balancer(rng)
    by_language = grouped_by_language(record for record in records if record["language"] not in NOT_CODE | UNCLEAR_CODE)
    languages, libraries = sorted(by_language), known_libraries(records, rng)
    weights = {**dict.fromkeys(WITH, 1), **HARD_QUESTIONS, **({} if libraries else {"library": 0})}
    while True:
        [key] = rng.choices(list(weights), weights.values())
        record = rng.choice(by_language[rng.choice(sorted(libraries) if key == "library" else languages)])
        language, text = record["language"], snippet_of(record, rng, PAIR_LINES)
        if key == "library":
            # Imports stand at a file's start.
            text = "\n".join(record["text"].split("\n")[: rng.randint(3, 12)])[:600]
            asked = [question for question in questions_about(record, text, libraries, rng) if question[0] == key]
        elif key == "security":
            found = with_security_line(text, language, rng)
            text, asked = (found[0], [(key, None, found[1])]) if found else (text, [])
        else:
            text = with_pair_line(key, text, language, rng)
            asked = [(key, None, labels_of(record["path"], language, text)[key])] if text else []
        if asked and balancer.admits(key, asked[0][2]):
            yield fenced(text, None if rng.random() < 0.4 else language), [(questions.ask(*asked[0][:2]), asked[0][2])]


#: A comment line with its text; what code shows and prose does not; the words of a sentence.
COMMENT_LINE = {
    "slash": re.compile(r"^\s*(?://+!?|/\*+|\*(?!/))\s?(.*?)\s*(?:\*/)?$"),
    "hash": re.compile(r"^\s*#+(?!!)\s?(.*)$"),
}
CODE_SIGN = re.compile(r"[;{}=()\[\]]")
CODE_END = re.compile(r"[;{}]\s*$|^\s*(?:@|#)|=>|\)\s*$", re.M)
PROSE_WORD = re.compile(r"(?<![\w.])[A-Za-z][a-z]+(?=[\s,.:;!?]|$)")


def comment_conversations(records, rng):
    """Endless conversations about the texts of comments: prose, or code that could have been commented out."""
    questions = Questions(rng)
    while True:
        text, answer = comment_text(rng.choice(records), rng)
        if text:
            yield fenced(text), [(questions.ask("commentedOut"), answer)]


def comment_text(record, rng):
    """What a comment of `record` says with "no", or some lines of its code with "yes"; (None, None) where it has neither."""
    language, lines = record["language"], record["text"].split("\n")
    if language in NOT_CODE | UNCLEAR_CODE:
        return None, None
    comment = COMMENT_LINE["hash" if language in ("python", "ruby", "shellscript") else "slash"]
    at = rng.randrange(len(lines))
    count = rng.choice([1, 1, 1, 2, 2, 3, 4])
    if rng.random() < 0.5:
        chosen = lines[at : at + count]
        is_code = all(len(line.strip()) >= 8 and not comment.match(line) for line in chosen)
        return (dedent("\n".join(chosen)), "yes") if is_code and CODE_SIGN.search(" ".join(chosen)) else (None, None)
    while at < len(lines) and not comment.match(lines[at]):
        at += 1
    said = [match.group(1) for match in map(comment.match, lines[at : at + count]) if match]
    text = "\n".join(said)
    return (text, "no") if len(PROSE_WORD.findall(text)) >= 3 and not CODE_END.search(text) else (None, None)


def request_conversations(records, rng):
    """Endless conversations about requests, made up or taken from change logs."""
    questions = Questions(rng)
    subjects = defaultdict(list)
    for record in records:
        if record["language"] in PROSE and "change" in record["path"].lower():
            for subject, task in change_log_subjects(record["text"]):
                subjects[task].append(subject)
    while True:
        if subjects and rng.random() < 0.35:
            task = rng.choice(sorted(subjects))
            yield fenced(rng.choice(subjects[task])), [(questions.ask("taskType"), task)]
            continue
        text, answers = templated_request(rng)
        keys = sorted(answers)
        rng.shuffle(keys)
        yield fenced(text), [(questions.ask(key), answers[key]) for key in keys]


def conversations(records, seed):
    """The instruction mix: mostly snippets; requests and comments are short, so there are more of them than their tokens say."""
    rng = random.Random(seed)
    makers = (code_conversations, pair_conversations, request_conversations, comment_conversations)
    sources = [make(records, rng) for make in makers]
    while True:
        yield next(rng.choices(sources, KIND_WEIGHTS)[0])


def encode_conversation(tokenizer, document, turns):
    """Ids and a flag per id, 1 where it belongs to an answer (with the `<|im_end|>` after it)."""
    start, end = tokenizer.special["<|im_start|>"], tokenizer.special["<|im_end|>"]
    ids, flags = [], []

    def put(tokens, flag=0):
        ids.extend(tokens)
        flags.extend([flag] * len(tokens))

    for index, (question, answer) in enumerate(turns):
        body = f"{document}\n\n{question}" if index == 0 else question
        put([start] + tokenizer.encode("user\n" + body) + [end] + tokenizer.encode("\n"))
        put([start] + tokenizer.encode("assistant\n"))
        put(tokenizer.encode(answer) + [end], 1)
        put(tokenizer.encode("\n"))
    return ids, flags
