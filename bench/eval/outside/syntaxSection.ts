import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Logger } from "../../../server/contract/ports.ts";
import { createSyntax, type Syntax } from "../../../server/language/parse/syntax.ts";
import { problemsIn } from "../../../server/language/wellFormed/problemsIn.ts";
import { wasmFolder } from "../../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../../server/machine/files/fileGrammarLoader.ts";
import { decodeText } from "../../../server/machine/files/readText.ts";
import { type Mutation, mutate, randomNumbers } from "./mutations.ts";
import { type Answer, askOracles, installedOracles } from "./oracles.ts";
import { type OutsideFile, outsideLanguages } from "./outsideFiles.ts";

const logger: Logger = {
  error: (message, cause) => console.error(message, cause),
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};

/** Files of each language that are broken, once each. */
const mutatedFiles = 150;

interface Read {
  readonly file: OutsideFile;
  readonly text: string;
  /** The 1-based lines of Inkling's syntax errors. */
  readonly found: readonly number[];
}

/** Syntax errors against the truth: none in what builds, one in what was broken. */
export async function syntaxSection(
  files: readonly OutsideFile[],
  { seed, folder }: { readonly seed: number; readonly folder: string },
): Promise<readonly string[]> {
  const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), logger);
  const whole: Read[] = [];
  for (const file of files) {
    const read = decodeText(readFileSync(file.file));
    if ("text" in read)
      whole.push({ file, text: read.text, found: await linesFound(syntax, file.languageId, read.text) });
  }
  const wrong = await refused(whole);
  const isWhole = (each: Read) => wrong.get(each) === undefined || wrong.get(each) === null;
  const accepted = whole.filter(isWhole);
  const falsely = accepted.filter(({ found }) => found.length > 0);
  const mutated = await breakSome(
    syntax,
    accepted.filter(({ found }) => found.length === 0),
    seed,
  );
  const notes = [
    ...falsely.map(({ file, found }) => `false\t${file.file}:${found[0]}`),
    ...mutated.map(
      ({ read, mutation, found, answer }) =>
        `${found.length === 0 ? "missed" : isNear(mutation, found, answer, read.text) ? "found" : "elsewhere"}\t${read.file.languageId}\t${mutation.kind}\t${read.file.file}:${mutation.line}\t${found[0] ?? ""}\t${answer ?? ""}`,
    ),
  ];
  writeFileSync(path.join(folder, "syntax.tsv"), `${notes.join("\n")}\n`);
  return [
    "### Syntax errors against the truth",
    `Oracles found: ${installedOracles().join(", ")}; where there is none, published code is taken to build. Each case is listed in bench/work/outside/syntax.tsv.`,
    table(whole, accepted, falsely, mutated),
  ];
}

async function linesFound(syntax: Syntax, languageId: string, text: string): Promise<readonly number[]> {
  const problems = (await problemsIn(syntax, languageId, text)) ?? [];
  return problems.map(({ start }) => text.slice(0, start).split("\n").length);
}

/** What the tools say against files in which an error was found; the others need no answer. */
async function refused(read: readonly Read[]): Promise<ReadonlyMap<Read, Answer | null>> {
  const doubted = read.filter(({ found }) => found.length > 0);
  const answers = await askOracles(doubted.map(({ file, text }) => ({ languageId: file.languageId, text })));
  return new Map(doubted.map((each, index) => [each, answers[index]]));
}

interface Broken {
  readonly read: Read;
  readonly mutation: Mutation;
  readonly found: readonly number[];
  readonly answer: Answer | null;
}

/** Breaks some files of each language; what a tool still accepts is no break. */
async function breakSome(syntax: Syntax, whole: readonly Read[], seed: number): Promise<readonly Broken[]> {
  const random = randomNumbers(seed);
  const languages = [...new Set(whole.map(({ file }) => outsideLanguages[file.languageId]))];
  const broken = languages.flatMap((language) => {
    const own = whole.filter(({ file }) => outsideLanguages[file.languageId] === language);
    const step = Math.max(1, own.length / mutatedFiles);
    const some = Array.from(
      { length: Math.min(own.length, mutatedFiles) },
      (_, index) => own[Math.floor(index * step)],
    );
    return some.flatMap((read) => {
      const mutation = read && mutate(read.text, read.file.languageId, random);
      return read && mutation ? [{ read, mutation }] : [];
    });
  });
  const answers = await askOracles(
    broken.map(({ read, mutation }) => ({ languageId: read.file.languageId, text: mutation.text })),
  );
  const result: Broken[] = [];
  for (const [index, { read, mutation }] of broken.entries()) {
    const answer = answers[index];
    if (answer === undefined) continue;
    // Without a tool nobody says that a misspelt keyword is not a name.
    if (answer === null && mutation.kind === "keyword broken") continue;
    result.push({
      read,
      mutation,
      answer,
      found: await linesFound(syntax, read.file.languageId, mutation.text),
    });
  }
  return result;
}

/**
 * Whether a reader would look there: at the line that was changed or next to it, where the language's own tool points,
 * or at the end of the text for what is left open; in a bracket's case anywhere in the piece that it holds.
 */
function isNear(
  { line, text }: Mutation,
  found: readonly number[],
  answer: Answer | null,
  whole: string,
): boolean {
  const last = whole.trimEnd().split("\n").length;
  return found.some(
    (at) =>
      Math.abs(at - line) <= 1 ||
      (typeof answer === "number" && Math.abs(at - answer) <= 1) ||
      at >= last - 1 ||
      isOpener(text, line, at),
  );
}

/** Whether a line left its bracket open before the change: nothing but its own depth lies between. */
function isOpener(text: string, changed: number, at: number): boolean {
  if (at > changed) return false;
  const lines = text.split("\n");
  const indent = (number: number) => /^\s*/.exec(lines[number - 1] ?? "")?.[0].length ?? 0;
  const between = lines.slice(at, changed - 1).filter((line) => line.trim() !== "");
  return (
    indent(at) <= indent(changed) &&
    between.every((line) => (/^\s*/.exec(line)?.[0].length ?? 0) >= indent(at))
  );
}

function table(
  whole: readonly Read[],
  accepted: readonly Read[],
  falsely: readonly Read[],
  mutated: readonly Broken[],
): string {
  const groups = [...new Set(whole.map(({ file }) => file.package.group))];
  const languages = [...new Set(whole.map(({ file }) => outsideLanguages[file.languageId] ?? ""))];
  const rows = groups.flatMap((group) =>
    languages.map((language) => {
      const isOwn = ({ file }: Read) =>
        file.package.group === group && outsideLanguages[file.languageId] === language;
      const broken = mutated.filter(({ read }) => isOwn(read));
      const found = broken.filter(({ found: lines }) => lines.length > 0);
      const elsewhere = found.filter(
        ({ mutation, found: lines, answer, read }) => !isNear(mutation, lines, answer, read.text),
      );
      const share = broken.length === 0 ? "" : `${Math.round((found.length / broken.length) * 100)} %`;
      return `| ${group} | ${language} | ${accepted.filter(isOwn).length} | ${falsely.filter(isOwn).length} | ${broken.length} | ${share} | ${elsewhere.length} |`;
    }),
  );
  return [
    "| packages | language | files accepted | falsely reported | broken once | found | in another place |",
    "|---|---|---|---|---|---|---|",
    ...rows,
    `| all | | ${accepted.length} | ${falsely.length} | ${mutated.length} | ${Math.round((mutated.filter(({ found }) => found.length > 0).length / Math.max(1, mutated.length)) * 100)} % | |`,
  ].join("\n");
}
