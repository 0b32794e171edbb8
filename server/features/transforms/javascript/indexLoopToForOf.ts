import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages } from "./languages.ts";

/** Calls that change how long an array is while it is walked. */
const changing = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin)$/;

/** `for (let i = 0; i < xs.length; i++) { use(xs[i]); }` → `for (const x of xs) { use(x); }`. */
export const indexLoopToForOf: Transform = {
  name: "index-loop-to-for-of",
  title: "Convert to for…of",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "const items = [1, 2]; for (let i = 0; i < items.length; i++) { use(items[i]); }",
    "const items = [1, 2]; for (const item of items) { use(item); }",
  ],
  refuses: [
    "Loops that use the index for anything but reading the item, or that change the array or the variable that holds it.",
    "Everywhere at once, what may be no array: texts are walked by whole characters, other things with a length not at all. At one place the title says so.",
    "Names that are taken already.",
  ],
  rewrite(node) {
    const loop = headOf(node);
    if (!loop) return undefined;
    const { index, array, body } = loop;
    const names = body.ofType("identifier");
    const uses = names.filter(({ text }) => text === index).map((use) => readWith(use, array));
    const changed = names.filter(({ text }) => text === array).map((use) => arrayUse(use, index));
    const why = changed.find((each) => each !== undefined);
    if (why) return { refused: why };
    if (uses.includes(undefined)) return { refused: "The index is used for more than reading the item." };
    const reads = uses.filter((read) => read !== undefined);
    if (reads.length === 0) return { refused: "The item is never read." };
    const name = singular(array);
    const taken = [...names, ...body.ofType("shorthand_property_identifier")].map(({ text }) => text);
    if (name === array || taken.includes(name)) return { refused: `The name ${name} is taken already.` };
    const head: OffsetEdit = { start: node.start, end: body.start, text: `for (const ${name} of ${array}) ` };
    const edits = [head, ...reads.map((read) => replaceNode(read, name))];
    return isArray(node, array) ? { edits } : { edits, assumes: `${array} is an array` };
  },
};

/** `xs[i]` that an index stands in, if the item is only read there. */
function readWith(index: SyntaxNode, array: string): SyntaxNode | undefined {
  const read = index.parent;
  const isRead = read?.type === "subscript_expression" && read.child("object")?.text === array;
  return isRead && !isWritten(read) ? read : undefined;
}

/** The nearest declaration above makes it an array, or types it as one. */
function isArray(loop: SyntaxNode, name: string): boolean {
  for (let scope = loop.parent; scope; scope = scope.parent) {
    const asParameter = isArrayParameter(scope, name);
    if (asParameter !== undefined) return asParameter;
    for (const declarator of scope.children.flatMap((each) => each.namedChildren)) {
      if (declarator.type !== "variable_declarator" || declarator.child("name")?.text !== name) continue;
      return isArrayType(declarator.child("type")) || isConstantArray(declarator);
    }
  }
  return false;
}

/** Whether a parameter of the name holds an array; undefined where there is none. */
function isArrayParameter(scope: SyntaxNode, name: string): boolean | undefined {
  for (const parameter of scope.child("parameters")?.namedChildren ?? []) {
    if (parameter.text.startsWith(`...${name}`)) return true;
    if (parameter.child("pattern")?.text === name) return isArrayType(parameter.child("type"));
    if (parameter.text === name) return false;
  }
  return undefined;
}

function isConstantArray(declarator: SyntaxNode): boolean {
  if (declarator.parent?.children[0]?.type !== "const") return false;
  const value = declarator.child("value");
  const callee = value?.child("function")?.text ?? "";
  return value?.type === "array" || /^(?:Object\.(?:keys|values|entries)|Array\.(?:from|of))$/.test(callee);
}

function isArrayType(type: SyntaxNode | undefined): boolean {
  return /^:\s*(?:readonly\s+)?(?:[\w.]+\[\]|(?:Readonly)?Array<[^>]*>)$/.test(type?.text ?? "");
}

function headOf(node: SyntaxNode): { index: string; array: string; body: SyntaxNode } | undefined {
  if (node.type !== "for_statement") return undefined;
  const body = node.child("body");
  const declaration = node.child("initializer");
  if (!body || declaration?.type !== "lexical_declaration" || declaration.children[0]?.type !== "let")
    return undefined;
  const head = node.source.slice(node.start, body.start);
  const found =
    /^for\s*\(\s*let\s+(\w+)\s*=\s*0\s*;\s*\1\s*<\s*(\w+)\.length\s*;\s*(?:\1\s*\+\+|\+\+\s*\1|\1\s*\+=\s*1)\s*\)\s*$/.exec(
      head,
    );
  const [, index, array] = found ?? [];
  return index && array ? { index, array, body } : undefined;
}

function arrayUse(use: SyntaxNode, index: string): string | undefined {
  const { parent } = use;
  if (parent?.type === "subscript_expression" && parent.child("index")?.text === index) return undefined;
  if (parent?.type === "member_expression" && use.field === "object") {
    const member = parent.child("property")?.text ?? "";
    if (member === "length") return isWritten(parent) ? "The array is changed in the loop." : undefined;
    return changing.test(member) ? "The array is changed in the loop." : undefined;
  }
  // Whoever is handed the array may change it.
  return "The array is handed on or changed in the loop.";
}

function isWritten(node: SyntaxNode): boolean {
  const type = node.parent?.type ?? "";
  if (type === "update_expression" || (type === "unary_expression" && node.parent?.text.startsWith("delete")))
    return true;
  return /assignment/.test(type) && node.field === "left";
}

/** A name for one of several: `entries` → `entry`, `boxes` → `box`; `data` → `item`. */
function singular(plural: string): string {
  if (/ies$/.test(plural)) return plural.replace(/ies$/, "y");
  if (/(?:x|ch|sh|ss)es$/.test(plural)) return plural.replace(/es$/, "");
  if (/[^s]s$/.test(plural)) return plural.replace(/s$/, "");
  return "item";
}
