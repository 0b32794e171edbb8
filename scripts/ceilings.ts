// `npx tsx scripts/ceilings.ts [--update]`: counts what the language layer should answer instead of features, and
// fails where there is more of it than `scripts/ceilings.json` allows. With `--update` it lowers the ceilings, never more;
// with `--list` it prints each place.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { languages } from "../server/language/languages.ts";
import { unusedExports } from "./unusedExports.ts";

const root = path.join(import.meta.dirname, "..");
const ceilingsFile = path.join(import.meta.dirname, "ceilings.json");

/** What is counted, by name. */
export type Counts = Readonly<Record<string, number>>;

interface Measure {
  readonly name: string;
  /** Folders below `server/` in which it counts. */
  readonly where: (file: string) => boolean;
  readonly pattern: RegExp;
  /** Which matches count; all unless given. */
  readonly counts?: (match: RegExpMatchArray) => boolean;
}

const inFeatures = (file: string) => file.startsWith("server/features/");
/** Features that have a tree at hand and need no pattern over text to read code; the text of a claim is a sentence. */
const withTree = (file: string) =>
  /^server\/features\/(?:diagnostics|requirements\/(?:check|code)|hover|completion|transforms)\//.test(file);
const outsideLanguage = (file: string) => file.startsWith("server/") && !file.startsWith("server/language/");
/**
 * What a transformation into another syntax of the same language is about: `transforms/javascript/` and its like may name
 * their own grammar's nodes. What holds for several languages asks the language layer.
 */
const ofOneLanguage = (file: string) =>
  /^server\/features\/transforms\/(?:csharp|go|java|javascript|php|python|ruby|rust)\//.test(file);
/** Settings, JSON, Markdown and the parameters of samples have types too, which are no grammar's. */
const ofOtherTypes = (file: string) =>
  /^server\/(?:contract\/|features\/(?:requirements\/(?:samples\/|documents\/maskText)|diagnostics\/engine\/configDiagnostics))/.test(
    file,
  );
const outsideGrammars = (file: string) =>
  outsideLanguage(file) && !ofOneLanguage(file) && !ofOtherTypes(file);

/**
 * The floor itself, which asks the folders of languages. What may name types there: those folders; `inventory/`, a table of
 * constructs with the nodes that show each in any language; `program/lowering/`, which is counted by itself; `wellFormed/`, one
 * judge for each grammar; and `files/`, which sees no tree.
 */
const beforeGrammars = (file: string) =>
  /^server\/language\/(?!languages\/|inventory\/|program\/lowering\/|wellFormed\/|files\/)/.test(file);
/** Errors and parameters of the programs that are run have types as well; node types are named in none of these files. */
const ofErrors = (file: string) => file.startsWith("server/language/program/machine/");
/** The translator of all grammars into one form that runs: what roles do not tell it asks by type, so that nobody else has to. */
const lowering = (file: string) => file.startsWith("server/language/program/lowering/");
const typeName = /(?<=["'`|(/^])[a-z]+(?:_[a-z]+)+(?=["'`|)$?/])/g;
/** Fields of nodes that are called like a type of some grammar. */
const fieldNames: ReadonlySet<string> = new Set(["return_type", "type_parameters", "command_name"]);

/** Every node type that a language's folder names and that no word of English is: those with an underscore. */
const nodeTypes: ReadonlySet<string> = new Set(
  typesIn(languages).filter((type) => type.includes("_") && !fieldNames.has(type)),
);

function typesIn(value: unknown): readonly string[] {
  if (value instanceof Set) return [...value].filter((each) => typeof each === "string");
  if (value instanceof RegExp || typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...typesIn(each)]);
}

/** Whether a word of a text or an expression is one of those. */
const namesType = ([word]: RegExpMatchArray) => nodeTypes.has(word);

/**
 * Whether the text may be a node's: `node.text`, or a `text` that is not declared as a string, a piece's or a document's. The
 * declaration is the nearest one before it.
 */
function isOfNode({ 0: match, index, input = "" }: RegExpMatchArray): boolean {
  if (/\.text/.test(match)) return true;
  const [, plain, taken] = [...input.slice(0, index).matchAll(declarations)].at(-1) ?? [];
  return plain === undefined && (taken === undefined || taken === "" || taken.endsWith("Node"));
}

/** A string, or what a piece of code takes out of something, with the type that is written for that. */
const declarations = /\btext: (string)\b|\{[^{}\n]*\btext\b[^{}\n]*\}(?:: ([\w<>]+))?(?= *(?:[,)]|=>|= ))/g;

