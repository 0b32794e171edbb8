/** What a file's name says of its language, where the package around it leaves no doubt. */
import { languagesByName } from "../../server/language/files/languageTable.ts";

export interface PackageTraits {
  readonly packageName: string;
  readonly hasC: boolean;
  readonly hasCpp: boolean;
}

type Labeller = (traits: PackageTraits, text: string | undefined) => string | undefined;
const only =
  (packages: RegExp, language: string, otherwise?: string): Labeller =>
  ({ packageName }) =>
    packages.test(packageName) ? language : otherwise;
const unlessText =
  (language: string, pattern: RegExp): Labeller =>
  (_, text) =>
    text !== undefined && pattern.test(text) ? undefined : language;
const always =
  (language: string): Labeller =>
  () =>
    language;

/** Endings that several languages share: the package decides. Undefined leaves the file out. */
const shared: Readonly<Record<string, Labeller>> = {
  ".h": ({ hasC, hasCpp }, text) =>
    hasC === hasCpp || /@interface|@class|#import/.test(text ?? "") ? undefined : hasC ? "c" : "cpp",
  ".m": ({ packageName }, text) =>
    /^octave-/.test(packageName)
      ? "matlab"
      : text === undefined || /@implementation|#import|@interface|#include/.test(text)
        ? "objective-c"
        : undefined,
  ".mm": always("objective-cpp"),
  ".v": only(/coq|ssreflect|flocq|aac-tactics/, "coq", undefined),
  ".pl": only(/prolog/, "prolog", "perl"),
  ".pm": only(/^raku|^perl6|^nqp/, "raku", "perl"),
  ".fs": only(/^fable|^@fable/, "fsharp"),
  ".fth": always("forth"),
  ".sc": only(/supercollider/, "supercollider"),
  ".g": only(/^gap/, "gap"),
  ".gi": only(/^gap/, "gap"),
  ".gd": only(/^gap/, "gap"),
  ".asm": always("assembly"),
  ".s": always("assembly"),
  ".nasm": always("assembly"),
  ".cls": ({ packageName }, text) =>
    packageName === "" || !/\\(?:ProvidesClass|NeedsTeXFormat)/.test(text ?? "\\ProvidesClass")
      ? undefined
      : "latex",
  ".sty": always("latex"),
  ".tex": always("latex"),
  ".ts": unlessText("typescript", /^\s*</),
  ".tsx": unlessText("typescriptreact", /^\s*<\?/),
  ".cs": always("csharp"),
  ".rs": always("rust"),
  ".md": unlessText("markdown", /^\s*\(/),
  ".html": unlessText("html", /\{%|<\?php|\{\{/),
  ".htm": unlessText("html", /\{%|<\?php|\{\{/),
  ".php": always("php"),
  ".r": always("r"),
  ".sql": always("sql"),
  ".ml": only(/^polyml|^smlnj|^hol88/, "standard-ml", "ocaml"),
  ".mli": always("ocaml"),
  ".hs": always("haskell"),
  ".ex": always("elixir"),
  ".erl": always("erlang"),
  ".lisp": always("commonlisp"),
  ".scm": always("scheme"),
  ".re": only(/reason|bs-|melange/, "reason"),
  ".res": always("rescript"),
  ".pp": only(/puppet/, "puppet", undefined),
  ".inc": always(""),
  ".y": always("yacc"),
  ".l": always("lex"),
  ".f": always("fortran"),
  ".for": always("fortran"),
  ".f90": always("fortran"),
  ".f95": always("fortran"),
  ".d": (_, text) => (text !== undefined && !/\bimport\b|\bmodule\b/.test(text) ? undefined : "d"),
  ".frag": always("glsl"),
  ".vert": always("glsl"),
  ".glsl": always("glsl"),
  ".yaml": always("yaml"),
  ".yml": always("yaml"),
  ".json": always("json"),
  ".properties": always("properties"),
  ".gradle": always("groovy"),
  ".adoc": always("asciidoc"),
  ".m4": always("m4"),
  ".ac": always("m4"),
  ".am": always("makefile"),
  ".toc": always(""),
  ".1": always("roff"),
  ".3": always("roff"),
  ".8": always("roff"),
  ".ly": always("lilypond"),
  ".pro": always(""),
  ".as": always(""),
  ".st": always(""),
  ".cl": always(""),
  ".mod": always(""),
  ".spec": always(""),
  ".t": always(""),
  ".i": always(""),
  ".e": always(""),
  ".tpl": only(/^smarty/, "smarty"),
  ".gs": always(""),
  ".w": always(""),
  ".ms": always(""),
  ".cfg": always("ini"),
  ".conf": always(""),
  ".gml": always(""),
  ".lsp": always("commonlisp"),
  ".b": always(""),
  ".n": always(""),
  ".p": always(""),
  ".q": always(""),
  ".po": always("gettext-catalog"),
  ".xml": always("xml"),
  ".svg": always("svg"),
  ".txt": only(/^asciidoc$/, "", "plaintext"),
  ".erb": always("erb"),
  ".bas": always(""),
  ".cgi": always(""),
  ".fr": always(""),
  ".ps": always("postscript"),
  ".sh": always("shellscript"),
  ".bash": always("shellscript"),
  ".tcl": always("tcl"),
  ".vim": always("viml"),
  ".lua": always("lua"),
  ".bib": always(""),
  ".diff": always("diff"),
  ".patch": always("diff"),
  ".zsh": always("shellscript"),
  ".jsx": always("javascript"),
  ".rkt": always("racket"),
};

/** Identifiers that people would call the same language. */
const renamed: Readonly<Record<string, string>> = {
  javascriptreact: "javascript",
  gradle: "groovy",
  "gradle-kotlin-dsl": "kotlin",
  m4sugar: "m4",
  "roff-manpage": "roff",
};

/**
 * The LSP identifier of a file's language; undefined where its name does not settle it.
 * @param text what it holds, where endings are told apart by it; without it the answer is preliminary
 */
export function labelOf(name: string, traits: PackageTraits, text?: string): string | undefined {
  const base = name.slice(name.lastIndexOf("/") + 1);
  const ending = base.slice(base.lastIndexOf(".")).toLowerCase();
  const bySharing = base.includes(".") ? shared[ending] : undefined;
  if (bySharing) return bySharing(traits, text) || undefined;
  const candidates = languagesByName(name);
  const [first] = candidates;
  return candidates.length === 1 && first ? (renamed[first.id] ?? first.id) : undefined;
}
