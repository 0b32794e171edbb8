"""Where the pipeline's inputs and outputs lie."""

import os
from pathlib import Path

TRAINING = Path(__file__).resolve().parent
REPOSITORY = TRAINING.parent

#: Everything that can be made again; ignored by git. Runs that must not touch each other's files name a folder in it.
WORK = TRAINING / "work" / os.environ.get("INKLING_TRAINING_RUN", "")

#: Downloaded packages, shared by all runs.
DOWNLOADS = TRAINING / "work" / "packages"

#: Names of the packages to learn from, by registry.
PACKAGES = TRAINING / "packages.json"

#: What every package contributed and under which licence.
MANIFEST = TRAINING / "manifest.json"

#: The exact texts of the questions, shared with the server.
QUESTIONS = TRAINING / "questions.json"

#: A small sample of the held-out packages, for evaluation from a clone.
HELDOUT = TRAINING / "heldout"

#: The model that ships.
STARTER = REPOSITORY / "models" / "inkling-starter.gguf"
