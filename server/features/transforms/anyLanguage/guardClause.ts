import { functionParts } from "../../../language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { boundName, isBinding } from "../../../language/roles/bindings.ts";
import { branchesOf, isInverted } from "../../../language/roles/branches.ts";
import { negated } from "../../../language/roles/comparisons.ts";
import { isBranch, isLoop, isReturn, isTernary, isThrow } from "../../../language/roles/control.ts";
import { isDefinition } from "../../../language/roles/definitions.ts";
import { isBlock, isComment, isName, significantNamed } from "../../../language/roles/tokens.ts";
import { javascriptLanguages } from "../javascript/languages.ts";
import { bodyLines, layoutAt, lineStart } from "../layout.ts";
import { negate } from "../negate.ts";
import type { Transform, TransformContext } from "../transform.ts";
import { hasBracedJumps, hasOwnBraceLines } from "./braceStyle.ts";
import { negatedChain } from "./deMorgan.ts";
import { conditionLanguages } from "./languages.ts";
import { isFinal, statementsOf } from "./statements.ts";
import { isPlain } from "./toConditional.ts";
import { indentedBelow } from "./writeBranches.ts";

/** An `if` around the rest of a function or loop → a return where it does not hold, and the rest without it. */
export const guardClause: Transform = {
  name: "if-to-guard-clause",
  title: "Convert to guard clause",
  kind: "refactor.rewrite",
  languages: conditionLanguages,
  example: [
    "function save(item) {\n  if (item.changed) {\n    write(item);\n    tell(item);\n  }\n}",
    "function save(item) {\n  if (!item.changed) return;\n  write(item);\n  tell(item);\n}",
  ],
  exampleLanguage: "javascript",
  refuses: [
    "Blocks that declare a name which the function uses elsewhere too, and texts over several lines, which would be moved.",
  ],
  rewrite(node, { languageId, text }) {
    if (!isBranch(node) || isTernary(node) || isInverted(node) || !isPlain(node)) return undefined;
    const last = lastWord(node);
    const owner = last ? functionAround(last) : ownerAtEnd(node);
    const [yes, ...others] = owner ? branchesOf(node) : [];
    const { condition, body } = yes ?? {};
    if (!owner || !condition || !body || others.length > 0 || !isBlock(body)) return undefined;
    if (!standsInBlock(node)) return undefined;
    // One statement reads as well where it is.
    if (statementsOf(body).length < 2 || node.children.some(isComment)) return undefined;
    if (!isSpread(node, body)) return undefined;
    const lines = bodyLines(body);
    if (!lines) return { refused: "A text goes over several lines." };
    const clash = unscoped.has(languageId) ? undefined : clashing(body, owner);
    if (clash !== undefined) return { refused: `${clash} is used outside the block too.` };
    const layout = layoutAt(text, node.start);
    const jump = last ? bare(last) : isLoop(owner) ? (loopJumps[languageId] ?? "continue") : "return";
    const guard = guardOf({ languageId, text }, condition, jump, layout.step);
    const written = indentedBelow([...guard, ...lines], layout);
    return { edits: [{ start: node.start, end: (last ?? node).end, text: written }] };
  },
};

/**
 * The one line behind an `if` that hands a value over in its last statement: `return nothing;`. It becomes the guard.
 */
function lastWord(node: SyntaxNode): SyntaxNode | undefined {
  const { parent, nextSibling: next } = node;
  if (!parent || !isBlock(parent) || !next || significantNamed(parent).at(-1) !== next) return undefined;
  const [yes] = branchesOf(node);
  const isHandedOver = isFinal(statementsOf(yes?.body).at(-1));
  const between = node.source.slice(node.end, next.start);
  const isBelow = between.trim() === "" && between.split("\n").length === 2;
  const isShort = isBelow && !next.text.includes("\n");
  return isHandedOver && isShort && (isReturn(next) || isThrow(next)) ? next : undefined;
}

/** A statement among others; Rust wraps it into one of its own. */
function standsInBlock({ parent }: SyntaxNode): boolean {
  if (!parent || isBlock(parent)) return parent !== undefined;
  return significantNamed(parent).length === 1 && parent.parent !== undefined && isBlock(parent.parent);
}

