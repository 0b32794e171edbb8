/**
 * Languages by file name: GitHub Linguist's tables (MIT), spelled as LSP identifiers. Linguist lists every language
 * that ever used an ending; `preferred` says which one an ending means unless the content says otherwise.
 */

import { trimEndOf } from "../../text/endOf.ts";
import { type LinguistEntry, linguistEntries } from "./linguist.ts";

/** What Linguist knows about a language, reduced to what classification needs. */
export interface Language {
  /** LSP identifier, for example `typescriptreact`. */
  readonly id: string;
  /** Name for people, for example `TSX`. */
  readonly name: string;
  readonly type: "data" | "markup" | "programming" | "prose";
}

/** LSP identifiers that differ from Linguist's name in small letters with hyphens. */
const identifiers: Readonly<Record<string, string>> = {
  "ASP.NET": "aspnetcorerazor",
  Batchfile: "bat",
  "C#": "csharp",
  "C++": "cpp",
  "Common Lisp": "commonlisp",
  "Emacs Lisp": "elisp",
  "F#": "fsharp",
  "Git Attributes": "gitattributes",
  "Git Config": "ini",
  "Git Commit": "git-commit",
  "Go Checksums": "go.sum",
  "Go Module": "go.mod",
  GraphQL: "graphql",
  HCL: "terraform",
  "HTML+Django": "django-html",
  "HTML+ERB": "erb",
  "HTML+Razor": "razor",
  "Ignore List": "ignore",
  "Java Properties": "properties",
  "JSON with Comments": "jsonc",
  "Objective-C": "objective-c",
  "Objective-C++": "objective-cpp",
  "Protocol Buffer": "proto",
  "Rocq Prover": "coq",
  Raku: "raku",
  Shell: "shellscript",
  TSX: "typescriptreact",
  TeX: "latex",
  Text: "plaintext",
  "Unix Assembly": "assembly",
  "Vim Script": "viml",
  "Vim script": "viml",
  "Visual Basic .NET": "vb",
  "XML Property List": "xml",
  reStructuredText: "restructuredtext",
};

/** Endings with several languages, and the one meant unless the content says otherwise. */
const preferred: Readonly<Record<string, string>> = {
  ".1": "Roff",
  ".3": "Roff",
  ".as": "ActionScript",
  ".asc": "AsciiDoc",
  ".asm": "Assembly",
  ".b": "Brainfuck",
  ".bas": "Visual Basic 6.0",
  ".bb": "BitBake",
  ".cfg": "INI",
  ".cgi": "Perl",
  ".cl": "Common Lisp",
  ".cls": "TeX",
  ".cs": "C#",
  ".d": "D",
  ".e": "Eiffel",
  ".ex": "Elixir",
  ".f": "Fortran",
  ".for": "Fortran",
  ".fr": "Frege",
  ".frag": "GLSL",
  ".fs": "F#",
  ".g": "GAP",
  ".gd": "GDScript",
  ".gml": "Game Maker Language",
  ".gs": "JavaScript",
  ".h": "C",
  ".hh": "C++",
  ".html": "HTML",
  ".i": "SWIG",
  ".inc": "PHP",
  ".json": "JSON",
  ".l": "Lex",
  ".lean": "Lean",
  ".lisp": "Common Lisp",
  ".ls": "LiveScript",
  ".lsp": "Common Lisp",
  ".m": "Objective-C",
  ".m4": "M4",
  ".man": "Roff",
  ".md": "Markdown",
  ".ml": "OCaml",
  ".mm": "Objective-C++",
  ".mo": "Modelica",
  ".mod": "Modula-2",
  ".ms": "Roff",
  ".n": "Nemerle",
  ".nl": "NewLisp",
  ".nu": "Nushell",
  ".odin": "Odin",
  ".p": "Gnuplot",
  ".pc": "pkg-config",
  ".php": "PHP",
  ".pkl": "Pkl",
  ".pl": "Perl",
  ".plist": "XML Property List",
  ".pm": "Perl",
  ".pod": "Pod",
  ".pp": "Puppet",
  ".pro": "Prolog",
  ".properties": "Java Properties",
  ".q": "q",
  ".qs": "Q#",
  ".r": "R",
  ".re": "Reason",
  ".res": "ReScript",
  ".rs": "Rust",
  ".s": "Unix Assembly",
  ".sc": "Scala",
  ".scd": "SuperCollider",
  ".sch": "Scheme",
  ".scm": "Scheme",
  ".shader": "ShaderLab",
  ".sol": "Solidity",
  ".spec": "RPM Spec",
  ".sql": "SQL",
  ".srt": "SubRip Text",
  ".st": "Smalltalk",
  ".star": "Starlark",
  ".t": "Perl",
  ".toc": "TeX",
  ".tpl": "Smarty",
  ".ts": "TypeScript",
  ".tsx": "TSX",
  ".txt": "Text",
  ".typ": "Typst",
  ".v": "Verilog",
  ".vba": "VBA",
  ".w": "CWeb",
  ".yaml": "YAML",
  ".yml": "YAML",
  ".yy": "Yacc",
};

