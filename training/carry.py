"""Carry the corpus to a machine with a GPU that reaches no registry: `pack` here, `unpack` there.

The text is carried, not its tokens: it packs better, and the tokenizer is made again from it.
"""

import argparse
import json
import lzma

from training.corpus import read_lines, write_lines
from training.languages import COMPLETION_SHARES
from training.paths import TRAINING, WORK

CARRIED = TRAINING / "work" / "carried.xz"
FIELDS = ("package", "path", "language", "text")
#: About how much smaller xz makes source code; the archive is kept below the limit by choosing less text.
RATIO = 4.6


def choose(records, characters):
    """Records up to `characters`, the completion languages by their shares, every other language in full up to 2 %."""
    room = {language: share * characters for language, share in COMPLETION_SHARES.items()}
    for record in records:
        left = room.setdefault(record["language"], 0.02 * characters)
        if left > 0:
            room[record["language"]] = left - len(record["text"])
            yield {field: record[field] for field in FIELDS}


def pack(mebibytes):
    """Write the archive; return its size in bytes."""
    records = read_lines(WORK / "corpus.jsonl")
    parts = {
        "corpus.jsonl": list(choose(records[::-1], mebibytes * 2**20 * RATIO * 0.95)),
        "heldout.jsonl": list(choose(read_lines(WORK / "heldout.jsonl"), mebibytes * 2**20 * RATIO * 0.05)),
    }
    with lzma.open(CARRIED, "wt", preset=6) as out:
        for name, chosen in parts.items():
            for record in chosen:
                out.write(json.dumps({"file": name, **record}) + "\n")
    return CARRIED.stat().st_size


def unpack():
    """Write `corpus.jsonl` and `heldout.jsonl` from the archive; return how many files they hold."""
    WORK.mkdir(parents=True, exist_ok=True)
    with lzma.open(CARRIED, "rt") as lines:
        records = [json.loads(line) for line in lines]
    for name in ("corpus.jsonl", "heldout.jsonl"):
        write_lines(WORK / name, [record for record in records if record["file"] == name])
    return len(records)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["pack", "unpack"])
    parser.add_argument("--mebibytes", type=int, default=56, help="about how large the archive may get")
    options = parser.parse_args()
    if options.action == "pack":
        print(f"{CARRIED.name}: {pack(options.mebibytes) / 2**20:.1f} MiB")
    else:
        print(f"{unpack()} files")


if __name__ == "__main__":
    main()
