/** What is kept of a vocabulary of 150,000 texts. */
export interface VocabularySummary {
  readonly size: number;
  /** Tokens in angle brackets, such as `<|fim_prefix|>`, with their numbers. */
  readonly named: ReadonlyMap<string, number>;
  /** A text that stands in it twice; the engine ends its process over one. */
  readonly duplicate: string | undefined;
}

const [openBracket, closeBracket] = [0x3c, 0x3e];
/** Names of special tokens are short; texts of code in angle brackets may not be. */
const longestName = 64;

/** Reads a vocabulary token by token, as its bytes stand in the file. */
export class VocabularyReader {
  readonly #seen = new Set<string>();
  readonly #named = new Map<string, number>();
  #size = 0;
  #duplicate: string | undefined;

  add(bytes: Uint8Array): void {
    const id = this.#size++;
    // One character a byte: exact, and cheaper than decoding.
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
    if (this.#seen.has(text)) this.#duplicate ??= new TextDecoder().decode(bytes);
    this.#seen.add(text);
    const isNamed = bytes[0] === openBracket && bytes.at(-1) === closeBracket && bytes.length <= longestName;
    if (isNamed) this.#named.set(text, id);
  }

  get summary(): VocabularySummary {
    return { size: this.#size, named: this.#named, duplicate: this.#duplicate };
  }
}
