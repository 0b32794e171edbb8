import { functionParts } from "../../../language/parse/functionParts.ts";
import { perNode } from "../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { memberListAround } from "../../../language/roles/members.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { functionsOf, ownName, sharedWords, tokensOf } from "./siblingWords.ts";

type Words = readonly string[];

/** Likeness from which on a function of another file may be called alike. */
const leastLikeness = 0.5;
/** What each more file adds in which a function of the name is as much alike. */
const perFile = 0.05;
/** Names at most. */
const mostNames = 2;

/**
 * Names in words for a function by those of other files that take and do the same: what an interface or a framework lays down is
 * called alike wherever it is written.
 */
export function projectWords(node: SyntaxNode, related: readonly SyntaxNode[]): readonly Words[] {
  const found = new Map<string, number>();
  for (const root of related)
    for (const [name, likeness] of alikeIn(node, root)) {
      const known = found.get(name);
      found.set(name, known === undefined ? likeness : Math.max(known, likeness) + perFile);
    }
  return [...found]
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostNames)
    .map(([name]) => splitWords(name));
}

/** The names of a file's functions that are alike, with how much so. */
function alikeIn(node: SyntaxNode, root: SyntaxNode): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const other of functionsOf(root)) {
    const name = ownName(other);
    const likeness = likenessOf(node, other);
    if (name !== "" && likeness >= leastLikeness) found.set(name, Math.max(found.get(name) ?? 0, likeness));
  }
  return found;
}

function likenessOf(node: SyntaxNode, other: SyntaxNode): number {
  if ((memberListAround(node) === undefined) !== (memberListAround(other) === undefined)) return 0;
  const [own, theirs] = [parametersOf(node), parametersOf(other)];
  if (own.length !== theirs.length) return 0;
  const same = own.filter((each, at) => each === theirs[at]).length;
  const done = sharedWords(tokensOf(node), tokensOf(other));
  return own.length === 0 ? done : (same / own.length + done) / 2;
}

/** Parameters as they are written, types included. */
const parametersOf = perNode(
  (node: SyntaxNode): Words =>
    functionParts(node, node.language).parameters.map(({ text }) => text.replace(/\s+/g, " ")),
);
