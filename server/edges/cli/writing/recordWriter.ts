import { once } from "node:events";
import type { AnsweredRecord, Exporter } from "../../../features/classification/exportRecords.ts";
import type { BatchRecord } from "../../../machine/batch/batchRecord.ts";

/** Characters that are written at once: one system call for a hundred records. */
const bufferSize = 1 << 16;
/** Longest time that a record waits for others, in milliseconds. */
const longestWait = 100;

/** Writes records in a format, several at a time. Whatever stops it, what it has written is well-formed once it is closed. */
export class RecordWriter {
  readonly #exporter: Exporter;
  readonly #stream: NodeJS.WritableStream;
  #buffer: string;
  #isFirst = true;
  #timer: NodeJS.Timeout | undefined;

  constructor(exporter: Exporter, stream: NodeJS.WritableStream) {
    this.#exporter = exporter;
    this.#stream = stream;
    this.#buffer = exporter.start;
  }

  /** Waits where the reader is slow. */
  async write(record: AnsweredRecord): Promise<void> {
    await this.#add(this.#exporter.record(record, this.#isFirst));
  }

  /** Writes a record of a batch under the path that the user knows; where it can stay text, it is not read. */
  writeKept(kept: BatchRecord, path: string): Promise<void> | undefined {
    const { json } = this.#exporter;
    if (json) return this.#add(json(kept.json(path), this.#isFirst));
    return this.#add(this.#exporter.record({ ...kept.record, path }, this.#isFirst));
  }

  close(): void {
    this.#buffer += this.#exporter.end;
    this.#flush();
  }

  #add(text: string): Promise<void> | undefined {
    this.#isFirst = false;
    this.#buffer += text;
    if (this.#buffer.length < bufferSize) {
      this.#timer ??= setTimeout(() => this.#flush(), longestWait);
      return undefined;
    }
    if (!this.#stream.writable) return Promise.reject(new Error("Nothing more can be written."));
    return this.#flush() ? undefined : once(this.#stream, "drain").then(() => undefined);
  }

  #flush(): boolean {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const text = this.#buffer;
    this.#buffer = "";
    return text === "" || this.#stream.write(text);
  }
}
