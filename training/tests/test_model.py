"""Kernels against plain PyTorch, checkpoints and their errors, and the export's round trip."""

import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from training import checkpoint, gguf, kernels, operations
from training.adopt import flat_weights, shape_of
from training.config import RUNS, Shape
from training.export import export, tensors_of
from training.model import count_weights, initialise, loss_sum, rotary_tables
from training.tokenizer import SPECIAL, Tokenizer
from training.parity import tokenizer_of
from training.precision import fastest_type
from training.train import leaves_of, schedule

MERGES = [(97, 98), (99, 100)]
SHAPE = Shape(vocabulary=256 + len(MERGES) + len(SPECIAL), width=64, layers=2, heads=2, feed_forward=96, context=64)


def random_weights():
    flat = torch.empty(count_weights(SHAPE))
    initialise(flat, SHAPE, seed=1)
    return flat


class KernelTest(unittest.TestCase):
    def gradients(self, flat, kind, ops):
        tokens = torch.randint(0, SHAPE.vocabulary, (2, 32), generator=torch.Generator().manual_seed(2))
        leaves = leaves_of(flat, SHAPE, kind)
        loss = loss_sum(leaves, tokens, tokens.roll(-1, 1), torch.ones(2, 32) / 64, SHAPE, rotary_tables(SHAPE), ops)
        loss.backward()
        return loss.item(), {name: leaf.grad.float() for name, leaf in leaves.items()}

    @unittest.skipUnless(kernels.available(), "no compiler")
    def test_kernels_agree_with_plain_operations(self):
        flat = random_weights()
        plain_loss, plain = self.gradients(flat, torch.float32, operations)
        # Where bfloat16 is emulated, the matrix products around the kernels are less exact, too.
        half = 0.03 if fastest_type("cpu") == torch.bfloat16 else 0.05
        for dtype, places, most in ((torch.bfloat16, 2, half), (torch.float32, 5, 1e-4)):
            with self.subTest(dtype=dtype):
                fast_loss, fast = self.gradients(flat, dtype, kernels)
                self.assertAlmostEqual(fast_loss, plain_loss, places=places)
                for name, grad in plain.items():
                    self.assertLess((fast[name] - grad).norm() / grad.norm(), most, name)


class ScheduleTest(unittest.TestCase):
    def test_warms_up_holds_and_ends_at_zero(self):
        run = RUNS["cpu"]
        self.assertLess(schedule(0, 0, run), 0.1)
        self.assertEqual(schedule(run.decay_from / 2, 1000, run), 1.0)
        self.assertAlmostEqual(schedule(1, run.seconds, run), 0)


class CheckpointTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "run.npz"
        self.flat = random_weights()
        checkpoint.save(self.path, SHAPE, self.flat.numpy(), {"first": np.zeros(3)}, {"step": 7})

    def test_gives_back_what_was_saved(self):
        shape, weights, state, progress = checkpoint.load(self.path)
        self.assertEqual((shape, progress), (SHAPE, {"step": 7}))
        np.testing.assert_array_equal(weights, self.flat.numpy())
        self.assertEqual(list(state), ["first"])

    def test_says_that_a_partial_file_is_damaged(self):
        raw = self.path.read_bytes()
        for kept in (0, 10, len(raw) // 2, len(raw) - 40):
            self.path.write_bytes(raw[:kept])
            with self.assertRaisesRegex(checkpoint.CheckpointError, "run.npz is damaged or incomplete"):
                checkpoint.load(self.path)

    def test_says_that_a_file_is_missing(self):
        with self.assertRaisesRegex(checkpoint.CheckpointError, "does not exist"):
            checkpoint.load(self.path.with_name("other.npz"))

    def test_refuses_weights_that_do_not_fit_or_are_not_numbers(self):
        checkpoint.save(self.path, SHAPE, self.flat.numpy()[:-1], {}, {})
        with self.assertRaisesRegex(checkpoint.CheckpointError, "its shape needs"):
            checkpoint.load(self.path)
        broken = self.flat.numpy().copy()
        broken[3] = np.nan
        checkpoint.save(self.path, SHAPE, broken, {}, {})
        with self.assertRaisesRegex(checkpoint.CheckpointError, "not finite"):
            checkpoint.load(self.path)


class ExportTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.flat = random_weights()
        checkpoint.save(self.folder / "run.npz", SHAPE, self.flat.numpy(), {}, {})

    def exported(self, kind):
        path = self.folder / "run.gguf"
        export(self.folder / "run.npz", path, Tokenizer(MERGES), kind)
        return path

    def test_tensors_equal_the_checkpoints(self):
        for kind, tolerance in ((gguf.F16, 1e-3), (gguf.Q8_0, 5e-3)):
            metadata, tensors = gguf.read(self.exported(kind))
            wanted = list(tensors_of(self.flat.numpy(), SHAPE, kind))
            self.assertEqual(set(tensors), {name for name, _, _ in wanted})
            for name, array, _ in wanted:
                np.testing.assert_allclose(tensors[name], array, atol=tolerance * max(1e-9, np.abs(array).max()), err_msg=name)
            self.assertEqual(metadata["qwen2.block_count"], SHAPE.layers)

    def test_describes_the_tokenizer_and_chatml(self):
        metadata, _ = gguf.read(self.exported(gguf.Q8_0))
        self.assertEqual(metadata["tokenizer.ggml.tokens"][256:258], ["ab", "cd"])
        self.assertEqual(metadata["tokenizer.ggml.tokens"][metadata["tokenizer.ggml.eos_token_id"]], "<|endoftext|>")
        self.assertIn("<|im_start|>", metadata["tokenizer.chat_template"])

    def test_a_model_can_be_adopted_again(self):
        path = self.exported(gguf.F16)
        metadata, tensors = gguf.read(path)
        self.assertEqual(tokenizer_of(path).merges, MERGES)
        shape = shape_of(metadata, SHAPE.context)
        self.assertEqual(shape, replace(SHAPE, epsilon=shape.epsilon))
        np.testing.assert_allclose(flat_weights(tensors, shape), self.flat.numpy(), atol=1e-3)

    def test_refuses_another_tokenizer(self):
        with self.assertRaisesRegex(checkpoint.CheckpointError, "vocabulary"):
            export(self.folder / "run.npz", self.folder / "x.gguf", Tokenizer(MERGES[:1]))

    def test_says_that_a_gguf_is_damaged(self):
        path = self.exported(gguf.Q8_0)
        path.write_bytes(path.read_bytes()[:500])
        with self.assertRaisesRegex(gguf.GgufError, "damaged or incomplete"):
            gguf.read(path)
        path.write_bytes(b"nothing")
        with self.assertRaisesRegex(gguf.GgufError, "not a GGUF"):
            gguf.read(path)


if __name__ == "__main__":
    unittest.main()
