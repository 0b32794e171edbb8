import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isFunction } from "../../../language/parse/syntaxNode.ts";
import { boundName, boundValue, isBinding } from "../../../language/roles/bindings.ts";
import { isLoop } from "../../../language/roles/control.ts";
import { isUnpacking } from "../../../language/roles/lists.ts";
import { isBlock, isComment, isName, significantNamed } from "../../../language/roles/tokens.ts";
import { singular } from "../../../language/words/inflect.ts";
import { wholeLines } from "../layout.ts";
import { type OffsetEdit, replaceNode, type Transform, type TransformContext } from "../transform.ts";
import { type LoopForm, loopForms } from "./indexLoopForms.ts";
import { counterObjection, withoutDeclarations } from "./loopCounters.ts";

/** `for (int i = 0; i < items.length; i++) use(items[i]);` → `for (var item : items) use(item);`. */
export const indexLoop: Transform = {
  name: "index-loop-to-for-each",
  title: "Convert to for each",
  kind: "refactor.rewrite",
  languages: Object.keys(loopForms),
  example: [
    "class A {\n    void f(int[] sizes) {\n        for (int i = 0; i < sizes.length; i++) {\n            use(sizes[i]);\n        }\n    }\n}\n",
    "class A {\n    void f(int[] sizes) {\n        for (var size : sizes) {\n            use(size);\n        }\n    }\n}\n",
  ],
  exampleLanguage: "java",
  refuses: [
    "Loops that use the index for anything but reading the item, but for those of Go and Python, which count along.",
    "Loops whose index, or kept length, is used or declared elsewhere.",
    "Loops that write to the list, hand it on, or read it in a function that may be called later.",
    "Everywhere at once, what may be no list, or may be changed meanwhile. At one place the title says so.",
  ],
  rewrite(node, context) {
    const form = loopForms[context.languageId];
    const body = node.child("body") ?? significantNamed(node).findLast(isBlock);
    if (!form || !isLoop(node) || !body) return undefined;
    const head = node.source.slice(node.start, body.start);
    const { index, length, counted, list = counted } = form.head.exec(head)?.groups ?? {};
    if (index === undefined || list === undefined) return undefined;
    const found = readsIn(body, index, list, form.read(list, index, head));
    if ("refused" in found) return found;
    if (found.isCounted && !form.counted)
      return { refused: "The index is used for more than reading the item." };
    const counters = length === undefined ? [index] : [index, length];
    if (length !== undefined && namesOf(body, [length]).length > 0)
      return { refused: `${length} is used for more than ending the loop.` };
    const refused = counterObjection(node, counters, context.root, form);
    if (refused !== undefined) return { refused };
    return write(node, body, { index, list, counters, ...found }, context);
  },
};

interface Reads {
  /** Expressions that read the item. */
  readonly reads: readonly SyntaxNode[];
  /** The index is used for more than that. */
  readonly isCounted: boolean;
}

interface Loop extends Reads {
  readonly index: string;
  readonly list: string;
  /** The index, and what keeps the list's length. */
  readonly counters: readonly string[];
}

/** How the body uses index and list. */
function readsIn(
  body: SyntaxNode,
  index: string,
  list: string,
  wanted: string,
): Reads | { readonly refused: string } {
  const reads = new Set<SyntaxNode>();
  let isCounted = false;
  for (const name of namesOf(body, [index, list.split(/\W+/).at(-1) ?? list])) {
    const read = readAround(name, body, wanted);
    if (read) reads.add(read);
    else if (name.text !== index) return { refused: `${list} is used for more than reading the item.` };
    else if (isWritten(name)) return { refused: `${index} is changed in the loop.` };
    else isCounted = true;
  }
  const refused = objectionTo([...reads], body);
  return refused === undefined ? { reads: [...reads], isCounted } : { refused };
}

function namesOf(body: SyntaxNode, wanted: readonly string[]): readonly SyntaxNode[] {
  return [...body.descendants()].filter((each) => isName(each) && wanted.includes(each.text));
}

function objectionTo(reads: readonly SyntaxNode[], body: SyntaxNode): string | undefined {
  if (reads.length === 0) return "The item is never read.";
  if (reads.some(isWritten)) return "The item is written to.";
  if (reads.some((read) => isInFunction(read, body)))
    return "The item is read in a function that may be called later.";
  return undefined;
}

function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  let { parent } = node;
  while (parent && !isFunction(parent)) parent = parent.parent;
  return parent;
}

/** The expression around a name that reads the item, whatever blanks it holds. */
function readAround(name: SyntaxNode, body: SyntaxNode, wanted: string): SyntaxNode | undefined {
  for (let node: SyntaxNode | undefined = name; node && node !== body; node = node.parent) {
    if (node.end - node.start > wanted.length * 2) return undefined;
    if (node.text.replace(/\s/g, "") === wanted) return node;
  }
  return undefined;
}

