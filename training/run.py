"""The whole pipeline in one command: `python3 -m training.run cpu | gpu | smoke`.

Steps whose results exist are left out, so a run that was stopped goes on where it was; `--fresh` starts over.
`smoke` takes a few packages and half a minute of training, in a folder of its own, and shows that every step works.
"""

import argparse
import os
import subprocess
import sys

from training.config import RUNS
from training.paths import DOWNLOADS, TRAINING

SMOKE_PACKAGES = 10


def steps_of(name, seconds):
    """(step, arguments, the file that shows it is done), in order."""
    run, smoke = RUNS[name], name == "smoke"
    downloads = DOWNLOADS.parent / "smoke" / "packages" if smoke else DOWNLOADS
    limit = ["--limit", str(SMOKE_PACKAGES)] if smoke else []
    shape = run.shape
    shares = ["--fim", str(run.fim), "--instructions", str(run.instructions)]
    longer = ["--seconds", str(seconds)] if seconds else []
    return [
        ("fetch", ["--folder", str(downloads), *limit], downloads),
        ("corpus", ["--packages", str(downloads), *(["--keep-manifest"] if name != "cpu" else [])], "corpus.jsonl"),
        ("tokenizer", ["--vocabulary", str(shape.vocabulary)], "merges.json"),
        ("packing", ["--tokens", str(run.tokens), "--length", str(run.length), *shares], "train.npy"),
        ("train", ["--run", name, *longer], f"{name}.npz"),
        ("export", ["--name", name], f"{name}.gguf"),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run", choices=sorted(RUNS))
    parser.add_argument("--fresh", action="store_true", help="do every step again, but for the downloads")
    parser.add_argument("--seconds", type=float, help="length of the training, instead of the configuration's")
    options = parser.parse_args()
    folder = "" if options.run == "cpu" else options.run
    work = TRAINING / "work" / folder
    for step, arguments, result in steps_of(options.run, options.seconds):
        done = result.exists() if step == "fetch" else (work / result).exists() and not options.fresh
        if done:
            print(f"{step}: done before", flush=True)
            continue
        print(f"{step}: {' '.join(arguments)}", flush=True)
        command = [sys.executable, "-m", f"training.{step}", *arguments]
        environment = {**os.environ, "INKLING_TRAINING_RUN": folder}
        if subprocess.run(command, cwd=TRAINING.parent, env=environment).returncode != 0:
            sys.exit(f"{step} failed")


if __name__ == "__main__":
    main()
