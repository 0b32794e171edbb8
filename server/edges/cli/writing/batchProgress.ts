/** Progress of a batch on a terminal: how many, how fast, how long still; and a summary at the end. */

/** Time between two lines, in milliseconds: often enough to be alive, seldom enough to cost nothing. */
const interval = 200;
/** Work that is done sooner is not worth counting beforehand, in milliseconds. */
const patience = 500;

export class BatchProgress {
  readonly #stream: NodeJS.WritableStream;
  readonly #counts = new Map<string, number>();
  readonly #start = performance.now();
  #shown = 0;
  #total = 0;
  /** Counts that were asked for and not begun. */
  #uncounted: (() => Promise<number>)[] = [];
  #done = 0;

  constructor(
    stream: NodeJS.WritableStream,
    /** Whether somebody is watching. */
    readonly isShown: boolean,
    /** What becomes of a file when all is well, as a participle. */
    readonly verb: string = "classified",
  ) {
    this.#stream = stream;
  }

  /** Adds files that are still to come. */
  expect(count: number): void {
    this.#total += count;
  }

  /** Adds files that are still to come, and that are only counted if the work takes long enough to be watched. */
  expectLater(count: () => Promise<number>): void {
    if (this.isShown) this.#uncounted.push(count);
  }

  /** Counts a file by what became of it: the verb or the reason why it was skipped. */
  count(outcome: string): void {
    this.#done++;
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
    const now = performance.now();
    if (!this.isShown || now - this.#shown < interval) return;
    this.#shown = now;
    if (now - this.#start > patience) this.#countNow();
    const rate = this.#done / ((now - this.#start) / 1000);
    const left = Math.max(0, (this.#total - this.#done) / rate);
    const isKnown = this.#total >= this.#done;
    this.#stream.write(
      `\r\x1b[K${this.#done}${isKnown ? ` of ${this.#total}` : ""} files, ${Math.round(rate)}/s${isKnown ? `, ${Math.ceil(left)} s left` : ""}`,
    );
  }

  #countNow(): void {
    // A tree that cannot be counted is classified all the same.
    for (const count of this.#uncounted.splice(0))
      count().then(
        (files) => this.expect(files),
        () => undefined,
      );
  }

  /** Wipes the line, for a caller that reports by itself. */
  clear(): void {
    if (this.isShown) this.#stream.write("\r\x1b[K");
  }

  /**
   * Says what was done; to a terminal always, otherwise only when something was skipped, the batch was cut short or
   * somebody wants to know.
   */
  finish(interrupted: boolean, isWanted = false): void {
    const done = this.#counts.get(this.verb) ?? 0;
    const skipped = [...this.#counts].filter(([outcome]) => outcome !== this.verb);
    if (!this.isShown && !isWanted && skipped.length === 0 && !interrupted) return;
    const seconds = ((performance.now() - this.#start) / 1000).toFixed(2);
    const reasons = skipped.map(([reason, count]) => `${count} ${reason.replace("-", " ")}`).join(", ");
    const { user, system } = process.cpuUsage();
    const used = isWanted ? ` (${((user + system) / 1_000_000).toFixed(2)} s of processor time)` : "";
    const parts = [
      `${done} ${done === 1 ? "file" : "files"} ${this.verb} in ${seconds} s${used}`,
      ...(reasons ? [`skipped: ${reasons}`] : []),
    ];
    this.#stream.write(
      `${this.isShown ? "\r\x1b[K" : ""}inkling: ${interrupted ? "interrupted; " : ""}${parts.join("; ")}\n`,
    );
  }
}
