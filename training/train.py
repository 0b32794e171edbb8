"""Train a model: one process per core (or one GPU), gradients summed through shared memory.

Each step's batch is split into micro-batches that the processes take as they get free, so that a busy core only
slows itself. The learning rate follows wall-clock time, so a run ends when it should whatever else the machine does.
"""

import argparse
import json
import os
import sys
import time
from dataclasses import replace

import numpy as np
import torch
import torch.multiprocessing as multiprocessing

from training import checkpoint, kernels, operations
from training.config import RUNS
from training.corpus import CorpusError
from training.model import count_weights, initialise, is_hidden_matrix, loss_sum, rotary_tables, views, weight_shapes
from training.muon import adam_step, muon_step
from training.packing import EMPHASIS
from training.paths import WORK
from training.precision import fastest_type

#: How much an emphasised token counts in the loss.
EMPHASIS_WEIGHT = 4.0
CHECKPOINT_SECONDS = 300


class State:
    """The vectors that all processes share, and where the run stands."""

    def __init__(self, run, device):
        size = count_weights(run.shape)
        self.weights, self.first, self.second = (torch.zeros(size, device=device) for _ in range(3))
        self.grads = torch.zeros(run.workers, size, device=device)
        #: step, tokens seen, seconds used; then this step's rate factor, first row and next micro-batch.
        self.progress = torch.zeros(3, dtype=torch.float64)
        self.plan = torch.zeros(4, dtype=torch.float64)
        self.losses = torch.zeros(run.workers, 2, dtype=torch.float64)
        if device == "cpu":
            for tensor in (self.weights, self.first, self.second, self.grads, self.progress, self.plan, self.losses):
                tensor.share_memory_()


def schedule(fraction, seconds, run):
    """The learning rate's factor: a short warm-up, constant, then a straight line to zero."""
    warm = min(1.0, (seconds + 0.5) / run.warm_up)
    return warm * min(1.0, max(0.0, (1 - fraction) / (1 - run.decay_from)))


def targets_of(rows, specials_from):
    """Split rows of ids with emphasis bits into inputs, targets and loss weights.

    Special tokens other than `<|endoftext|>` are given, not predicted, unless they are emphasised.
    """
    marked = torch.from_numpy((rows[:, 1:] & EMPHASIS) > 0)
    ids = torch.from_numpy((rows & (EMPHASIS - 1)).astype(np.int64))
    targets = ids[:, 1:].contiguous()
    weight = torch.where(marked, EMPHASIS_WEIGHT, 1.0)
    weight[(targets > specials_from) & ~marked] = 0.0
    return ids[:, :-1].contiguous(), targets, weight


def leaves_of(flat, shape, dtype):
    """Copies of the weights to differentiate by: matrices in `dtype`, norms as they are."""
    return {
        name: weight.to(torch.float32 if name.endswith("norm") else dtype, copy=True).requires_grad_()
        for name, weight in views(flat, shape).items()
    }