const measures: readonly Measure[] = [
  {
    name: "regular expressions over node types outside server/language",
    where: outsideGrammars,
    pattern:
      /(?:\/[gimsuy]*|\b\w+)\.test\(\s*[\w.?!()[\]]*\btype\b|\.type(?:\s*\?\?\s*"")?\s*\.(?:match|search|startsWith|endsWith|includes)\(/g,
  },
  {
    name: "comparisons of node types with strings outside server/language",
    where: outsideGrammars,
    pattern: /\btype\s*[=!]==\s*"[a-z_]+"|\[[^\]\n]*"[a-z]+_[a-z_]+"[^\]\n]*\]\.includes\([\w.?]*\btype\b/g,
  },
  {
    name: "node types named outside server/language",
    where: outsideGrammars,
    pattern: typeName,
    counts: namesType,
  },
  {
    name: "node types named in server/language beside the languages' data",
    where: beforeGrammars,
    pattern: typeName,
    counts: namesType,
  },
  {
    name: "expressions over and comparisons of node types in server/language beside the languages' data",
    where: (file) => beforeGrammars(file) && !ofErrors(file),
    pattern:
      /(?:\/[gimsuy]*|\b\w+)\.test\(\s*[\w.?!()[\]]*\btype\b|\btype\s*[=!]==\s*"[a-z_]+"|\bcase "[a-z]+_[a-z_]+":/g,
  },
  {
    name: "types of grammars named in server/language/program/lowering",
    where: lowering,
    pattern: typeName,
    counts: namesType,
  },
  {
    name: "regular expressions over the text of nodes where a tree is at hand",
    where: (file) => withTree(file) && !ofOneLanguage(file),
    pattern:
      /\/[gimsuy]*\.(?:test|exec)\(\s*(?!claim\.text)[\w.?!()[\]]*\btext\b|\.text(?:\s*\?\?\s*"")?\s*\.(?:match|matchAll|search)\(/g,
    counts: isOfNode,
  },
  {
    name: "definitions of comment signs outside server/language",
    where: outsideLanguage,
    pattern: /^(?!\s*\/\/).*(?:\/\^.{0,12}\\\/[[\\].*#|"\/\/"\s*:|\?\s*"#"|:\s*"#",)/gm,
  },
  {
    name: "definitions of test files outside server/language",
    where: outsideLanguage,
    pattern: /__tests__|conftest\\\.py|testdata\b.*\|/g,
  },
  {
    name: "definitions of generated files outside server/language",
    where: outsideLanguage,
    pattern: /do not (?:edit|modify).*\/[gim]*|@generated\\b/gi,
  },
  {
    name: "definitions of secret formats outside server/language",
    where: outsideLanguage,
    pattern: /AKIA|gh\[pousr\]_|sk_live_/g,
  },
  {
    name: "definitions of TODO marks outside server/language",
    where: outsideLanguage,
    pattern: /TODO\|FIXME|FIXME\|/g,
  },
  {
    name: "tables by language outside server/language",
    where: outsideLanguage,
    pattern: /^\s*"?(?:python|java)"?:/gm,
  },
  {
    name: "comparisons with language identifiers in features",
    where: inFeatures,
    pattern: /languageId\s*[=!]==\s*"|\)\$?\/\.test\(\s*languageId|\/\.test\(\s*(?:\w+\.)*languageId/g,
  },
];

/** Something that counts: for which measure, and where it stands (`file:line: the line`). */
interface Counted {
  readonly measure: string;
  readonly at: string;
}

/** Everything in the server's sources that counts. */
function places(): readonly Counted[] {
  return readdirSync(path.join(root, "server"), { recursive: true, encoding: "utf8" })
    .map((name) => `server/${name.split(path.sep).join("/")}`)
    .filter((name) => name.endsWith(".ts"))
    .flatMap((file) => placesIn(file, readFileSync(path.join(root, file), "utf8")));
}

function placesIn(file: string, text: string): readonly Counted[] {
  const lines = text.split("\n");
  return measures
    .filter(({ where }) => where(file))
    .flatMap(({ name, pattern, counts = () => true }) =>
      [...text.matchAll(pattern)].filter(counts).map(({ index }) => {
        const line = text.slice(0, index).split("\n").length;
        return { measure: name, at: `${file}:${line}: ${lines[line - 1]?.trim()}` };
      }),
    );
}

/** Counts everything in the server's sources. */
export function count(): Counts {
  const found = places();
  const counts = measures.map(({ name }) => [name, found.filter(({ measure }) => measure === name).length]);
  return { ...Object.fromEntries(counts), "exports that no other file uses": unusedExports().length };
}

/** What the ceilings allow. */
export function ceilings(): Counts {
  return JSON.parse(readFileSync(ceilingsFile, "utf8"));
}

function main(): void {
  const { values } = parseArgs({
    options: { update: { type: "boolean", default: false }, list: { type: "boolean", default: false } },
  });
  const counts = count();
  const allowed = ceilings();
  const next: Record<string, number> = {};
  for (const [name, found] of Object.entries(counts)) {
    const ceiling = allowed[name] ?? found;
    console.log(`${String(found).padStart(5)} of at most ${String(ceiling).padStart(5)}  ${name}`);
    next[name] = Math.min(found, ceiling);
    if (found > ceiling) process.exitCode = 1;
  }
  if (values.list) for (const { measure, at } of places()) console.log(`${measure}: ${at}`);
  for (const each of unusedExports()) console.error(`No other file uses ${each}.`);
  if (process.exitCode === 1) console.error("Ask server/language instead, or add to it what is missing.");
  if (values.update) writeFileSync(ceilingsFile, `${JSON.stringify(next, undefined, 2)}\n`);
}

if (process.argv[1] === import.meta.filename) main();
