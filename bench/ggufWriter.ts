import { open } from "node:fs/promises";

/** A metadata value and its GGUF type. */
export type GgufValue =
  | { readonly type: "uint32" | "float32"; readonly value: number }
  | { readonly type: "bool"; readonly value: boolean }
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "strings"; readonly value: readonly string[] }
  | { readonly type: "int32s"; readonly value: readonly number[] };

export interface GgufTensor {
  readonly name: string;
  /** Sizes, the fastest-changing dimension first. */
  readonly dimensions: readonly number[];
  /** ggml's type identifier. */
  readonly type: number;
  readonly bytes: number;
}

const alignment = 32;
const typeIds = { uint32: 4, float32: 6, bool: 7, string: 8, array: 9, int32: 5 } as const;

/** Writes a GGUF file; `data` yields a tensor's bytes in pieces, so that nothing large is held in memory. */
export async function writeGguf(
  path: string,
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
  data: (tensor: GgufTensor) => Iterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, "w");
  try {
    const header = headerBytes(metadata, tensors);
    await file.write(header);
    let position = header.length;
    for (const tensor of tensors) {
      for (const piece of data(tensor)) {
        await file.write(piece);
        position += piece.length;
      }
      const padding = padded(position) - position;
      if (padding > 0) await file.write(new Uint8Array(padding));
      position += padding;
    }
  } finally {
    await file.close();
  }
}

function headerBytes(
  metadata: Readonly<Record<string, GgufValue>>,
  tensors: readonly GgufTensor[],
): Uint8Array {
  const bytes = new ByteList();
  bytes.add(new TextEncoder().encode("GGUF"));
  bytes.uint32(3);
  bytes.uint64(tensors.length);
  bytes.uint64(Object.keys(metadata).length);
  for (const [key, value] of Object.entries(metadata)) {
    bytes.string(key);
    addValue(bytes, value);
  }
  let offset = 0;
  for (const { name, dimensions, type, bytes: size } of tensors) {
    bytes.string(name);
    bytes.uint32(dimensions.length);
    for (const dimension of dimensions) bytes.uint64(dimension);
    bytes.uint32(type);
    bytes.uint64(offset);
    offset = padded(offset + size);
  }
  bytes.add(new Uint8Array(padded(bytes.length) - bytes.length));
  return bytes.concat();
}

function addValue(bytes: ByteList, { type, value }: GgufValue): void {
  switch (type) {
    case "uint32":
      bytes.uint32(typeIds.uint32);
      bytes.uint32(value);
      break;
    case "float32":
      bytes.uint32(typeIds.float32);
      bytes.add(new Uint8Array(Float32Array.of(value).buffer));
      break;
    case "bool":
      bytes.uint32(typeIds.bool);
      bytes.add(Uint8Array.of(value ? 1 : 0));
      break;
    case "string":
      bytes.uint32(typeIds.string);
      bytes.string(value);
      break;
    case "strings":
      bytes.uint32(typeIds.array);
      bytes.uint32(typeIds.string);
      bytes.uint64(value.length);
      for (const item of value) bytes.string(item);
      break;
    case "int32s":
      bytes.uint32(typeIds.array);
      bytes.uint32(typeIds.int32);
      bytes.uint64(value.length);
      bytes.add(new Uint8Array(Int32Array.from(value).buffer));
      break;
  }
}

function padded(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

class ByteList {
  length = 0;
  readonly #pieces: Uint8Array[] = [];

  add(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
    this.length += bytes.length;
  }

  uint32(value: number): void {
    this.add(new Uint8Array(Uint32Array.of(value).buffer));
  }

  uint64(value: number): void {
    this.add(new Uint8Array(BigUint64Array.of(BigInt(value)).buffer));
  }

  string(text: string): void {
    const encoded = new TextEncoder().encode(text);
    this.uint64(encoded.length);
    this.add(encoded);
  }

  concat(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }
}
