import { readFileSync } from "node:fs";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "../../../server/contract/parseConfig.ts";
import type { Logger } from "../../../server/contract/ports.ts";
import { createDiagnostics } from "../../../server/features/diagnostics/diagnostics.ts";
import { createCodeActions } from "../../../server/features/diagnostics/fixes/codeActions.ts";
import { createSyntax } from "../../../server/language/parse/syntax.ts";
import { wasmFolder } from "../../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../../server/machine/files/fileGrammarLoader.ts";
import { systemClock } from "../../../server/machine/systemClock.ts";
import { type OutsideFile, outsideLanguages } from "./outsideFiles.ts";
import { tryFixes } from "./tryFixes.ts";

/** Files of each language whose fixes are tried. */
const filesPerLanguage = 60;
/** Findings of each rule in a file whose fixes are tried. */
const perRule = 1;
/** Faults that are listed. */
const mostListed = 20;

const nothing = () => undefined;
const logger: Logger = { error: console.error, warn: nothing, info: nothing, debug: nothing };

/** Fixes in code that people wrote: each result is as well-formed as before, and all safe ones together are done at once. */
export async function fixesSection(files: readonly OutsideFile[]): Promise<readonly string[]> {
  const { config } = parseConfig({});
  const settings = { of: () => config, onDidChange: () => ({ dispose: nothing }) };
  const workspace = {
    roots: [],
    openDocuments: () => [],
    document: async () => undefined,
    findFiles: async () => [],
    relativePath: (uri: string) => uri.replace(/^file:\/\//, ""),
  };
  const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), logger);
  const diagnostics = createDiagnostics({ settings, clock: systemClock, logger, workspace }, syntax);
  const fixing = {
    syntax,
    codeActions: createCodeActions({ workspace }, syntax),
    diagnose: (document: TextDocument) => diagnostics.diagnose(document, new AbortController().signal),
  };
  const rows: string[] = [];
  const faults: string[] = [];
  for (const language of new Set(files.map(({ languageId }) => outsideLanguages[languageId] ?? ""))) {
    const some = sampleOf(files, language);
    let tried = 0;
    const before = faults.length;
    for (const file of some) {
      const text = readFileSync(file.file, "utf8");
      const document = TextDocument.create(`file:///${file.path}`, file.languageId, 1, text);
      const outcome = await tryFixes(fixing, document, perRule);
      tried += outcome.tried;
      faults.push(...outcome.faults.map((fault) => `- ${file.package.name} ${file.path}: ${fault}`));
      diagnostics.didClose(document.uri);
      syntax.forget(document.uri);
    }
    rows.push(`| ${language} | ${some.length} | ${tried} | ${faults.length - before} |`);
  }
  syntax.dispose();
  return [
    "### Fixes in code that people wrote",
    ["| language | files | fixes tried | broken |", "|---|---|---|---|", ...rows].join("\n"),
    ...(faults.length > 0 ? [faults.slice(0, mostListed).join("\n")] : []),
  ];
}

/** Evenly over the files that people wrote. */
function sampleOf(files: readonly OutsideFile[], language: string): readonly OutsideFile[] {
  const own = files.filter(
    ({ languageId, isHandWritten }) => isHandWritten && outsideLanguages[languageId] === language,
  );
  const step = Math.max(1, own.length / filesPerLanguage);
  return Array.from(
    { length: Math.min(own.length, filesPerLanguage) },
    (_, index) => own[Math.floor(index * step)],
  ).filter((file) => file !== undefined);
}
