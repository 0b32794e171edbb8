import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isArray as isJavascriptArray } from "../javascript/isArray.ts";

/** What a loop over a list is written of. */
export interface EachLoop {
  readonly name: string;
  /** The type that the item was declared with. */
  readonly type: string | undefined;
  readonly list: string;
  /** What counts along; undefined where nothing needs it. */
  readonly index: string | undefined;
  /** The item was given a name of its own, so that it could be copied. */
  readonly isCopied: boolean;
}

/** How a language counts through a list, and how it walks through one. */
export interface LoopForm {
  /** From the loop's first word to its body, with the groups `index` and `list`; `counted` and `length` where the length is kept. */
  readonly head: RegExp;
  /** What reads the item, without blanks. */
  read(list: string, index: string, head: string): string;
  /** Up to the body, without the blanks before it. */
  write(loop: EachLoop): string;
  /** The item can be declared with a type before its name. */
  readonly isTyped?: true;
  /** How loops begin whose index lives on behind them, each of which gives it a value anew, with the group `index`. */
  readonly leaks?: RegExp;
  /** Stands before the name of a variable. */
  readonly sigil: string;
  /** The loop can count along. */
  readonly counted?: true;
  /** How the item is read, where not by its name alone. */
  use?(name: string, read: SyntaxNode): string;
  /** How the language calls it, where not "for each". */
  readonly title?: string;
  /** The list is one for certain: what is declared around the loop says so. */
  isList?(loop: SyntaxNode, list: string): boolean;
}

const path = "[A-Za-z_][\\w.]*";

interface Counting {
  /** Words that declare the index; it may have been declared before. */
  readonly declares?: string;
  readonly name?: string;
  /** What stands before and after a list to tell how long it is. */
  readonly before?: string;
  readonly list: string;
  readonly after: string;
}

/** `for (int i = 0; i < list.length; i++)`, and `for (i = 0, n = list.length; i < n; i++)`. */
function counting({ declares, name = "\\w+", before = "", list, after }: Counting): RegExp {
  const kept = `,\\s*(?<length>${name})\\s*=\\s*${before}(?<counted>${list})${after}\\s*;\\s*\\k<index>\\s*<\\s*\\k<length>`;
  const asked = `;\\s*\\k<index>\\s*<\\s*${before}(?<list>${list})${after}`;
  const step = "(?:\\k<index>\\s*\\+\\+|\\+\\+\\s*\\k<index>|\\k<index>\\s*\\+=\\s*1)";
  const declared = declares === undefined ? "" : `(?:(?:${declares})\\s+)?`;
  return new RegExp(
    `^for\\s*\\(\\s*${declared}(?<index>${name})\\s*=\\s*0\\s*(?:${kept}|${asked})\\s*;\\s*${step}\\s*\\)\\s*$`,
  );
}

