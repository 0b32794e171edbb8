/**
 * Processor time a parse may take, in milliseconds: at least, and for each 1,000 characters it has read. Code takes a third of
 * that; text that takes longer is no code of that language, and recovering from its errors is quadratic work.
 */
const budget = { least: 75, perThousand: 1, most: 2_000 };
/** What code takes for each 1,000 characters, in milliseconds: where it takes longer, as on a busy machine, budgets grow as well. */
const usual = 0.4;
/** So many times at most, and as long as it is not known how long code takes. */
const mostGrowth = 3;
const unknownGrowth = 2;
/** What a grammar may take besides until it has parsed code: meanwhile its functions are compiled, on a slow machine for long. In milliseconds. */
const coldAllowance = 450;
/** Shorter texts tell nothing, in characters. */
const telling = 2_000;
/** The newest texts count: characters that are remembered as they were, and half of what was before. */
const remembered = 50_000;
const thousand = 1_000;

/** How long code takes on this machine, learnt from what was parsed. */
export class ParsePace {
  #ms = 0;
  #characters = 0;

  note(ms: number, characters: number): void {
    const kept = this.#characters > remembered ? 1 / 2 : 1;
    this.#ms = this.#ms * kept + ms;
    this.#characters = this.#characters * kept + characters;
  }

  /** How many times longer than usual, from 1 to what budgets may grow. */
  get growth(): number {
    if (this.#characters === 0) return unknownGrowth;
    return Math.min(mostGrowth, Math.max(1, (this.#ms * thousand) / this.#characters / usual));
  }
}

/** What a grammar's parses may take. */
export class ParseBudget {
  readonly #pace: ParsePace;
  #coldLeft = coldAllowance;

  /** @param pace of all grammars together */
  constructor(pace: ParsePace) {
    this.#pace = pace;
  }

  /** Processor time that a parse may have taken when it has come so far, in milliseconds. @param offset characters read */
  at(offset: number): number {
    const { least, perThousand, most } = budget;
    return this.#coldLeft + Math.min(most, this.#pace.growth * (least + (perThousand * offset) / thousand));
  }

  /**
   * Notes a parse that is over.
   * @param ms processor time it took
   * @param characters of code read from its beginning to its end; 0 for anything else
   */
  note(ms: number, characters: number): void {
    const isTelling = characters >= telling;
    if (isTelling && this.#coldLeft === 0) this.#pace.note(ms, characters);
    this.#coldLeft = isTelling ? 0 : Math.max(0, this.#coldLeft - ms);
  }
}