/** Names that Linguist leaves to other tools, or that mean more than their ending. */
const fileNames: Readonly<Record<string, string>> = {
  "tsconfig.json": "JSON with Comments",
  "jsconfig.json": "JSON with Comments",
  "settings.json": "JSON with Comments",
  "launch.json": "JSON with Comments",
  "tasks.json": "JSON with Comments",
  "extensions.json": "JSON with Comments",
  ".npmrc": "INI",
  ".busted": "Lua",
  "application.conf": "HOCON",
  "reference.conf": "HOCON",
  ".env": "Dotenv",
  LICENSE: "Text",
  LICENCE: "Text",
  COPYING: "Text",
  NOTICE: "Text",
  AUTHORS: "Text",
  README: "Text",
  CHANGELOG: "Text",
  CHANGES: "Text",
  NEWS: "Text",
  TODO: "Text",
  INSTALL: "Text",
  CODE_OF_CONDUCT: "Text",
  CONTRIBUTING: "Text",
  SECURITY: "Text",
  MAINTAINERS: "Text",
  VERSION: "Text",
  Containerfile: "Dockerfile",
  "go.mod": "Go Module",
  "go.sum": "Go Checksums",
  "Cargo.lock": "TOML",
  "yarn.lock": "YAML",
  "pnpm-lock.yaml": "YAML",
};

/** Linguist calls these markup or data, but people write and review them as code. */
const writtenCode = new Set([
  "SQL",
  "GraphQL",
  "Protocol Buffer",
  "Go Template",
  "Jinja",
  "HTML",
  "CSS",
  "SCSS",
  "Sass",
  "Less",
  "Stylus",
  "Vue",
  "Svelte",
  "Astro",
  "XSLT",
  "HTML+ERB",
  "HTML+Django",
  "Handlebars",
  "Pug",
  "EJS",
  "Haml",
  "Slim",
  "Mustache",
  "Blade",
  "Twig",
  "HTML+PHP",
  "HTML+Razor",
  "QML",
]);

interface Tables {
  readonly byId: ReadonlyMap<string, Language>;
  readonly byExtension: ReadonlyMap<string, readonly Language[]>;
  readonly byFileName: ReadonlyMap<string, Language>;
  readonly byInterpreter: ReadonlyMap<string, Language>;
  readonly byAlias: ReadonlyMap<string, Language>;
}

let tables: Tables | undefined;

/** The tables, built at first use: 833 languages take some 5 ms. */
function languageTables(): Tables {
  tables ??= buildTables(linguistEntries());
  return tables;
}

