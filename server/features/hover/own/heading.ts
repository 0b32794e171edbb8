import { documentationOf, documented } from "../../../language/comments/documentation.ts";
import { endOf, languageFactsOf, parentOf, startOf } from "../../../language/parse/anyNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";
import { boundName, isBinding, isMember } from "../../../language/roles/bindings.ts";
import { definedName, unframed } from "../../../language/roles/definitions.ts";
import { hasParameter } from "../../../language/roles/parameters.ts";
import { isComment, isTextLiteral } from "../../../language/roles/tokens.ts";
import { wordsOf } from "../../../text/termWords.ts";

/** A leaf of a text lies so deep in it at most. */
const deepest = 4;

/** Words behind a name that make a sentence about it: "X constructor" is none. */
const fewestWords = 2;

/**
 * What a name heads the documentation of without being its name: `// NoBroadcast keeps …` over the constant
 * `flagNoBroadcast` speaks of that, and of no namesake.
 * @param offset where the name begins
 */
export function headedDefinition(tree: SyntaxTree, name: string, offset: number): Node | undefined {
  const text = textAt(tree, offset);
  const subject = text && documented(text);
  if (!text || !subject || definedName(subject)?.text === name) return undefined;
  const documentation = documentationOf(subject);
  const before = tree.text.slice(startOf(documentation[0] ?? text), offset).replace(/[@\\]brief\b/, "");
  const after = tree.text.slice(offset + name.length, endOf(documentation.at(-1) ?? text));
  return /[\p{L}\p{N}]/u.test(before) || wordsOf(after).length < fewestWords ? undefined : subject;
}

/**
 * Whether a name stands in the documentation of the type or value it names: who reads that need not be told what a namesake
 * is. A constructor's documentation speaks of its class.
 */
export function isOwnDocumentation(tree: SyntaxTree, name: string, offset: number): boolean {
  const text = textAt(tree, offset);
  const subject = text && documented(text);
  const named = subject && unframed(subject);
  return (
    named !== undefined &&
    !languageFactsOf(named).functions.has(named.type) &&
    definedName(named)?.text === name
  );
}

/** Whether a name within a function's documentation or comments is one of its parameters, or a variable of its own. */
export function isLocalThere(tree: SyntaxTree, name: string, offset: number): boolean {
  const text = textAt(tree, offset);
  const subject = text && documented(text);
  if (subject && hasParameter(unframed(subject), name)) return true;
  for (let node = text && parentOf(text); node; node = parentOf(node))
    if (tree.language.functions.has(node.type) && (hasParameter(node, name) || hasVariable(tree, node, name)))
      return true;
  return false;
}

/** Occurrences of a name in a function that are looked at; a variable is declared where it first stands. */
const mostOccurrences = 20;

/** Whether a function declares a variable of a name. */
function hasVariable(tree: SyntaxTree, { startIndex, endIndex }: Node, name: string): boolean {
  let at = tree.text.indexOf(name, startIndex);
  for (let count = 0; at !== -1 && at < endIndex && count < mostOccurrences; count++) {
    const leaf = tree.rootNode.descendantForIndex(at, at);
    if (
      leaf &&
      leaf.startIndex === at &&
      leaf.endIndex === at + name.length &&
      isBoundBy(leaf, tree.text[at - 1] ?? "")
    )
      return true;
    at = tree.text.indexOf(name, at + 1);
  }
  return false;
}

/** Whether a leaf is the name of a variable where that is declared. */
function isBoundBy(leaf: Node, before: string): boolean {
  let node = parentOf(leaf);
  for (let depth = 0; node && depth < deepest; depth++, node = parentOf(node)) {
    if (!isBinding(node)) continue;
    // `this.x = …` and `{ x: … }` name no variable.
    if (isMember(node) || /[.>:@]/.test(before)) return false;
    const bound = boundName(node);
    return bound !== undefined && startOf(bound) === leaf.startIndex && endOf(bound) === leaf.endIndex;
  }
  return false;
}

/** The comment or text around an offset. */
function textAt(tree: SyntaxTree, offset: number): Node | undefined {
  let node: Node | undefined = tree.rootNode.descendantForIndex(offset, offset) ?? undefined;
  for (let depth = 0; node && depth < deepest; depth++, node = parentOf(node))
    if (isComment(node) || isTextLiteral(node)) return node;
  return undefined;
}
