import type { ChildProcess } from "node:child_process";
import type { Writable } from "node:stream";

/** What a suite prints: kept until it is the suite's turn to be shown, passed on as it comes from then on. */
export class Transcript {
  readonly #output: Writable;
  #kept: (string | Uint8Array)[] | undefined = [];

  constructor(output: Writable) {
    this.#output = output;
  }

  follow(child: ChildProcess): void {
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => this.#print(chunk));
  }

  line(text: string): void {
    this.#print(`${text}\n`);
  }

  show(): void {
    for (const chunk of this.#kept ?? []) this.#output.write(chunk);
    this.#kept = undefined;
  }

  #print(chunk: string | Uint8Array): void {
    if (this.#kept) this.#kept.push(chunk);
    else this.#output.write(chunk);
  }
}
