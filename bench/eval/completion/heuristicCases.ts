import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { isRight } from "../../../server/core/measure/measureQuality.ts";
import { createRandom } from "../../../server/core/measure/random.ts";
import { type CursorContext, cursorContext } from "../../../server/features/completion/cursorContext.ts";
import { objection } from "../../../server/features/completion/filters/filters.ts";
import { closeBlock } from "../../../server/features/completion/heuristics/blocks/closeBlock.ts";
import { closeTag } from "../../../server/features/completion/heuristics/blocks/closeTag.ts";
import { endWord } from "../../../server/features/completion/heuristics/blocks/endWord.ts";
import type { HeuristicInput } from "../../../server/features/completion/heuristics/heuristicInput.ts";
import { asSingleImport, inScope } from "../../../server/features/completion/heuristics/heuristics.ts";
import { importLines } from "../../../server/features/completion/heuristics/imports/importLines.ts";
import type { WorkspaceFiles } from "../../../server/features/completion/heuristics/imports/moduleWay.ts";
import { workspaceModule } from "../../../server/features/completion/heuristics/imports/workspaceModule.ts";
import type { AgreementFeatures } from "../../../server/features/completion/heuristics/lines/agreement.ts";
import {
  countingHead,
  countingLoop,
} from "../../../server/features/completion/heuristics/lines/countingLoop.ts";
import {
  importStart,
  indexLines,
  type LineIndex,
} from "../../../server/features/completion/heuristics/lines/lineIndex.ts";
import { lineInStep } from "../../../server/features/completion/heuristics/lines/lineInStep.ts";
import { ownLines } from "../../../server/features/completion/heuristics/lines/ownLines.ts";
import { repeatedSignature } from "../../../server/features/completion/heuristics/lines/repeatedSignature.ts";
import { siblingKey } from "../../../server/features/completion/heuristics/lines/siblingKeys.ts";
import { assignedParameters } from "../../../server/features/completion/heuristics/names/assignedParameters.ts";
import { knownName } from "../../../server/features/completion/heuristics/names/knownNames.ts";
import type { Proposal } from "../../../server/features/completion/heuristics/proposal.ts";
import { membersHere } from "../../../server/features/completion/names/membersHere.ts";
import { WorkspaceNames } from "../../../server/features/completion/names/workspaceNames.ts";
import { familyOf } from "../../../server/language/dataOf.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { type HeldoutFile, heldoutCode } from "./cases.ts";
import { publicPackages } from "./publicPackages.ts";
import { measureRepeatedEdits } from "./repeatedEdits.ts";
import type { Scored } from "./scores.ts";

/** How often a heuristic was asked, and what it proposed. */
export interface HeuristicResult {
  readonly name: string;
  readonly data: string;
  readonly asked: number;
  readonly proposals: readonly (Scored & {
    readonly package: string;
    /** What sort of proposal it is, of a heuristic that has several. */
    readonly kind?: string;
    readonly features?: AgreementFeatures;
  })[];
}

type Ask = (
  place: HeuristicInput,
  others: readonly LineIndex[],
  file: HeldoutFile,
) => Proposal | undefined | Promise<Proposal | undefined>;

/** Where in a line each kind of heuristic is asked; -1 where it is not. */
function columnsAtRandom(random: () => number) {
  const anywhere = (line: string) => Math.floor(random() * line.length);
  const inImport = (line: string) => {
    const first = line.search(/\s\S/) + 2;
    const isImport = importStart.test(line) || /^\s+(?:[\w.]+ )?"[\w.-]+(?:\/[\w.-]+)+"$/.test(line);
    return isImport && first > 1 ? first + Math.floor(random() * (line.length - first)) : -1;
  };
  const behindAccess = (line: string) => {
    const places = [...line.matchAll(/(?:\.|->|::)[\p{L}_$]/gu)];
    const { index, 0: found } = places[Math.floor(random() * places.length)] ?? {};
    return index === undefined || found === undefined ? -1 : index + found.length;
  };
  const behindName = (line: string) =>
    /^\s*(?:[\w<>[\],.?&*:]+ )+(?:\([^)]*\) )?[*&]?[\p{L}_]\w*[?!]?(?=\()/u.exec(line)?.[0].length ?? -1;
  const behindTag = (line: string) => (line.includes("</") ? line.indexOf("</") + 2 : -1);
  const behindCondition = (line: string) => {
    const { step } = countingHead.exec(line)?.groups ?? {};
    return step === undefined ? -1 : line.length - step.trimStart().length;
  };
  return { anywhere, inImport, behindAccess, behindName, behindTag, behindCondition };
}

