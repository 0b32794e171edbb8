/** Parts of sentences. */
import { plural } from "../../../language/words/inflect.ts";

/** Names that are listed at most; of more it is said how many there are. */
const mostListed = 20;
/** Longer code says less in a sentence than a word for it, in UTF-16 code units. */
const longestQuote = 80;

/** `1 line`, `3 lines`. */
export function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : plural(noun)}`;
}

/** Names in a row, as code. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostListed).map((name) => `\`${name}\``);
  if (names.length > mostListed) return `${shown.join(", ")} and ${names.length - mostListed} more`;
  const last = shown.at(-1) ?? "";
  return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${last}` : last;
}

/** `a`, `b` or `c`. */
export function eitherOf(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length > 1 ? `${items.slice(0, -1).join(", ")} or ${last}` : last;
}

/** Code on one line, cut where it is long. */
export function quoted(code: string): string {
  const line = code.replace(/\s+/g, " ").trim();
  return `\`${line.length > longestQuote ? `${line.slice(0, longestQuote - 1)}…` : line}\``;
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}
