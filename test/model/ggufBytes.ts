/** Writes small GGUF files for tests, by the format's definition rather than by the reader's code. */
export interface GgufParts {
  readonly magic?: string;
  readonly version?: number;
  readonly metadata?: Readonly<Record<string, string | number | readonly string[]>>;
  readonly tensors?: readonly { readonly name: string; readonly elements: number; readonly type: number }[];
  /** Bytes of tensor data that really follow. */
  readonly dataBytes?: number;
}

/** F32, the type of the tensors that `aligned` lays out. */
const bytesPerElement = 4;

export function ggufBytes(parts: GgufParts): Uint8Array {
  const chunks: Uint8Array[] = [];
  const bytes = (...values: number[]) => chunks.push(Uint8Array.from(values));
  const u32 = (value: number) => chunks.push(new Uint8Array(Uint32Array.of(value).buffer));
  const u64 = (value: number) => chunks.push(new Uint8Array(BigUint64Array.of(BigInt(value)).buffer));
  const string = (text: string) => {
    const encoded = new TextEncoder().encode(text);
    u64(encoded.length);
    chunks.push(encoded);
  };
  chunks.push(new TextEncoder().encode(parts.magic ?? "GGUF"));
  u32(parts.version ?? 3);
  const tensors = parts.tensors ?? [];
  const entries = Object.entries(parts.metadata ?? {});
  u64(tensors.length);
  u64(entries.length);
  for (const [key, value] of entries) {
    string(key);
    if (typeof value === "string") {
      u32(8);
      string(value);
    } else if (typeof value === "number") {
      u32(6);
      chunks.push(new Uint8Array(Float32Array.of(value).buffer));
    } else {
      u32(9);
      u32(8);
      u64(value.length);
      for (const item of value) string(item);
    }
  }
  let offset = 0;
  for (const tensor of tensors) {
    string(tensor.name);
    u32(1);
    u64(tensor.elements);
    u32(tensor.type);
    u64(offset);
    offset = Math.ceil((offset + tensor.elements * bytesPerElement) / 32) * 32;
  }
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  bytes(...new Array<number>((32 - (length % 32)) % 32).fill(0));
  chunks.push(new Uint8Array(parts.dataBytes ?? offset));
  return Buffer.concat(chunks);
}
