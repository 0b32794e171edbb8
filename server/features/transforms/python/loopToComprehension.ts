import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import type { Transform } from "../transform.ts";

/** How a loop fills a collection, and a comprehension makes it. */
interface Filling {
  /** What a statement of the loop puts in; undefined where it does something else. */
  added(statement: SyntaxNode, name: string): readonly SyntaxNode[] | undefined;
  readonly brackets: readonly [string, string];
}

const list: Filling = { added: (each, name) => calledWith(each, `${name}.append`), brackets: ["[", "]"] };
const set: Filling = { added: (each, name) => calledWith(each, `${name}.add`), brackets: ["{", "}"] };
const dict: Filling = { added: entry, brackets: ["{", "}"] };
/** By the empty collection as it is written. */
const fillings: Readonly<Record<string, Filling>> = {
  ...{ "[]": list, "list()": list, "set()": set, "{}": dict, "dict()": dict },
};

/** An empty collection and the loop that fills it → a comprehension. */
export const loopToComprehension: Transform = {
  name: "loop-to-comprehension",
  title: "Convert to comprehension",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: [
    "names = []\nfor user in users:\n    if user.active:\n        names.append(user.name)",
    "names = [user.name for user in users if user.active]",
  ],
  refuses: [
    "Loops that do more than fill a list, a set or a dictionary, that read it meanwhile, or that wait or yield.",
    "Loops within a try: an error would leave nothing instead of the half.",
    "Loop variables that are used afterwards: a comprehension keeps them to itself.",
  ],
  rewrite(node) {
    const loop = loopAt(node);
    const start = loop?.previousSibling;
    if (!loop || start?.type !== "expression_statement") return undefined;
    const assignment = start.namedChildren[0];
    const [target, value] = [assignment?.child("left"), assignment?.child("right")];
    if (assignment?.type !== "assignment" || target?.type !== "identifier" || !value) return undefined;
    const filling = Object.hasOwn(fillings, value.text) ? fillings[value.text] : undefined;
    const name = target.text;
    const part = filling && partOf(loop, name, filling);
    if (!filling || !part) return undefined;
    const [variable, source] = [loop.child("left"), loop.child("right")];
    if (!variable || !source) return undefined;
    const pieces = [...part.items, ...(part.condition ? [part.condition] : []), source];
    const why = refusal(loop, variable, name, pieces);
    if (why) return { refused: why };
    const condition = part.condition ? ` if ${grouped(part.condition)}` : "";
    const type = assignment.child("type");
    const [open, close] = filling.brackets;
    const items = part.items.map(({ text }) => text).join(": ");
    const made = `${open}${items} for ${variable.text} in ${grouped(source)}${condition}${close}`;
    const text = `${name}${type ? `: ${type.text}` : ""} = ${made}`;
    return { edits: [{ start: start.start, end: loop.end, text }] };
  },
};

/** The loop itself, or the loop behind the empty list. */
function loopAt(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === "for_statement") return node;
  const next = node.type === "expression_statement" ? node.nextSibling : undefined;
  return next?.type === "for_statement" ? next : undefined;
}

interface Part {
  readonly items: readonly SyntaxNode[];
  readonly condition?: SyntaxNode;
}

/** What is put in, and when, if the loop does nothing else. */
function partOf(loop: SyntaxNode, name: string, { added }: Filling): Part | undefined {
  if (loop.child("alternative")) return undefined;
  const only = onlyStatement(loop.child("body"));
  if (only?.type === "if_statement") {
    const condition = only.child("condition");
    const inner = only.child("alternative") ? undefined : onlyStatement(only.child("consequence"));
    const items = inner && added(inner, name);
    return condition && items ? { items, condition } : undefined;
  }
  const items = only && added(only, name);
  return items ? { items } : undefined;
}

function onlyStatement(block: SyntaxNode | undefined): SyntaxNode | undefined {
  const statements = block?.namedChildren ?? [];
  return statements.length === 1 ? statements[0] : undefined;
}

function calledWith(statement: SyntaxNode, method: string): readonly SyntaxNode[] | undefined {
  const call = statement.type === "expression_statement" ? statement.namedChildren[0] : undefined;
  const given = call?.child("arguments")?.namedChildren ?? [];
  const isAdding = call?.type === "call" && call.child("function")?.text === method;
  const [item] = given;
  if (!isAdding || given.length !== 1 || !item || /splat|keyword|generator/.test(item.type)) return undefined;
  return [item];
}

/** `name[key] = value`; a loop asks for the value first, so that one of the two has to ask for nothing. */
function entry(statement: SyntaxNode, name: string): readonly SyntaxNode[] | undefined {
  const assignment = statement.type === "expression_statement" ? statement.namedChildren[0] : undefined;
  const [left, value] = [assignment?.child("left"), assignment?.child("right")];
  if (assignment?.type !== "assignment" || left?.type !== "subscript" || !value) return undefined;
  const [owner, key, ...more] = left.namedChildren;
  if (owner?.text !== name || !key || more.length > 0 || /slice|tuple|assignment/.test(key.type + value.type))
    return undefined;
  return [key, value].every((each) => each.ofType(...asking).length > 0) ? undefined : [key, value];
}

const asking = ["call", "subscript", "attribute"] as const;

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
    return "It reads what it fills.";
  if (loop.children.some(({ type }) => type === "async")) return "It waits, yields or assigns inside.";
  const bound = new Set(
    [...variable.descendants()].filter(({ type }) => type === "identifier").map(({ text }) => text),
  );
  const owner = loop.ancestor(new Set(["function_definition", "module", "class_definition"]));
  if (owner?.type !== "function_definition") {
    // At the top of a module or class the variables are attributes that anybody may read.
    if (owner?.type === "class_definition") return "The loop variable is an attribute of the class.";
  }
  const around = loop.ancestor(new Set(["try_statement", "function_definition"]));
  if (around?.type === "try_statement") return "An error in it would leave nothing instead of the half.";
  for (const each of owner?.descendants() ?? [])
    if (each.start >= loop.end && each.type === "identifier" && bound.has(each.text))
      return `${each.text} is used after the loop.`;
  return undefined;
}

/** In a comprehension a conditional expression and a bare tuple need brackets. */
function grouped({ type, text }: SyntaxNode): string {
  return /^(?:conditional_expression|lambda|expression_list)$/.test(type) ? `(${text})` : text;
}