function contextOnly(
  ask: (context: CursorContext, others: readonly LineIndex[]) => Proposal | undefined,
): Ask {
  return ({ context }, others) => ask(context, others);
}

const atStart = (line: string) => line.search(/\S/);
const onlyName = (context: CursorContext) => knownName(context);
const often: Asking = { draws: 4 };
/** What goes on with a word rather than with the line. */
const begun: Asking = { isWhole: false };

/** Asks every heuristic wherever it could answer. */
export async function measureHeuristics(seed: number, syntax: Syntax): Promise<readonly HeuristicResult[]> {
  const { anywhere, inImport, behindAccess, behindName, behindTag, behindCondition } = columnsAtRandom(
    createRandom(seed),
  );
  const files = await heldoutCode();
  const heldout = { data: "held-out code", files, syntax };
  const outside = { data: "packages by others", files: await outsideFiles(), syntax };
  const own = { data: "this repository's own sources", files: await ownSources(), syntax };
  return [
    await measure("closing a block", heldout, atStart, closeBlock),
    await measure("the word that ends a block", heldout, atStart, contextOnly(endWord)),
    await measure("the word that ends a block", outside, atStart, contextOnly(endWord)),
    await measure("the next parameter's line", outside, atStart, contextOnly(assignedParameters)),
    await measure("the step of a counting loop", heldout, behindCondition, contextOnly(countingLoop)),
    await measure("a line written before", heldout, anywhere, lineWrittenBefore, often),
    await measure("a line written before", outside, anywhere, lineWrittenBefore, often),
    await measure("the name in a closing tag", heldout, behindTag, contextOnly(closeTag)),
    await measure("the only name that fits", heldout, anywhere, contextOnly(onlyName), begun),
    await measure("the only member of a known type", heldout, behindAccess, knownMember(syntax), begun),
    await measure("the next key of like objects", outside, anywhere, contextOnly(siblingKey), begun),
    await measure("a line in step", heldout, anywhere, contextOnly(lineInStep), often),
    await measure("a line in step", outside, anywhere, contextOnly(lineInStep), often),
    await measure("a repeated signature", outside, behindName, knownSignature(syntax, outside.files)),
    await measure("an import of other files", outside, inImport, importOfOthers),
    await measure(
      "an import of the only file",
      heldout,
      inImport,
      importOfFile(syntax, heldout.files),
      often,
    ),
    await measure(
      "an import of the only file",
      outside,
      inImport,
      importOfFile(syntax, outside.files),
      often,
    ),
    await measure("an import of other files", own, inImport, importOfOthers),
    await measureRepeatedEdits(),
  ];
}

const lineWrittenBefore: Ask = (place, others) => inScope(place, ownLines(place.context, others));
const importOfOthers: Ask = ({ context }, others, file) => importLines(context, filesAround(file, others));

/** Asks for imports of what the package's other files hold. */
function importOfFile(syntax: Syntax, files: readonly HeldoutFile[]): Ask {
  const namesOf = readPackages(syntax, files);
  return async ({ context, ...place }, others, file) => {
    const names = await namesOf(file.package);
    const exports = [...names.exports(file.language)];
    const given = new Map(
      exports.map(([uri, found]) => [uri.slice(uriOf({ ...file, path: "" }).length), found]),
    );
    const known = { ...filesAround(file, others), exports: given };
    return workspaceModule({ ...place, context: asSingleImport(context) }, known);
  };
}

/** The other files of a package, as a workspace knows them. */
function filesAround({ path: here, language }: HeldoutFile, others: readonly LineIndex[]): WorkspaceFiles {
  const family = others.filter(({ languageId }) => familyOf(languageId) === familyOf(language));
  return { here, others: family, files: [here, ...family.map(({ path: other }) => other)] };
}

/** Asks for members of types that the document itself declares. */
function knownMember(syntax: Syntax): Ask {
  return async ({ context, document }) => {
    const names = new WorkspaceNames(syntax);
    const members = await membersHere(document, context, { syntax, names });
    return members && knownName(context, members);
  };
}

