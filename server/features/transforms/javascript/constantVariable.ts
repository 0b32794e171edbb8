import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { isAssigned } from "./assignments.ts";
import { namesOf } from "./commonjsExports.ts";
import { isModule } from "./isModule.ts";
import { javascriptLanguages } from "./languages.ts";

const functions: ReadonlySet<string> = new Set([
  "function_declaration",
  "function_expression",
  "arrow_function",
  "method_definition",
  "generator_function",
  "generator_function_declaration",
]);
const loops: ReadonlySet<string> = new Set([
  "for_statement",
  "for_in_statement",
  "while_statement",
  "do_statement",
]);

/** `var x = 1` → `const x = 1`, or `let` where it is assigned again. */
export const constantVariable: Transform = {
  name: "var-to-let-or-const",
  title: "Convert to let or const",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "function f() { var limit = 10; return limit; }",
    "function f() { const limit = 10; return limit; }",
  ],
  refuses: [
    "Variables that are used before or outside the block that declares them, by functions that may be called before, in their own value, or declared twice.",
    "Variables of a loop body that a function inside captures: each pass would get one of its own.",
    "Variables at the top of a script, which are properties of the global object.",
  ],
  rewrite(node, { root }) {
    if (node.type !== "variable_declaration" || node.children[0]?.type !== "var") return undefined;
    const declarators = node.children.filter(({ type }) => type === "variable_declarator");
    const names = declarators.flatMap((each) => namesOf(each.child("name")));
    const owner = ownerOf(node, root);
    const block = node.parent;
    if (!block || names.length === 0) return undefined;
    if (owner === root && !isModule(root))
      return { refused: "At the top of a script it is a property of the global object." };
    if (block.type === "for_in_statement") return undefined;
    const uses = usesOf(node, names, root);
    const why = whyNotInBlock(node, names, uses);
    if (why) return { refused: why };
    const isChanged = uses.some((use) => isAssigned(use));
    const hasValues = declarators.every((each) => each.child("value"));
    const word = node.children[0];
    return { edits: [replaceNode(word, isChanged || !hasValues ? "let" : "const")] };
  },
};

/** Where names stand in the function that declares them, or in the file. */
export function usesOf(
  declaration: SyntaxNode,
  names: readonly string[],
  root: SyntaxNode,
): readonly SyntaxNode[] {
  return [...ownerOf(declaration, root).descendants()].filter((each) => isUse(each, names));
}

/** Why names cannot be known only in their block, from the declaration on. */
export function whyNotInBlock(
  node: SyntaxNode,
  names: readonly string[],
  uses: readonly SyntaxNode[],
): string | undefined {
  const block = node.parent ?? node;
  const others = uses.filter((use) => use.start < node.start || use.start >= node.end);
  if (others.some((use) => use.end <= node.start)) return "It is used before it is declared.";
  if (uses.some((use) => isInOwnValue(use, node))) return "It is used in its own value.";
  const early = calledBefore(node, others);
  if (early !== undefined) return `${early} uses it, and may be called before.`;
  if (others.some((use) => use.start < block.start || use.end > block.end))
    return "It is used outside the block that declares it.";
  const declared = uses.filter(
    (use) =>
      use.field === "name" &&
      /declarator|parameter|function_declaration|class_declaration/.test(use.parent?.type ?? ""),
  );
  if (declared.length > names.length) return "It is declared more than once.";
  if (insideLoop(node) && uses.some((use) => isCaptured(use, node)))
    return "A function in the loop captures it: each pass would get a variable of its own.";
  if (node.parent?.type === "switch_case" || node.parent?.type === "switch_default")
    return "It is shared by the cases of a switch.";
  return undefined;
}

/** A value that is no function itself may be found while its name has none yet. */
function isInOwnValue(use: SyntaxNode, declaration: SyntaxNode): boolean {
  const declarator = declaration.namedChildren.find(({ start, end }) => start <= use.start && use.end <= end);
  const value = declarator?.child("value");
  if (!declarator || !value || use.start < value.start) return false;
  const isOwn = declaration.namedChildren
    .slice(declaration.namedChildren.indexOf(declarator))
    .some((each) => namesOf(each.child("name")).includes(use.text));
  return isOwn && !functions.has(value.type);
}

/** A function that is declared below, uses the variable, and is named above the declaration. */
function calledBefore(declaration: SyntaxNode, uses: readonly SyntaxNode[]): string | undefined {
  const owner = declaration.ancestor(functions) ?? rootOf(declaration);
  const hoisted = owner.ofType("function_declaration").filter((each) => each !== owner);
  let known = hoisted.filter((each) => uses.some((use) => isWithin(use, each)));
  for (let count = -1; count !== known.length; ) {
    count = known.length;
    const names = known.map((each) => each.child("name")?.text);
    known = hoisted.filter(
      (each) => known.includes(each) || each.ofType("identifier").some(({ text }) => names.includes(text)),
    );
  }
  const names = known.map((each) => each.child("name")?.text);
  return owner
    .ofType("identifier")
    .find(
      (each) =>
        each.start < declaration.start &&
        each.field !== "name" &&
        names.includes(each.text) &&
        !known.some((other) => isWithin(each, other)),
    )?.text;
}

function isWithin(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function rootOf(node: SyntaxNode): SyntaxNode {
  let root = node;
  while (root.parent) root = root.parent;
  return root;
}

function insideLoop(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer && !functions.has(outer.type); outer = outer.parent)
    if (loops.has(outer.type)) return true;
  return false;
}

function isCaptured(use: SyntaxNode, declaration: SyntaxNode): boolean {
  for (let outer = use.parent; outer && outer !== declaration.parent; outer = outer.parent)
    if (functions.has(outer.type)) return true;
  return false;
}

function isUse(node: SyntaxNode, names: readonly string[]): boolean {
  return (
    /^(?:identifier|shorthand_property_identifier|shorthand_property_identifier_pattern)$/.test(node.type) &&
    names.includes(node.text)
  );
}

function ownerOf(node: SyntaxNode, root: SyntaxNode): SyntaxNode {
  return node.ancestor(functions) ?? root;
}