const javascript: LoopForm = {
  head: counting({ declares: "let|var", list: "[\\w$.]+", after: "\\.length" }),
  read: inBrackets,
  write: ({ name, list }) => `for (const ${name} of ${list})`,
  leaks: /^for\s*\(\s*(?:var\s+)?(?<index>[\w$]+)\s*=(?!=)/,
  sigil: "",
  title: "Convert to for…of",
  isList: isJavascriptArray,
};

const braced = (after: string, declares: string) => counting({ declares, list: path, after });
/** A loop may count with what was declared before it. */
const bracedLeaks = /^for\s*\(\s*(?<index>\w+)\s*=(?!=)/;

const java: LoopForm = {
  head: braced("\\.(?:length|size\\(\\))", "int|var"),
  read: (list, index, head) => (head.includes("size()") ? `${list}.get(${index})` : inBrackets(list, index)),
  write: ({ name, type, list }) => `for (${type ?? "var"} ${name} : ${list})`,
  isTyped: true,
  leaks: bracedLeaks,
  sigil: "",
  isList: isArray,
};

const csharp: LoopForm = {
  head: braced("\\.(?:Length|Count)", "int|var"),
  read: inBrackets,
  write: ({ name, type, list }) => `foreach (${type ?? "var"} ${name} in ${list})`,
  isTyped: true,
  leaks: bracedLeaks,
  sigil: "",
  isList: isArray,
};

const php: LoopForm = {
  head: counting({
    ...{ name: "\\$\\w+", before: "(?:count|sizeof)\\(", list: "\\$\\w[\\w>-]*", after: "\\)" },
  }),
  read: inBrackets,
  write: ({ name, list }) => `foreach (${list} as ${name})`,
  leaks: /^for\s*\(\s*(?<index>\$\w+)\s*=(?!=)/,
  sigil: "$",
};

const go: LoopForm = {
  head: new RegExp(
    `^for\\s+(?<index>\\w+)\\s*:=\\s*0\\s*;\\s*\\k<index>\\s*<\\s*len\\((?<list>${path})\\)\\s*;\\s*\\k<index>\\+\\+\\s*$`,
  ),
  read: inBrackets,
  write: ({ name, list, index }) => `for ${index ?? "_"}, ${name} := range ${list}`,
  sigil: "",
  counted: true,
  isList: isSlice,
};

const rust: LoopForm = {
  head: new RegExp(`^for\\s+(?<index>\\w+)\\s+in\\s+0\\s*\\.\\.\\s*(?<list>${path})\\.len\\(\\)\\s*$`),
  read: inBrackets,
  // `&list` would be a reference too many where the list is one.
  write: ({ name, list, isCopied }) => `for ${isCopied ? "&" : ""}${name} in ${list}.iter()`,
  sigil: "",
  use: dereferenced,
};

const python: LoopForm = {
  head: new RegExp(`^for\\s+(?<index>\\w+)\\s+in\\s+range\\(len\\((?<list>${path})\\)\\)\\s*:\\s*$`),
  read: inBrackets,
  write: ({ name, list, index }) =>
    index === undefined ? `for ${name} in ${list}:` : `for ${index}, ${name} in enumerate(${list}):`,
  leaks: /^for\s+(?<index>\w+)\s+in\b/,
  sigil: "",
  counted: true,
};

const cpp: LoopForm = {
  head: braced("\\.size\\(\\)", "int|auto|unsigned|unsigned int|(?:std::)?size_t"),
  read: inBrackets,
  write: ({ name, type, list }) => `for (${type ?? "const auto&"} ${name} : ${list})`,
  isTyped: true,
  leaks: bracedLeaks,
  sigil: "",
};

/** By LSP identifier. */
export const loopForms: Readonly<Record<string, LoopForm>> = {
  ...{ javascript, javascriptreact: javascript, typescript: javascript, typescriptreact: javascript },
  ...{ java, csharp, php, go, rust, python, cpp },
};

function inBrackets(list: string, index: string): string {
  return `${list}[${index}]`;
}

/** A parameter or variable around the loop is declared as an array of that name. */
function isArray(loop: SyntaxNode, list: string): boolean {
  for (let { parent } = loop; parent; { parent } = parent) {
    const declared = parent.children
      .find((each) => each.child("parameters") !== undefined)
      ?.child("parameters");
    const parameters = (parent.child("parameters") ?? declared)?.namedChildren ?? [];
    const own = parameters.find((each) => each.child("name")?.text === list);
    if (own) return own.child("type")?.text.endsWith("[]") === true;
    if (parent.child("parameters")) return false;
  }
  return false;
}

/** A parameter of the function around the loop is a slice of that name. */
function isSlice(loop: SyntaxNode, list: string): boolean {
  let owner = loop.parent;
  while (owner && !owner.child("parameters")) owner = owner.parent;
  const parameters = owner?.child("parameters")?.namedChildren ?? [];
  const own = parameters.find((each) => each.namedChildren.some(({ text }) => text === list));
  return own?.child("type")?.text.startsWith("[]") === true;
}

/** An item that is walked through is borrowed: what takes a value needs the star. */
function dereferenced(name: string, { source, end }: SyntaxNode): string {
  return source[end] === "." || source[end] === "[" ? name : `*${name}`;
}
