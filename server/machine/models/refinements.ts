import path from "node:path";
import * as z from "zod";
import type { Refinement } from "../../contract/ports.ts";
import { readJsonFile, writeJsonFile } from "./jsonFile.ts";

const learnt = z.object({
  /** Added to the log-odds of every suggestion. */
  shift: z.number(),
  /** Suggestions that were accepted or typed over so far. */
  outcomes: z.int().min(0),
});
/** What a user's acceptances have taught about one model: two numbers. */
export type Learnt = z.output<typeof learnt>;

export const nothingLearnt: Learnt = { shift: 0, outcomes: 0 };

/** Step of the log-odds for one outcome: a model that is always a tenth too sure is put right after some hundred. */
const rate = 0.03;
/** Share by which each outcome pulls back towards what was shipped or measured. */
const pull = 0.002;
/** Largest shift of the log-odds: 0.8 becomes 0.6 or 0.92, and never more. */
const furthest = 1;
/** Fewer outcomes are chance. */
const leastOutcomes = 40;
/** Outcomes between two writes. */
const writeEvery = 20;

/** One step of online logistic regression of the intercept alone, drawn towards zero. */
export function learn({ shift, outcomes }: Learnt, confidence: number, right: boolean): Learnt {
  const moved = shift * (1 - pull) + rate * ((right ? 1 : 0) - confidence);
  return { shift: bounded(moved), outcomes: outcomes + 1 };
}

/**
 * What is kept of a model, with what this process has learnt since it was read: another window's acceptances are not written over.
 * @param before what this process took from there
 */
export function merge(kept: Learnt, before: Learnt, now: Learnt): Learnt {
  return {
    shift: bounded(kept.shift + now.shift - before.shift),
    outcomes: kept.outcomes + now.outcomes - before.outcomes,
  };
}

function bounded(shift: number): number {
  return Math.max(-furthest, Math.min(furthest, shift));
}

/** Adjusts, slowly and by one number for each model, how sure ghost text is, by what users accept and type over. Kept in the storage folder. */
export class Refinements {
  readonly #file: string;
  readonly #known = new Map<string, Learnt>();
  /** What the file said when it was last read. */
  #kept: ReadonlyMap<string, Learnt> = new Map();
  #reading: Promise<void> | undefined;

  /** @param data the storage folder */
  constructor(data: string) {
    this.#file = path.join(data, "learnt.json");
  }

  /** What was learnt of a model file. */
  of(file: string): Refinement {
    void this.ready();
    const key = path.basename(file);
    const current = () => this.#known.get(key) ?? nothingLearnt;
    return {
      get shift() {
        const { shift, outcomes } = current();
        return outcomes < leastOutcomes ? 0 : shift;
      },
      note: (confidence, right) => {
        const next = learn(current(), confidence, right);
        this.#known.set(key, next);
        if (next.outcomes % writeEvery === 0) void this.save();
      },
    };
  }

  /** Resolves when what was kept is known. */
  ready(): Promise<void> {
    this.#reading ??= this.#read();
    return this.#reading;
  }

  /** Writes what was learnt; a folder that cannot be written costs nothing but the memory of it. */
  async save(): Promise<void> {
    if (this.#known.size === 0) return;
    await this.ready();
    await this.#read();
    const written = new Map(this.#known);
    await writeJsonFile(this.#file, Object.fromEntries(written)).then(
      () => {
        this.#kept = written;
      },
      () => undefined,
    );
  }

  /** Takes over what the file says by now, with what was learnt here since the last time. */
  async #read(): Promise<void> {
    const file = new Map(
      Object.entries((await readJsonFile(this.#file, z.record(z.string(), learnt))) ?? {}),
    );
    for (const key of new Set([...file.keys(), ...this.#known.keys()])) {
      const before = this.#kept.get(key) ?? nothingLearnt;
      this.#known.set(key, merge(file.get(key) ?? nothingLearnt, before, this.#known.get(key) ?? before));
    }
    this.#kept = file;
  }
}
