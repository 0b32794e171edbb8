"""Byte-level BPE with Qwen2's pre-tokenizer: the same ids here and in llama.cpp (`tokenizer.ggml.pre = qwen2`).

A tokenizer is its list of merges. Ids 0–255 are the bytes, 256 + i is the i-th merge, then come the special tokens
of Qwen2.5-Coder.
"""

import argparse
import heapq
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict

from training.corpus import CorpusError, read_lines
from training.languages import COMPLETION_SHARES
from training.paths import WORK

SPECIAL = [
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|fim_prefix|>", "<|fim_middle|>", "<|fim_suffix|>",
    "<|fim_pad|>", "<|repo_name|>", "<|file_sep|>",
]
MERGES_FILE = WORK / "merges.json"


def character_class(initial):
    """The inside of a regular expression's class that holds every character of a Unicode category (`L` or `N`)."""
    ranges, start = [], None
    for code in range(sys.maxunicode + 2):
        inside = code <= sys.maxunicode and unicodedata.category(chr(code))[0] == initial
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            ranges.append(f"\\U{start:08x}-\\U{code - 1:08x}")
            start = None
    return "".join(ranges)


def qwen2_pattern():
    """Qwen2's pre-tokenizer, without the `regex` module's `\\p`."""
    letters, numbers = character_class("L"), character_class("N")
    space = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
    return re.compile(
        r"'(?:[sS]|[tT]|[rR][eE]|[vV][eE]|[mM]|[lL][lL]|[dD])"
        rf"|[^\r\n{letters}{numbers}]?[{letters}]+|[{numbers}]"
        rf"| ?[^{space}{letters}{numbers}]+[\r\n]*|[{space}]*[\r\n]+|[{space}]+(?![^{space}])|[{space}]+"
    )


class Tokenizer:
    """Encodes and decodes with a list of merges, each a pair of ids."""

    def __init__(self, merges):
        self.merges = [tuple(pair) for pair in merges]
        self.rank = {pair: index for index, pair in enumerate(self.merges)}
        self.pieces = [bytes([byte]) for byte in range(256)]
        for left, right in self.merges:
            self.pieces.append(self.pieces[left] + self.pieces[right])
        self.special = {text: len(self.pieces) + index for index, text in enumerate(SPECIAL)}
        self.size = len(self.pieces) + len(SPECIAL)
        self.pattern = qwen2_pattern()
        self.words = {}

    @classmethod
    def load(cls, path=MERGES_FILE):
        if not path.exists():
            raise CorpusError(f"{path.name} is missing; run `python3 -m training.tokenizer` first")
        return cls(json.loads(path.read_text()))

    def encode(self, text):
        """Ids of `text`, which holds no special tokens."""
        ids = []
        for word in self.pattern.findall(text):
            known = self.words.get(word)
            if known is None:
                known = self.words[word] = self.encode_word(word)
            ids.extend(known)
        return ids

    def encode_word(self, word):
        """Merge the bytes of one pre-token, the earliest learnt merge first."""
        ids = list(word.encode("utf-8"))
        while len(ids) > 1:
            rank, at = min((self.rank.get(pair, 1 << 30), index) for index, pair in enumerate(zip(ids, ids[1:])))
            if rank == 1 << 30:
                break
            ids[at : at + 2] = [256 + rank]
        return ids

    def decode(self, ids):
        """Text of ordinary ids; special tokens are left out."""
        return b"".join(self.pieces[i] for i in ids if i < len(self.pieces)).decode("utf-8", "replace")


def learn_merges(word_counts, count):
    """Learn `count` merges from how often each pre-token occurs."""
    words = [(list(word.encode("utf-8")), times) for word, times in word_counts.items() if times > 1]
    pairs, places = Counter(), defaultdict(set)
    for index, (ids, times) in enumerate(words):
        for pair in zip(ids, ids[1:]):
            pairs[pair] += times
            places[pair].add(index)
    queue = [(-times, pair) for pair, times in pairs.items()]
    heapq.heapify(queue)
    merges = []
    while queue and len(merges) < count:
        times, pair = heapq.heappop(queue)
        if pairs[pair] != -times:
            if pairs[pair] > 0:
                heapq.heappush(queue, (-pairs[pair], pair))
            continue
        new = 256 + len(merges)
        merges.append(pair)
        changed = set()
        for index in places.pop(pair):
            ids, weight = words[index]
            for old in zip(ids, ids[1:]):
                pairs[old] -= weight
            ids = merged(ids, pair, new)
            words[index] = (ids, weight)
            for fresh in zip(ids, ids[1:]):
                pairs[fresh] += weight
                places[fresh].add(index)
                if new in fresh:
                    changed.add(fresh)
        del pairs[pair]
        for fresh in changed:
            heapq.heappush(queue, (-pairs[fresh], fresh))
    return merges


def merged(ids, pair, new):
    """`ids` with every occurrence of `pair` replaced by `new`."""
    out, at = [], 0
    while at < len(ids):
        if at + 1 < len(ids) and ids[at] == pair[0] and ids[at + 1] == pair[1]:
            out.append(new)
            at += 2
        else:
            out.append(ids[at])
            at += 1
    return out


def sample_of(records, characters):
    """Texts for learning the vocabulary: the completion languages by their shares, a twelfth of everything else."""
    groups = defaultdict(list)
    for record in records:
        groups[record["language"] if record["language"] in COMPLETION_SHARES else "other"].append(record["text"])
    shares = {**COMPLETION_SHARES, "other": 0.08}
    for language, texts in sorted(groups.items()):
        room, step = characters * shares[language], max(1, len(texts) // 4000)
        for text in texts[::step]:
            if room <= 0:
                break
            room -= len(text)
            yield text


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vocabulary", type=int, default=6144, help="size with bytes and special tokens")
    parser.add_argument("--characters", type=int, default=24_000_000, help="how much of the corpus to look at")
    options = parser.parse_args()
    pattern, counts = qwen2_pattern(), Counter()
    for text in sample_of(read_lines(WORK / "corpus.jsonl"), options.characters):
        counts.update(pattern.findall(text))
    short = Counter({word: times for word, times in counts.items() if len(word) <= 40})
    merges = learn_merges(short, options.vocabulary - 256 - len(SPECIAL))
    MERGES_FILE.write_text(json.dumps(merges))
    print(f"{len(merges)} merges from {len(short)} different pre-tokens")


if __name__ == "__main__":
    main()
