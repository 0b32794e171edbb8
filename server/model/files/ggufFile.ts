// inkling-ignore-file magic-number: the numbers of the GGUF format and the widths of its fields, beside the method named for them.
import { tensorBytes } from "./ggmlTypes.ts";
import { VocabularyReader, type VocabularySummary } from "./vocabularySummary.ts";

/** Random access to a file. */
export interface ByteSource {
  /** Size in bytes. */
  readonly size: number;
  /** Reads up to `length` bytes; fewer only at the file's end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A file that cannot be used as a model. The message names the file and says what is wrong with it. */
export class InvalidModelFileError extends Error {
  override readonly name = "InvalidModelFileError";
}

/** Scalar metadata as it stands in the file; of arrays only the length is kept. */
export type MetadataValue = string | number | boolean | { readonly length: number };

/** One tensor, as the header describes it. */
export interface TensorInfo {
  readonly name: string;
  /** Sizes, the fastest-changing dimension first. */
  readonly dimensions: readonly number[];
  /** ggml's type identifier. */
  readonly type: number;
}

/** What the header of a GGUF file says. */
export interface GgufHeader {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, MetadataValue>;
  readonly tensorCount: number;
  readonly tensors: readonly TensorInfo[];
  /** Undefined for a file without a vocabulary. */
  readonly vocabulary: VocabularySummary | undefined;
  /** Bytes the file must have for every tensor to be whole. */
  readonly requiredSize: number;
}

/** Versions with 64-bit lengths; version 1 has not been written since 2023. */
const knownVersions: readonly number[] = [2, 3];
const firstRead = 1 << 20;
/** No header of a real model comes near it; beyond it the lengths in the file are nonsense. */
const largestHeader = 1 << 28;
const mostEntries = 1 << 20;
/** Sizes of the fixed-size metadata types, by their identifier; 8 is a string and 9 an array. */
const scalarSizes = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];

/** Thrown while parsing when the bytes read so far do not hold the whole header. */
class NeedsMore extends Error {}

/** Reads and checks the header of a GGUF file. Throws `InvalidModelFileError` when the file is damaged or no GGUF. */
export async function readGgufHeader(source: ByteSource, name: string): Promise<GgufHeader> {
  if (source.size === 0) throw new InvalidModelFileError(`${name} is empty.`);
  for (let length = Math.min(firstRead, source.size); ; length = Math.min(length * 4, source.size)) {
    const bytes = await source.read(0, length);
    try {
      const header = parseHeader(bytes, name);
      if (header.requiredSize > source.size)
        throw new InvalidModelFileError(
          `${name} is cut short: it has ${source.size} bytes, but its tensors need ${header.requiredSize}.`,
        );
      return header;
    } catch (error) {
      if (!(error instanceof NeedsMore)) throw error;
      if (length >= source.size) throw new InvalidModelFileError(`${name} is cut short inside its header.`);
      if (length >= largestHeader) throw new InvalidModelFileError(`${name} has a damaged header.`);
    }
  }
}

function parseHeader(bytes: Uint8Array, name: string): GgufHeader {
  const magic = new TextDecoder("latin1").decode(bytes.subarray(0, 4));
  if (magic !== "GGUF")
    throw new InvalidModelFileError(
      `${name} is not a GGUF model: it begins with ${JSON.stringify(magic)} instead of "GGUF".`,
    );
  const reader = new Reader(bytes, name);
  const version = reader.uint32();
  if (!knownVersions.includes(version))
    throw new InvalidModelFileError(
      `${name} is GGUF version ${version}; versions ${knownVersions.join(" and ")} can be read.`,
    );
  const tensorCount = reader.count("tensors");
  const entryCount = reader.count("metadata entries");
  const metadata = new Map<string, MetadataValue>();
  let vocabulary: VocabularySummary | undefined;
  for (let i = 0; i < entryCount; i++) {
    const key = reader.string();
    const tokens = key === "tokenizer.ggml.tokens" ? new VocabularyReader() : undefined;
    metadata.set(key, reader.value(reader.uint32(), tokens));
    vocabulary = tokens?.summary ?? vocabulary;
  }
  const alignment = metadata.get("general.alignment");
  let dataEnd = 0;
  const tensors: TensorInfo[] = [];
  for (let i = 0; i < tensorCount; i++) {
    const { end, ...tensor } = reader.tensor();
    dataEnd = Math.max(dataEnd, end);
    tensors.push(tensor);
  }
  const dataStart = roundUp(reader.position, typeof alignment === "number" && alignment > 0 ? alignment : 32);
  return { version, metadata, tensorCount, tensors, vocabulary, requiredSize: dataStart + dataEnd };
}

