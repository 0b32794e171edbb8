"""Write the ids that this tokenizer gives some texts, for the test that llama.cpp gives the same.

`python3 -m training.parity` reads the vocabulary of the model that ships and rewrites the test's fixture.
"""

import argparse
import json
from pathlib import Path

from training import gguf
from training.export import byte_characters
from training.paths import HELDOUT, REPOSITORY, STARTER
from training.tokenizer import Tokenizer

FIXTURE = REPOSITORY / "test" / "training" / "fixtures" / "tokenizer.json"
TEXTS = [
    "", " ", "\n", "\r\n\r\n", "\t\tx", "   ", "   \n   y", "a  b", "don't they'll I'VE", "x = 1234567890",
    "for (let i = 0; i < items.length; i++) {\n", "if __name__ == \"__main__\":\n    main()\n", "名前 = 'ü' # é\n",
    "😀👩‍👩‍👧 ok", "²³½Ⅷ٣", "a\u00a0b\u2003c\u3000d", "naïve Ωmega ßtraße", "<div className={`x ${y}`} />", "!==>>>=??.", "\u200b\ufeff\x00\x7f",
    "<not a special token|>", "://www.example.org/?a=b&c=%20d",
]
#: Files of the held-out sample to try, and how much of each.
FILES, CHARACTERS = 12, 800


def tokenizer_of(path):
    """The tokenizer that a GGUF file's vocabulary describes."""
    metadata, _ = gguf.read(path)
    ids = {piece: number for number, piece in enumerate(metadata["tokenizer.ggml.tokens"])}
    # A GGUF may number its bytes in any order; this pipeline numbers them by value.
    if any(ids[character] != byte for byte, character in byte_characters().items()):
        raise gguf.GgufError(f"{path.name} was not made by this pipeline")
    return Tokenizer([tuple(ids[part] for part in merge.split(" ")) for merge in metadata["tokenizer.ggml.merges"]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", nargs="?", type=Path, default=STARTER)
    tokenizer = tokenizer_of(parser.parse_args().model)
    files = sorted(HELDOUT.glob("*.txt"))
    texts = TEXTS + [file.read_text()[:CHARACTERS] for file in files[:: max(1, len(files) // FILES)]]
    cases = [{"text": text, "ids": tokenizer.encode(text)} for text in texts]
    FIXTURE.parent.mkdir(parents=True, exist_ok=True)
    FIXTURE.write_text(json.dumps(cases, indent=0, ensure_ascii=True) + "\n")
    print(f"{len(cases)} texts, {sum(len(case['ids']) for case in cases)} ids")


if __name__ == "__main__":
    main()
