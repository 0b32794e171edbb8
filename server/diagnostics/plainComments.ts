/** A comment in a text for which there is no grammar. */
export interface PlainComment {
  readonly start: number;
  readonly text: string;
}

/** How a language marks comments: to the line's end, or between two marks. */
interface Signs {
  readonly line?: string;
  readonly block?: readonly [open: string, close: string];
}

const hash: Signs = { line: "#" };
const slashes: Signs = { line: "//", block: ["/*", "*/"] };
const dashes: Signs = { line: "--" };
const angles: Signs = { block: ["<!--", "-->"] };
const semicolons: Signs = { line: ";" };

/**
 * Comment signs by LSP identifier. A sign counts at a line's start or behind white space, which keeps addresses and
 * colours out; strings are not told apart.
 */
const signs: Readonly<Record<string, Signs>> = {
  clojure: semicolons,
  dart: slashes,
  dockerfile: hash,
  dockercompose: hash,
  elixir: hash,
  groovy: slashes,
  haskell: dashes,
  html: angles,
  jsonc: slashes,
  julia: hash,
  kotlin: slashes,
  latex: { line: "%" },
  less: slashes,
  lisp: semicolons,
  lua: dashes,
  makefile: hash,
  markdown: angles,
  perl: hash,
  properties: hash,
  r: hash,
  scala: slashes,
  scss: slashes,
  sql: { line: "--", block: ["/*", "*/"] },
  svelte: angles,
  swift: slashes,
  toml: hash,
  vue: angles,
  xml: angles,
  yaml: hash,
  zig: { line: "//" },
};

/** Finds the comments in a text by their signs alone; none for a language without known signs. */
export function findComments(languageId: string, text: string): readonly PlainComment[] {
  const { line, block } = signs[languageId] ?? {};
  const comments: PlainComment[] = [];
  let position = 0;
  let blockStart = block ? text.indexOf(block[0]) : -1;
  let lineStart = line ? nextSign(text, line, 0) : -1;
  while (blockStart !== -1 || lineStart !== -1) {
    const isBlock = blockStart !== -1 && (lineStart === -1 || blockStart < lineStart);
    const start = isBlock ? blockStart : lineStart;
    const close = isBlock && block ? text.indexOf(block[1], start + block[0].length) : -1;
    // A block that is never closed is none, and neither is any behind it.
    if (isBlock && close === -1) {
      blockStart = -1;
      continue;
    }
    const end = isBlock ? close + (block?.[1].length ?? 0) : lineEnd(text, start);
    comments.push({ start, text: text.slice(start, end) });
    position = end;
    if (blockStart !== -1 && blockStart < position) blockStart = text.indexOf(block?.[0] ?? "", position);
    if (lineStart !== -1 && lineStart < position) lineStart = nextSign(text, line ?? "", position);
  }
  return comments;
}

function nextSign(text: string, sign: string, from: number): number {
  let at = text.indexOf(sign, from);
  while (at > 0 && !/\s/.test(text.charAt(at - 1))) at = text.indexOf(sign, at + 1);
  return at;
}

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed === -1 ? text.length : feed;
}
