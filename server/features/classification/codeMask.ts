/**
 * Splits text into code, comments and strings without a parse tree, for the 60 and more languages that have no
 * grammar here, and for batches, where a parse per file would cost more than all other questions together.
 */

/** Text of one comment, delimiters included, and where it starts. */
export interface Comment {
  readonly text: string;
  readonly offset: number;
}

export interface MaskedText {
  /** The text with comments and the insides of strings blanked out; same length, same line breaks. */
  readonly code: string;
  /** The text with comments blanked out; same length, same line breaks. */
  readonly withoutComments: string;
  readonly comments: readonly Comment[];
}

const doubleQuoted = String.raw`"[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"?`;
const singleQuoted = String.raw`'[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*'?`;
const multilineDouble = String.raw`"[^"\\]*(?:\\[\s\S][^"\\]*)*"?`;
const multilineSingle = String.raw`'[^'\\]*(?:\\[\s\S][^'\\]*)*'?`;
const character = String.raw`'(?:[^'\\\n]|\\[^\n]{1,10}?)'`;
/** A template in an expression of another template is the one nesting that people write. */
const expression = "\\$\\{(?:[^{}`]|`[^`]*`|\\{[^{}]*\\})*\\}";
const template = `\`(?:[^\`\\\\$]|\\\\[\\s\\S]|${expression}|\\$)*\`?`;
const rawGo = "`[^`]*`?";
const tripleDouble = String.raw`"""[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*(?:"""|$)`;
const tripleSingle = String.raw`'''[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*(?:'''|$)`;
const regularExpression = String.raw`(?<=[=(,:[!&|?{};\n] ?|\breturn )\/(?![*\/])(?:[^\/\\\n[]|\\[^\n]|\[(?:[^\]\\\n]|\\[^\n])*\])+\/[a-z]*`;
const slashes = String.raw`\/\/[^\n]*`;
const slashStar = String.raw`\/\*[\s\S]*?(?:\*\/|$)`;
const hash = String.raw`(?<=^|[\s;(),\]])#[^\n]*`;
const dashes = String.raw`--[^\n]*`;
const angle = String.raw`<!--[\s\S]*?(?:-->|$)`;

interface Lexicon {
  readonly comments: readonly string[];
  readonly strings: readonly string[];
}

const cLike: Lexicon = { comments: [slashes, slashStar], strings: [doubleQuoted, character] };
const scriptLike: Lexicon = {
  comments: [slashes, slashStar],
  strings: [doubleQuoted, singleQuoted, template, regularExpression],
};
const hashLike: Lexicon = { comments: [hash], strings: [doubleQuoted, singleQuoted] };
const markupLike: Lexicon = { comments: [angle], strings: [] };

