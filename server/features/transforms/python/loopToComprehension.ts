import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import type { Transform } from "../transform.ts";

/** An empty list and the loop that fills it → a list comprehension. */
export const loopToComprehension: Transform = {
  name: "loop-to-comprehension",
  title: "Convert to list comprehension",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: [
    "names = []\nfor user in users:\n    if user.active:\n        names.append(user.name)",
    "names = [user.name for user in users if user.active]",
  ],
  refuses: [
    "Loops that do more than append, that read the list they fill, or that wait or yield.",
    "Loop variables that are used afterwards: a comprehension keeps them to itself.",
  ],
  rewrite(node) {
    const loop = loopAt(node);
    const start = loop?.previousSibling;
    if (!loop || start?.type !== "expression_statement") return undefined;
    const assignment = start.namedChildren[0];
    const [target, value] = [assignment?.child("left"), assignment?.child("right")];
    if (assignment?.type !== "assignment" || target?.type !== "identifier" || value?.text !== "[]")
      return undefined;
    const name = target.text;
    const part = appended(loop, name);
    if (!part) return undefined;
    const [variable, source] = [loop.child("left"), loop.child("right")];
    if (!variable || !source) return undefined;
    const pieces = [part.item, ...(part.condition ? [part.condition] : []), source];
    const why = refusal(loop, variable, name, pieces);
    if (why) return { refused: why };
    const condition = part.condition ? ` if ${grouped(part.condition)}` : "";
    const type = assignment.child("type");
    const text = `${name}${type ? `: ${type.text}` : ""} = [${part.item.text} for ${variable.text} in ${grouped(source)}${condition}]`;
    return { edits: [{ start: start.start, end: loop.end, text }] };
  },
};

/** The loop itself, or the loop behind the empty list. */
function loopAt(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === "for_statement") return node;
  const next = node.type === "expression_statement" ? node.nextSibling : undefined;
  return next?.type === "for_statement" ? next : undefined;
}

/** What is appended, and when, if the loop does nothing else. */
function appended(loop: SyntaxNode, name: string): { item: SyntaxNode; condition?: SyntaxNode } | undefined {
  if (loop.child("alternative")) return undefined;
  const only = onlyStatement(loop.child("body"));
  if (only?.type === "if_statement") {
    const condition = only.child("condition");
    const inner = only.child("alternative") ? undefined : onlyStatement(only.child("consequence"));
    const item = inner && appendedItem(inner, name);
    return condition && item ? { item, condition } : undefined;
  }
  const item = only && appendedItem(only, name);
  return item ? { item } : undefined;
}

function onlyStatement(block: SyntaxNode | undefined): SyntaxNode | undefined {
  const statements = block?.namedChildren ?? [];
  return statements.length === 1 ? statements[0] : undefined;
}

function appendedItem(statement: SyntaxNode, name: string): SyntaxNode | undefined {
  const call = statement.type === "expression_statement" ? statement.namedChildren[0] : undefined;
  const given = call?.child("arguments")?.namedChildren ?? [];
  const isAppend = call?.type === "call" && call.child("function")?.text === `${name}.append`;
  const [item] = given;
  if (!isAppend || given.length !== 1 || !item || /splat|keyword|generator/.test(item.type)) return undefined;
  return item;
}

function refusal(
  loop: SyntaxNode,
  variable: SyntaxNode,
  name: string,
  pieces: readonly SyntaxNode[],
): string | undefined {
  const inside = pieces.flatMap((piece) => [...piece.descendants()]);
  if ([...loop.descendants()].some(isComment)) return "There are comments in the loop.";
  if (inside.some(({ type }) => /^(?:await|yield|named_expression)$/.test(type)))
    return "It waits, yields or assigns inside.";
  if (inside.some(({ type, text }) => type === "identifier" && text === name))
    return "It reads the list that it fills.";
  if (loop.children.some(({ type }) => type === "async")) return "It waits, yields or assigns inside.";
  const bound = new Set(
    [...variable.descendants()].filter(({ type }) => type === "identifier").map(({ text }) => text),
  );
  const owner = loop.ancestor(new Set(["function_definition", "module", "class_definition"]));
  if (owner?.type !== "function_definition") {
    // At the top of a module or class the variables are attributes that anybody may read.
    if (owner?.type === "class_definition") return "The loop variable is an attribute of the class.";
  }
  for (const each of owner?.descendants() ?? [])
    if (each.start >= loop.end && each.type === "identifier" && bound.has(each.text))
      return `${each.text} is used after the loop.`;
  return undefined;
}

/** In a comprehension a conditional expression and a bare tuple need brackets. */
function grouped({ type, text }: SyntaxNode): string {
  return /^(?:conditional_expression|lambda|expression_list)$/.test(type) ? `(${text})` : text;
}