/** Asks for signatures that the other files of the package repeat. */
function knownSignature(syntax: Syntax, files: readonly HeldoutFile[]): Ask {
  const namesOf = readPackages(syntax, files);
  return async ({ context }, _others, file) => repeatedSignature(context, await namesOf(file.package));
}

/** The names of whole packages, each read once. */
function readPackages(
  syntax: Syntax,
  files: readonly HeldoutFile[],
): (wanted: string) => Promise<WorkspaceNames> {
  const known = new Map<string, Promise<WorkspaceNames>>();
  const read = async (wanted: string) => {
    const names = new WorkspaceNames(syntax);
    for (const file of files.filter((each) => each.package === wanted))
      await names.read(TextDocument.create(uriOf(file), file.language, 1, file.text));
    return names;
  };
  return (wanted) => {
    const names = known.get(wanted) ?? read(wanted);
    known.set(wanted, names);
    return names;
  };
}

async function outsideFiles(): Promise<readonly HeldoutFile[]> {
  return (await publicPackages()).flatMap(({ files }) => files);
}

interface Data {
  readonly data: string;
  readonly files: readonly HeldoutFile[];
  readonly syntax: Syntax;
}

/** How a heuristic is asked. */
interface Asking {
  /** Whether it proposes all of a line. */
  readonly isWhole?: boolean;
  /** Columns drawn on each line, for what is proposed seldom. */
  readonly draws?: number;
}

async function measure(
  name: string,
  { data, files, syntax }: Data,
  columnOf: (line: string) => number,
  ask: Ask,
  { isWhole = true, draws = 1 }: Asking = {},
): Promise<HeuristicResult> {
  const indexes = new Map(files.map((file) => [file, indexLines(file.path, file.language, file.text)]));
  const proposals: HeuristicResult["proposals"][number][] = [];
  let asked = 0;
  for (const file of files) {
    const others = files
      .filter((other) => other !== file && other.package === file.package)
      .flatMap((other) => indexes.get(other) ?? []);
    const lines = file.text.split(/\r?\n/);
    for (const { line, column, truth } of placesOf(lines, columnOf, draws)) {
      asked++;
      const document = documentOf(file, lines, line, column);
      const context = cursorContext(document, { line, character: column });
      const proposal = await ask({ context, document, syntax }, others, file);
      if (!proposal || objection(context, proposal.text, isWhole) !== undefined) continue;
      const right = isRight({ kind: isWhole ? "line" : "word", text: proposal.text }, truth);
      proposals.push(scored(proposal, right, file));
    }
    syntax.forget(uriOf(file));
  }
  return { name, data, asked, proposals };
}

/** The places of a file at which a heuristic is asked, and what stands behind them. */
function* placesOf(lines: readonly string[], columnOf: (line: string) => number, draws: number) {
  for (const [line, content] of lines.entries())
    for (const column of columnsOf(content.trimEnd(), columnOf, draws))
      yield { line, column, truth: content.slice(column).trimEnd() };
}

/** Columns of a line at which a heuristic is asked, each once. */
function columnsOf(line: string, columnOf: (line: string) => number, draws: number): ReadonlySet<number> {
  const drawn = line.trim() === "" ? [] : Array.from({ length: draws }, () => columnOf(line));
  return new Set(drawn.filter((column) => column >= 0));
}

function scored(
  proposal: Proposal & { readonly features?: AgreementFeatures; readonly kind?: string },
  right: boolean,
  file: HeldoutFile,
): HeuristicResult["proposals"][number] {
  const { confidence, features, kind } = proposal;
  const more = { ...(features ? { features } : {}), ...(kind === undefined ? {} : { kind }) };
  return { confidence, right, package: file.package, ...more };
}

function uriOf(file: HeldoutFile): string {
  return `file:///${file.package}/${file.path}`;
}

function documentOf(file: HeldoutFile, lines: readonly string[], line: number, column: number): TextDocument {
  const text = [...lines.slice(0, line), lines[line]?.slice(0, column) ?? "", ...lines.slice(line + 1)];
  return TextDocument.create(uriOf(file), file.language, 1, text.join("\n"));
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
