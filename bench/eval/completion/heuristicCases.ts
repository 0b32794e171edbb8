import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type CursorContext, cursorContext } from "../../../server/features/completion/cursorContext.ts";
import { objection } from "../../../server/features/completion/filters/filters.ts";
import type { AgreementFeatures } from "../../../server/features/completion/heuristics/agreement.ts";
import { closeBlock } from "../../../server/features/completion/heuristics/closeBlock.ts";
import { countingHead, countingLoop } from "../../../server/features/completion/heuristics/countingLoop.ts";
import { importLines } from "../../../server/features/completion/heuristics/importLines.ts";
import {
  importStart,
  indexLines,
  type LineIndex,
} from "../../../server/features/completion/heuristics/lineIndex.ts";
import { ownLines } from "../../../server/features/completion/heuristics/ownLines.ts";
import type { Proposal } from "../../../server/features/completion/heuristics/proposal.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { type HeldoutFile, heldoutCode } from "./cases.ts";
import { createRandom } from "./random.ts";
import type { Scored } from "./scores.ts";

/** How often a heuristic was asked, and what it proposed. */
export interface HeuristicResult {
  readonly name: string;
  readonly data: string;
  readonly asked: number;
  readonly proposals: readonly (Scored & {
    readonly package: string;
    readonly features?: AgreementFeatures;
  })[];
}

type Ask = (context: CursorContext, others: readonly LineIndex[], file: HeldoutFile) => Proposal | undefined;

/** Asks every heuristic wherever it could answer. */
export async function measureHeuristics(seed: number): Promise<readonly HeuristicResult[]> {
  const random = createRandom(seed);
  const files = await heldoutCode();
  const anywhere = (line: string) => Math.floor(random() * line.length);
  const inImport = (line: string) => {
    const first = line.search(/\s\S/) + 2;
    return importStart.test(line) && first > 1 ? first + Math.floor(random() * (line.length - first)) : -1;
  };
  const behindCondition = (line: string) => {
    const { step } = countingHead.exec(line)?.groups ?? {};
    return step === undefined ? -1 : line.length - step.trimStart().length;
  };
  return [
    measure("closing a block", "held-out code", files, (line) => line.search(/\S/), closeBlock),
    measure("the step of a counting loop", "held-out code", files, behindCondition, countingLoop),
    measure("a line written before", "held-out code", files, anywhere, ownLines),
    measure(
      "an import of other files",
      "this repository's own sources",
      await ownSources(),
      inImport,
      (context, others, file) => importLines(context, file.path, others),
    ),
  ];
}

function measure(
  name: string,
  data: string,
  files: readonly HeldoutFile[],
  columnOf: (line: string) => number,
  ask: Ask,
): HeuristicResult {
  const indexes = new Map(files.map((file) => [file, indexLines(file.path, file.language, file.text)]));
  const proposals: HeuristicResult["proposals"][number][] = [];
  let asked = 0;
  for (const file of files) {
    const others = files
      .filter((other) => other !== file && other.package === file.package)
      .flatMap((other) => indexes.get(other) ?? []);
    const lines = file.text.split(/\r?\n/);
    for (const [line, content] of lines.entries()) {
      const column = content.trim() === "" ? -1 : columnOf(content.trimEnd());
      if (column < 0) continue;
      asked++;
      const context = contextOf(file, lines, line, column);
      const proposal = ask(context, others, file);
      if (proposal && objection(context, proposal.text) === undefined)
        proposals.push(scored(proposal, content.slice(column).trimEnd(), file));
    }
  }
  return { name, data, asked, proposals };
}

function scored(
  proposal: Proposal & { readonly features?: AgreementFeatures },
  truth: string,
  file: HeldoutFile,
): HeuristicResult["proposals"][number] {
  const { confidence, features, text } = proposal;
  return { confidence, right: text === truth, package: file.package, ...(features ? { features } : {}) };
}

export function contextOf(
  file: HeldoutFile,
  lines: readonly string[],
  line: number,
  column: number,
): CursorContext {
  const before = [...lines.slice(Math.max(0, line - 130), line), lines[line]?.slice(0, column) ?? ""];
  const text = [...before, ...lines.slice(line + 1, line + 30)].join("\n");
  const document = TextDocument.create("file:///case", file.language, 1, text);
  return cursorContext(document, { line: before.length - 1, character: column });
}

/** The sources of Inkling, as one package. */
async function ownSources(): Promise<readonly HeldoutFile[]> {
  const folders = ["server", "client", "bench"];
  const found: HeldoutFile[] = [];
  for (const folder of folders)
    for (const name of (await readdir(path.join(packageRoot, folder), { recursive: true })).sort()) {
      if (!name.endsWith(".ts")) continue;
      const text = await readFile(path.join(packageRoot, folder, name), "utf8");
      found.push({ package: "inkling", path: `${folder}/${name}`, language: "typescript", text });
    }
  return found;
}
