"""Encode the corpus and pack it into training sequences, `work/train.npy` and `work/valid.npy`.

A sequence is one row of uint16 ids. The top bit marks ids that count more in the loss (answers to questions, the
middle of a fill-in-the-middle example).
"""

import argparse
import json
import random
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

import numpy as np

from training.corpus import CorpusError, read_lines
from training.instructions import conversations, encode_conversation
from training.languages import COMPLETION_SHARES, grouped_by_language
from training.paths import WORK
from training.tokenizer import Tokenizer

EMPHASIS = 0x8000


def segments_of(ids, ends_line, length, rng, most=4):
    """Cut a file's ids into runs of at most `length`, each from a line's start; a few of them when there are many."""
    starts = [0] + [i + 1 for i, token in enumerate(ids) if ends_line[token]]
    segments, at = [], 0
    while at < len(starts) and starts[at] < len(ids):
        begin = starts[at]
        segments.append(ids[begin : begin + length])
        while at < len(starts) and starts[at] < begin + length:
            at += 1
    if len(segments) > most:
        first = rng.randrange(len(segments) - most + 1) if rng.random() > 0.3 else 0
        segments = segments[first : first + most]
    return segments


def excerpt_of(text, rng, longest=9_000):
    """Some consecutive lines of a long file, from its start one time in three; all of a short one."""
    if len(text) <= longest or rng.random() < 0.33:
        return text[:longest]
    start = text.find("\n", rng.randrange(len(text) - longest + 1)) + 1
    return text[start : start + longest]


def plain_rows(records, tokenizer, length, rng):
    """Endless runs of lines of one language; `<|endoftext|>` follows where a file ends."""
    end = tokenizer.special["<|endoftext|>"]
    ends_line = [piece.endswith(b"\n") for piece in tokenizer.pieces] + [False] * len(tokenizer.special)
    while True:
        rng.shuffle(records)
        for record in records:
            text = excerpt_of(record["text"], rng)
            ids = tokenizer.encode(text) + ([end] if record["text"].endswith(text) else [])
            yield from segments_of(ids, ends_line, length, rng)


def excerpt_of_sibling(record, siblings, rng, most=12):
    """A path and some lines of another file of the same package, or None."""
    other = rng.choice(siblings)
    if other is record:
        return None
    lines = other["text"].split("\n")
    start = rng.randrange(max(1, len(lines) - 3))
    return other["path"], "\n".join(lines[start : start + rng.randint(3, most)])


def repository_header(record, siblings, tokenizer, rng):
    """What the server sets before a prefix when it knows related code: Qwen's repository format."""
    found = excerpt_of_sibling(record, siblings, rng)
    if found is None:
        return []
    path, text = found
    mark = tokenizer.special
    return [
        mark["<|repo_name|>"], *tokenizer.encode("workspace\n"),
        mark["<|file_sep|>"], *tokenizer.encode(f"{path}\n{text}\n"),
        mark["<|file_sep|>"], *tokenizer.encode(f"{record['path']}\n"),
    ]


#: Share of the fill-in-the-middle examples that begin with related code.
HEADER_SHARE = 0.25


