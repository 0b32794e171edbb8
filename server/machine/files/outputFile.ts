import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** A file that is being written. */
export interface OutputFile {
  readonly stream: NodeJS.WritableStream;
  /** Writes what is left. Rejects when anything could not be written, such as on a full disk. */
  close(): Promise<void>;
}

/**
 * Opens a file for writing, emptied if it is there.
 * @throws the system's error when it cannot be opened
 */
export async function openOutputFile(file: string): Promise<OutputFile> {
  const stream = createWriteStream(file);
  const end = finished(stream);
  // Whoever closes hears of it; until then it must not take the process down.
  end.catch(() => undefined);
  await Promise.race([once(stream, "open"), end]);
  return {
    stream,
    async close() {
      stream.end();
      await end;
    },
  };
}

/** Writes a text, and waits where the disk is slow. Rejects when the stream has failed: it would never drain. */
export async function writeTo(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.writable) throw new Error("Nothing more can be written.");
  if (!stream.write(text)) await once(stream, "drain");
}
