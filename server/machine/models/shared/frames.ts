import type { Duplex } from "node:stream";

/** Bytes of a frame's length. */
const headBytes = 4;
/** Largest message between processes: requests carry windows of text, not files. */
const mostBytes = 32_000_000;

/** Messages over a stream: the length in four bytes, then JSON. A stream that breaks the rules is destroyed. */
export class Frames {
  readonly #stream: Duplex;
  readonly #most: () => number;
  #pieces: Buffer[] = [];
  #held = 0;

  /** @param most largest message that is taken now, in bytes */
  constructor(stream: Duplex, onMessage: (message: unknown) => void, most: () => number = () => mostBytes) {
    this.#stream = stream;
    this.#most = most;
    stream.on("data", (piece: Buffer) => {
      this.#pieces.push(piece);
      this.#held += piece.length;
      try {
        for (let message = this.#next(); message !== undefined; message = this.#next()) onMessage(message);
      } catch (error) {
        stream.destroy(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  send(message: unknown): void {
    if (this.#stream.destroyed) return;
    const body = Buffer.from(JSON.stringify(message));
    const head = Buffer.alloc(headBytes);
    head.writeUInt32LE(body.length);
    this.#stream.write(Buffer.concat([head, body]));
  }

  #next(): unknown {
    if (this.#held < headBytes) return undefined;
    const length = this.#peek().readUInt32LE();
    if (length > Math.min(mostBytes, this.#most()))
      throw new Error(`A message of ${length} bytes is too long.`);
    if (this.#held < headBytes + length) return undefined;
    const all = this.#pieces.length === 1 ? this.#peek() : Buffer.concat(this.#pieces);
    const rest = all.subarray(headBytes + length);
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#held = rest.length;
    return JSON.parse(all.toString("utf8", headBytes, headBytes + length));
  }

  /** The first piece, put together with those behind it when it does not hold the length. */
  #peek(): Buffer {
    const [first] = this.#pieces;
    if (first && first.length >= headBytes) return first;
    const all = Buffer.concat(this.#pieces);
    this.#pieces = [all];
    return all;
  }
}