class Worker:
    """One process's part in every step."""

    def __init__(self, index, run, state, lock, barrier, device, dtype):
        self.index, self.run, self.state, self.lock, self.barrier = index, run, state, lock, barrier
        self.device, self.dtype = device, dtype
        self.operations = kernels if device == "cpu" and kernels.available() else operations
        self.tables = rotary_tables(run.shape, device)
        # What is compiled is one piece for the GPU instead of hundreds; processors have `kernels.cpp`.
        self.loss_sum = loss_sum if device == "cpu" else torch.compile(loss_sum)
        self.train = np.load(WORK / "train.npy")
        if len(self.train) < run.batch:
            raise CorpusError("train.npy holds too few sequences; run `python3 -m training.packing` first")
        self.specials_from = run.shape.vocabulary - 9
        names = [name for name in weight_shapes(run.shape) if is_hidden_matrix(name)]
        self.mine = names[index :: run.workers]
        self.weights, self.first, self.second = (views(flat, run.shape) for flat in (state.weights, state.first, state.second))
        self.grads = [views(row, run.shape) for row in state.grads]

    def take(self):
        """The next micro-batch's number, or None when this step's are all taken."""
        with self.lock:
            number = int(self.state.plan[3])
            self.state.plan[3] += 1
        return number if number < self.run.batch // self.run.micro_batch else None

    def gradients(self):
        """Add up the gradients of the micro-batches this process gets hold of."""
        run, state = self.run, self.state
        leaves, total = None, self.grads[self.index]
        state.grads[self.index].zero_()
        state.losses[self.index].zero_()
        while (number := self.take()) is not None:
            leaves = leaves or leaves_of(state.weights, run.shape, self.dtype)
            first = int(state.plan[2]) + number * run.micro_batch
            rows = self.train[np.arange(first, first + run.micro_batch) % len(self.train)]
            tokens, targets, weight = (t.to(self.device) for t in targets_of(rows, self.specials_from))
            weight = weight / (run.batch * run.length)
            loss = self.loss_sum(leaves, tokens, targets, weight, run.shape, self.tables, self.operations)
            loss.backward()
            state.losses[self.index] += torch.tensor([loss.item(), weight.sum().item()], dtype=torch.float64)
            for name, leaf in leaves.items():
                total[name] += leaf.grad
                leaf.grad = None

    def update(self):
        """Apply the summed gradients to this process's share of the weights."""
        run, state = self.run, self.state
        step, factor = int(state.progress[0]) + 1, float(state.plan[0])
        grads = {name: sum(grad[name] for grad in self.grads) for name in self.mine}
        pick = {name: self.weights[name] for name in self.mine}
        muon_step(pick, grads, self.first, run.muon_rate * factor, 0.85 + 0.1 * min(1.0, step / 300), self.dtype)
        rate = run.adam_rate * factor
        for name in self.weights:
            if is_hidden_matrix(name):
                continue
            weight, first, second = (named[name].view(-1) for named in (self.weights, self.first, self.second))
            grad = sum(row[name] for row in self.grads).view(-1)
            share = len(weight) // run.workers
            part = slice(self.index * share, None if self.index == run.workers - 1 else (self.index + 1) * share)
            adam_step(weight[part], grad[part], first[part], second[part], rate, step)

    def work(self):
        """Take part in steps until the leader says stop."""
        while True:
            self.barrier.wait()
            if self.state.plan[1] > 0:
                return
            self.gradients()
            self.barrier.wait()
            with torch.no_grad():
                self.update()
            self.barrier.wait()


class Leader(Worker):
    """The process that also keeps time, prints, measures and saves."""

    def evaluate(self):
        """Mean loss on the held-out sequences of each kind."""
        leaves = {name: weight.detach() for name, weight in leaves_of(self.state.weights, self.run.shape, self.dtype).items()}
        report = {}
        for kind in ("plain", "instructions"):
            rows = np.load(WORK / f"valid_{kind}.npy")
            loss = count = 0.0
            for at in range(0, len(rows), 4):
                tokens, targets, weight = targets_of(rows[at : at + 4], self.specials_from)
                if kind == "instructions":
                    weight = (weight > 1).float()
                with torch.no_grad():
                    moved = (tensor.to(self.device) for tensor in (tokens, targets, weight))
                    loss += loss_sum(leaves, *moved, self.run.shape, self.tables, self.operations).item()
                count += weight.sum().item()
            report[kind] = round(loss / max(count, 1), 4)
        return report

    def save(self, path):
        state = {"first": self.state.first.cpu().numpy(), "second": self.state.second.cpu().numpy()}
        step, tokens, seconds = self.state.progress.tolist()
        progress = {"step": step, "tokens": tokens, "seconds": seconds}
        checkpoint.save(path, self.run.shape, self.state.weights.cpu().numpy(), state, progress)

    def lead(self, name, stop_after):
        """Run to the end of the schedule, or for `stop_after` seconds more."""
        run, state = self.run, self.state
        path, log = WORK / f"{name}.npz", WORK / f"{name}.log"
        if self.device != "cpu":
            self.gradients()  # compiles; the clock of the schedule starts after it
        began, before = time.monotonic(), float(state.progress[2])
        reported, saved, losses, seen = began, began, [], float(state.progress[1])

        def say(line):
            print(line, flush=True)
            with log.open("a") as out:
                out.write(line + "\n")

        say(f"{count_weights(run.shape)} weights, {len(self.train)} sequences, {run.workers} processes, "
            f"{self.operations.__name__}, {self.dtype}")
        while True:
            now = time.monotonic()
            seconds = before + now - began
            state.progress[2] = seconds
            fraction = seconds / run.seconds
            if fraction >= 1 or now - began > stop_after:
                break
            state.plan[0], state.plan[1] = schedule(fraction, seconds, run), 0
            state.plan[2], state.plan[3] = int(state.progress[0]) * run.batch, 0
            self.barrier.wait()
            self.gradients()
            self.barrier.wait()
            losses.append((state.losses[:, 0].sum() / state.losses[:, 1].sum()).item())
            with torch.no_grad():
                self.update()
            self.barrier.wait()
            state.progress[0] += 1
            state.progress[1] += run.batch * run.length
            if now - reported > min(30, run.seconds / 10):
                speed = (float(state.progress[1]) - seen) / (now - reported)
                say(f"{seconds:.0f}s step {int(state.progress[0])} tokens {float(state.progress[1]) / 1e6:.2f}M "
                    f"loss {np.mean(losses):.3f} rate {float(state.plan[0]):.2f} speed {speed:.0f}/s")
                reported, losses, seen = now, [], float(state.progress[1])
            if now - saved > CHECKPOINT_SECONDS:
                self.save(path)
                say(f"  held out: {json.dumps(self.evaluate())}")
                saved = time.monotonic()
        state.plan[1] = 1
        self.barrier.wait()
        self.save(path)
        say(f"{seconds:.0f}s end: held out {json.dumps(self.evaluate())}")


