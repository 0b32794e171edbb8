import { nextTurn } from "../../contract/nextTurn.ts";
import { BoundedParse } from "./boundedParse.ts";
import type { ParseBudget } from "./parseBudget.ts";
import { newParser } from "./parserLibrary.ts";
import type { Language, Parser, Tree } from "./treeSitter.ts";
import { type Clocks, workClock } from "./workClock.ts";

/** Processor time after which other work has its turn, in milliseconds. */
const slice = 20;
/** A step of the parser is a hundred of its operations, in milliseconds. */
const longestStep = 10;

/** Processor time that parses took together, in milliseconds. */
export interface Effort {
  ms: number;
  /** Of what a text may become, rather than of the text. */
  readonly isEdit?: boolean;
}

/** A parser that gives other work a turn while it parses a long text. Whoever wants it waits until it is free. */
export class SlicedParser {
  readonly #language: Language;
  readonly #clocks: Clocks | undefined;
  #parser: Parser | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param clocks what tells how much work was done; the machine's own without them */
  constructor(language: Language, clocks?: Clocks) {
    this.#language = language;
    this.#clocks = clocks;
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
   * @param budget undefined comes back for a text that takes longer, or more memory than code does
   * @param effort what was spent of that budget before
   * @throws Error where the library fails, which is not to be trusted then: its memory is full, or the text is nested too deeply
   */
  async parse(
    text: string,
    old: Tree | undefined,
    budget: ParseBudget,
    effort: Effort,
  ): Promise<Tree | undefined> {
    this.#parser ??= newParser(this.#language);
    const spent = workClock(this.#clocks, longestStep);
    const isLate = (read: number) => effort.ms + spent() > budget.at(read);
    const parse = new BoundedParse(this.#parser, this.#language, text, old, isLate, this.#clocks);
    let code = 0;
    try {
      for (;;) {
        const inTurn = workClock();
        const tree = parse.goOn(() => inTurn() > slice);
        if (tree && !old && !tree.rootNode.hasError) code = text.length;
        if (tree || parse.hasEnded) return tree;
        await nextTurn();
      }
    } catch (error) {
      // What failed half-way is not to be freed.
      this.#parser = undefined;
      throw error;
    } finally {
      const ms = spent();
      budget.note(ms, code);
      effort.ms += ms;
      this.#parser?.reset();
    }
  }

  /** Frees the parser as soon as nobody needs it. */
  delete(): void {
    void this.inTurn(async () => this.#parser?.delete());
  }
}
