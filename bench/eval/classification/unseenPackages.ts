// inkling-ignore-file magic-number: lengths of pieces in lines, and the targets that are printed.
/** Languages by content on packages by other people than those that were learnt from: whole files, 20 lines, 5 lines. */
import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { partOf } from "../../../scripts/languageCorpus/partOf.ts";
import { isKnownByWords } from "../../../server/language/files/guessByWords.ts";
import { guessLanguageByContent } from "../../../server/language/files/languageByContent.ts";
import { certaintyRows, keepCertainty, type MeasuredAnswer } from "../certainty/certainty.ts";
import { reliabilityTable } from "../reliabilityTable.ts";

const corpus = path.resolve(import.meta.dirname, "../../../training/work/languages/corpus.jsonl");
/** Fewer files of a language say nothing of it. */
const fewestFiles = 5;
const target = 0.9;
const lengths = [Number.POSITIVE_INFINITY, 20, 5] as const;
/** Dialects that a piece of text need not show. */
const family: Readonly<Record<string, string>> = {
  javascriptreact: "javascript",
  typescriptreact: "typescript",
  jsonc: "json",
  json5: "json",
  "objective-cpp": "objective-c",
  m4sugar: "m4",
};

/** Languages that the page on certainty shows by themselves. */
const shown = new Set([
  "c",
  "cpp",
  "csharp",
  "go",
  "java",
  "javascript",
  "php",
  "python",
  "ruby",
  "rust",
  "typescript",
]);

/** What is in such a file may be whole texts in another language, whatever the file is called. */
const containers = new Set(["plaintext", "yacc"]);
/** Documents: lines out of their middle may be nothing but an example in another language. */
const documents = new Set(["asciidoc", "html", "markdown", "restructuredtext", "texinfo", "latex", "diff"]);

const others = "others";

interface Tally {
  readonly files: number;
  readonly answered: number;
  readonly right: number;
}

type CorpusFile = Record<"language" | "package" | "text", string>;

interface Measured {
  /** By language, for each of the lengths. */
  readonly tallies: readonly Map<string, Tally>[];
  readonly answers: MeasuredAnswer[];
}

export async function unseenPackagesSection(write: boolean): Promise<string> {
  if (!existsSync(corpus))
    return "### Languages of unseen packages\n\nNot measured: `npx tsx scripts/fetchLanguageCorpus.ts` fetches the packages.";
  const measured = await measureCorpus();
  if (write) keepAnswers(measured.answers);
  return sectionOf(measured);
}

async function measureCorpus(): Promise<Measured> {
  const measured: Measured = { tallies: lengths.map(() => new Map<string, Tally>()), answers: [] };
  for await (const line of createInterface({ input: createReadStream(corpus) })) {
    const file = JSON.parse(line) as CorpusFile;
    if (partOf(file.package) === "report" && isKnownByWords(file.language)) measureFile(file, measured);
  }
  return measured;
}

function measureFile(file: CorpusFile, { tallies, answers }: Measured): void {
  for (const [at, length] of lengths.entries()) {
    const text = middle(file.text, length);
    const isExample = length !== Number.POSITIVE_INFINITY && documents.has(file.language);
    if (text.trim() === "" || isExample) continue;
    const { language, confidence } = guessLanguageByContent(text);
    const said = familyOf(language?.id);
    const right = said === familyOf(file.language);
    if (said !== undefined && !containers.has(file.language))
      answers.push({ language: shown.has(said) ? said : others, confidence, right });
    tallies[at]?.set(file.language, counted(tallies[at].get(file.language), said !== undefined, right));
  }
}

function counted(known: Tally | undefined, isAnswered: boolean, right: boolean): Tally {
  const { files, answered, right: rightBefore } = known ?? { files: 0, answered: 0, right: 0 };
  return {
    files: files + 1,
    answered: answered + Number(isAnswered),
    right: rightBefore + Number(right),
  };
}

function keepAnswers(answers: readonly MeasuredAnswer[]): void {
  keepCertainty("languages", {
    task: "Languages by content",
    source: `${answers.length} guesses at whole files, 20 lines and 5 lines of packages by other people than those learnt from, by the language that was said.`,
    isUnseen: true,
    rows: certaintyRows(answers).filter(({ language }) => language !== others),
  });
}

function sectionOf({ tallies, answers }: Measured): string {
  const rows = lengths.map((length, at) => row(length, [...(tallies[at]?.values() ?? [])]));
  const worst = [...(tallies[0] ?? [])]
    .filter(([, { files, right }]) => files >= fewestFiles && right / files < target)
    .map(([language, { files, right }]) => `${language} ${percent(right, files)} of ${files}`);
  return [
    "### Languages of packages by other people than those learnt from",
    [
      "| piece | pieces | answered | right of all | right of answered | languages | mean of the best 40 | at 90 % |",
      "|---|---:|---:|---:|---:|---:|---:|---:|",
      ...rows,
    ].join("\n"),
    `Below 90 % on whole files: ${worst.join(", ") || "none"}.`,
    reliabilityTable(answers),
  ].join("\n\n");
}

function row(length: number, all: readonly Tally[]): string {
  const sum = (pick: (tally: Tally) => number) => all.reduce((total, tally) => total + pick(tally), 0);
  const shares = all
    .filter(({ files }) => files >= fewestFiles)
    .map(({ files, right }) => right / files)
    .sort((a, b) => b - a);
  const best = shares.slice(0, 40);
  const mean = best.reduce((total, share) => total + share, 0);
  const files = sum((tally) => tally.files);
  const answered = sum((tally) => tally.answered);
  const right = sum((tally) => tally.right);
  return `| ${length === Number.POSITIVE_INFINITY ? "whole" : `${length} lines`} | ${files} | ${percent(answered, files)} | ${percent(right, files)} | ${percent(right, answered)} | ${shares.length} | ${percent(mean, best.length)} | ${shares.filter((share) => share >= target).length} |`;
}

function middle(text: string, count: number): string {
  const lines = text.split("\n");
  const start = Math.max(0, Math.floor((lines.length - count) / 2));
  return count === Number.POSITIVE_INFINITY ? text : lines.slice(start, start + count).join("\n");
}

function familyOf(id: string | undefined): string | undefined {
  return id === undefined ? undefined : (family[id] ?? id);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}