/** Comment and string syntax by LSP identifier; languages that are not listed have the syntax of C. */
const lexicons: Readonly<Record<string, Lexicon>> = {
  javascript: scriptLike,
  javascriptreact: scriptLike,
  typescript: scriptLike,
  typescriptreact: scriptLike,
  vue: { comments: [slashes, slashStar, angle], strings: [doubleQuoted, singleQuoted, template] },
  svelte: { comments: [slashes, slashStar, angle], strings: [doubleQuoted, singleQuoted, template] },
  go: { comments: [slashes, slashStar], strings: [doubleQuoted, character, rawGo] },
  rust: {
    comments: [slashes, slashStar],
    strings: [String.raw`\br#+"[\s\S]*?(?:"#+|$)`, multilineDouble, character],
  },
  java: { comments: [slashes, slashStar], strings: [tripleDouble, doubleQuoted, character] },
  kotlin: { comments: [slashes, slashStar], strings: [tripleDouble, doubleQuoted, character] },
  scala: { comments: [slashes, slashStar], strings: [tripleDouble, doubleQuoted, character] },
  swift: { comments: [slashes, slashStar], strings: [tripleDouble, doubleQuoted] },
  dart: { comments: [slashes, slashStar], strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted] },
  groovy: {
    comments: [slashes, slashStar],
    strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted],
  },
  csharp: {
    comments: [slashes, slashStar],
    strings: [tripleDouble, String.raw`\$?@\$?"[^"]*(?:""[^"]*)*"?`, doubleQuoted, character],
  },
  php: { comments: [slashes, slashStar, hash], strings: [multilineDouble, multilineSingle] },
  css: { comments: [slashStar], strings: [doubleQuoted, singleQuoted] },
  scss: { comments: [slashes, slashStar], strings: [doubleQuoted, singleQuoted] },
  less: { comments: [slashes, slashStar], strings: [doubleQuoted, singleQuoted] },
  terraform: { comments: [slashes, slashStar, hash], strings: [doubleQuoted] },
  jsonc: { comments: [slashes, slashStar], strings: [doubleQuoted] },
  json: { comments: [], strings: [doubleQuoted] },
  python: { comments: [hash], strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted] },
  ruby: {
    comments: [hash, String.raw`(?<=^|\n)=begin\b[\s\S]*?(?:\n=end|$)`],
    strings: [multilineDouble, multilineSingle],
  },
  perl: {
    comments: [hash, String.raw`(?<=^|\n)=[a-z]\w+[\s\S]*?(?:\n=cut|$)`],
    strings: [multilineDouble, multilineSingle],
  },
  elixir: { comments: [hash], strings: [tripleDouble, tripleSingle, doubleQuoted, singleQuoted] },
  shellscript: { comments: [hash], strings: [multilineDouble, "'[^']*'?"] },
  julia: {
    comments: [String.raw`#=[\s\S]*?(?:=#|$)`, hash],
    strings: [tripleDouble, doubleQuoted, character],
  },
  powershell: {
    comments: [String.raw`<#[\s\S]*?(?:#>|$)`, hash],
    strings: [doubleQuoted, String.raw`'[^'\n]*'?`],
  },
  yaml: hashLike,
  toml: { comments: [hash], strings: [tripleDouble, doubleQuoted, singleQuoted] },
  ini: { comments: [hash, String.raw`(?<=^|\n);[^\n]*`], strings: [] },
  properties: { comments: [hash], strings: [] },
  dockerfile: hashLike,
  makefile: hashLike,
  cmake: hashLike,
  r: hashLike,
  nim: hashLike,
  gdscript: hashLike,
  crystal: hashLike,
  tcl: { comments: [hash], strings: [doubleQuoted] },
  coffeescript: { comments: [hash], strings: [doubleQuoted, singleQuoted] },
  lua: {
    comments: [String.raw`--\[=*\[[\s\S]*?(?:\]=*\]|$)`, dashes],
    strings: [String.raw`\[\[[\s\S]*?(?:\]\]|$)`, doubleQuoted, singleQuoted],
  },
  sql: { comments: [dashes, slashStar], strings: ["'[^']*'?"] },
  ada: { comments: [dashes], strings: [doubleQuoted] },
  vhdl: { comments: [dashes], strings: [doubleQuoted] },
  haskell: { comments: [dashes, String.raw`\{-[\s\S]*?(?:-\}|$)`], strings: [doubleQuoted, character] },
  elm: {
    comments: [dashes, String.raw`\{-[\s\S]*?(?:-\}|$)`],
    strings: [tripleDouble, doubleQuoted, character],
  },
  ocaml: { comments: [String.raw`\(\*[\s\S]*?(?:\*\)|$)`], strings: [multilineDouble, character] },
  fsharp: {
    comments: [slashes, String.raw`\(\*[\s\S]*?(?:\*\)|$)`],
    strings: [tripleDouble, multilineDouble, character],
  },
  pascal: {
    comments: [slashes, String.raw`\(\*[\s\S]*?(?:\*\)|$)`, String.raw`\{[^}]*\}?`],
    strings: [singleQuoted],
  },
  erlang: { comments: ["%[^\\n]*"], strings: [multilineDouble] },
  latex: { comments: [String.raw`(?<!\\)%[^\n]*`], strings: [] },
  matlab: { comments: ["%[^\\n]*"], strings: [doubleQuoted] },
  clojure: { comments: [";[^\\n]*"], strings: [multilineDouble] },
  commonlisp: { comments: [";[^\\n]*", String.raw`#\|[\s\S]*?(?:\|#|$)`], strings: [multilineDouble] },
  elisp: { comments: [";[^\\n]*"], strings: [multilineDouble] },
  scheme: { comments: [";[^\\n]*", String.raw`#\|[\s\S]*?(?:\|#|$)`], strings: [multilineDouble] },
  racket: { comments: [";[^\\n]*", String.raw`#\|[\s\S]*?(?:\|#|$)`], strings: [multilineDouble] },
  assembly: { comments: [";[^\\n]*", slashStar, hash], strings: [doubleQuoted] },
  vb: { comments: ["'[^\\n]*"], strings: [String.raw`"[^"\n]*"?`] },
  bat: { comments: [String.raw`(?<=^|\n)\s*(?:[Rr][Ee][Mm]\b|::)[^\n]*`], strings: [] },
  fortran: { comments: ["![^\\n]*"], strings: [doubleQuoted, singleQuoted] },
  viml: { comments: [String.raw`(?<=^|\n)\s*"[^\n]*`], strings: [singleQuoted] },
  html: markupLike,
  xml: markupLike,
  svg: markupLike,
  markdown: markupLike,
  plaintext: { comments: [], strings: [] },
};

const patterns = new Map<Lexicon, RegExp>();

/** Blanks out comments and the insides of strings of a text in the language. */
export function maskText(text: string, languageId: string): MaskedText {
  const lexicon = lexicons[languageId] ?? cLike;
  const pattern = patternOf(lexicon);
  const comments: Comment[] = [];
  const code: string[] = [];
  const withoutComments: string[] = [];
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    const found = match[0];
    if (found === "") continue;
    const plain = text.slice(last, match.index);
    const blank = blankOut(found);
    code.push(plain, blank);
    if (match[1] === undefined) withoutComments.push(plain, found);
    else {
      withoutComments.push(plain, blank);
      comments.push({ text: found, offset: match.index });
    }
    last = match.index + found.length;
  }
  const rest = text.slice(last);
  return { code: code.join("") + rest, withoutComments: withoutComments.join("") + rest, comments };
}

function patternOf(lexicon: Lexicon): RegExp {
  let pattern = patterns.get(lexicon);
  if (!pattern) {
    const comments = lexicon.comments.length > 0 ? `(${lexicon.comments.join("|")})` : "($^)";
    pattern = new RegExp([comments, ...lexicon.strings].join("|"), "g");
    patterns.set(lexicon, pattern);
  }
  return pattern;
}

/** Spaces of the same length; line breaks stay. */
function blankOut(text: string): string {
  return text.includes("\n") ? text.replace(/[^\n]/g, " ") : " ".repeat(text.length);
}
