/** What a definition itself says to a yes/no question about it: whether it is exported, documented, static, generic. */
import { documentationOf } from "../../../language/comments/documentation.ts";
import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { usesOf } from "../../../language/functions/usesOf.ts";
import { readExports } from "../../../language/names/exports.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { framed } from "../../../language/roles/definitions.ts";
import { isGeneric } from "../../../language/roles/members.ts";
import { hasModifier } from "../../../language/roles/modifiers.ts";
import { outcomesOf } from "../../../language/roles/outcomes.ts";
import { parametersOf } from "../../../language/roles/parameters.ts";
import { hasToken } from "../../../language/roles/tokens.ts";

interface Trait {
  readonly pattern: RegExp;
  /** Undefined where the tree does not tell. */
  readonly holds: (definition: NamedDefinition, root: SyntaxNode) => boolean | undefined;
}

const adverb = "(?:(?:ever|really|actually|already|currently|even|also|explicitly) )?";
const trait = (pattern: string, holds: Trait["holds"]): Trait => ({
  pattern: new RegExp(`^\\w+(?:n['’]?t)? it ${adverb}(?:${pattern})\\??$`, "i"),
  holds,
});

const traits: readonly Trait[] = [
  trait("exported(?: (?:from|by|in) .{1,40})?|an export|(?:the )?default export", isExported),
  trait(
    "(?:properly |well )?documented|commented|have (?:any |a |some )?(?:documentation|docs?|doc ?comments?|docstrings?|comments?|jsdoc|description)(?: .{1,30})?",
    ({ node }) => documentationOf(node).length > 0,
  ),
  trait(
    "(?:used|called|referenced|invoked)(?: (?:anywhere|somewhere|at all|here|in (?:this|the|it|here).{0,30}))?",
    isUsed,
  ),
  trait("(?:a |declared )?static(?: .{1,20})?", withModifier("static")),
  trait("(?:an )?abstract(?: .{1,20})?", withModifier("abstract")),
  trait("(?:a )?generic(?: .{1,20})?", ({ node }) => isGeneric(node)),
  trait("(?:an? )?(?:async(?:hronous)?)(?: .{1,20})?", ({ node, kind }) =>
    kind === "function" ? hasModifier(node, /\basync\b/) || hasToken(node, "async") || undefined : undefined,
  ),
  trait("a function", ({ kind }) => kind === "function"),
  trait("a method", ({ kind, owner }) => kind === "function" && owner !== undefined),
  trait("a class", ({ kind, node }) => kind === "type" && hasToken(node, "class")),
  trait("an interface", ({ kind, node }) => kind === "type" && hasToken(node, "interface")),
  trait("an enum", ({ kind, node }) => kind === "type" && hasToken(node, "enum")),
  trait("a struct", ({ kind, node }) => kind === "type" && hasToken(node, "struct")),
  trait(
    "(?:take|have|accept|expect|need|require)s? (?:any |some |an? )?(?:parameters?|params?|arguments?|args?|inputs?)",
    ({ node, kind }) => (kind === "function" ? parametersOf(node).length > 0 : undefined),
  ),
  trait(
    "have (?:any |an? |some )?(?:default (?:values?|parameters?|arguments?)|defaults?|optional (?:parameters?|arguments?))(?: .{1,30})?",
    ({ node, kind }) =>
      kind === "function"
        ? parametersOf(node).some(({ value }) => value !== undefined) || undefined
        : undefined,
  ),
  trait("return (?:anything|something|a value|any value)(?: at all)?", ({ node, kind }) =>
    kind === "function" ? outcomesOf(node).returns : undefined,
  ),
];

/** The answer, where all definitions of the name agree; undefined where the question is none of these. */
export function answerByTrait(
  question: string,
  definitions: readonly NamedDefinition[],
  root: SyntaxNode,
): boolean | undefined {
  const asked = traits.find(({ pattern }) => pattern.test(question));
  if (!asked) return undefined;
  const [first, ...others] = definitions.map((definition) => asked.holds(definition, root));
  return others.every((each) => each === first) ? first : undefined;
}

function withModifier(word: string): Trait["holds"] {
  return ({ node }) =>
    hasModifier(node, new RegExp(`\\b${word}\\b`)) ||
    hasToken(node, word) ||
    (isFunction(node) ? false : undefined);
}

function isExported({ name, owner, node }: NamedDefinition, root: SyntaxNode): boolean | undefined {
  if (node.language.exports.size === 0 || owner !== undefined) return undefined;
  const given = readExports(root);
  return given.includes(name) || (given.includes("*") ? undefined : framed(node) !== node && isIn(node));
}

function isIn(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer; outer = outer.parent)
    if (outer.language.exports.has(outer.type)) return true;
  return false;
}

/** What nothing here uses may be used elsewhere. */
function isUsed({ name, node }: NamedDefinition, root: SyntaxNode): boolean | undefined {
  return usesOf(name, [node], root).length > 0 || undefined;
}