function isWritten(node: SyntaxNode): boolean {
  const { parent, source } = node;
  if (!parent) return false;
  const behind = source.slice(node.end, node.end + 4).trimStart();
  const before = source.slice(Math.max(0, node.start - 4), node.start).trimEnd();
  const isBumped = /^(?:\+\+|--)/.test(behind) || /(?:\+\+|--|(?<!&)&|&mut)$/.test(before);
  if (isUnpacking(parent) || source.slice(0, node.start).trimEnd().endsWith("delete")) return true;
  const isTarget =
    isBinding(parent) && boundName(parent)?.start === node.start && boundValue(parent) !== node;
  return isBumped || isTarget || /^(?:[-+*/%|&^]|<<|>>)?=[^=>]/.test(behind);
}

function isInFunction(node: SyntaxNode, body: SyntaxNode): boolean {
  for (let { parent } = node; parent && parent !== body; { parent } = parent)
    if (isFunction(parent)) return true;
  return false;
}

function write(
  node: SyntaxNode,
  body: SyntaxNode,
  { index, list, counters, reads, isCounted }: Loop,
  { languageId, root }: TransformContext,
) {
  const form = loopForms[languageId];
  if (!form) return undefined;
  const named = givenName(body, reads, form);
  const name = named?.name ?? itemName(list, form.sigil);
  const around = functionAround(node) ?? root;
  if (!named && [...around.descendants()].some((each) => isName(each) && each.text === name))
    return { refused: `The name ${name} is taken already.` };
  const isCopied = named !== undefined;
  const head = form.write({ name, type: named?.type, list, index: isCounted ? index : undefined, isCopied });
  const others = reads.filter((read) => read !== named?.read);
  const end = node.source.slice(0, body.start).trimEnd().length;
  const edits: OffsetEdit[] = [
    { start: node.start, end, text: head },
    ...(named ? [named.removed] : []),
    ...withoutDeclarations(node, counters, root),
    ...others.map((read) => replaceNode(read, (isCopied ? undefined : form.use?.(name, read)) ?? name)),
  ];
  const isSure = counters.length === 1 && form.isList?.(node, list) === true;
  const title = form.title === undefined ? {} : { title: form.title };
  const assumes = `${list} is a list that stays as it is meanwhile`;
  return isSure ? { edits, ...title } : { edits, ...title, assumes };
}

interface GivenName {
  readonly name: string;
  /** As it is written; undefined for `var` and where none is. */
  readonly type: string | undefined;
  readonly read: SyntaxNode;
  readonly removed: OffsetEdit;
}

/** The name that the first statement of the body gives the item: `Line line = lines.get(i);`. */
function givenName(
  body: SyntaxNode,
  reads: readonly SyntaxNode[],
  { isTyped }: LoopForm,
): GivenName | undefined {
  const first = significantNamed(body)[0];
  const statement = first && isBlock(first) ? significantNamed(first)[0] : first;
  const lines = statement && wholeLines(body.source, statement);
  if (!statement || !lines) return undefined;
  const bound = boundRead(statement, reads);
  if (!bound || isReassigned(body, bound.name) || !isPlain(statement, bound)) return undefined;
  const { name, read } = bound;
  const before = body.source.slice(statement.start, name.start).trim();
  const type = /^(?:var|val|let|const|auto|)$/.test(before) ? undefined : before;
  if (type !== undefined && !(isTyped && /^[\w<>[\].,?&*: ]+$/.test(before))) return undefined;
  return { name: name.text, type, read, removed: { ...lines, text: "" } };
}

interface BoundRead {
  readonly name: SyntaxNode;
  readonly read: SyntaxNode;
}

/** The one name that a statement binds to the item. */
function boundRead(statement: SyntaxNode, reads: readonly SyntaxNode[]): BoundRead | undefined {
  for (const each of statement.descendants()) {
    const [bound, value] = isBinding(each) ? [boundName(each), boundValue(each)] : [];
    const [name, ...more] = [...(bound?.descendants() ?? [])].filter(isName);
    const read = reads.find((one) => value && one.start === value.start && one.end === value.end);
    if (name && read && more.length === 0) return { name, read };
  }
  return undefined;
}

/** Whether a statement does nothing but give the item its name. */
function isPlain(statement: SyntaxNode, { name, read }: BoundRead): boolean {
  const between = statement.source.slice(name.end, read.start).trim();
  const behind = statement.source.slice(read.end, statement.end).trim();
  const isAssignment = /^:?=$/.test(between) && /^;?$/.test(behind);
  return isAssignment && ![...statement.descendants()].some(isComment);
}

function isReassigned(body: SyntaxNode, name: SyntaxNode): boolean {
  return [...body.descendants()].some(
    (each) => isName(each) && each.text === name.text && each.start !== name.start && isWritten(each),
  );
}

/** A name for one of several: `entries` and `_entries` → `entry`; `data` → `item`. */
function itemName(list: string, sigil: string): string {
  const field = list.replace(/\(\)$/, "").split(/\W+/).at(-1) ?? list;
  const last = field.replace(/^(?:[ms]?_+)(?=[A-Za-z])/, "");
  const one = /^[a-z]{1,2}s$/.test(last) ? last.slice(0, -1) : singular(last);
  return sigil + (one === last || one === "" ? "item" : one);
}