def fim_example(record, siblings, tokenizer, length, rng):
    """One fill-in-the-middle example in prefix-suffix-middle order, or None when the chosen line is too short.

    The middle ends where its line ends; the cursor is anywhere in the line, one time in four at its start.
    """
    lines = record["text"].split("\n")
    at = rng.randrange(len(lines))
    line = lines[at]
    indent = len(line) - len(line.lstrip())
    if len(line) - indent < 6:
        return None
    cursor = indent if rng.random() < 0.25 else rng.randrange(indent, len(line) - 1)
    middle = tokenizer.encode(line[cursor:])
    suffix = tokenizer.encode("\n" + "\n".join(lines[at + 1 : at + 1 + rng.randint(0, 6)]))[:48]
    header = repository_header(record, siblings, tokenizer, rng) if rng.random() < HEADER_SHARE else []
    room = length - len(middle) - len(suffix) - len(header) - 4
    if room < 32:
        return None
    before = "\n".join(lines[max(0, at - length // 8) : at] + [line[:cursor]])
    prefix = tokenizer.encode(before)[-min(room, rng.choice([length // 8, length // 4, length // 2, length])) :]
    mark = tokenizer.special
    head = [*header, mark["<|fim_prefix|>"], *prefix, mark["<|fim_suffix|>"], *suffix, mark["<|fim_middle|>"]]
    return head + [token | EMPHASIS for token in middle + [mark["<|endoftext|>"]]]


def fim_rows(by_language, shares, tokenizer, length, rng):
    packages = defaultdict(list)
    for records in by_language.values():
        for record in records:
            packages[record["package"]].append(record)
    while True:
        record = rng.choice(by_language[rng.choices(list(shares), list(shares.values()))[0]])
        example = fim_example(record, packages[record["package"]], tokenizer, length, rng)
        if example:
            yield example


def instruction_rows(records, tokenizer, length, seed):
    for document, turns in conversations(records, seed):
        ids, flags = encode_conversation(tokenizer, document, turns)
        if len(ids) <= length:
            yield [token | EMPHASIS if flag else token for token, flag in zip(ids, flags)]


def fill(source, length, carry):
    """One row of `length` ids from the runs of `source`; what does not fit is carried to the next row."""
    row = carry
    while len(row) < length:
        row = row + next(source)
    return row[:length], []


def pack(records, tokenizer, count, length, shares, seed):
    """Return `count` rows of `length + 1` ids in random order, mixed by `shares` (fim, instructions, rest plain)."""
    if not records:
        raise CorpusError("the corpus is empty")
    rng = random.Random(seed)
    by_language = grouped_by_language(records)
    present = {name: share for name, share in COMPLETION_SHARES.items() if by_language[name]}
    if not present:
        raise CorpusError("the corpus holds none of the languages that completion is trained for")
    plain = {name: plain_rows(by_language[name], tokenizer, length + 1, rng) for name in present}
    completable = {name: list(by_language[name]) for name in present}
    fim = fim_rows(completable, present, tokenizer, length + 1, rng)
    instructions = instruction_rows(records, tokenizer, length + 1, seed)
    rows = np.empty((count, length + 1), np.uint16)
    for index in range(count):
        kind = rng.random()
        if kind < shares["fim"]:
            source = fim
        elif kind < shares["fim"] + shares["instructions"]:
            source = instructions
        else:
            source = plain[rng.choices(list(present), list(present.values()))[0]]
        rows[index], _ = fill(source, length + 1, [])
    return rows


#: Parts of a large corpus, each packed by itself, on as many cores as there are. A fixed number, so that the result does
#: not depend on the machine.
PARTS, LARGE_CORPUS = 16, 2_000


def pack_part(part, count, length, shares):
    """The rows made of every sixteenth record of the corpus."""
    with (WORK / "corpus.jsonl").open() as lines:
        records = [json.loads(line) for line in islice(lines, part, None, PARTS)]
    return pack(records, Tokenizer.load(), count, length, shares, seed=1 + part)


def pack_corpus(count, length, shares):
    """All rows of the training set, in random order."""
    records = sum(1 for _ in (WORK / "corpus.jsonl").open())
    if records < LARGE_CORPUS:
        return pack(read_lines(WORK / "corpus.jsonl"), Tokenizer.load(), count, length, shares, seed=1)
    with ProcessPoolExecutor() as pool:
        parts = [pool.submit(pack_part, part, count // PARTS, length, shares) for part in range(PARTS)]
        rows = np.concatenate([part.result() for part in parts])
    np.random.default_rng(1).shuffle(rows)
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tokens", type=int, default=24_000_000, help="size of the training set")
    parser.add_argument("--length", type=int, default=512, help="tokens per sequence")
    parser.add_argument("--fim", type=float, default=0.05, help="share of fill-in-the-middle sequences")
    parser.add_argument("--instructions", type=float, default=0.12, help="share of instruction sequences")
    options = parser.parse_args()
    tokenizer = Tokenizer.load()
    shares = {"fim": options.fim, "instructions": options.instructions}
    train = pack_corpus(options.tokens // options.length, options.length, shares)
    np.save(WORK / "train.npy", train)
    heldout = read_lines(WORK / "heldout.jsonl")
    for name, only in (("plain", {"fim": 0, "instructions": 0}), ("instructions", {"fim": 0, "instructions": 1})):
        rows = pack(heldout, tokenizer, 48, options.length, only, seed=2) if heldout else train[:48]
        np.save(WORK / f"valid_{name}.npy", rows)
    print(f"{train.shape[0]} sequences of {options.length} tokens; vocabulary {tokenizer.size}")


if __name__ == "__main__":
    main()
