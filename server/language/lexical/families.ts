import { between, type Form, type Lexicon, quoted, raw, special, toLineEnd } from "./lexicon.ts";
import {
  chosenQuotes,
  delimitedText,
  dollarQuoted,
  hashedText,
  longBracket,
  longComment,
  manyQuotes,
  podBlock,
  rustRawText,
  slashedRegex,
  verbatimText,
} from "./specialForms.ts";

const slashes = toLineEnd("//");
const slashStar = between("/*", "*/");
const nestedSlashStar = between("/*", "*/", { nests: true });
const hash = toLineEnd("#", "space");
const dashes = toLineEnd("--");
const semicolon = toLineEnd(";");
const percent = toLineEnd("%");
const angles = between("<!--", "-->");
const nestedParens = between("(*", "*)", { nests: true });
const nestedBraces = between("{-", "-}", { nests: true });

const double = quoted('"');
const single = quoted("'", { where: "apart" });
const character = quoted("'", { isCharacter: true });
const wideDouble = quoted('"', { multiline: true });
const wideSingle = quoted("'", { multiline: true, where: "apart" });
const tripleDouble = quoted('"""', { multiline: true });
const tripleSingle = quoted("'''", { multiline: true });
const regex = special("string", "/", slashedRegex);
const template = quoted("`", { multiline: true, code: "${" });
/** Doubled to stand for itself, with no backslashes. */
const sqlText = quoted("'", { escape: "twice", multiline: true, where: "apart" });

function lexicon(...forms: readonly Form[]): Lexicon {
  return { forms };
}

/** Python's texts of one kind of quote; those marked with `f` hold code. */
function pythonText(quote: string, more: Partial<Form> = {}): Form {
  return quoted(quote, { code: "{", codeBehind: /(?:^|[^\w])(?:[ft]r?|r[ft])$/i, ...more });
}

