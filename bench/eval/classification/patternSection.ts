/** Pattern questions and libraries, answered by reading and by a real parser of each language. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { findingCounts } from "../../../server/features/classification/findingCounts.ts";
import {
  type FileReading,
  languageOf,
  maskOf,
  readFile,
} from "../../../server/features/classification/readFile.ts";
import { findQuickly } from "../../../server/features/diagnostics/quickFindings.ts";
import { createSyntax } from "../../../server/language/parse/syntax.ts";
import { wasmFolder } from "../../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../../server/machine/files/fileGrammarLoader.ts";
import { stderrLogger } from "../../../server/machine/stderrLogger.ts";
import { goOracle } from "./oracles/go.ts";
import { javaOracle } from "./oracles/java.ts";
import { javaScriptOracle, typeScriptOracle } from "./oracles/javascript.ts";
import { phpOracle } from "./oracles/php.ts";
import { pythonOracle } from "./oracles/python.ts";
import { rubyOracle } from "./oracles/ruby.ts";
import type { Oracle, Truth } from "./oracles/truth.ts";
import { npmFiles, pythonFiles, type SourceFile, sample } from "./sources.ts";

const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), stderrLogger);

type Pattern = "async" | "errorHandling" | "todo" | "security";
const patterns: readonly Pattern[] = ["async", "errorHandling", "todo", "security"];

interface Source {
  readonly language: string;
  readonly title: string;
  readonly oracle: Oracle;
  readonly files: () => readonly SourceFile[];
}

interface Pair {
  readonly truth: Truth;
  readonly facts: FileReading;
}

/** Packages and folders whose mistakes were looked at while the patterns were made: they are not scored. */
const tunedOnPackages =
  /[\\/]node_modules[\\/](?:@azure[\\/]msal-(?:browser|node)|ajv|esbuild|eslint-plugin-sonarjs|globby|setimmediate|underscore|workerpool|zod)[\\/]/;
const tunedOnFolders = /[\\/](?:test|asyncio|distutils|email|idlelib|multiprocessing)[\\/]/;

/** @param count most files of each source that is as large as one likes */
export async function patternSection(count: number, seed: number): Promise<string> {
  const parts = ["### Patterns and libraries, against parsers"];
  const rows: string[] = [];
  for (const source of sources(count, seed)) {
    const { title, files, row } = await agreement(source);
    parts.push(`- ${title}${files}`);
    if (row) rows.push(row);
  }
  const head = [
    "| language | files | async | error handling | TODO | security | libraries all the same |",
    "|---|---:|---:|---:|---:|---:|---:|",
  ];
  return [
    parts[0],
    parts.slice(1).join("\n"),
    [...head, ...rows].join("\n"),
    "Each cell: balanced accuracy (share right; times the truth is yes). A question whose truth is never yes, or always, has no balanced accuracy.",
  ].join("\n\n");
}

function sources(count: number, seed: number): readonly Source[] {
  const scored = (endings: RegExp) => npmFiles(endings).filter((file) => !tunedOnPackages.test(file));
  return [
    {
      language: "javascript",
      title: "JavaScript of installed npm packages (MIT, ISC, BSD, Apache-2.0), against espree",
      oracle: javaScriptOracle,
      files: () => sample(scored(/\.[cm]?js$/), count, seed),
    },
    {
      language: "typescript",
      title: "TypeScript of installed npm packages (the same licences), against Babel's parser",
      oracle: typeScriptOracle,
      files: () => sample(scored(/(?<!\.d)\.[cm]?ts$/), count, seed),
    },
    {
      language: "python",
      title: "Python's standard library (PSF-2.0), against `ast` and `tokenize` of the machine's python3",
      oracle: pythonOracle,
      files: () =>
        sample(
          pythonFiles().filter((file) => !tunedOnFolders.test(file)),
          count,
          seed,
        ),
    },
    committed("java", "Java, against java-parser", javaOracle),
    committed("php", "PHP, against php-parser", phpOracle),
    committed("ruby", "Ruby, against Prism", rubyOracle),
    committed("go", "Go, against `go/ast` of the machine's go", goOracle),
  ];
}

/** Whole packages that nothing was tuned on, a few files of each; package, version and licence stand in each line. */
function committed(language: string, title: string, oracle: Oracle): Source {
  const file = path.join(import.meta.dirname, `fixtures/patterns/${language}.jsonl`);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const records = lines.map((line) => JSON.parse(line) as SourceFile & { package: string; licence: string });
  const packages = [...new Set(records.map((record) => `${record.package}, ${record.licence}`))];
  return { language, title: `${title} (${packages.join("; ")})`, oracle, files: () => records };
}

async function agreement({
  language,
  title,
  oracle,
  files: load,
}: Source): Promise<{ readonly title: string; readonly files: string; readonly row?: string }> {
  const files = load();
  if (files.length === 0) return { title, files: ": nothing to measure on this machine" };
  let truths: readonly (Truth | undefined)[];
  try {
    truths = await oracle(files);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT") throw error;
    return { title, files: ": left out, its parser is not on this machine" };
  }
  const pairs: Pair[] = [];
  for (const [at, file] of files.entries()) {
    const truth = truths[at];
    if (truth) pairs.push({ truth, facts: await readAsBatch({ ...file, languageId: language }) });
  }
  const same = pairs.filter(({ truth, facts }) => truth.libraries.join() === facts.libraries.join()).length;
  const cells = patterns.map((pattern) => cell(pattern, pairs));
  return {
    title,
    files: `: ${pairs.length} files (${files.length - pairs.length} refused by the parser)`,
    row: `| ${language} | ${pairs.length} | ${cells.join(" | ")} | ${percent(same, pairs.length)} |`,
  };
}

/** What a folder's classification reads of a file. */
async function readAsBatch(file: SourceFile & { readonly languageId: string }): Promise<FileReading> {
  const language = languageOf(file);
  const masked = maskOf(file, language);
  const subject = { ...file, withoutComments: masked.withoutComments };
  const { security } = findingCounts(await findQuickly(subject, syntax, stderrLogger));
  return readFile({ ...file, findings: { security, warnings: 0 } }, language, masked);
}

function cell(pattern: Pattern, all: readonly Pair[]): string {
  const pairs = all.filter(({ truth }) => truth[pattern] !== undefined);
  if (pairs.length === 0) return "–";
  const yes = pairs.filter(({ truth }) => truth[pattern]);
  const no = pairs.filter(({ truth }) => !truth[pattern]);
  const hit = yes.filter(({ facts }) => facts.patterns[pattern]).length;
  const rejected = no.filter(({ facts }) => !facts.patterns[pattern]).length;
  const details = `(${percent(hit + rejected, pairs.length)}; ${yes.length})`;
  if (yes.length === 0 || no.length === 0) return `– ${details}`;
  return `${(50 * (hit / yes.length + rejected / no.length)).toFixed(1)} % ${details}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}
