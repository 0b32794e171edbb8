import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isLiteral } from "../../../language/roles/tokens.ts";
import { singular } from "../../../language/words/inflect.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { actionWords } from "./actionWords.ts";
import { inCasing, untaken } from "./casing.ts";
import { contextWords } from "./contextWords.ts";
import type { NameSubject } from "./nameSubject.ts";
import { valueWords } from "./valueWords.ts";
import { keysOf, type Vocabulary } from "./vocabulary.ts";

/** How many names are proposed. */
export const mostNames = 3;
/** Longer names are sentences; in UTF-16 code units. */
const longestName = 40;
/** Words that languages keep for themselves, over all of them. */
const reserved: ReadonlySet<string> = new Set(
  "abstract and as assert async await base bool boolean break byte case catch char class const continue debugger def default del delete do double elif else end enum eval except export extends false final finally float fn for foreach from func function global go goto if impl import in inline instanceof int interface is lambda let long loop map match mod module mut namespace native new nil none not null object operator or out override package params pass private protected public raise range readonly ref require rescue return self sealed select short signed static string struct super switch template this throw true try type typedef typeof union unless unsafe unsigned until use using var virtual void volatile when where while with yield".split(
    " ",
  ),
);
const poor: ReadonlySet<string> = new Set(
  "data value val result res tmp temp foo bar baz obj object arr array str string num number item thing stuff var x y z a b c".split(
    " ",
  ),
);
/** Names that say nothing. */
export function isPoor(name: string): boolean {
  return poor.has(name.toLowerCase());
}

/** What a candidate is worth by where it is from. */
const worth = { learnt: 3, told: 2.6, context: 2.2, own: 2 } as const;
/** What each place further down its list takes from a candidate. */
const step = 0.35;
/** What it adds that the project uses the name, or its words. */
const familiar = 0.5;

/** Three names for what is to be named, the likeliest first. */
export function proposeNames(
  subject: NameSubject,
  vocabulary: Vocabulary,
  root: SyntaxNode,
): readonly string[] {
  const scores = new Map<string, number>();
  const add = (name: string, score: number) => scores.set(name, Math.max(scores.get(name) ?? 0, score));
  const inCase = (words: readonly string[]) => inCasing(withStart(words), subject.casing);
  for (const [index, name] of learntNames(subject, vocabulary).entries())
    add(inCase(splitWords(name)), worth.learnt - index * step);
  for (const [index, words] of (subject.told ?? []).entries()) add(inCase(words), worth.told - index * step);
  const [first] = subject.nodes;
  const around =
    subject.kind === "value" && first && subject.current === undefined ? contextWords(first, root) : [];
  for (const [index, words] of around.entries())
    if (words.length > 0) add(inCase(words), worth.context - index * step);
  const values = first && subject.kind === "value" ? valueWords(first) : [];
  const own =
    subject.kind === "value"
      ? subject.isElement
        ? values.map(one)
        : values
      : actionWords(subject.nodes, subject.results);
  for (const [index, words] of own.filter(({ length }) => length > 0).entries())
    add(inCase(words), worth.own - index * step);
  const isFit = (name: string) =>
    name !== subject.current && name.length <= longestName && identifier.test(name) && name.length > 1;
  const ranked = [...scores]
    .filter(([name]) => isFit(name))
    .map(([name, score]) => [name, score + bonus(name, vocabulary) - (isPoor(name) ? 1 : 0)] as const)
    .sort(([, one], [, other]) => other - one)
    .map(([name]) => (reserved.has(name.toLowerCase()) ? inCase([name, "value"]) : name));
  const wanted = ranked.length > 0 ? ranked : fallbacks[subject.kind].map((name) => inCase([name]));
  const free = freeNames(wanted, subject, inCase);
  return [
    ...new Set([
      ...free,
      ...variants(free[0] ?? "", subject)
        .map(inCase)
        .filter(isFit),
    ]),
  ]
    .filter((name) => free.includes(name) || !(subject.taken.has(name) || reserved.has(name.toLowerCase())))
    .slice(0, mostNames);
}

/** The likeliest name in other words, for where nothing suggests more. */
function variants(name: string, { kind, nodes }: NameSubject): readonly (readonly string[])[] {
  const words = splitWords(name);
  if (kind === "action")
    return [...(words.length > 1 ? [words.slice(0, 1)] : []), ["do", ...words], ["run", ...words]];
  const isFixed = nodes.length > 0 && nodes.every(isLiteral);
  const [most, least] = isFixed ? ["default", "initial"] : ["current", "own"];
  return [...(words.length > 1 ? [words.slice(-1)] : []), [most, ...words], [least, ...words]];
}

/** The names that are free or, where none is, the best of them told apart by a word: a number would say nothing. */
function freeNames(
  names: readonly string[],
  { kind, taken }: NameSubject,
  inCase: (words: readonly string[]) => string,
): readonly string[] {
  const free = names.filter((name) => !taken.has(name));
  if (free.length > 0) return free;
  const words = splitWords(names[0] ?? "");
  const apart = qualifiers[kind].map((word) =>
    inCase(kind === "value" ? [word, ...words] : [...words, word]),
  );
  const found = apart.filter((name) => !taken.has(name));
  return found.length > 0 ? found : [untaken(names[0] ?? "", taken)];
}

/** What tells a second thing of a name from the first. */
const qualifiers = { value: ["other", "new", "next"], action: ["inner", "core", "step"] } as const;

/** Whether a name that somebody chose can be given. */
export function isFree(name: string, { taken }: NameSubject): boolean {
  return identifier.test(name) && !taken.has(name) && !reserved.has(name);
}

const identifier = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const fallbacks = { value: ["value", "result", "item"], action: ["run", "apply", "handle"] } as const;

/** `users` → `user`. */
function one(words: readonly string[]): readonly string[] {
  return [...words.slice(0, -1), ...words.slice(-1).map(singular)];
}

function withStart(words: readonly string[]): readonly string[] {
  const unique = words.filter((word, index) => word !== words[index - 1]);
  return /^\d/.test(unique[0] ?? "") ? ["n", ...unique] : unique;
}

/** What the project calls the same value elsewhere, the most frequent first. */
function learntNames({ isElement, kind, nodes }: NameSubject, { byValue }: Vocabulary): readonly string[] {
  const [first] = nodes;
  if (kind !== "value" || isElement || !first) return [];
  const known = (key: string) =>
    [...(byValue.get(key) ?? [])].sort(([, one], [, other]) => other - one).map(([name]) => name);
  // The same function called for something else gives something else.
  return keysOf(first).flatMap((key) => (key === first.text ? known(key) : known(key).slice(0, 1)));
}

function bonus(name: string, { names, words }: Vocabulary): number {
  const known = splitWords(name).filter((word) => words.has(word)).length;
  const share = known / Math.max(1, splitWords(name).length);
  return (names.has(name) ? familiar : 0) + share * familiar;
}
