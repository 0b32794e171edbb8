/** `npm run eval classification`: languages, kinds and patterns, against labels and against parsers' own output. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readFile } from "../../server/features/classification/readFile.ts";
import { guessLanguageByContent } from "../../server/language/files/languageByContent.ts";
import { languagesByName } from "../../server/language/files/languageTable.ts";
import { modelSection } from "./classification/modelQuestions.ts";
import { patternSection } from "./classification/patternSection.ts";
import { serverPathSection } from "./classification/serverPath.ts";
import { pythonFiles, type SourceFile, sample } from "./classification/sources.ts";
import { unseenPackagesSection } from "./classification/unseenPackages.ts";
import { type ConfidentAnswer, reliabilityTable } from "./reliabilityTable.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "classification";

const here = path.join(import.meta.dirname, "classification/fixtures");
const heldout = path.resolve(import.meta.dirname, "../../training/heldout");

interface Labelled extends SourceFile {
  readonly language: string;
}

export async function run(options: EvalOptions): Promise<string> {
  const count = options.samples ?? 400;
  const files = heldOutFiles();
  return [
    `## Classification, ${count} files per source`,
    languageSection(files),
    await unseenPackagesSection(options.write),
    kindSection(count, options.seed),
    await patternSection(count, options.seed),
    await modelSection(options.model, files),
    await serverPathSection(options.model, [...files, ...files.map(middleOf)], options.seed),
  ].join("\n\n");
}

/** Whole packages that neither the starter model nor the language classifier has seen; licences in `index.json`. */
function heldOutFiles(): readonly Labelled[] {
  const index = JSON.parse(readFileSync(path.join(heldout, "index.json"), "utf8")) as readonly {
    readonly file: string;
    readonly path: string;
    readonly language: string;
  }[];
  return index.map(({ file, path: name, language }) => ({
    path: name,
    text: readFileSync(path.join(heldout, file), "utf8"),
    language,
  }));
}

function languageSection(files: readonly Labelled[]): string {
  const byName = files.filter(({ path: name, language }) => languagesByName(name)[0]?.id === language).length;
  const rouge = readdirSync(path.join(here, "rouge"))
    .filter((file) => file.endsWith(".txt"))
    .map((file) => ({
      path: file,
      text: readFileSync(path.join(here, "rouge", file), "utf8"),
      language: file.slice(0, -4),
    }));
  const snippets = files.map(middleOf);
  const rows = [
    `| by name, held-out files | ${files.length} | – | ${percent(byName, files.length)} |`,
    contentRow("by content alone, held-out files", files),
    contentRow("by content alone, 20 lines of their middle", snippets),
    contentRow(`by content alone, one short sample of ${rouge.length} languages (Rouge's demos)`, rouge),
  ];
  const answers = [...files, ...snippets].flatMap(({ text, language }) => confident(text, language));
  return [
    "### Language",
    ["| | files | abstained | right of those answered |", "|---|---:|---:|---:|", ...rows].join("\n"),
    "Confidence of the answers by content, held-out files and their snippets:",
    reliabilityTable(answers),
  ].join("\n\n");
}

function confident(text: string, language: string): readonly ConfidentAnswer[] {
  const guess = guessLanguageByContent(text);
  return guess.language ? [{ confidence: guess.confidence, right: guess.language.id === language }] : [];
}

function contentRow(title: string, files: readonly Labelled[]): string {
  const guesses = files.map(({ text, language }) => ({
    language,
    said: guessLanguageByContent(text).language?.id,
  }));
  const answered = guesses.filter(({ said }) => said !== undefined);
  const right = answered.filter(({ said, language }) => said === language).length;
  return `| ${title} | ${files.length} | ${percent(files.length - answered.length, files.length)} | ${percent(right, answered.length)} |`;
}

/** Twenty lines of a file's middle. */
function middleOf(file: Labelled): Labelled {
  return { ...file, text: middleLines(file.text, 20) };
}

function middleLines(text: string, count: number): string {
  const lines = text.split("\n");
  const start = Math.max(0, Math.floor((lines.length - count) / 2));
  return lines.slice(start, start + count).join("\n");
}

/** Kinds by path against labels by hand, and tests by their text alone against where they stand. */
function kindSection(count: number, seed: number): string {
  const paths = labelledPaths();
  const wrong = paths.filter(({ path: name, kind }) => readFile({ path: name, text: "x\n" }).kind !== kind);
  const isLabelled = (kind: string, wanted: "test" | "documentation") => kind === wanted;
  const yesNo = (wanted: "test" | "documentation") =>
    paths.filter(({ path: name, kind }) => {
      const facts = readFile({ path: name, text: "x\n" });
      return (wanted === "test" ? facts.isTest : facts.isDocumentation) === isLabelled(kind, wanted);
    }).length;
  const python = pythonFiles();
  const tests = sample(
    python.filter((file) => /[\\/]tests?[\\/]test_\w+\.py$/.test(file)),
    count / 4,
    seed,
  );
  const sources = sample(
    python.filter((file) => !/[\\/](?:tests?|idle_test)[\\/]/.test(file)),
    count / 4,
    seed,
  );
  const blind = ({ text }: SourceFile) => readFile({ path: "", text, languageId: "python" }).isTest;
  const right = tests.filter(blind).length + sources.filter((file) => !blind(file)).length;
  return [
    "### Kind",
    [
      "| | files | right |",
      "|---|---:|---:|",
      `| kind by name (six kinds), labelled by hand | ${paths.length} | ${percent(paths.length - wrong.length, paths.length)} |`,
      `| test or not, by name | ${paths.length} | ${percent(yesNo("test"), paths.length)} |`,
      `| documentation or not, by name | ${paths.length} | ${percent(yesNo("documentation"), paths.length)} |`,
      `| test or not, by content alone (Python's standard library, PSF-2.0) | ${tests.length + sources.length} | ${percent(right, tests.length + sources.length)} |`,
    ].join("\n"),
    wrong.length > 0
      ? `Wrong by name: ${wrong.map(({ path: name, kind }) => `${name} (${kind})`).join(", ")}.`
      : "",
  ]
    .filter(Boolean)
    .join("\n\n");
}

function labelledPaths(): readonly { readonly path: string; readonly kind: string }[] {
  const labelled: { path: string; kind: string }[] = [];
  let kind = "";
  for (const line of readFileSync(path.join(here, "paths.txt"), "utf8").split("\n")) {
    const heading = /^# (\w+)$/.exec(line)?.[1];
    if (heading !== undefined) kind = heading;
    else if (line !== "" && !line.startsWith("# ")) labelled.push({ path: line, kind });
  }
  return labelled;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}
