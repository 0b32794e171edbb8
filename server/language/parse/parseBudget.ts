/**
 * Processor time a parse may take, in milliseconds: at least, and for each 1,000 characters it has read. Code takes a third of
 * that; text that takes longer is no code of that language, and recovering from its errors is quadratic work.
 */
const budget = { least: 80, perThousand: 1, most: 2_000 };
/**
 * Where code itself takes longer, as on a slow machine, what it takes for each 1,000 characters counts so many times, and no
 * more than `most` milliseconds.
 */
const slow = { factor: 4, most: 2 };
/** What a grammar may take besides, all in all: meanwhile its functions are compiled, on a slow machine for long. In milliseconds. */
const coldAllowance = 450;
/** Of what is known of code's pace, newer texts count more: characters until it is worth half. */
const remembered = 200_000;
const thousand = 1_000;

/** What a grammar's parses may take, learnt from those that were. */
export class ParseBudget {
  #coldLeft = coldAllowance;
  readonly #code = { ms: 0, characters: 0 };

  /** Processor time that a parse may have taken when it has come so far, in milliseconds. @param offset characters read */
  at(offset: number): number {
    const { least, most } = budget;
    return this.#coldLeft + Math.min(most, least + (this.#perThousand() * offset) / thousand);
  }

  /**
   * Notes a parse that is over.
   * @param ms processor time it took
   * @param characters of code read from its beginning to its end; 0 for anything else
   */
  note(ms: number, characters: number): void {
    const isCold = this.#coldLeft > 0;
    this.#coldLeft = Math.max(0, this.#coldLeft - ms);
    if (isCold || characters === 0) return;
    const kept = this.#code.characters > remembered ? 1 / 2 : 1;
    this.#code.ms = this.#code.ms * kept + ms;
    this.#code.characters = this.#code.characters * kept + characters;
  }

  #perThousand(): number {
    const { ms, characters } = this.#code;
    if (characters === 0) return budget.perThousand;
    return Math.max(budget.perThousand, Math.min(slow.most, (slow.factor * ms * thousand) / characters));
  }
}
