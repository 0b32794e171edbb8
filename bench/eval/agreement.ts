import { writeFileSync } from "node:fs";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigInput } from "../../server/contract/config.ts";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import type { Logger } from "../../server/contract/ports.ts";
import { createDiagnostics } from "../../server/features/diagnostics/diagnostics.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { packageRoot, wasmFolder } from "../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../server/machine/files/fileGrammarLoader.ts";
import { systemClock } from "../../server/machine/systemClock.ts";
import { compareFile, type FileFindings } from "./agreement/compare.ts";
import { explanations } from "./agreement/explain.ts";
import { readPackages } from "./agreement/packages.ts";
import { type Alike, createPeers, limits, pairings } from "./agreement/peers.ts";
import {
  type Comparison,
  countedTable,
  differenceList,
  judgedTable,
  type Outcome,
} from "./agreement/report.ts";
import { sparedNumbers } from "./agreement/sparedNumbers.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "agreement";

const settings: ConfigInput = {
  rules: {
    "too-many-parameters": { max: limits.parameters },
    "deep-nesting": { max: limits.depth },
    "cognitive-complexity": { max: limits.complexity },
    "long-function": { max: limits.lines },
    "duplicate-code": { severity: "off" },
  },
};

const logger: Logger = {
  error: (message, cause) => console.error(message, cause),
  warn: (message) => console.error(message),
  info: () => undefined,
  debug: () => undefined,
};

/** Compares Inkling's rules with ESLint's and SonarJS's on packages as their authors wrote them. */
export async function run({ write }: EvalOptions): Promise<string> {
  const packages = readPackages();
  const check = createOurs();
  const peers = createPeers();
  const files: FileFindings[] = [];
  const unread: string[] = [];
  for (const file of packages.flatMap((each) => each.files)) {
    const found = peers(file.text, file.path);
    if (found)
      files.push({
        path: file.path,
        lines: file.text.split("\n"),
        peers: found,
        ...(await check(file.path, file.text)),
      });
    else unread.push(file.path);
  }
  const outcomes = pairings.map((pairing): Outcome => {
    const explain = explanations[pairing.peer] ?? (() => undefined);
    const compare = (alike?: Alike): Comparison => {
      const compared = files.map((file) => compareFile(pairing, file, explain, alike));
      return {
        same: compared.reduce((sum, { same }) => sum + same, 0),
        differences: compared.flatMap(({ differences }) => differences),
      };
    };
    return { pairing, ...compare(), alike: pairing.alike && compare(pairing.alike) };
  });
  const lines = files.reduce((sum, file) => sum + file.lines.length, 0);
  const corpus = packages.map((each) => `${each.name} ${each.version}`).join(", ");
  const report = [
    "## Agreement with ESLint and SonarJS",
    `${files.length} files, ${lines.toLocaleString("en")} lines: ${corpus}.${unread.length > 0 ? ` Not parsed by ESLint: ${unread.join(", ")}.` : ""}`,
    `The limits are low, so that there is something to compare: ${limits.parameters} parameters, ${limits.depth} levels, complexity ${limits.complexity}, ${limits.lines} lines.`,
    "### Rules that count",
    "Both sides measure something, so they must agree once they measure the same. Where a peer's definition is another than SonarSource's or Inkling's, its own code is made to count alike, by the means that the table names; the last column compares with the peer as it comes, and every difference is listed below.",
    countedTable(outcomes.filter(({ pairing }) => pairing.counted)),
    "### Rules that judge",
    "The sides mean the same thing and draw the line in different places: why, is listed below, checked on each finding.",
    judgedTable(outcomes.filter(({ pairing }) => !pairing.counted)),
    "## Differences",
    ...outcomes.map(differenceList),
  ].join("\n\n");
  if (write) {
    const head = "# Agreement with peers\n\nWritten by `npm run eval agreement`; do not edit.\n\n";
    writeFileSync(path.join(packageRoot, "docs/agreement.md"), `${head}${report}\n`);
  }
  return report;
}

/** Inkling's own findings in a file of JavaScript. */
function createOurs() {
  const config = parseConfig(settings).config;
  const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), logger);
  const workspace = {
    roots: [],
    openDocuments: () => [],
    document: async () => undefined,
    findFiles: async () => [],
    // Outside `node_modules`, as the packages' authors see it.
    relativePath: (uri: string) => uri.replace("file:///packages/", ""),
  };
  const ports = {
    settings: { of: () => config, onDidChange: () => ({ dispose: () => undefined }) },
    clock: systemClock,
    logger,
    workspace,
  };
  const diagnostics = createDiagnostics(ports, syntax);
  return async (file: string, text: string) => {
    const document = TextDocument.create(`file:///packages/${file}`, "javascript", 1, text);
    const findings = await diagnostics.diagnose(document, new AbortController().signal);
    const tree = await syntax.parse(document);
    const spared = tree ? sparedNumbers(document, tree) : new Map<number, Map<string, string>>();
    diagnostics.didClose(document.uri);
    syntax.forget(document.uri);
    return { ours: findings, spared };
  };
}
