import type { TokenProbability } from "../../contract/ports.ts";
import { logit, withoutStrings } from "./confidence.ts";
import type { CursorContext } from "./cursorContext.ts";
import type { Ending, EndingKind } from "./endings.ts";
import { identifiersOf } from "./words.ts";

/** What the confidence of a line's beginning is computed from, besides what its text tells. */
export interface BeginningFeatures {
  /** Log-odds of the probability of its tokens together, and of the one behind it where that decides that a word ends. */
  readonly whole: number;
  /** The same probability, 0 to 1. */
  readonly product: number;
  /** Log-odds of the probability of what comes behind it. */
  readonly next: number;
  readonly mean: number;
  readonly lowest: number;
  readonly length: number;
  readonly unknown: number;
  /** 1 when its last name is unknown here. */
  readonly lastUnknown: number;
  readonly punctuation: number;
  readonly endsWord: number;
  /** 1 when only white space stands before it on its line. */
  readonly fresh: number;
  /** 1 by what it ends with; a word has none. */
  readonly number: number;
  readonly string: number;
  readonly operator: number;
  readonly group: number;
  /** 1 when a member's name is its last word. */
  readonly member: number;
}

/** Used for a model that the catalog holds no weights of: those of the starter model, whose probabilities are as raw as any. */
export const defaultBeginningWeights: Readonly<Record<keyof BeginningFeatures | "bias", number>> = {
  bias: -0.5,
  whole: 0.45,
  product: 2.4,
  next: 0,
  mean: 0.1,
  lowest: 0.3,
  length: -0.45,
  unknown: -0.2,
  lastUnknown: -0.3,
  punctuation: 0.5,
  endsWord: 0,
  fresh: -0.3,
  number: -0.7,
  string: 0,
  operator: -0.3,
  group: -0.2,
  member: -0.6,
};

/** Measures the beginning of a suggestion that ends at `ending`. */
export function measureBeginning(
  context: CursorContext,
  text: string,
  ending: Ending,
  tokens: readonly TokenProbability[],
  known: (name: string) => boolean,
): BeginningFeatures {
  const part = text.slice(0, ending.at);
  // The space behind an operator is a part of the token behind it, whose name is another matter.
  const spaced = ending.kind === "operator" && part.endsWith(" ");
  const { inside, next } = splitTokens(text, tokens, spaced ? ending.at - 1 : ending.at);
  const logs = inside.map(logOf);
  const nextLog = next ? logOf(next) : 0;
  const endsOpen = ending.kind === "word" || ending.kind === "number";
  const sum =
    logs.length > 0
      ? logs.reduce((total, log) => total + log, endsOpen ? nextLog / 2 : 0)
      : Number.NEGATIVE_INFINITY;
  const typed = /(?<![\p{L}_$])[\p{L}_$][\p{L}\p{N}_$]*$/u.exec(context.linePrefix)?.[0] ?? "";
  const names = identifiersOf(withoutStrings(typed + part));
  const unknown = names.filter((name) => !known(name));
  const is = (kind: EndingKind) => (ending.kind === kind ? 1 : 0);
  return {
    whole: logit(Math.exp(sum)),
    product: Math.exp(sum),
    next: logit(Math.exp(nextLog)),
    mean: logit(Math.exp(sum / Math.max(1, logs.length))),
    lowest: logit(Math.exp(Math.min(0, ...logs))),
    length: Math.log(1 + part.length),
    unknown: names.length === 0 ? 0 : unknown.length / names.length,
    lastUnknown: ending.kind === "word" && unknown.includes(names.at(-1) ?? "") ? 1 : 0,
    punctuation: /[\p{L}\p{N}]/u.test(part) ? 0 : 1,
    endsWord: /[\p{L}\p{N}_$]$/u.test(context.linePrefix) && /^[^\p{L}\p{N}_$]/u.test(part) ? 1 : 0,
    fresh: context.linePrefix.trim() === "" ? 1 : 0,
    number: is("number"),
    string: is("string"),
    operator: is("operator"),
    group: is("group"),
    member: /(\.|->|::)\s*[\p{L}\p{N}_$]*$/u.test(context.linePrefix + part) ? 1 : 0,
  };
}

function logOf({ probability }: TokenProbability): number {
  return Math.log(Math.max(probability, 1e-9));
}

/** The tokens that say the first `count` characters of a text, and the one behind them where it begins there. */
function splitTokens(
  text: string,
  tokens: readonly TokenProbability[],
  count: number,
): { readonly inside: readonly TokenProbability[]; readonly next: TokenProbability | undefined } {
  // The first token may begin before the text, and the last ones end behind it.
  const all = tokens
    .map((token) => token.text)
    .join("")
    .replace(/[\r\n][\s\S]*/, "");
  let at = -Math.max(0, all.lastIndexOf(text.trimEnd()));
  let index = 0;
  while (index < tokens.length && at < count) at += tokens[index++]?.text.length ?? 0;
  return { inside: tokens.slice(0, index), next: at === count ? tokens[index] : undefined };
}