function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  let owner = node.parent;
  while (owner && !isFunction(owner)) owner = owner.parent;
  return owner;
}

function bare(statement: SyntaxNode): string {
  return statement.text.replace(/;$/, "");
}

/** Languages whose jumps usually stand without braces. */
const javascriptFamily: ReadonlySet<string> = new Set(javascriptLanguages);
/** Languages in which a block is no scope of its own. */
const unscoped: ReadonlySet<string> = new Set(["python", "ruby", "php"]);
const loopJumps: Readonly<Record<string, string>> = { ruby: "next" };

function guardOf(
  { languageId, text }: Pick<TransformContext, "languageId" | "text">,
  awaited: SyntaxNode,
  jump: string,
  step: string,
): readonly string[] {
  const condition = negatedChain(awaited) ?? negate(awaited);
  switch (languageId) {
    case "python":
      return [`if ${condition}:`, `${step}${jump}`];
    case "ruby":
      return [negated(awaited) ? `${jump} if ${condition}` : `${jump} unless ${awaited.text}`];
    case "go":
      return [`if ${condition} {`, `${step}${jump}`, "}"];
    case "rust":
      return [`if ${condition} {`, `${step}${jump};`, "}"];
    default: {
      const head = `if (${condition})`;
      if (!hasBracedJumps(text, !javascriptFamily.has(languageId))) return [`${head} ${jump};`];
      const open = hasOwnBraceLines(text, languageId) ? [head, "{"] : [`${head} {`];
      return [...open, `${step}${jump};`, "}"];
    }
  }
}

/** The body's first statement has a line of its own below the head. */
function isSpread(node: SyntaxNode, body: SyntaxNode): boolean {
  const [first] = statementsOf(body);
  return first !== undefined && lineStart(node.source, first.start) > node.start;
}

/** The loop, or the function that gives nothing back, of which the node is the last statement. */
function ownerAtEnd(node: SyntaxNode): SyntaxNode | undefined {
  let last = node;
  for (let { parent } = node; parent; { parent } = parent) {
    if (isFunction(parent) || isLoop(parent)) return isBodyOf(parent, last) ? parent : undefined;
    if (!endsWith(parent, last)) return undefined;
    last = parent;
  }
  return undefined;
}

function isBodyOf(owner: SyntaxNode, body: SyntaxNode): boolean {
  return isFunction(owner) ? givesNothing(owner) : bodyOf(owner) === body;
}

/** A block whose last statement it is, or what holds nothing else. */
function endsWith(outer: SyntaxNode, last: SyntaxNode): boolean {
  const named = significantNamed(outer);
  return named.at(-1) === last && (isBlock(outer) || named.length === 1);
}

function bodyOf(loop: SyntaxNode): SyntaxNode | undefined {
  return loop.child("body") ?? significantNamed(loop).at(-1);
}

function givesNothing(owner: SyntaxNode): boolean {
  const { body } = functionParts(owner, owner.language);
  if (!body || !isBlock(body)) return false;
  return ![...body.descendants()].some((each) => isReturn(each) && significantNamed(each).length > 0);
}

/** A name that the block declares and that stands in the function outside it as well. */
function clashing(block: SyntaxNode, owner: SyntaxNode): string | undefined {
  const declared = new Set(significantNamed(block).flatMap((statement) => [...declaredIn(statement)]));
  for (const each of owner.descendants()) {
    const isOutside = each.end <= block.start || each.start >= block.end;
    const isOwnName = each.parent === owner && each.field === "name";
    if (isOutside && !isOwnName && isName(each) && declared.has(each.text)) return each.text;
  }
  return undefined;
}

/** Names that a statement gives a value to or defines; those of plain assignments too, which does no harm. */
function* declaredIn(statement: SyntaxNode): Generator<string> {
  const own = isDefinition(statement) ? statement.child("name") : undefined;
  if (own) yield own.text;
  for (const each of statement.descendants()) {
    const bound = isBinding(each) ? boundName(each) : undefined;
    for (const name of bound?.descendants() ?? []) if (isName(name)) yield name.text;
  }
}
