import { nextTurn } from "../../contract/nextTurn.ts";
import type { ParseBudget } from "./parseBudget.ts";
import type { Parser, ParseState, Tree } from "./treeSitter.ts";
import { workClock } from "./workClock.ts";

/** Processor time after which other work has its turn, in milliseconds. */
const slice = 20;
/** A step of the parser is a hundred of its operations, in milliseconds. */
const longestStep = 10;
/** The library counts its offsets in bytes of UTF-16. */
const bytesPerUnit = 2;

/** Processor time that parses took together, in milliseconds. */
export interface Effort {
  ms: number;
  /** Of what a text may become, rather than of the text. */
  readonly isEdit?: boolean;
}

/** A parser that gives other work a turn while it parses a long text. Whoever wants it waits until it is free. */
export class SlicedParser {
  readonly #make: () => Parser;
  #parser: Parser;
  #last: Promise<unknown> = Promise.resolve();

  constructor(make: () => Parser) {
    this.#make = make;
    this.#parser = make();
  }

  /** Runs `work` when all that was asked for earlier is done: a parser has one text at a time. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /**
   * Parses a text; call it within `inTurn`.
   * @param old the edited tree of an earlier text
   * @param budget undefined comes back for a text that takes longer
   * @param effort what was spent of that budget before
   */
  async parse(
    text: string,
    old: Tree | undefined,
    budget: ParseBudget,
    effort: Effort,
  ): Promise<Tree | undefined> {
    const spent = workClock(undefined, longestStep);
    let hasEnded = false;
    let code = 0;
    try {
      for (;;) {
        const inTurn = workClock();
        const progressCallback = ({ currentOffset }: ParseState) => {
          hasEnded = effort.ms + spent() > budget.at(currentOffset / bytesPerUnit);
          return hasEnded || inTurn() > slice;
        };
        // Called again with the same text, the parser goes on where it stopped.
        const tree = this.#parser.parse(text, old ?? null, { progressCallback });
        if (tree && !old && !tree.rootNode.hasError) code = text.length;
        if (tree || hasEnded) return tree ?? undefined;
        await nextTurn();
      }
    } catch (error) {
      // What failed half-way is not to be trusted again, nor to be freed.
      this.#parser = this.#make();
      throw error;
    } finally {
      const ms = spent();
      budget.note(ms, code);
      effort.ms += ms;
      this.#parser.reset();
    }
  }

  /** Frees the parser as soon as nobody needs it. */
  delete(): void {
    void this.inTurn(async () => this.#parser.delete());
  }
}
