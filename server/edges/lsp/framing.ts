/** The bytes of LSP's base protocol, before a parser sees them. */
import { Transform, type TransformCallback } from "node:stream";

/** Longest header, in bytes: two lines. */
const longestHeader = 4096;
/** Longest message, in bytes: documents of 10 MB come with room to spare. */
const longestBody = 256 * 1024 * 1024;
const headerEnd = "\r\n\r\n";

/**
 * Lets messages through whose header tells a length that can be. A header that lies in a way that shows (no length, a
 * negative one, one beyond all measure, no end) ends the stream with an error: nobody could say where the next message begins.
 */
export class Framing extends Transform {
  #header = Buffer.alloc(0);
  /** Bytes of the body still to come; undefined within a header. */
  #left: number | undefined;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    let rest = chunk;
    while (rest.length > 0) {
      if (this.#left !== undefined) {
        const body = rest.subarray(0, this.#left);
        this.push(body);
        this.#left = this.#left > body.length ? this.#left - body.length : undefined;
        rest = rest.subarray(body.length);
        continue;
      }
      this.#header = Buffer.concat([this.#header, rest]);
      const end = this.#header.indexOf(headerEnd);
      if (end < 0) {
        const isTooLong = this.#header.length > longestHeader;
        done(isTooLong ? new Error("A message has a header without an end.") : null);
        return;
      }
      const length = lengthOf(this.#header.subarray(0, end).toString("latin1"));
      if (length === undefined) {
        done(new Error("A message does not tell its length."));
        return;
      }
      this.push(this.#header.subarray(0, end + headerEnd.length));
      rest = this.#header.subarray(end + headerEnd.length);
      this.#header = Buffer.alloc(0);
      this.#left = length > 0 ? length : undefined;
    }
    done();
  }
}

/** The one length that a header tells; of two nobody could say which one the parser behind takes. */
function lengthOf(header: string): number | undefined {
  const [line, ...others] = header.split("\r\n").filter((each) => /^content-length[ \t]*:/i.test(each));
  const [, digits] = /^content-length:[ \t]*(\d{1,9})[ \t]*$/i.exec(line ?? "") ?? [];
  const length = Number(digits);
  return digits === undefined || others.length > 0 || length > longestBody ? undefined : length;
}
