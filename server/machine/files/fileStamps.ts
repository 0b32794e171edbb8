import { type Stats, statSync } from "node:fs";

/** A file that changed less than this before it was looked at may change again within its clock's tick; in ms. */
const youngMs = 1_000;

/** What `stat` says of files, as short texts that differ when a file was changed. */
export class FileStamps {
  /** What a stamp is of: {@link of} sets all of it. */
  readonly #numbers = Float64Array.of(0, 0, 0, 0);
  readonly #bytes = Buffer.from(this.#numbers.buffer);

  /**
   * Size, and a stamp of modification time, change time, size and inode, as Git keeps them in its index. The stamp is
   * empty for a young file, whose next change could leave all four as they are; Git calls it "racily clean".
   */
  of(file: string): { readonly size: number; readonly stamp: string } | { readonly detail: string } {
    const stat = statOf(file);
    if ("detail" in stat) return stat;
    const { mtimeMs, ctimeMs, size, ino } = stat;
    if (Date.now() - Math.max(mtimeMs, ctimeMs) <= youngMs) return { size, stamp: "" };
    this.#numbers.set([mtimeMs, ctimeMs, size, ino]);
    return { size, stamp: this.#bytes.toString("base64") };
  }
}

function statOf(file: string): Stats | { readonly detail: string } {
  try {
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat ?? { detail: "it vanished while the tree was read" };
  } catch (error) {
    return { detail: error instanceof Error ? error.message : String(error) };
  }
}
