import type { LanguageFacts } from "../../../language/languageFacts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { type Branch, findBranches } from "./branches.ts";
import { findGuards, type Guard } from "./guards.ts";
import { type BoundedLoop, findBoundedLoops } from "./loops.ts";
import { isReject } from "./outcome.ts";
import { findStub, type Stub } from "./stub.ts";

/** What is read of a node, in characters: the words of a text, the value of a constant, the name of what is called. */
const read = { words: 500, value: 200, name: 120 } as const;

/** What can be known of a piece of code without running it. Nodes lead to evidence. */
export interface CodeFacts {
  readonly name: string;
  readonly unit: SyntaxNode;
  /** The grammar that read it, as {@link LanguageFacts} names it. */
  readonly grammar: string;
  readonly stub: Stub | undefined;
  readonly guards: readonly Guard[];
  readonly branches: readonly Branch[];
  readonly loops: readonly BoundedLoop[];
  /** Where errors are raised. */
  readonly rejects: readonly SyntaxNode[];
  readonly numbers: readonly { readonly value: number; readonly node: SyntaxNode }[];
  readonly strings: readonly SyntaxNode[];
  /** Stems of the words in identifiers and strings, with the first node that has each. */
  readonly words: ReadonlyMap<string, SyntaxNode>;
  /** Names as written. */
  readonly names: ReadonlyMap<string, SyntaxNode>;
  /** The code without comments, for patterns. */
  readonly code: string;
  /** Names of called functions, such as `items.push`. */
  readonly calls: readonly string[];
  /** Names that may stand for a limit whose value is not known here: constants, options, settings. */
  readonly unknownConstants: readonly string[];
}

const limitName =
  /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$|^[A-Z]{3,}$|^_?(?:[mM]ax|[mM]in)(?:imum)?(?:[A-Z_]|$)|[lL]imit|[tT]hreshold|[cC]apacity|[cC]onfig|[oO]ption|[sS]etting|[tT]imeout|[qQ]uota|[tT]olerance/;

/** Reads the facts of one unit. `fileText` is searched for the values of named constants. */
export function readCodeFacts(
  unit: SyntaxNode,
  name: string,
  language: LanguageFacts,
  fileText: string,
): CodeFacts {
  const all = [...unit.descendants()];
  const comments = all.filter((node) => language.comments.has(node.type) || isDocstring(node));
  const nodes = all.filter(
    (node) => !comments.some((comment) => comment.start <= node.start && node.end <= comment.end),
  );
  const strings = nodes.filter((node) => language.strings.has(node.type));
  const { names, words } = readNames(nodes, strings, language);
  const constants = resolveConstants(names.keys(), fileText);
  const numberOf = (text: string) =>
    readNumber(text) ?? constants.get(text.replace(/^(?:self|this|Self)(?:\.|::)/, ""));
  const numbers = nodes.filter((node) => language.numbers.has(node.type)).flatMap((node) => numbersOf(node));
  for (const [constant, value] of constants) {
    const node = names.get(constant);
    if (node) numbers.push({ value, node });
  }
  const guards = findGuards(unit, numberOf);
  return {
    name,
    unit,
    grammar: language.grammar,
    stub: findStub(unit),
    guards,
    loops: findBoundedLoops(unit, guards, numberOf),
    branches: findBranches(unit),
    rejects: nodes.filter(isReject),
    numbers,
    strings,
    words,
    names,
    code: codeWithout(comments, unit),
    calls: nodes
      .filter((node) => /call|invocation|^new_expression$|object_creation/.test(node.type))
      .map(calledName),
    unknownConstants: [...names.keys()].filter((key) => limitName.test(key) && !constants.has(key)),
  };
}

/** The names that occur, and the words in names and strings, each with the first node that holds it. */
function readNames(
  nodes: readonly SyntaxNode[],
  strings: readonly SyntaxNode[],
  language: LanguageFacts,
): { names: Map<string, SyntaxNode>; words: Map<string, SyntaxNode> } {
  const isName = ({ children, named, type }: SyntaxNode) =>
    named &&
    children.length === 0 &&
    (/identifier|name|constant|^word$/.test(type) || language.identifiers.has(type));
  const named = nodes.filter(isName);
  const names = new Map<string, SyntaxNode>();
  const words = new Map<string, SyntaxNode>();
  for (const node of named) if (!names.has(node.text)) names.set(node.text, node);
  for (const node of [...named, ...strings]) {
    for (const word of splitWords(node.text.slice(0, read.words)).map(stem))
      if (!words.has(word)) words.set(word, node);
  }
  return { names, words };
}

/** Whether a text is a number literal of any of the languages, and which. */
export function readNumber(text: string): number | undefined {
  const plain = text.trim().replace(/(?<=[\d.])_(?=\d)/g, "");
  const match =
    /^([-+]?)\s*(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+)(?:[fFdDlLuUmMn]|[iu](?:8|16|32|64|size)|f32|f64)*$/.exec(
      plain,
    );
  if (!match) return product(plain);
  const value = Number(match[2]);
  return match[1] === "-" ? -value : value;
}

/** `60 * 1000` is a number too. */
function product(text: string): number | undefined {
  if (!/^[\d_.\s*]+$/.test(text) || !text.includes("*")) return undefined;
  const factors = text.split("*").map((factor) => Number(factor.trim().replaceAll("_", "")));
  const value = factors.reduce((left, right) => left * right, 1);
  return Number.isNaN(value) ? undefined : value;
}

function numbersOf(node: SyntaxNode): { value: number; node: SyntaxNode }[] {
  const value = readNumber(node.text);
  if (value === undefined) return [];
  const found = [{ value, node }];
  const around = node.parent;
  const whole = around && /unary|binary|expression/.test(around.type) ? readNumber(around.text) : undefined;
  if (whole !== undefined && whole !== value) found.push({ value: whole, node });
  return found;
}

/** Constants of the same file that are plain numbers: `MAX_ITEMS = 20`, `const max: usize = 20;`, `#define MAX 20`. */
function resolveConstants(names: Iterable<string>, fileText: string): Map<string, number> {
  const values = new Map<string, number>();
  for (const name of names) {
    if (!/^[A-Za-z_]\w{1,60}$/.test(name)) continue;
    const before = /^[A-Z][A-Z0-9_]*$/.test(name) ? "(?:^|[^\\w.])" : "(?:\\b(?:const|val)\\s+|[(,]\\s*)";
    const at = fileText.search(
      new RegExp(`${before}${name}\\s*(?::[^=\\n]{1,40})?:?=\\s*[-+.\\d]|#define\\s+${name}\\s`),
    );
    if (at === -1) continue;
    const rest = fileText.slice(at, at + read.value).replace(/^[^=\n]*(?::?=|#define\s+\w+)\s*/, "");
    const value = readNumber(/^[-+]?[\w.* ]+/.exec(rest)?.[0] ?? "");
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

function calledName(node: SyntaxNode): string {
  return node.text.slice(0, read.name).split("(")[0]?.trim() ?? "";
}

function isDocstring(node: SyntaxNode): boolean {
  const parent = node.parent;
  return node.type === "string" && parent?.type === "expression_statement" && parent.children.length === 1;
}

function codeWithout(comments: readonly SyntaxNode[], unit: SyntaxNode): string {
  let code = "";
  let at = unit.start;
  for (const comment of comments) {
    if (comment.start < at) continue;
    code += unit.source.slice(at, comment.start);
    at = comment.end;
  }
  return code + unit.source.slice(at, unit.end);
}
