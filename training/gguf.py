"""Write and read GGUF (version 3) files: what llama.cpp loads. Format: ggml's docs/gguf.md."""

import struct

import numpy as np

ALIGNMENT = 32
F32, F16, Q8_0 = 0, 1, 8
UINT32, INT32, FLOAT32, BOOL, STRING, ARRAY = 4, 5, 6, 7, 8, 9
SCALARS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", UINT32: "<I", INT32: "<i", FLOAT32: "<f", BOOL: "<?", 10: "<Q", 11: "<q", 12: "<d"}


class GgufError(Exception):
    """A file is not GGUF, or uses something this module does not know."""


def quantise_q8(matrix):
    """Rows in blocks of 32: a half-precision scale and 32 signed bytes each."""
    blocks = np.ascontiguousarray(matrix, np.float32).reshape(-1, 32)
    scale = (np.abs(blocks).max(1) / 127).astype(np.float16)
    wide = scale.astype(np.float32)
    inverse = np.divide(1.0, wide, out=np.zeros_like(wide), where=wide > 0)
    out = np.empty((len(blocks), 34), np.uint8)
    out[:, :2] = scale.view(np.uint8).reshape(-1, 2)
    out[:, 2:] = np.clip(np.rint(blocks * inverse[:, None]), -127, 127).astype(np.int8).view(np.uint8)
    return out


def dequantise_q8(raw, shape):
    blocks = raw.reshape(-1, 34)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    return (blocks[:, 2:].copy().view(np.int8).astype(np.float32) * scale).reshape(shape)


def text(value):
    raw = value.encode("utf-8")
    return struct.pack("<Q", len(raw)) + raw


def encode_value(value):
    """A metadata value with its type in front: str, bool, int, float, or a list of str or int."""
    if isinstance(value, str):
        return struct.pack("<I", STRING) + text(value)
    if isinstance(value, bool):
        return struct.pack("<I?", BOOL, value)
    if isinstance(value, int):
        return struct.pack("<II", UINT32, value)
    if isinstance(value, float):
        return struct.pack("<If", FLOAT32, value)
    strings = isinstance(value[0], str)
    items = b"".join(text(item) if strings else struct.pack("<i", item) for item in value)
    return struct.pack("<IIQ", ARRAY, STRING if strings else INT32, len(value)) + items


def write(path, metadata, tensors):
    """`tensors`: (name, array of float32, type) in the order they are to lie in the file."""
    encoded = []
    for name, array, kind in tensors:
        raw = quantise_q8(array) if kind == Q8_0 else array.astype(np.float16 if kind == F16 else np.float32)
        encoded.append((name, array.shape, kind, raw.tobytes()))
    with path.open("wb") as out:
        out.write(b"GGUF" + struct.pack("<IQQ", 3, len(encoded), len(metadata)))
        for key, value in metadata.items():
            out.write(text(key) + encode_value(value))
        offset = 0
        for name, shape, kind, raw in encoded:
            sizes = b"".join(struct.pack("<Q", size) for size in reversed(shape))
            out.write(text(name) + struct.pack("<I", len(shape)) + sizes + struct.pack("<IQ", kind, offset))
            offset += -(-len(raw) // ALIGNMENT) * ALIGNMENT
        out.write(b"\0" * (-out.tell() % ALIGNMENT))
        for _, _, _, raw in encoded:
            out.write(raw + b"\0" * (-len(raw) % ALIGNMENT))


class Reader:
    """A cursor over the bytes of a file."""

    def __init__(self, raw):
        self.raw, self.at = raw, 0

    def take(self, layout):
        (value,) = struct.unpack_from(layout, self.raw, self.at)
        self.at += struct.calcsize(layout)
        return value

    def text(self):
        length = self.take("<Q")
        self.at += length
        return self.raw[self.at - length : self.at].decode("utf-8")

    def value(self, kind):
        if kind == STRING:
            return self.text()
        if kind == ARRAY:
            inner, count = self.take("<I"), self.take("<Q")
            return [self.value(inner) for _ in range(count)]
        if kind not in SCALARS:
            raise GgufError(f"unknown metadata type {kind}")
        return self.take(SCALARS[kind])


def read(path):
    """Return (metadata, {name: float32 array}) of a file with F32, F16 and Q8_0 tensors."""
    raw = path.read_bytes()
    if raw[:4] != b"GGUF":
        raise GgufError(f"{path.name} is not a GGUF file")
    try:
        return parse(Reader(raw[4:]), raw)
    except (struct.error, ValueError) as error:
        raise GgufError(f"{path.name} is damaged or incomplete: {error}") from error


def parse(reader, raw):
    """The body of `read`, after the magic number."""
    reader.take("<I")
    tensor_count, value_count = reader.take("<Q"), reader.take("<Q")
    metadata = {}
    for _ in range(value_count):
        key = reader.text()
        metadata[key] = reader.value(reader.take("<I"))
    entries = []
    for _ in range(tensor_count):
        name = reader.text()
        shape = tuple(reversed([reader.take("<Q") for _ in range(reader.take("<I"))]))
        entries.append((name, shape, reader.take("<I"), reader.take("<Q")))
    data = -(-(reader.at + 4) // ALIGNMENT) * ALIGNMENT
    tensors = {}
    for name, shape, kind, offset in entries:
        count = int(np.prod(shape))
        size = {F32: 4 * count, F16: 2 * count, Q8_0: count // 32 * 34}.get(kind)
        if size is None:
            raise GgufError(f"{name}: unknown tensor type {kind}")
        part = np.frombuffer(raw, np.uint8, size, data + offset)
        plain = {F32: np.float32, F16: np.float16}
        tensors[name] = dequantise_q8(part, shape) if kind == Q8_0 else part.view(plain[kind]).astype(np.float32).reshape(shape)
    return metadata, tensors