export const cLike = lexicon(slashes, slashStar, double, character);
export const cpp = lexicon(slashes, slashStar, special("string", '"', delimitedText), double, character);
export const css = lexicon(slashStar, double, single);
export const scss = lexicon(slashes, slashStar, double, single);
export const script = lexicon(slashes, slashStar, double, single, template, regex);
export const jsonc = lexicon(slashes, slashStar, double);
export const json = lexicon(double);
export const go = lexicon(slashes, slashStar, double, character, raw("`", "`"));
export const rust = lexicon(
  slashes,
  nestedSlashStar,
  special("string", "#", rustRawText),
  special("string", '"', rustRawText),
  wideDouble,
  character,
);
export const java = lexicon(slashes, slashStar, tripleDouble, double, character);
export const kotlin = lexicon(
  slashes,
  nestedSlashStar,
  raw('"""', '"""', { code: "${" }),
  quoted('"', { code: "${" }),
  character,
);
export const scala = lexicon(slashes, nestedSlashStar, raw('"""', '"""'), double, character);
export const swift = lexicon(
  slashes,
  nestedSlashStar,
  special("string", "#", hashedText),
  quoted('"""', { multiline: true, code: "\\(" }),
  quoted('"', { code: "\\(" }),
);
export const dart = lexicon(
  slashes,
  nestedSlashStar,
  quoted('"""', { multiline: true, code: "${" }),
  quoted("'''", { multiline: true, code: "${" }),
  quoted('"', { code: "${" }),
  quoted("'", { code: "${", where: "apart" }),
);
export const groovy = lexicon(slashes, slashStar, tripleDouble, tripleSingle, double, single, regex);
export const csharp = lexicon(
  slashes,
  slashStar,
  special("string", '"', manyQuotes),
  special("string", '"', verbatimText),
  quoted('"', { code: "{", codeBehind: /\$$/ }),
  character,
);
export const d = lexicon(
  slashes,
  slashStar,
  between("/+", "+/", { nests: true }),
  double,
  raw("`", "`"),
  character,
);
export const php: Lexicon = {
  forms: [slashes, slashStar, toLineEnd("#", "space"), wideDouble, wideSingle],
  heredoc: { opener: /<<<[ \t]*(?:"(\w+)"|'(\w+)'|(\w+))/y, isIndented: () => true },
};
export const python = lexicon(
  toLineEnd("#"),
  pythonText('"""', { multiline: true }),
  pythonText("'''", { multiline: true }),
  pythonText('"'),
  pythonText("'"),
);
export const ruby: Lexicon = {
  forms: [
    special("comment", "=begin", podBlock("=end"), "line"),
    hash,
    quoted('"', { multiline: true, code: "#{" }),
    wideSingle,
    quoted("`", { multiline: true, code: "#{" }),
    special("string", "%", chosenQuotes(/%[qQwWiIrsx]?[([{<|!/]/), "space"),
    regex,
  ],
  heredoc: {
    opener: /<<[~-]?(?:"([A-Za-z_]\w*)"|'([A-Za-z_]\w*)'|([A-Z_]\w*))/y,
    isIndented: (opener) => /^<<[~-]/.test(opener),
  },
};
export const perl: Lexicon = {
  forms: [
    special("comment", "=", podBlock("=cut"), "line"),
    hash,
    wideDouble,
    wideSingle,
    special("string", "q", chosenQuotes(/\bq[qwrx]?\s{0,3}[([{<|!/~]/), "apart"),
  ],
  heredoc: {
    opener: /<<~?(?:"(\w+)"|'(\w+)'|([A-Za-z_]\w*))/y,
    isIndented: (opener) => opener.startsWith("<<~"),
  },
};
export const shell: Lexicon = {
  forms: [toLineEnd("#", "word"), quoted('"', { multiline: true, code: "$(" }), raw("'", "'")],
  heredoc: {
    opener: /<<-?[ \t]?(?:"(\w+)"|'(\w+)'|\\?([A-Za-z_]\w*))/y,
    isIndented: (opener) => opener.startsWith("<<-"),
  },
};
export const elixir = lexicon(
  hash,
  quoted('"""', { multiline: true, code: "#{" }),
  tripleSingle,
  quoted('"', { multiline: true, code: "#{" }),
  single,
);
export const julia = lexicon(
  between("#=", "=#", { nests: true }),
  toLineEnd("#"),
  tripleDouble,
  wideDouble,
  character,
);
export const powershell = lexicon(
  between("<#", "#>"),
  hash,
  raw('@"', '\n"@'),
  raw("@'", "\n'@"),
  quoted('"', { escape: "`", multiline: true }),
  quoted("'", { escape: "twice", multiline: true, where: "apart" }),
);
export const hashed = lexicon(hash, double, single);
export const yaml = lexicon(
  hash,
  quoted('"', { multiline: true, where: "space" }),
  quoted("'", { escape: "twice", multiline: true, where: "space" }),
);
export const toml = lexicon(
  toLineEnd("#"),
  tripleDouble,
  raw("'''", "'''"),
  double,
  quoted("'", { escape: "twice" }),
);
/** Not every reader of INI files knows the second sign. */
export const ini = lexicon(toLineEnd(";", "line"), toLineEnd("#", "line"));
export const properties = lexicon(toLineEnd("#", "line"), toLineEnd("!", "line"));
export const makefile = lexicon(toLineEnd("#", "space"));
export const nim = lexicon(between("#[", "]#", { nests: true }), hash, tripleDouble, double, character);
export const nix = lexicon(
  hash,
  slashStar,
  raw("''", "''", { code: "${" }),
  quoted('"', { multiline: true, code: "${" }),
);
export const terraform: Lexicon = {
  forms: [slashes, slashStar, hash, quoted('"', { code: "${" })],
  heredoc: { opener: /<<-?([A-Za-z_]\w*)/y, isIndented: () => true },
};
export const lua = lexicon(
  special("comment", "--", longComment),
  dashes,
  special("string", "[", longBracket),
  double,
  single,
);
export const sql = lexicon(dashes, slashStar, sqlText, special("string", "$", dollarQuoted));
export const ada = lexicon(dashes, quoted('"', { escape: "twice" }), character);
export const haskell = lexicon(nestedBraces, toLineEnd("--"), double, character);
export const elm = lexicon(nestedBraces, dashes, tripleDouble, double, character);
export const ocaml = lexicon(nestedParens, wideDouble, character);
export const fsharp = lexicon(slashes, nestedParens, tripleDouble, wideDouble, character);
export const pascal = lexicon(
  slashes,
  between("(*", "*)"),
  between("{", "}"),
  quoted("'", { escape: "twice" }),
);
export const erlang = lexicon(percent, wideDouble, single);
export const prolog = lexicon(percent, slashStar, double, single);
export const latex = lexicon(
  special("comment", "%", (text, at) => (text[at - 1] === "\\" ? -1 : lineEnd(text, at))),
);
export const matlab = lexicon(
  between("%{", "%}", { where: "line" }),
  percent,
  toLineEnd("#"),
  quoted('"', { escape: "twice" }),
  quoted("'", { escape: "twice", where: "apart" }),
);
export const lisp = lexicon(semicolon, between("#|", "|#", { nests: true }), wideDouble);
export const assembly = lexicon(semicolon, slashStar, toLineEnd("#", "line"), toLineEnd("//"), double);
export const vb = lexicon(toLineEnd("'"), toLineEnd("REM ", "line"), quoted('"', { escape: "twice" }));
export const bat = lexicon(
  toLineEnd("::", "line"),
  toLineEnd("REM", "line"),
  toLineEnd("rem", "line"),
  toLineEnd("@rem", "line"),
);
export const fortran = lexicon(
  toLineEnd("!"),
  quoted('"', { escape: "twice" }),
  quoted("'", { escape: "twice", where: "apart" }),
);
export const cobol = lexicon(toLineEnd("*>"), toLineEnd("*", "line"), double, single);
export const vim = lexicon(toLineEnd('"', "line"), quoted("'", { escape: "twice", where: "apart" }), double);
export const markup = lexicon(angles, raw("<![CDATA[", "]]>"));
/** Components with script and style in one file. */
export const component = lexicon(angles, slashes, slashStar, double, single, template);
export const plain = lexicon();
export const forth = lexicon(toLineEnd("\\ ", "space"), between("( ", ")", { where: "space" }));
export const smalltalk = lexicon(
  raw('"', '"', { kind: "comment" }),
  quoted("'", { escape: "twice", multiline: true }),
);
export const r = lexicon(toLineEnd("#"), wideDouble, wideSingle, raw("`", "`"));
export const restructured = lexicon();
export const handlebars = lexicon(angles, between("{{!--", "--}}"), between("{{!", "}}"));
export const jinja = lexicon(angles, between("{#", "#}"));
export const erb = lexicon(angles, between("<%#", "%>"));
export const graphql = lexicon(toLineEnd("#"), tripleDouble, double);
export const protocol = lexicon(slashes, slashStar, double, single);
export const zig = lexicon(slashes, double, character);

function lineEnd(text: string, from: number): number {
  const feed = text.indexOf("\n", from);
  return feed === -1 ? text.length : feed;
}
