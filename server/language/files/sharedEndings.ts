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

/** What only web servers' settings hold. */
export const apacheBlock =
  /^[ \t]*<(?:VirtualHost|Directory(?:Match)?|IfModule|IfDefine|Location(?:Match)?|Files(?:Match)?|Limit)\b[^>\n]{0,200}>|^[ \t]*(?:RewriteEngine|RewriteRule|RewriteCond|LoadModule|DirectoryIndex|ErrorDocument|AddType|AllowOverride)[ \t]/im;
export const nginxBlock =
  /^[ \t]*(?:server|http|events|upstream[ \t]+[\w.-]+|location[ \t]+(?:[=~^*]+[ \t]+)?\S+|map[ \t]+\$\w+[ \t]+\$\w+)[ \t]*\{|^[ \t]*(?:proxy_pass|server_name|ssl_certificate|fastcgi_pass|add_header)[ \t][^;\n]+;/m;

const lineStart = (source: string, flags = "m"): RegExp => new RegExp(`^[ \\t]*(?:${source})`, flags);

/** In the order they are tried; the first that is found decides. */
const signs: Readonly<Record<string, readonly Sign[]>> = {
  ".m": [
    {
      id: "objective-c",
      pattern: lineStart(
        "@(?:interface|implementation|protocol|class|property|end|import|synthesize)\\b|#[ \\t]*(?:import|include)\\b",
      ),
      masked: "cpp",
    },
    { id: "mercury", pattern: lineStart(":- (?:module|pred|func|import_module|interface)\\b") },
    {
      id: "matlab",
      pattern: lineStart(
        "%|function[ \\t]+(?=\\S)(?:[\\w,[\\] \\t]+=[ \\t]*)?\\w+|classdef\\b|end(?:function|if|for|while)\\b|##|1;[ \\t]*$",
      ),
    },
    { id: "wolfram-language", pattern: /\(\*|:=|\b\w{1,40}\[\w{0,40}_/ },
    {
      id: "matlab",
      pattern:
        /^[ \t]*#|\b(?:printf|disp|plot|zeros|ones|size)[ \t]*\(|^[ \t]*\w+[ \t]*=[ \t]*[^=;{}\n]+;[ \t]*$|\.\^|\.\*|\bend[ \t]*$/m,
    },
  ],
  ".pro": [
    {
      id: "proguard",
      pattern: lineStart(
        "-(?:keep\\w*|dontwarn|dontobfuscate|dontoptimize|optimizations|assumenosideeffects|repackageclasses|printmapping|renamesourcefileattribute)\\b",
      ),
    },
    { id: "prolog", pattern: /^[^[#\n\r]*:-|^[a-z]\w*\([^)\n]*\)\.[ \t]*$/m },
    {
      id: "qmake",
      pattern:
        /^[ \t]*(?:[A-Z][A-Z_]+|[\w.]+)[ \t]*(?:\+|-|\*)?=|\b(?:TEMPLATE|SOURCES|HEADERS|QT|CONFIG|TARGET|SUBDIRS)\b/m,
    },
    { id: "idl", pattern: lineStart("(?:pro|function)[ \\t]+\\w+|end[ \\t]*$", "im") },
  ],
  ".fs": [
    {
      id: "forth",
      pattern: /^(?:: \S|\\ |\( )|\b(?:variable|constant|create|does>|dup|swap|cr)\b.*;[ \t]*$/im,
    },
    {
      id: "fsharp",
      pattern: lineStart("#light|import|let\\b|module\\b|namespace\\b|open\\b|type\\b|\\[<"),
      masked: "fsharp",
    },
    {
      id: "glsl",
      pattern: lineStart("#version|precision\\b|uniform\\b|varying\\b|vec[234]\\b|void[ \\t]+main"),
    },
  ],
  ".fd": [{ id: "cpp", pattern: lineStart("class\\b|namespace\\b|template\\b") }],
  ".inc": [
    { id: "php", pattern: /^<\?(?:php|=)?/m },
    { id: "makefile", pattern: /^ifn?(?:def[ \t]+[\w.]+[ \t]*|eq\b[ \t]*["'($][^\n]*)$/m },
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
        "(?:inherit|require)[ \\t]+\\S+|do_\\w+[ \\t]*\\(\\)|[A-Z_]+(?::\\w+)?[ \\t]*(?:\\?=|\\.=|:append)",
      ),
    },
    {
      id: "sourcepawn",
      pattern: lineStart("(?:native|forward|stock|public)[ \\t]+\\w+|#pragma[ \\t]+(?:newdecls|semicolon)"),
    },
    {
      id: "assembly",
      pattern: lineStart(
        "\\w+[ \\t]+(?:equ|db|dw|dd|macro)\\b|%(?:macro|define|if|include|endif)\\b|;|\\.(?:macro|include|equ)\\b|(?:mov|push|pop|call|ret|jmp)\\b",
        "im",
      ),
    },
    {
      id: "cpp",
      pattern: lineStart(
        "#[ \\t]*(?:include|define|ifdef|ifndef|if)\\b|template[ \\t]*<|(?:static|inline|const)[ \\t]",
      ),
    },
    { id: "sql", pattern: lineStart("(?:create|insert|select|alter|drop)[ \\t]", "im") },
    { id: "html", pattern: /^[ \t]*<[a-z!]/im },
    { id: "makefile", pattern: /^[\w.-]+[ \t]*[:?+]?=|^[\w.%-]+[ \t]*:(?!=)/m },
  ],
  ".cls": [
    {
      id: "latex",
      pattern:
        /^[ \t]*\\(?:NeedsTeXFormat|ProvidesClass|LoadClass|DeclareOption|RequirePackage|newcommand|def)\b/m,
    },
    {
      id: "vb",
      pattern:
        /^VERSION[ \t]+\d|^Attribute VB_|^Option Explicit|^(?:Public|Private) (?:Sub|Function|Property)\b/im,
    },
    {
      id: "openedge-abl",
      pattern:
        /^[ \t]*(?:USING[ \t]+Progress|CLASS[ \t]+[\w.]+(?:[ \t]+(?:INHERITS|IMPLEMENTS)|:)|BLOCK-LEVEL|DEFINE[ \t]+(?:PRIVATE|PUBLIC|VARIABLE))/im,
    },
    { id: "objectscript", pattern: /^Class[ \t]+%?[\w.]+(?:[ \t]+Extends\b|[ \t]*\{?$)/m },
    {
      id: "apex",
      pattern:
        /\b(?:public|private|global)[ \t]+(?:virtual |abstract |static |with sharing |without sharing )*(?:class|interface|enum)\b|@isTest\b/i,
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
      pattern: /^#pragma[ \t]+(?:version|rs)\b|__attribute__\(\(kernel\)\)|\brs_allocation\b/m,
    },
    { id: "xml", pattern: /^[ \t]*<\?xml\b/ },
  ],
  ".h": [
    {
      id: "objective-c",
      pattern: lineStart("@(?:interface|protocol|class|property|end|optional|required)\\b|#[ \\t]*import\\b"),
      masked: "cpp",
    },
    {
      id: "cpp",
      pattern: lineStart(
        "template[ \\t]*<|(?:inline[ \\t]+)?namespace\\b|(?:enum[ \\t]+)?class[ \\t]+\\w+|using[ \\t]+\\w|(?:public|private|protected)[ \\t]*:|(?:constexpr|virtual|explicit|friend)\\b|#[ \\t]*include[ \\t]*<(?:c?std\\w+|string|vector|map|set|list|array|memory|iostream|sstream|fstream|algorithm|utility|functional|unordered_\\w+|type_traits|optional|variant|tuple|mutex|thread|atomic|chrono|cstdint|cstddef|cstring|c\\w+)>",
      ),
      masked: "cpp",
    },
    {
      id: "cpp",
      pattern: /\bstd::\w|\bnoexcept\b|\boverride\b|\bnullptr\b|\w::\w+[ \t]*\(|\boperator[ \t]*[=+\-*/<>([]/,
      masked: "cpp",
    },
    // Texts over several lines are of C++ alone.
    { id: "cpp", pattern: /[=(,]\s{0,99}(?:u8|[uUL])?R"[^\s()\\"]{0,16}\(/ },
    { id: "c", pattern: /\S/ },
  ],
  ".pl": [
    {
      id: "perl",
      pattern: lineStart(
        "use[ \\t]+(?:strict|warnings|utf8|v?5|[A-Z]\\w*(?:::\\w+)*)\\b|package[ \\t]+[\\w:]+|(?:my|our|local)[ \\t]+[$@%(]|sub[ \\t]+\\w+|#!.*\\bperl\\b",
      ),
      masked: "perl",
    },
    {
      id: "raku",
      pattern: lineStart(
        "use[ \\t]+v6|(?:my[ \\t]+)?(?:class|grammar|module|role)[ \\t]+\\w+|multi[ \\t]+sub\\b|unit[ \\t]+(?:module|class)",
      ),
    },
    { id: "prolog", pattern: /^[^#$\n\r]*:-|^[a-z]\w*\([^\n]*\)\.[ \t]*(?:%|$)/m },
  ],
  ".t": [
    {
      id: "raku",
      pattern: lineStart("use[ \\t]+v6|use[ \\t]+Test;|(?:my[ \\t]+)?(?:class|module)[ \\t]+\\w+"),
    },
    {
      id: "perl",
      pattern: lineStart(
        "use[ \\t]+(?:strict|warnings|Test::|lib|[A-Z]\\w*)|(?:my|our)[ \\t]+[$@%(]|package\\b|BEGIN\\b",
      ),
    },
    { id: "turing", pattern: lineStart("%.*|(?:put|var|proc|const)[ \\t]+\\w+[ \\t]*(?::=|:)") },
  ],
  ".pm": [
    {
      id: "raku",
      pattern: lineStart(
        "use[ \\t]+v6|unit[ \\t]+(?:module|class)|(?:my[ \\t]+)?(?:class|grammar|module|role)[ \\t]+[\\w:]+[ \\t]*(?:is\\b|does\\b|\\{)|multi[ \\t]+(?:sub|method)\\b",
      ),
    },
    {
      id: "perl",
      pattern: lineStart(
        "package[ \\t]+[\\w:]+|use[ \\t]+(?:strict|warnings)|(?:my|our)[ \\t]+[$@%(]|sub[ \\t]+\\w+",
      ),
    },
  ],
  ".d": [
    {
      id: "d",
      pattern: lineStart(
        "module[ \\t]+[\\w.]+[ \\t]*;|import[ \\t][\\w.:, \\t]+;|unittest\\b|(?:int|void|auto|string)[ \\t]+\\w+[ \\t]*\\(",
        "m",
      ),
      masked: "d",
    },
    { id: "dtrace", pattern: /^(?:\w+:\w*:\w*:\w*|provider[ \t]|#pragma D\b|BEGIN$|tick-\d)/m },
    { id: "makefile", pattern: /^[\w./-]+[ \t]*:[^:=].*(?:\\|$)/m },
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
        "(?:pub[ \\t]+)?(?:fn|struct|enum)[ \\t]+\\w+|module[ \\t]+\\w+[ \\t]*$|\\w+[ \\t]*:=|import[ \\t]+\\w+[ \\t]*$",
      ),
      masked: "go",
    },
    {
      id: "verilog",
      pattern: lineStart(
        "`(?:timescale|define|include|ifdef)|module[ \\t]+\\w+[ \\t]*(?:#|\\(|;)|(?:reg|wire|input|output|assign|always|endmodule)\\b",
      ),
    },
  ],
  ".ts": [{ id: "xml", pattern: /^[ \t]*<(?:\?xml|!DOCTYPE TS|TS)\b/ }],
  ".tsx": [{ id: "xml", pattern: /^[ \t]*<\?xml\b/ }],
  ".r": [
    { id: "rebol", pattern: /^[ \t]*rebol[ \t]*\[/im },
    { id: "r", pattern: /<-|\blibrary[ \t]*\(|\bfunction[ \t]*\(|^[ \t]*#/m },
  ],
  ".ex": [
    {
      id: "euphoria",
      pattern:
        /^[ \t]*(?:include[ \t]+[\w/\\]+\.e\b|namespace[ \t]|(?:global[ \t]+)?(?:procedure|function)[ \t]+\w+[ \t]*\()|\bend (?:procedure|function)\b/m,
    },
    { id: "elixir", pattern: /^[ \t]*(?:@moduledoc|defmodule\b|def\b|defp\b|alias\b|import\b|use\b|IO\.)/m },
  ],
  ".pp": [
    { id: "pascal", pattern: lineStart("(?:unit|program|uses|interface|implementation)\\b|\\{\\$", "im") },
    {
      id: "puppet",
      pattern: lineStart("(?:class|define|node|include|file|package|service|exec)\\b|\\$\\w+[ \\t]*=|#"),
    },
  ],
  ".gd": [
    {
      id: "gap",
      pattern: /^[ \t]*(?:Declare\w+|Install\w+|BindGlobal|KeyDependentOperation)[ \t]*\(|^#[~!]/m,
    },
    {
      id: "gdscript",
      pattern: /^[ \t]*(?:extends|class_name|func|var|onready|export|signal|@tool|@export|@onready)\b/m,
    },
  ],
  ".sc": [
    {
      id: "supercollider",
      pattern: /(?:^|[ \t{(])(?:\^|\+|\|)\w+|\bSynthDef\b|\barg[ \t]+\w|\bclassvar\b|~\w+[ \t]*=|\{[ \t]*\|/m,
    },
    { id: "scala", pattern: /^[ \t]*(?:package|import|object|def|val|case class|class|trait)\b/m },
  ],
  ".ml": [
    {
      id: "standard-ml",
      pattern:
        /\b(?:structure|signature|functor)[ \t]+\w+[ \t]*(?::>?|=)|=>|\bfun[ \t]+\w+|\bcase[ \t].{1,200}[ \t]of\b|\bval[ \t]+\w+[ \t]*=[ \t]*fn\b/,
    },
    { id: "ocaml", pattern: /\S/ },
  ],
  ".cs": [
    { id: "smalltalk", pattern: /^![\w \t]+ methodsFor: /m },
    { id: "csharp", pattern: /\S/ },
  ],
  ".def": [
    { id: "modula-2", pattern: /^[ \t]*DEFINITION[ \t]+MODULE\b/m },
    { id: "cpp", pattern: /^[ \t]*(?:#[ \t]*(?:define|ifdef|ifndef|include|undef)\b|[A-Z_]{3,}[ \t]*\()/m },
  ],
  ".conf": [
    { id: "apacheconf", pattern: apacheBlock },
    { id: "nginx", pattern: nginxBlock },
    { id: "hocon", pattern: /=[ \t]*\$\{\?[\w.-]{1,100}\}/ },
  ],
  ".pc": [
    { id: "pro*c", pattern: /\bEXEC[ \t]+SQL\b/i },
    { id: "pkg-config", pattern: /^(?:Name|Libs|Cflags|prefix)(?:\.private)?[ \t]*[:=]/m },
  ],
  ".p": [
    {
      id: "gnuplot",
      pattern:
        /^s?plot\b|^set[ \t]+(?:term|terminal|out|output|[xyz]tics|[xyz]label|[xyz]range|style|title|key|grid)\b/m,
    },
    {
      id: "openedge-abl",
      pattern: /^[ \t]*(?:DEFINE|DEF|FOR[ \t]+EACH|FIND|MESSAGE|PROCEDURE|RUN|DISPLAY)\b.*[.:]?/im,
    },
  ],
  ".bas": [
    { id: "basic", pattern: /^\s*\d/ },
    {
      id: "freebasic",
      pattern: lineStart(
        "#[ \\t]*(?:define|endif|ifn?def|include|lang|macro|pragma)\\b|dim[ \\t]+(?:shared[ \\t]+)?as\\b",
        "im",
      ),
    },
  ],
  ".st": [
    { id: "stringtemplate", pattern: /\$\w+[($]|^[ \t]*<html/m },
    { id: "smalltalk", pattern: /^!| (?:methodsFor|subclass):|\^|\b(?:ifTrue|do): *\[/m },
  ],
  ".f": [
    { id: "forth", pattern: /^: \S|^\\ /m },
    {
      id: "fortran",
      pattern: /^(?:[c*][^abd-z]|[ \t]{6,}(?:subroutine|program|function|integer|real|call|end)|[ \t]*!)/im,
    },
  ],
  ".for": [
    { id: "forth", pattern: /^: /m },
    { id: "fortran", pattern: /\S/ },
  ],
  ".l": [
    { id: "commonlisp", pattern: /^\(def(?:un|macro|var|package)\b/im },
    { id: "lex", pattern: /^(?:%[%{}]|%option)/m },
    { id: "roff", pattern: /^\.[A-Za-z]{2}(?:[ \t]|$)/m },
    { id: "picolisp", pattern: /^\((?:de|class|rel|code|must)[ \t]/m },
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