function buildTables(entries: readonly LinguistEntry[]): Tables {
  const byId = new Map<string, Language>();
  const byName = new Map<string, Language>();
  const byExtension = new Map<string, Language[]>();
  const byFileName = new Map<string, Language>();
  const byInterpreter = new Map<string, Language>();
  const byAlias = new Map<string, Language>();
  for (const entry of entries) {
    const language = { id: identifierOf(entry.name), name: entry.name, type: entry.type as Language["type"] };
    if (!byId.has(language.id)) byId.set(language.id, language);
    byName.set(entry.name, language);
    for (const extension of entry.extensions ?? [])
      addExtension(byExtension, extension.toLowerCase(), language);
    setIfNew(byFileName, entry.filenames ?? [], language);
    setIfNew(byInterpreter, entry.interpreters ?? [], language);
    setIfNew(byAlias, [language.id, ...(entry.aliases ?? []), entry.name.toLowerCase()], language);
  }
  const jsx: Language = { id: "javascriptreact", name: "JSX", type: "programming" };
  byId.set(jsx.id, jsx);
  byAlias.set("jsx", jsx).set(jsx.id, jsx);
  byExtension.set(".jsx", [jsx]);
  for (const [name, language] of Object.entries(fileNames)) {
    const known = byName.get(language);
    if (known) byFileName.set(name, known);
  }
  for (const [name, alias] of [
    ["sh", "shellscript"],
    ["node", "javascript"],
    ["python", "python"],
    ["perl", "perl"],
    ["deno", "typescript"],
    ["bun", "typescript"],
    ["tsx", "typescript"],
    ["ts-node", "typescript"],
  ])
    setIfKnown(byInterpreter, name ?? "", byId.get(alias ?? ""));
  return { byId, byExtension, byFileName, byInterpreter, byAlias };
}

/** Languages that share an extension stand in the order they came, the preferred one first. */
function addExtension(byExtension: Map<string, Language[]>, key: string, language: Language): void {
  const known = byExtension.get(key);
  if (!known) byExtension.set(key, [language]);
  else if (preferred[key] === language.name) known.unshift(language);
  else if (known.every((other) => other.name !== language.name)) known.push(language);
}

function setIfNew(map: Map<string, Language>, keys: readonly string[], language: Language): void {
  for (const key of keys) if (!map.has(key)) map.set(key, language);
}

function setIfKnown(map: Map<string, Language>, key: string, language: Language | undefined): void {
  if (language) map.set(key, language);
}

function identifierOf(name: string): string {
  return identifiers[name] ?? name.toLowerCase().replaceAll(" ", "-");
}

/** The language with an LSP identifier. */
export function languageById(id: string): Language | undefined {
  return languageTables().byId.get(id);
}

/** The language that an editor modeline, a code fence or a person calls by this name. */
export function languageByAlias(alias: string): Language | undefined {
  return languageTables().byAlias.get(alias.toLowerCase());
}

/** The language that a `#!` line's interpreter runs; a version at its end does not matter. */
export function languageByInterpreter(name: string): Language | undefined {
  const { byInterpreter } = languageTables();
  return byInterpreter.get(name) ?? byInterpreter.get(trimEndOf(name, "0123456789."));
}

/** No ending of a language is longer, in UTF-16 code units. */
const longestEnding = 64;

/**
 * The languages a file's name allows, the likeliest first; several when its ending is shared. Empty when the name
 * says nothing.
 */
export function languagesByName(path: string): readonly Language[] {
  const { byFileName, byExtension } = languageTables();
  const base = path.slice(path.lastIndexOf("/") + 1);
  const named = byFileName.get(base) ?? byPlace(path);
  if (named) return [named];
  const lower = base.slice(-longestEnding).toLowerCase();
  for (let dot = lower.indexOf("."); dot >= 0; dot = lower.indexOf(".", dot + 1)) {
    const known = byExtension.get(lower.slice(dot));
    if (known && dot + 1 < lower.length) return known;
  }
  const stem = /^(?:Makefile|Dockerfile|Containerfile|README|LICENSE|LICENCE|COPYING|\.env)(?=[.-])/.exec(
    base,
  )?.[0];
  const byStem = stem === undefined ? undefined : byFileName.get(stem);
  return byStem ? [byStem] : [];
}

/** Names that mean something in their folder only. */
function byPlace(path: string): Language | undefined {
  if (/(?:^|\/)debian\/control$/.test(path)) return languageById("debian-package-control-file");
  return /(?:^|\/)debian\/changelog$/.test(path) ? languageById("plaintext") : undefined;
}

/** Whether text in the language is code, as opposed to prose, data or settings. */
export function isCodeLanguage(language: Language): boolean {
  return language.type === "programming" || writtenCode.has(language.name);
}
