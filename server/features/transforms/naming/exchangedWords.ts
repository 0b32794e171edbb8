import { singular } from "../../../language/words/inflect.ts";
import { splitWords } from "../../../language/words/wordForms.ts";

/** How one piece of code comes out of another that is built alike. */
export interface ExchangedWords {
  /** Which word stands for which. */
  readonly words: ReadonlyMap<string, string>;
  /** Tokens that are the same. */
  readonly same: number;
}

/** The words of names, texts and numbers that differ between two rows of tokens; undefined where more than these does. */
export function exchangedWords(from: readonly string[], to: readonly string[]): ExchangedWords | undefined {
  if (from.length !== to.length) return undefined;
  const words = new Map<string, string>();
  let same = 0;
  for (const [index, token] of to.entries()) {
    const before = from[index] ?? "";
    if (token === before) same++;
    else if (!exchange(words, before, token)) return undefined;
  }
  return { words, same };
}

/** Notes which word stands for which; false where one of the two is a sign. */
function exchange(exchanged: Map<string, string>, before: string, after: string): boolean {
  const [from, to] = [splitWords(before), splitWords(after)];
  if (from.length === 0 || to.length === 0) return false;
  if (from.length !== to.length) return true;
  for (const [index, word] of from.entries()) {
    const put = to[index] ?? "";
    if (put === word) continue;
    if (!exchanged.has(word)) exchanged.set(word, put);
    if (!exchanged.has(singular(word))) exchanged.set(singular(word), singular(put));
  }
  return true;
}
