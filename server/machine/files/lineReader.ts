import { closeSync, openSync, readSync } from "node:fs";

const pieceSize = 1 << 18;
const lineBreak = 0x0a;

/** Reads a UTF-8 file line by line, a piece at a time, and without a turn of the event loop for each line. */
export class LineReader {
  #file: number | undefined;
  readonly #bytes = Buffer.allocUnsafe(pieceSize);
  /** Bytes of an unfinished line. */
  #rest: Buffer = Buffer.alloc(0);
  #text = "";
  #at = 0;

  /** @throws Error when the file cannot be opened */
  constructor(file: string) {
    this.#file = openSync(file, "r");
  }

  /** The next line without its break; undefined at the end. A last line without a break is unfinished and left out. */
  next(): string | undefined {
    while (this.#at >= this.#text.length) if (!this.#refill()) return undefined;
    const end = this.#text.indexOf("\n", this.#at);
    const line = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return line;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }

  /** Reads on until there is at least one whole line. */
  #refill(): boolean {
    for (;;) {
      const length = this.#file === undefined ? 0 : readSync(this.#file, this.#bytes);
      if (length === 0) return false;
      const piece = this.#bytes.subarray(0, length);
      const end = piece.lastIndexOf(lineBreak) + 1;
      if (end === 0) {
        this.#rest = Buffer.concat([this.#rest, piece]);
        continue;
      }
      const lines = piece.subarray(0, end);
      this.#text = (this.#rest.length === 0 ? lines : Buffer.concat([this.#rest, lines])).toString();
      this.#rest = Buffer.from(piece.subarray(end));
      this.#at = 0;
      return true;
    }
  }
}
