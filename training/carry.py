"""Carry the corpus to a machine with a GPU that reaches no registry: `pack` here, `unpack` there.

The text is carried, not its tokens, which pack worse.
"""

import argparse
import json
import lzma
from pathlib import Path

from training.corpus import read_lines, write_lines
from training.languages import COMPLETION_SHARES
from training.paths import TRAINING, WORK

CARRIED = TRAINING / "work" / "carried.xz"
FIELDS = ("package", "path", "language", "text")
#: About how much smaller xz makes source code; the archive is kept below the limit by choosing less text.
RATIO = 6.2


def choose(records, characters):
    """Records up to `characters`, the completion languages by their shares, every other language in full up to 2 %."""
    room = {language: share * characters for language, share in COMPLETION_SHARES.items()}
    for record in records:
        left = room.setdefault(record["language"], 0.02 * characters)
        if left > 0:
            room[record["language"]] = left - len(record["text"])
            yield {field: record[field] for field in FIELDS}


def read_archive(path):
    with lzma.open(path, "rt") as lines:
        return [json.loads(line) for line in lines]


def place_of(record):
    return record["package"], record["path"]


def pack(mebibytes, without=None):
    """Write the archive, but for the corpus's files that the archive `without` holds; return its size in bytes."""
    records = read_lines(WORK / "corpus.jsonl")
    if without:
        held = {place_of(record) for record in read_archive(without)}
        records = [record for record in records if place_of(record) not in held]
    parts = {
        "corpus.jsonl": list(choose(records[::-1], mebibytes * 2**20 * RATIO * 0.95)),
        "heldout.jsonl": list(choose(read_lines(WORK / "heldout.jsonl"), mebibytes * 2**20 * RATIO * 0.05)),
    }
    with lzma.open(CARRIED, "wt", preset=9) as out:
        for name, chosen in parts.items():
            for record in chosen:
                out.write(json.dumps({"file": name, **record}) + "\n")
    return CARRIED.stat().st_size


def unpack():
    """Write `corpus.jsonl` and `heldout.jsonl` from the archive; return how many files they hold."""
    WORK.mkdir(parents=True, exist_ok=True)
    records = read_archive(CARRIED)
    for name in ("corpus.jsonl", "heldout.jsonl"):
        write_lines(WORK / name, [record for record in records if record["file"] == name])
    return len(records)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["pack", "unpack"])
    parser.add_argument("--mebibytes", type=int, default=56, help="about how large the archive may get")
    parser.add_argument("--without", type=Path, help="an earlier archive, whose part of the corpus has been learnt from")
    options = parser.parse_args()
    if options.action == "pack":
        print(f"{CARRIED.name}: {pack(options.mebibytes, options.without) / 2**20:.1f} MiB")
    else:
        print(f"{unpack()} files")


if __name__ == "__main__":
    main()