/** Walks the header; every read that runs over the end throws `NeedsMore`. */
class Reader {
  position = 4;
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #name: string;
  readonly #decoder = new TextDecoder();

  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#name = name;
  }

  uint32(): number {
    return this.#view.getUint32(this.#advance(4), true);
  }

  uint64(): number {
    const value = this.#view.getBigUint64(this.#advance(8), true);
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw this.#damaged();
    return Number(value);
  }

  count(what: string): number {
    const count = this.uint64();
    if (count > mostEntries)
      throw new InvalidModelFileError(`${this.#name} has a damaged header: it claims ${count} ${what}.`);
    return count;
  }

  string(): string {
    const length = this.uint64();
    const start = this.#advance(length);
    return this.#decoder.decode(this.#bytes.subarray(start, start + length));
  }

  /** @param strings gets the bytes of each string when the value is a list of them */
  value(type: number, strings?: VocabularyReader): MetadataValue {
    if (type === 8) return this.string();
    if (type === 9) return this.#array(strings);
    const start = this.#advance(this.#scalarSize(type));
    const view = this.#view;
    switch (type) {
      case 0:
        return view.getUint8(start);
      case 1:
        return view.getInt8(start);
      case 2:
        return view.getUint16(start, true);
      case 3:
        return view.getInt16(start, true);
      case 4:
        return view.getUint32(start, true);
      case 5:
        return view.getInt32(start, true);
      case 6:
        return view.getFloat32(start, true);
      case 7:
        return view.getUint8(start) !== 0;
      case 10:
        return Number(view.getBigUint64(start, true));
      case 11:
        return Number(view.getBigInt64(start, true));
      default:
        return view.getFloat64(start, true);
    }
  }

  /** The next tensor, and the end of its data, counted from the start of the data section. */
  tensor(): TensorInfo & { readonly end: number } {
    const name = this.string();
    const count = this.uint32();
    if (count > 8) throw this.#damaged();
    const dimensions = Array.from({ length: count }, () => this.uint64());
    const elements = dimensions.reduce((product, dimension) => product * dimension, 1);
    const type = this.uint32();
    const offset = this.uint64();
    // A type newer than this table is left to the engine to judge.
    return { name, dimensions, type, end: offset + (tensorBytes(type, elements) ?? 0) };
  }

  #array(strings: VocabularyReader | undefined): { readonly length: number } {
    const type = this.uint32();
    const length = this.uint64();
    // Every element takes at least a byte, so that a nonsensical length ends here and not in a loop.
    if (length > largestHeader) throw this.#damaged();
    if (type === 8)
      for (let i = 0; i < length; i++) {
        const size = this.uint64();
        const start = this.#advance(size);
        strings?.add(this.#bytes.subarray(start, start + size));
      }
    else this.#advance(this.#scalarSize(type) * length);
    return { length };
  }

  #scalarSize(type: number): number {
    const size = scalarSizes[type];
    if (size === undefined || size === 0) throw this.#damaged();
    return size;
  }

  #advance(length: number): number {
    const start = this.position;
    if (start + length > this.#bytes.length) throw new NeedsMore();
    this.position = start + length;
    return start;
  }

  #damaged(): InvalidModelFileError {
    return new InvalidModelFileError(`${this.#name} has a damaged header (at byte ${this.position}).`);
  }
}

function roundUp(value: number, step: number): number {
  return Math.ceil(value / step) * step;
}
