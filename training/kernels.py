"""The operations of `kernels.cpp` as PyTorch functions; compiled on first use, into `work/`."""

import ctypes
import hashlib
import shutil
import subprocess

import torch

from training.paths import TRAINING, WORK

SOURCE = TRAINING / "kernels.cpp"
FLAGS = ["-O3", "-march=native", "-ffast-math", "-fno-math-errno", "-shared", "-fPIC"]
#: Flags for each type of data that the kernels are compiled for.
TYPES = {torch.bfloat16: [], torch.float32: ["-DFLOAT32"]}
libraries = {}


def available():
    """True when there is a compiler, or the libraries were compiled before."""
    return shutil.which("g++") is not None or all(compiled_path(dtype).exists() for dtype in TYPES)


def compiled_path(dtype):
    source = hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:12]
    return WORK / f"kernels-{source}-{str(dtype).removeprefix('torch.')}.so"


def load(dtype):
    """Compile if need be and load the library for data of `dtype`."""
    if dtype not in libraries:
        path = compiled_path(dtype)
        if not path.exists():
            WORK.mkdir(exist_ok=True)
            subprocess.run(["g++", *FLAGS, *TYPES[dtype], "-o", str(path), str(SOURCE), "-lm"], check=True)
        libraries[dtype] = ctypes.CDLL(str(path))
    return libraries[dtype]


def call(name, data, *values):
    """Call a kernel on `data`: tensors as pointers, ints as C ints (`long` for the number of rows), floats as C floats."""
    arguments = []
    for value in (data, *values):
        if isinstance(value, torch.Tensor):
            if not value.is_contiguous():
                raise ValueError(f"{name} needs contiguous tensors")
            arguments.append(ctypes.c_void_p(value.data_ptr()))
        elif isinstance(value, float):
            arguments.append(ctypes.c_float(value))
        else:
            arguments.append(value)
    getattr(load(data.dtype), name)(*arguments)


def rows(tensor):
    return ctypes.c_long(tensor.numel() // tensor.shape[-1])


class SwiGlu(torch.autograd.Function):
    @staticmethod
    def forward(ctx, gate_and_up):
        out = gate_and_up.new_empty(gate_and_up.shape[0], gate_and_up.shape[1] // 2)
        call("swiglu_forward", gate_and_up, out, rows(out), out.shape[1])
        ctx.save_for_backward(gate_and_up)
        return out

    @staticmethod
    def backward(ctx, grad):
        (gate_and_up,) = ctx.saved_tensors
        out = torch.empty_like(gate_and_up)
        call("swiglu_backward", gate_and_up, grad.contiguous(), out, rows(grad), grad.shape[1])
        return out


class RmsNorm(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, weight, epsilon):
        out, inverse = torch.empty_like(x), torch.empty(x.shape[0])
        call("rms_norm_forward", x, weight, out, inverse, rows(x), x.shape[1], float(epsilon))
        ctx.save_for_backward(x, weight, inverse)
        return out

    @staticmethod
    def backward(ctx, grad):
        x, weight, inverse = ctx.saved_tensors
        out, weight_grad = torch.empty_like(x), torch.zeros_like(weight)
        call("rms_norm_backward", x, weight, inverse, grad.contiguous(), out, weight_grad, rows(x), x.shape[1])
        return out, weight_grad, None


class Attention(torch.autograd.Function):
    """Causal attention over rows of [q | k | v], with rotary positions."""

    @staticmethod
    def forward(ctx, qkv, cosine, sine, batch, heads):
        width = qkv.shape[1] // 3
        length, head = qkv.shape[0] // batch, width // heads
        blocks = qkv.new_empty(3, batch * heads, length, head)
        call("rotate", qkv, blocks, cosine, sine, batch, length, heads, head, 1)
        probabilities = torch.bmm(blocks[0], blocks[1].transpose(1, 2))
        call("softmax_forward", probabilities, rows(probabilities), length, head**-0.5)
        out = torch.bmm(probabilities, blocks[2])
        ctx.save_for_backward(blocks, probabilities, cosine, sine)
        ctx.sizes = batch, length, heads, head
        return out.view(batch, heads, length, head).transpose(1, 2).reshape(batch * length, width)

    @staticmethod
    def backward(ctx, grad):
        blocks, probabilities, cosine, sine = ctx.saved_tensors
        batch, length, heads, head = ctx.sizes
        out = grad.view(batch, length, heads, head).transpose(1, 2).reshape(batch * heads, length, head)
        scores = torch.bmm(out, blocks[2].transpose(1, 2))
        call("softmax_backward", probabilities, scores, rows(scores), length, head**-0.5)
        parts = torch.empty_like(blocks)
        torch.bmm(scores, blocks[1], out=parts[0])
        torch.bmm(scores.transpose(1, 2), blocks[0], out=parts[1])
        torch.bmm(probabilities.transpose(1, 2), out, out=parts[2])
        grad_rows = grad.new_empty(batch * length, 3 * heads * head)
        call("rotate", grad_rows, parts, cosine, sine, batch, length, heads, head, -1)
        return grad_rows, None, None, None, None


class CrossEntropy(torch.autograd.Function):
    """Sum of weighted losses; the logits are overwritten by their gradient."""

    @staticmethod
    def forward(ctx, logits, targets, weight):
        loss = torch.empty(logits.shape[0])
        call("cross_entropy", logits, targets.to(torch.int32), weight, loss, rows(logits), logits.shape[1])
        ctx.grad = logits
        return (loss * weight).sum()

    @staticmethod
    def backward(ctx, _grad):
        return ctx.grad, None, None


swiglu = SwiGlu.apply
rms_norm = RmsNorm.apply
attention = Attention.apply
cross_entropy = CrossEntropy.apply
