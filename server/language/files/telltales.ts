/**
 * What no other language has, or hardly any: enough of it decides what words and shapes, which know what is usual, leave
 * open or mistake for a neighbour. Facts of the languages' own references and of GitHub Linguist's `heuristics.yml` (MIT); the
 * patterns are our own.
 */
import { apacheBlock, nginxBlock } from "./sharedEndings.ts";

interface Telltale {
  /** LSP identifier. */
  readonly id: string;
  readonly pattern: RegExp;
  /** What must be there too. */
  readonly and?: RegExp;
  /** Neighbours that words take it for, however sure they are. */
  readonly over?: readonly string[];
}

/** In the order they are tried; the first that is found counts. */
const telltales: readonly Telltale[] = [
  {
    id: "fsharp",
    pattern:
      /^[ \t]*\[<[A-Z]\w*|^open System\b|^module [A-Z]\w*\.[\w.]+[ \t]*$|\bprintfn "|\blet mutable \w|\bfailwithf\b/m,
    and: /^[ \t]*(?:let|type|module|open) [\w(]/m,
    over: ["ocaml", "haskell", "standard-ml"],
  },
  {
    id: "mercury",
    pattern: /^:- (?:pred|func|import_module|interface|implementation)\b/m,
    over: ["prolog", "erlang"],
  },
  {
    id: "modula-2",
    pattern: /^[ \t]*(?:(?:DEFINITION|IMPLEMENTATION)[ \t]+)?MODULE[ \t]+\w+[ \t]*;/m,
    and: /^[ \t]*(?:END[ \t]+\w+\.|FROM[ \t]+\w+[ \t]+IMPORT\b)/m,
    over: ["pascal", "ada", "sql"],
  },
  {
    id: "pascal",
    pattern: /^[ \t]*(?:program|unit)[ \t]+\w+[ \t]*(?:\([\w, \t]*\)[ \t]*)?;/im,
    and: /^[ \t]*end\.[ \t]*$/im,
    over: ["ada", "vhdl", "modula-2"],
  },
  {
    id: "scala",
    pattern:
      /^[ \t]*(?:(?:final|sealed|private)[ \t]+)*case[ \t]+class[ \t]+\w+[[(]|^[ \t]*sealed[ \t]+trait[ \t]+\w/m,
    over: ["go", "kotlin", "swift", "groovy", "java"],
  },
  {
    id: "apex",
    pattern:
      /@(?:isTest|AuraEnabled|InvocableMethod|TestSetup|future|RemoteAction)\b|\b(?:with|without|inherited) sharing\b|\b\w{1,60}__[cr]\b/i,
    and: /\b(?:class|interface|enum|trigger)[ \t]+\w+/i,
    over: ["java", "csharp", "sql"],
  },
  {
    id: "apacheconf",
    pattern: apacheBlock,
    and: /^[ \t]*(?:<\/[A-Z]|Rewrite|Error|Add|Server|Document|Options|Require|Load)/m,
    over: ["xml", "html"],
  },
  {
    id: "nginx",
    pattern: nginxBlock,
    and: /^[ \t]*(?:listen|server_name|proxy_pass|root|location|worker_connections|return[ \t]+\d{3})\b.*[;{][ \t]*$/m,
    over: ["css", "scss"],
  },
  {
    id: "haproxy",
    pattern: /^(?:frontend|backend|listen)[ \t]+\S+[ \t]*$/m,
    and: /^[ \t]+(?:bind|server|balance|default_backend|mode)[ \t]/m,
  },
  {
    id: "pkg-config",
    pattern: /^Name:[ \t]/m,
    and: /^(?:Libs|Cflags)(?:\.private)?:/m,
    over: ["cmake", "yaml", "makefile"],
  },
  { id: "go.mod", pattern: /^(?:\s|\/\/[^\n]*\n){0,50}module[ \t]+\S+[ \t]*\r?\n/, and: /^go[ \t]+1\.\d+/m },
  {
    id: "basic",
    pattern: /^\s*\d{1,5}[ \t]*(?:REM|PRINT|LET|INPUT|GOTO|GOSUB|FOR|IF|DIM|POKE|CLS)\b/i,
    and: /^\s*\d{1,5}[ \t]*\S.*\r?\n\s*\d{1,5}[ \t]*\S/,
    over: ["bat"],
  },
  {
    id: "openedge-abl",
    pattern:
      /^[ \t]*(?:DEF(?:INE)?[ \t]+(?:\w+[ \t]+){0,3}(?:VARIABLE|VAR|TEMP-TABLE|BUFFER|INPUT|OUTPUT)\b|FOR[ \t]+EACH[ \t]+\w+)/im,
    and: /\b(?:NO-UNDO|NO-LOCK|EXCLUSIVE-LOCK|VIEW-AS)\b/i,
    over: ["sql"],
  },
  { id: "smalltalk", pattern: /^![\w \t]{1,100} methodsFor: /m, over: ["markdown"] },
  {
    id: "pov-ray-sdl",
    pattern: /^[ \t]*#(?:declare|local)[ \t]+\w+[ \t]*=/m,
    over: ["openscad", "c", "cpp"],
  },
  {
    id: "objectscript",
    pattern: /^Class[ \t]+%?[\w.]+[ \t]+Extends[ \t]+[%(\w]/m,
    over: ["sql", "java", "vb"],
  },
  {
    id: "smarty",
    pattern: /(?<!\{)\{(?:foreach|if|assign|section)[ \t]+[^{}\n]{0,100}\$\w/,
    and: /(?<!\{)\{\/(?:foreach|if|block|section)\}(?!\})/,
    over: ["html"],
  },
  {
    id: "bitbake",
    pattern:
      /^(?:LIC_FILES_CHKSUM|SRC_URI|SRCREV|DEPENDS|RDEPENDS(?:[:_][\w${}:-]{1,80})?)[ \t]{0,20}[?+.]{0,3}=/m,
    over: ["shellscript"],
  },
  {
    id: "forth",
    pattern: /^: \S+[ \t]+\([ \t][^)\n]{0,80}--[^)\n]{0,80}\)/m,
  },
  {
    id: "lex",
    pattern: /^%(?:option|x|s)[ \t]/m,
    and: /^%%[ \t]*$[\s\S]{0,400}^[^%\s][^\n]{0,200}[ \t]\{/m,
    over: ["yacc", "c"],
  },
  { id: "renderscript", pattern: /^#pragma[ \t]+rs[ \t]+java_package_name\b/m, over: ["c", "cpp"] },
  { id: "rebol", pattern: /^[ \t]*REBOL[ \t]*\[/im },
  {
    id: "wolfram-language",
    pattern: /^[a-zA-Z]\w{0,40}\[[a-z]\w{0,20}_(?:[A-Z]\w{0,20})?[\],][^\n]{0,200}:=/m,
    over: ["ocaml", "pascal"],
  },
];

/** A neighbour that is this sure is believed where it is not one that the language is taken for. */
const sure = 0.7;
/** How sure a telltale is. */
const confidence = 0.9;

/**
 * The language that something in the text gives away.
 * @param guess what words and shapes say
 */
export function tellLanguage(
  text: string,
  guess: { readonly id: string; readonly confidence: number } | undefined,
): { readonly id: string; readonly confidence: number } | undefined {
  // Guides quote all languages.
  if (/^[ \t]*(?:```|~~~)/m.test(text)) return undefined;
  const told = telltales.find(({ pattern, and }) => pattern.test(text) && (and?.test(text) ?? true));
  if (!told || told.id === guess?.id) return undefined;
  const mayBe = guess === undefined || guess.confidence < sure || told.over?.includes(guess.id);
  return mayBe ? { id: told.id, confidence } : undefined;
}

/** A language that is easily taken for another, and what shows that it is the one or the other. */
interface Neighbour {
  readonly id: string;
  /** Shows that it is the neighbour. */
  readonly when?: RegExp;
  /** Only the other one has it. */
  readonly unless: RegExp;
}

/** By the language that words say: larger ones without anything of their own, and TOML with values that it has not. */
const neighbours: Readonly<Record<string, Neighbour>> = {
  systemverilog: {
    id: "verilog",
    unless:
      /\b(?:logic|always_(?:ff|comb|latch)|(?:end)?(?:interface|class|package|program)|typedef|enum|struct|bit|byte|shortint|longint|int|string|modport|unique|priority|property|covergroup|import|void|return|foreach|break|continue)\b|'\{|\+\+|\.\*|\$(?:clog2|cast|urandom)\b/,
  },
  "objective-cpp": {
    id: "objective-c",
    unless:
      /\bstd::|\btemplate[ \t]*<|\bnamespace\b|\bnullptr\b|\bauto[ \t]+\w+[ \t]*=|\b\w+::\w|\bclass[ \t]+\w+[ \t]*[:{]|\bnew[ \t]+\w+[(;]|^[ \t]*#[ \t]*include[ \t]*<\w+>/m,
  },
  toml: {
    id: "ini",
    when: /(?:^[\w-]+[ \t]*=[ \t]*(?!(?:inf|nan|true|false)\b)[A-Za-z/~*>][^\n"'[\]{}]*$[\s\S]*?){2}/m,
    unless: /"""|'''|^\[\[/m,
  },
};

/** The neighbour of a language where the text is rather of it. */
export function orNeighbour(id: string, text: string): string {
  const known = Object.hasOwn(neighbours, id) ? neighbours[id] : undefined;
  if (!known || known.unless.test(text)) return id;
  return (known.when?.test(text) ?? true) ? known.id : id;
}
