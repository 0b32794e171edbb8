import { libraryOf } from "./parserLibrary.ts";
import type { ParserMemory } from "./parserMemory.ts";
import type { Language, Parser, ParseState, Tree } from "./treeSitter.ts";
import { type Clocks, workClock } from "./workClock.ts";

/** The library counts its offsets in bytes of UTF-16. */
const bytesPerUnit = 2;

/** Processor time after which a step, a hundred of the parser's operations, has lost its way, in milliseconds. */
const longestStep = 250;
/** Between two looks at the text it takes less, in milliseconds: what takes longer is the garbage collector's or the compiler's. */
const longestLook = 10;

/** A parse that is given up where it takes too long, or more memory than code does. */
export class BoundedParse {
  readonly #parser: Parser;
  readonly #memory: ParserMemory;
  readonly #text: string;
  readonly #old: Tree | undefined;
  readonly #isLate: (read: number) => boolean;
  readonly #clocks: Clocks | undefined;
  /** Bytes of memory that it may add, and has added. */
  readonly #room: number;
  #added = 0;
  #before = 0;
  #hasEnded = false;
  /** Counts the work of the step, from its first look at the text on. */
  #step: (() => number) | undefined;

  /**
   * @param language the parser's
   * @param old the edited tree of an earlier text
   * @param isLate whether it takes too long, having parsed so many UTF-16 code units
   * @param clocks what tells how long a step takes; the machine's own without them
   */
  constructor(
    parser: Parser,
    language: Language,
    text: string,
    old: Tree | undefined,
    isLate: (read: number) => boolean,
    clocks?: Clocks,
  ) {
    this.#parser = parser;
    this.#memory = libraryOf(language).memory;
    this.#room = this.#memory.roomFor(text.length);
    this.#text = text;
    this.#old = old;
    this.#isLate = isLate;
    this.#clocks = clocks;
  }

  /** Whether it was given up. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /**
   * Goes on; undefined where it paused, or was given up.
   * @throws Error where the library fails, which is not to be trusted then: its memory is full, or the text is nested too deeply
   */
  goOn(pauses: () => boolean): Tree | undefined {
    const text = this.#text;
    let isParsing = true;
    // In one step the parser may look through all of a text from each place where it finds no word: that ends with the text.
    const input = (index: number) => (isParsing && this.#isStuck() ? "" : text.slice(index));
    const progressCallback = ({ currentOffset }: ParseState) => {
      this.#step = undefined;
      this.#hasEnded ||= this.#isFull() || this.#isLate(currentOffset / bytesPerUnit);
      return this.#hasEnded || pauses();
    };
    this.#before = this.#memory.size;
    const tree = this.#memory.within(this.#room - this.#added, () =>
      // Called again with the same text, the parser goes on where it stopped.
      this.#parser.parse(input, this.#old ?? null, { progressCallback }),
    );
    isParsing = false;
    this.#added += this.#memory.size - this.#before;
    if (!this.#hasEnded) return tree ?? undefined;
    tree?.delete();
    return undefined;
  }

  #isStuck(): boolean {
    this.#step ??= workClock(this.#clocks, longestLook);
    this.#hasEnded ||= this.#isFull() || this.#step() > longestStep;
    return this.#hasEnded;
  }

  #isFull(): boolean {
    return this.#added + this.#memory.size - this.#before > this.#room;
  }
}