def run_worker(index, run, state, lock, barrier, dtype):
    """Entry of a helper process."""
    torch.set_num_threads(1)
    Worker(index, run, state, lock, barrier, "cpu", dtype).work()


def start(run, name, device, resume, stop_after):
    """Train `run`; the checkpoint and the log are `work/NAME.npz` and `work/NAME.log`."""
    context = multiprocessing.get_context("spawn")
    run = run if device == "cpu" else replace(run, workers=1)
    if device == "cpu":
        torch.set_num_threads(1 if run.workers > 1 else os.cpu_count())
    dtype = fastest_type(device)
    state = State(run, device)
    if resume:
        shape, weights, optimiser, progress = checkpoint.load(WORK / f"{name}.npz")
        if shape != run.shape:
            raise checkpoint.CheckpointError(f"{name}.npz has another shape than this configuration: {shape}")
        for target, source in ((state.weights, weights), (state.first, optimiser["first"]), (state.second, optimiser["second"])):
            target.copy_(torch.from_numpy(source))
        state.progress.copy_(torch.tensor([progress["step"], progress["tokens"], progress["seconds"]]))
    else:
        initialise(state.weights, run.shape, seed=0)
    if device == "cpu" and kernels.available():
        kernels.load(dtype)
    lock, barrier = context.Lock(), context.Barrier(run.workers)
    helpers = [context.Process(target=run_worker, args=(i, run, state, lock, barrier, dtype), daemon=True) for i in range(1, run.workers)]
    for helper in helpers:
        helper.start()
    Leader(0, run, state, lock, barrier, device, dtype).lead(name, stop_after)
    for helper in helpers:
        helper.join()


def set_environment():
    """Restart this process with what libraries read only at their start.

    A malloc that keeps what it freed, since large buffers are needed again in every step, and one thread per process for
    OpenBLAS, which does not ask PyTorch.
    """
    wanted = {
        "MALLOC_MMAP_THRESHOLD_": "4000000000", "MALLOC_TRIM_THRESHOLD_": "4000000000", "MALLOC_TOP_PAD_": "500000000",
        "OPENBLAS_NUM_THREADS": "1",
    }
    if not all(name in os.environ for name in wanted):
        os.environ.update(wanted)
        os.execv(sys.executable, [sys.executable, "-m", "training.train", *sys.argv[1:]])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", choices=sorted(RUNS), default="cpu", help="configuration")
    parser.add_argument("--name", help="name of checkpoint and log (default: the configuration's)")
    parser.add_argument("--seconds", type=float, help="length of the whole schedule")
    parser.add_argument("--rate", type=float, default=1.0, help="factor on both learning rates, below 1 to go on from a trained model")
    parser.add_argument("--stop-after", type=float, default=float("inf"), help="stop, to be resumed, after so many seconds")
    parser.add_argument("--resume", action="store_true", help="go on from the checkpoint")
    options = parser.parse_args()
    set_environment()
    run = RUNS[options.run]
    if options.seconds:
        run = replace(run, seconds=options.seconds)
    run = replace(run, muon_rate=run.muon_rate * options.rate, adam_rate=run.adam_rate * options.rate)
    device = "cuda" if options.run == "gpu" and torch.cuda.is_available() else "cpu"
    start(run, options.name or options.run, device, options.resume, options.stop_after)


if __name__ == "__main__":
    main()
