"""Checkpoints: all weights, the optimiser's state and where the run stands, in one .npz file."""

import json
import zipfile
from dataclasses import asdict

import numpy as np

from training.config import Shape
from training.model import count_weights


class CheckpointError(Exception):
    """A checkpoint is missing, damaged or of another shape."""


def save(path, shape, weights, state, progress):
    """Write atomically: a run that is stopped while saving leaves the previous checkpoint."""
    about = json.dumps({"shape": asdict(shape), "progress": progress})
    partial = path.with_suffix(".partial.npz")
    np.savez(partial, about=np.array(about), weights=weights, **state)
    partial.replace(path)


def load(path):
    """Return (shape, weights, optimiser state, progress); CheckpointError when that cannot be done."""
    if not path.exists():
        raise CheckpointError(f"{path.name} does not exist; run `python3 -m training.train` first")
    try:
        with path.open("rb") as file, np.load(file) as stored:
            about = json.loads(str(stored["about"]))
            arrays = {name: stored[name] for name in stored.files if name != "about"}
        shape = Shape(**about["shape"])
        weights = arrays.pop("weights")
    except (zipfile.BadZipFile, ValueError, KeyError, OSError, EOFError, TypeError) as error:
        raise CheckpointError(f"{path.name} is damaged or incomplete ({error}); delete it and train again") from error
    if weights.shape != (count_weights(shape),):
        raise CheckpointError(f"{path.name} holds {weights.size} weights; its shape needs {count_weights(shape)}")
    if not np.isfinite(weights).all():
        raise CheckpointError(f"{path.name} holds weights that are not finite numbers")
    return shape, weights, arrays, about["progress"]
