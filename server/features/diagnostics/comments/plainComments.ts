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
  const found = [...(line ? lineComments(text, line) : []), ...(block ? blockComments(text, ...block) : [])];
  let end = 0;
  return found
    .sort((one, other) => one.start - other.start)
    .filter((comment) => {
      // A sign inside a comment opens none.
      if (comment.start < end) return false;
      end = comment.start + comment.text.length;
      return true;
    });
}

function* lineComments(text: string, sign: string): Generator<PlainComment> {
  for (let start = nextSign(text, sign, 0); start !== -1; ) {
    const end = lineEnd(text, start);
    yield { start, text: text.slice(start, end) };
    start = nextSign(text, sign, end);
  }
}

function* blockComments(text: string, open: string, close: string): Generator<PlainComment> {
  for (let start = text.indexOf(open); start !== -1; ) {
    const end = text.indexOf(close, start + open.length);
    // A block that is never closed is none, and neither is any behind it.
    if (end === -1) return;
    yield { start, text: text.slice(start, end + close.length) };
    start = text.indexOf(open, end + close.length);
  }
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
