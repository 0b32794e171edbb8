import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isFunction } from "../../../language/parse/syntaxNode.ts";
import { isLoop } from "../../../language/roles/control.ts";
import { type NameUse, namesOf, type Variable } from "../../../language/variables/names.ts";
import { wholeLines } from "../layout.ts";
import type { OffsetEdit } from "../transform.ts";
import type { LoopForm } from "./indexLoopForms.ts";

/** Why names that a loop's head gives a value cannot be done without; undefined where they can. */
export function counterObjection(
  loop: SyntaxNode,
  names: readonly string[],
  root: SyntaxNode,
  form: LoopForm,
): string | undefined {
  for (const name of names) {
    const variable = counterOf(loop, name, root);
    if (!variable && form.leaks) return `${name} is declared elsewhere.`;
    if (variable && isNeeded(variable, loop, form)) return `${name} is used outside of the loop.`;
  }
  return undefined;
}

/** Its value is asked for elsewhere, or its declaration, which is this loop's. */
function isNeeded({ name, uses, declarations }: Variable, loop: SyntaxNode, form: LoopForm): boolean {
  const isOwn = declarations.every((each) => isWithin(each, loop));
  return uses.some((use) =>
    isOwn ? !isWithin(use.node, loop) : !isBare(use) && !isHarmless(use, loop, name, form),
  );
}

/** Takes away what declares counters that nothing else needs, and gives them no value. */
export function withoutDeclarations(
  loop: SyntaxNode,
  names: readonly string[],
  root: SyntaxNode,
): readonly OffsetEdit[] {
  const needless = names.flatMap((name) => bareDeclaration(loop, name, root));
  const statements = new Set(needless.flatMap(({ parent }) => parent ?? []));
  return [...statements].flatMap((each) => without(needless, each));
}

/** What alone names a counter outside of the loop, and does nothing but declare it. */
function bareDeclaration(loop: SyntaxNode, name: string, root: SyntaxNode): readonly SyntaxNode[] {
  const outside = counterOf(loop, name, root)?.uses.filter(({ node }) => !isWithin(node, loop)) ?? [];
  const [only] = outside;
  return only && outside.length === 1 && isBare(only) ? [declaratorOf(only.node)] : [];
}

function counterOf(loop: SyntaxNode, name: string, root: SyntaxNode): Variable | undefined {
  return namesOf(root).uses.find((use) => use.name === name && isWithin(use.node, loop))?.variable;
}

/** It declares the name and gives it no value. */
function isBare({ declares, node, place }: NameUse): boolean {
  return declares && place !== "parameter" && place !== "assign" && declaratorOf(node).end === node.end;
}

/** The largest node that begins where a name does: a declaration begins with a word before it. */
function declaratorOf(name: SyntaxNode): SyntaxNode {
  let node = name;
  while (node.parent?.start === name.start) node = node.parent;
  return node;
}

/** It is within the loop, in one that gives it another value first, or is over before the loop begins. */
function isHarmless({ node }: NameUse, loop: SyntaxNode, name: string, form: LoopForm): boolean {
  if (isWithin(node, loop)) return true;
  let isRepeated = false;
  for (let outer: SyntaxNode | undefined = node.parent; outer; outer = outer.parent) {
    const isAround = isWithin(loop, outer);
    if (!isAround && isLoop(outer) && form.leaks?.exec(outer.text)?.groups?.index === name) return true;
    if (!isAround && isFunction(outer)) return false;
    if (isAround && isLoop(outer)) isRepeated = true;
    if (isAround && isFunction(outer)) break;
  }
  return node.end <= loop.start && !isRepeated;
}

/** Declarators are taken out of their declaration with a comma each, or the whole of it where none is left. */
function without(needless: readonly SyntaxNode[], statement: SyntaxNode): readonly OffsetEdit[] {
  const all = statement.children.filter((each, at, { [at - 1]: before, [at + 1]: behind }) =>
    [before?.type, behind?.type].includes(",") ? each.type !== "," : needless.includes(each),
  );
  const firstKept = all.findIndex((each) => !needless.includes(each));
  if (firstKept < 0) {
    const lines = wholeLines(statement.source, withSign(statement));
    return lines ? [{ ...lines, text: "" }] : [];
  }
  return all.flatMap(({ start, end }, at) => {
    if (!needless.some((each) => each.start === start)) return [];
    const [before, behind] = [all[at - 1], all[at + 1]];
    if (at < firstKept) return behind ? [{ start, end: behind.start, text: "" }] : [];
    return before ? [{ start: before.end, end, text: "" }] : [];
  });
}

/** A declaration with the sign that ends it, where that belongs to the node around. */
function withSign(declaration: SyntaxNode): SyntaxNode {
  const { parent } = declaration;
  const isOnlyLonger = parent?.start === declaration.start && parent.end === declaration.end + 1;
  return parent && isOnlyLonger ? parent : declaration;
}

function isWithin(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
