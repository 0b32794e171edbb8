import type { Fill, TokenProbability } from "../../contract/ports.ts";
import { CompletionTrie } from "./completionTrie.ts";
import type { CursorContext } from "./cursorContext.ts";
import { cutAtRest, mayBecome } from "./midLine.ts";

/** Lines remembered, over all documents. Each takes about a kilobyte. */
const maxRemembered = 500;

/** What the model said at a place. */
export interface Remembered {
  readonly fill: Fill;
  /** What stood behind the cursor, trimmed: the rest of the line and the next line that is not blank. */
  readonly lineRest: string;
  readonly nextLine: string;
  /** Texts of the snippets that were in the prompt. */
  readonly snippets: readonly string[];
  /** Below which the line was given up. */
  readonly leastProbability: number;
  /** The part that was shown last. */
  shown?: Shown;
  /** Whether nothing of it was shown within a word. */
  wasSilent?: boolean;
}

/** What of a line was shown: while it is typed it stays as it is, since typing it can only prove it right. */
export interface Shown {
  /** Characters of the line that were typed by then. */
  readonly from: number;
  /** Characters of the line up to the end of what was shown. */
  readonly until: number;
  readonly confidence: number;
}

/** The part of a remembered line that is still to be typed. */
export interface Recalled {
  readonly source: Remembered;
  /** Characters of the line that are typed already. */
  readonly typed: number;
  readonly text: string;
  readonly tokens: readonly TokenProbability[];
}

/** The completion cache: what the model said, found again by typing on, deleting and coming back. */
export class CompletionCache {
  #trie = new CompletionTrie<Remembered>(maxRemembered);
  #asked = 0;
  #answered = 0;

  /** Share of the questions counted that were answered, 0 to 1; undefined before the first. */
  get hitRate(): number | undefined {
    return this.#asked === 0 ? undefined : this.#answered / this.#asked;
  }

  remember(context: CursorContext, fill: Fill, snippets: readonly string[], leastProbability = 0): void {
    const { lineRest, nextLine } = behind(context);
    this.#trie.set(context.key, { fill, lineRest, nextLine, snippets, leastProbability });
  }

  /** Forgets everything: another model would say something else. */
  clear(): void {
    this.#trie = new CompletionTrie(maxRemembered);
  }

  /** Counts whether a question was answered from the cache. */
  count(answered: boolean): void {
    this.#asked++;
    if (answered) this.#answered++;
  }

  /** What was said at this place, or before text that has been typed since; what is on the screen before all else. */
  recall(context: CursorContext): Recalled | undefined {
    const fitting = [...this.#fitting(context)];
    return fitting.find(({ source, typed }) => isOnScreen(source, typed)) ?? fitting[0];
  }

  *#fitting(context: CursorContext): Generator<Recalled> {
    const { lineRest, nextLine } = behind(context);
    for (const { length, value } of this.#trie.along(context.key)) {
      const typed = context.key.slice(length);
      const { fill } = value;
      if (!fill.text.startsWith(typed) || value.nextLine !== nextLine) continue;
      if (typed !== "" && !isOnScreen(value, typed.length) && isUnfinished(value, typed.length)) continue;
      const text = fill.text.slice(typed.length);
      const isSame = mayBecome(value.lineRest, lineRest, typed, context.languageId);
      if (!isSame && !holdsRest(text, lineRest, context.languageId)) continue;
      yield { source: value, typed: typed.length, text, tokens: tokensBehind(fill, typed.length) };
    }
  }
}

/** Whether a line says itself what stands behind the cursor. */
function holdsRest(text: string, lineRest: string, languageId: string): boolean {
  return lineRest !== "" && cutAtRest(text, lineRest, languageId) !== text.trimEnd();
}

/** Whether what is still to be typed of a line was shown, or the beginning of it; a lone space is none. */
export function isOnScreen({ shown, fill }: Remembered, typed: number): boolean {
  if (!shown || typed < shown.from || typed >= shown.until) return false;
  return fill.text.slice(typed, shown.until).trim() !== "";
}

/**
 * Whether a line lacks an end that matters once a part of it is typed. One that was given up and would be again, for what
 * is still to be typed of it, does not matter.
 */
function isUnfinished({ fill, leastProbability }: Remembered, typed: number): boolean {
  if (fill.end !== "unlikely") return fill.end === "limit";
  const likelihood = tokensBehind(fill, typed).reduce((product, { probability }) => product * probability, 1);
  return likelihood >= leastProbability;
}

function behind({ lineRest, linesBelow }: CursorContext): { lineRest: string; nextLine: string } {
  return { lineRest: lineRest.trim(), nextLine: linesBelow.find((line) => line.trim() !== "")?.trim() ?? "" };
}

/**
 * The tokens that say what comes behind the first `typed` characters of a fill. A token that is typed in part still
 * counts. Tokens may start before the fill's text (token healing writes typed characters once more) and end behind
 * it (the line break).
 */
export function tokensBehind(fill: Fill, typed: number): readonly TokenProbability[] {
  const all = fill.tokens.map(({ text }) => text).join("");
  const written = all.replace(/[\r\n][\s\S]*/, "");
  const from = Math.max(0, written.lastIndexOf(fill.text)) + typed;
  let at = 0;
  return fill.tokens.filter(({ text }) => {
    at += text.length;
    return at > from;
  });
}
