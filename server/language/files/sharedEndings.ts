/**
 * Endings that several languages share, told apart by what the file holds. What gives each language away is that which
 * GitHub Linguist publishes in its `heuristics.yml` (MIT), as facts; the patterns are our own. They are looked for in code
 * with comments and texts blanked out, but where the sign is a comment itself.
 */
import { maskText } from "../lexical/maskText.ts";

interface Sign {
  /** LSP identifier. */
  readonly id: string;
  readonly pattern: RegExp;
  /** Language whose comments and texts are blanked out first; the text as it is when absent. */
  readonly masked?: string;
}

const lineStart = (source: string, flags = "m"): RegExp => new RegExp(`^[ \\t]*(?:${source})`, flags);

/** In the order they are tried; the first that is found decides. */
const signs: Readonly<Record<string, readonly Sign[]>> = {
  ".m": [
    {
      id: "objective-c",
      pattern: lineStart(
        "@(?:interface|implementation|protocol|class|property|end|import|synthesize)\\b|#\\s*(?:import|include)\\b",
      ),
      masked: "cpp",
    },
    { id: "mercury", pattern: lineStart(":- (?:module|pred|func|import_module|interface)\\b") },
    {
      id: "matlab",
      pattern: lineStart(
        "%|\\d*\\s*function\\s+(?:\\[?[\\w, ]+\\]?\\s*=\\s*)?\\w+|classdef\\b|end(?:function|if|for|while)\\b|##|1;\\s*$",
      ),
    },
    { id: "wolfram-language", pattern: /\(\*|:=|\w+\[\w*_/ },
    {
      id: "matlab",
      pattern:
        /^[ \t]*#|\b(?:printf|disp|plot|zeros|ones|size)\s*\(|^\s*\w+\s*=\s*[^=;{}]+;\s*$|\.\^|\.\*|\bend\s*$/m,
    },
  ],
  ".pro": [
    {
      id: "proguard",
      pattern: lineStart(
        "-(?:keep\\w*|dontwarn|dontobfuscate|dontoptimize|optimizations|assumenosideeffects|repackageclasses|printmapping|renamesourcefileattribute)\\b",
      ),
    },
    { id: "prolog", pattern: /^[^[#\n]*:-|^[a-z]\w*\([^)\n]*\)\.\s*$/m },
    {
      id: "qmake",
      pattern:
        /^\s*(?:[A-Z][A-Z_]+|[\w.]+)\s*(?:\+|-|\*)?=|\b(?:TEMPLATE|SOURCES|HEADERS|QT|CONFIG|TARGET|SUBDIRS)\b/m,
    },
    { id: "idl", pattern: lineStart("(?:pro|function)\\s+\\w+|end\\s*$", "im") },
  ],
  ".fs": [
    { id: "forth", pattern: /^(?:: \S|\\ |\( )|\b(?:variable|constant|create|does>|dup|swap|cr)\b.*;\s*$/im },
    {
      id: "fsharp",
      pattern: lineStart("#light|import|let\\b|module\\b|namespace\\b|open\\b|type\\b|\\[<"),
      masked: "fsharp",
    },
    {
      id: "glsl",
      pattern: lineStart("#version|precision\\b|uniform\\b|varying\\b|vec[234]\\b|void\\s+main"),
    },
  ],
  ".fd": [{ id: "cpp", pattern: lineStart("class\\b|namespace\\b|template\\b") }],
  ".inc": [
    { id: "php", pattern: /^<\?(?:php|=)?/m },
    { id: "pov-ray-sdl", pattern: lineStart("#(?:declare|local|macro|while|version)\\b") },
    {
      id: "pascal",
      pattern: lineStart(
        "\\{\\$\\w+|(?:procedure|function|implementation|interface|uses|var|const|begin|unit)\\b.*(?:;|$)",
        "im",
      ),
    },
    {
      id: "bitbake",
      pattern: lineStart(
        "(?:inherit|require)\\s+\\S+|do_\\w+\\s*\\(\\)|[A-Z_]+(?::\\w+)?\\s*(?:\\?=|\\.=|:append)",
      ),
    },
    {
      id: "sourcepawn",
      pattern: lineStart("(?:native|forward|stock|public)\\s+\\w+|#pragma\\s+(?:newdecls|semicolon)"),
    },
    {
      id: "assembly",
      pattern: lineStart(
        "\\w+\\s+(?:equ|db|dw|dd|macro)\\b|%(?:macro|define|if|include|endif)\\b|;|\\.(?:macro|include|equ)\\b|(?:mov|push|pop|call|ret|jmp)\\b",
        "im",
      ),
    },
    {
      id: "cpp",
      pattern: lineStart(
        "#\\s*(?:include|define|ifdef|ifndef|if)\\b|template\\s*<|(?:static|inline|const)\\s",
      ),
    },
    { id: "sql", pattern: lineStart("(?:create|insert|select|alter|drop)\\s", "im") },
    { id: "html", pattern: /^\s*<[a-z!]/im },
    { id: "makefile", pattern: /^[\w.-]+\s*[:?+]?=|^[\w.%-]+\s*:(?!=)/m },
  ],
  ".cls": [
    {
      id: "latex",
      pattern:
        /^\s*\\(?:NeedsTeXFormat|ProvidesClass|LoadClass|DeclareOption|RequirePackage|newcommand|def)\b/m,
    },
    {
      id: "vb",
      pattern:
        /^VERSION\s+\d|^Attribute VB_|^Option Explicit|^(?:Public|Private) (?:Sub|Function|Property)\b/im,
    },
    {
      id: "openedge-abl",
      pattern:
        /^\s*(?:USING\s+Progress|CLASS\s+[\w.]+(?:\s+(?:INHERITS|IMPLEMENTS)|:)|BLOCK-LEVEL|DEFINE\s+(?:PRIVATE|PUBLIC|VARIABLE))/im,
    },
    { id: "objectscript", pattern: /^Class\s+%?[\w.]+(?:\s+Extends\b|\s*\{?$)/m },
    {
      id: "apex",
      pattern:
        /\b(?:public|private|global)\s+(?:virtual |abstract |static |with sharing |without sharing )*(?:class|interface|enum)\b|@isTest\b/i,
    },
  ],
  ".md": [
    {
      id: "gcc-machine-description",
      pattern:
        /^\(define_(?:insn|expand|split|attr|register_constraint|predicate|mode_iterator|constants)\b|^;;/m,
    },
  ],
  ".rs": [
    {
      id: "renderscript",
      pattern: /^#pragma\s+(?:version|rs)\b|__attribute__\(\(kernel\)\)|\brs_allocation\b/m,
    },
    { id: "xml", pattern: /^\s*<\?xml\b/ },
  ],
  ".h": [
    {
      id: "objective-c",
      pattern: lineStart("@(?:interface|protocol|class|property|end|optional|required)\\b|#\\s*import\\b"),
      masked: "cpp",
    },
    {
      id: "cpp",
      pattern: lineStart(
        "template\\s*<|(?:inline\\s+)?namespace\\b|(?:enum\\s+)?class\\s+\\w+|using\\s+\\w|(?:public|private|protected)\\s*:|(?:constexpr|virtual|explicit|friend)\\b|#\\s*include\\s*<(?:c?std\\w+|string|vector|map|set|list|array|memory|iostream|sstream|fstream|algorithm|utility|functional|unordered_\\w+|type_traits|optional|variant|tuple|mutex|thread|atomic|chrono|cstdint|cstddef|cstring|c\\w+)>",
      ),
      masked: "cpp",
    },
    {
      id: "cpp",
      pattern: /\bstd::\w|\bnoexcept\b|\boverride\b|\bnullptr\b|\w::\w+\s*\(|\boperator\s*[=+\-*/<>([]/,
      masked: "cpp",
    },
    { id: "c", pattern: /\S/ },
  ],
  ".pl": [
    {
      id: "perl",
      pattern: lineStart(
        "use\\s+(?:strict|warnings|utf8|v?5|[A-Z]\\w*(?:::\\w+)*)\\b|package\\s+[\\w:]+|(?:my|our|local)\\s+[$@%(]|sub\\s+\\w+|#!.*\\bperl\\b",
      ),
      masked: "perl",
    },
    {
      id: "raku",
      pattern: lineStart(
        "use\\s+v6|(?:my\\s+)?(?:class|grammar|module|role)\\s+\\w+|multi\\s+sub\\b|unit\\s+(?:module|class)",
      ),
    },
    { id: "prolog", pattern: /^[^#$\n]*:-|^[a-z]\w*\([^\n]*\)\.\s*(?:%|$)/m },
  ],
  ".t": [
    { id: "raku", pattern: lineStart("use\\s+v6|use\\s+Test;|(?:my\\s+)?(?:class|module)\\s+\\w+") },
    {
      id: "perl",
      pattern: lineStart(
        "use\\s+(?:strict|warnings|Test::|lib|[A-Z]\\w*)|(?:my|our)\\s+[$@%(]|package\\b|BEGIN\\b",
      ),
    },
    { id: "turing", pattern: lineStart("%.*|(?:put|var|proc|const)\\s+\\w+\\s*(?::=|:)") },
  ],
  ".pm": [
    {
      id: "raku",
      pattern: lineStart(
        "use\\s+v6|unit\\s+(?:module|class)|(?:my\\s+)?(?:class|grammar|module|role)\\s+[\\w:]+\\s*(?:is\\b|does\\b|\\{)|multi\\s+(?:sub|method)\\b",
      ),
    },
    {
      id: "perl",
      pattern: lineStart("package\\s+[\\w:]+|use\\s+(?:strict|warnings)|(?:my|our)\\s+[$@%(]|sub\\s+\\w+"),
    },
  ],
  ".d": [
    {
      id: "d",
      pattern: lineStart(
        "module\\s+[\\w.]+\\s*;|import\\s+[\\w.:, ]+\\s*;|unittest\\b|(?:int|void|auto|string)\\s+\\w+\\s*\\(",
        "m",
      ),
      masked: "d",
    },
    { id: "dtrace", pattern: /^(?:\w+:\w*:\w*:\w*|provider\s|#pragma D\b|BEGIN$|tick-\d)/m },
    { id: "makefile", pattern: /^[\w./-]+\s*:[^:=].*(?:\\|$)/m },
  ],
  ".v": [
    {
      id: "coq",
      pattern: lineStart(
        "(?:Require|Lemma|Theorem|Definition|Proof|Qed|Inductive|Fixpoint|Section|Module|Axiom|From)\\b",
      ),
    },
    {
      id: "v",
      pattern: lineStart(
        "(?:pub\\s+)?(?:fn|struct|enum)\\s+\\w+|module\\s+\\w+\\s*$|\\w+\\s*:=|import\\s+\\w+\\s*$",
      ),
      masked: "go",
    },
    {
      id: "verilog",
      pattern: lineStart(
        "`(?:timescale|define|include|ifdef)|module\\s+\\w+\\s*(?:#|\\(|;)|(?:reg|wire|input|output|assign|always|endmodule)\\b",
      ),
    },
  ],
  ".ts": [{ id: "xml", pattern: /^\s*<(?:\?xml|!DOCTYPE TS|TS)\b/ }],
  ".tsx": [{ id: "xml", pattern: /^\s*<\?xml\b/ }],
  ".r": [
    { id: "rebol", pattern: /^\s*rebol\s*\[/im },
    { id: "r", pattern: /<-|\blibrary\s*\(|\bfunction\s*\(|^\s*#/m },
  ],
  ".ex": [
    {
      id: "euphoria",
      pattern:
        /^\s*(?:include\s+[\w/\\]+\.e\b|namespace\s|(?:global\s+)?(?:procedure|function)\s+\w+\s*\()|\bend (?:procedure|function)\b/m,
    },
    { id: "elixir", pattern: /^\s*(?:@moduledoc|defmodule\b|def\b|defp\b|alias\b|import\b|use\b|IO\.)/m },
  ],
  ".pp": [
    { id: "pascal", pattern: lineStart("(?:unit|program|uses|interface|implementation)\\b|\\{\\$", "im") },
    {
      id: "puppet",
      pattern: lineStart("(?:class|define|node|include|file|package|service|exec)\\b|\\$\\w+\\s*=|#"),
    },
  ],
  ".gd": [
    { id: "gap", pattern: /^\s*(?:Declare\w+|Install\w+|BindGlobal|KeyDependentOperation)\s*\(|^#[~!]/m },
    {
      id: "gdscript",
      pattern: /^\s*(?:extends|class_name|func|var|onready|export|signal|@tool|@export|@onready)\b/m,
    },
  ],
  ".sc": [
    {
      id: "supercollider",
      pattern: /(?:^|[\s{(])(?:\^|\+|\|)\w+|\bSynthDef\b|\barg\s+\w|\bclassvar\b|~\w+\s*=|\{\s*\|/m,
    },
    { id: "scala", pattern: /^\s*(?:package|import|object|def|val|case class|class|trait)\b/m },
  ],
  ".ml": [
    {
      id: "standard-ml",
      pattern:
        /\b(?:structure|signature|functor)\s+\w+\s*(?::>?|=)|=>|\bfun\s+\w+|\bcase\s+.+\s+of\b|\bval\s+\w+\s*=\s*fn\b/,
    },
    { id: "ocaml", pattern: /\S/ },
  ],
  ".cs": [
    { id: "smalltalk", pattern: /^![\w\s]+ methodsFor: /m },
    { id: "csharp", pattern: /\S/ },
  ],
  ".def": [
    { id: "modula-2", pattern: /^\s*DEFINITION\s+MODULE\b/m },
    { id: "cpp", pattern: /^\s*(?:#\s*(?:define|ifdef|ifndef|include|undef)\b|[A-Z_]{3,}\s*\()/m },
  ],
  ".st": [
    { id: "stringtemplate", pattern: /\$\w+[($]|^\s*<html/m },
    { id: "smalltalk", pattern: /^!|\w+\s+(?:methodsFor|subclass):|\^|\b(?:ifTrue|do): *\[/m },
  ],
  ".f": [
    { id: "forth", pattern: /^: \S|^\\ /m },
    {
      id: "fortran",
      pattern: /^(?:[c*][^abd-z]|\s{6,}(?:subroutine|program|function|integer|real|call|end)|\s*!)/im,
    },
  ],
  ".for": [
    { id: "forth", pattern: /^: /m },
    { id: "fortran", pattern: /\S/ },
  ],
  ".l": [
    { id: "commonlisp", pattern: /^\(def(?:un|macro|var|package)\b/im },
    { id: "lex", pattern: /^(?:%[%{}]|%option)/m },
    { id: "roff", pattern: /^\.[A-Za-z]{2}(?:\s|$)/m },
    { id: "picolisp", pattern: /^\((?:de|class|rel|code|must)\s/m },
  ],
};

/** What is read: enough to see what gives a language away. */
const sampleLength = 16_384;

/**
 * The language of a file whose ending several share.
 * @param ending with its dot, in small letters
 * @returns an LSP identifier; undefined when nothing tells
 */
export function languageByEnding(ending: string, text: string): string | undefined {
  const known = Object.hasOwn(signs, ending) ? signs[ending] : undefined;
  if (!known) return undefined;
  const sample = text.slice(0, sampleLength);
  const masked = new Map<string, string>();
  for (const sign of known) {
    const code =
      sign.masked === undefined ? sample : (masked.get(sign.masked) ?? codeOf(sample, sign.masked));
    if (sign.masked !== undefined) masked.set(sign.masked, code);
    if (sign.pattern.test(code)) return sign.id;
  }
  return undefined;
}

/** Whether a name has an ending that several languages share. */
export function isSharedEnding(path: string): boolean {
  return Object.hasOwn(signs, path.slice(path.lastIndexOf(".")).toLowerCase());
}

function codeOf(text: string, languageId: string): string {
  return maskText(text, languageId).code;
}
