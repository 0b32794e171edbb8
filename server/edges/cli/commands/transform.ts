import type { Command } from "commander";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Composed } from "../../../core/compose.ts";
import type { TransformPlace } from "../../../features/transforms/offer.ts";
import { listTransforms } from "../../../features/transforms/transforms.ts";
import { distance } from "../../../text/distance.ts";
import { CommandError, exitStatus } from "../commandError.ts";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  openService,
  parsePlace,
  printJson,
  printLines,
  tell,
  withCommonOptions,
} from "../openService.ts";
import { listPaths } from "../reading/listPaths.ts";
import { type FixedFile, unifiedDiff, writeFixes } from "../writing/fixFiles.ts";

interface TransformOptions extends CommonOptions {
  readonly list?: boolean;
  readonly all?: boolean;
  readonly diff?: boolean;
  readonly write?: boolean;
  readonly name?: string;
}

interface Transformed extends FixedFile {
  readonly count: number;
}

/** `inkling transform NAME FILE:LINE[:COL]`: a small change that keeps what the program does. */
export function registerTransform(program: Command, environment: Environment): void {
  const command = program
    .command("transform")
    .description("rewrites code into a like form and prints the file; --list names the forms")
    .argument("[name]", "the transformation")
    .argument(
      "[place]",
      "FILE:LINE[:COL[-LINE:COL]], counted from 1, to the end of what is selected; with --all a file or folder",
    )
    .option("--list", "names the transformations, with their languages")
    .option("--all", "everywhere in a file or folder")
    .option("--name <name>", "what to call what needs a name, instead of the likeliest")
    .option("--diff", "prints the changes instead of the file")
    .option("--write", "writes the files instead of printing them");
  withCommonOptions(command).action(
    (name: string | undefined, place: string | undefined, options: TransformOptions) =>
      options.list ? list(environment, options) : transform(environment, name, place, options),
  );
}

function list(environment: Environment, { format }: TransformOptions): void {
  const known = listTransforms();
  if (format === "json") {
    const transforms = known.map(({ name, title, languages, example, refuses }) => ({
      ...{ name, title, languages, refuses },
      example: { before: example[0], after: example[1] },
    }));
    printJson(environment, { transforms });
    return;
  }
  const width = Math.max(...known.map(({ name }) => name.length));
  printLines(
    environment,
    known.map(({ name, title, languages }) => `${name.padEnd(width)}  ${title} (${languages.join(", ")})`),
  );
}

async function transform(
  environment: Environment,
  name: string | undefined,
  place: string | undefined,
  options: TransformOptions,
): Promise<void> {
  if (name === undefined) throw new CommandError("which transformation? --list names them.");
  verifyName(name);
  if (place === undefined)
    throw new CommandError(`where? Write FILE:LINE[:COL]${options.all ? ", or a folder" : ""}.`);
  const selected = options.all ? { file: place } : parseSelection(place);
  const { file } = selected;
  existingPath(environment, file);
  const composed = await openService(environment, options, [file], false);
  try {
    const changed = options.all
      ? await everywhere(environment, composed, name, file)
      : [await atPlace(environment, composed, { name, place, options, ...(selected as Selection) })];
    report(environment, name, changed, options);
  } finally {
    await composed.dispose();
  }
}

interface Selection {
  readonly file: string;
  readonly at: TransformPlace;
}

/** Parses `FILE:LINE[:COL[-LINE:COL]]`, 1-based. */
function parseSelection(text: string): Selection {
  const [, place = text, endLine, endColumn] = /^(.+:\d+:\d+)-(\d+):(\d+)$/.exec(text) ?? [];
  const { file, line, column } = parsePlace(
    place,
    endLine !== undefined,
    " To do it all over a file or folder, add --all.",
  );
  const hasColumn = /:\d+:\d+$/.test(place);
  const start = { line: line - 1, ...(hasColumn ? { character: column - 1 } : {}) };
  if (endLine === undefined) return { file, at: start };
  return { file, at: { ...start, end: { line: Number(endLine) - 1, character: Number(endColumn) - 1 } } };
}

interface Request extends Selection {
  readonly name: string;
  /** As it was written, for messages. */
  readonly place: string;
  readonly options: TransformOptions;
}

/** @throws CommandError when there is nothing at the place that the transformation may change */
async function atPlace(
  environment: Environment,
  { service, ports }: Composed,
  { name, file, at, place, options }: Request,
): Promise<Transformed> {
  const full = existingPath(environment, file);
  const document = await ports.workspace.document(URI.file(full).toString());
  if (!document) throw new CommandError(`${file}: not a readable text file.`);
  if (Math.max(at.line, at.end?.line ?? 0) >= document.lineCount)
    throw new CommandError(`${place}: there is no such place in the file.`);
  const where = { ...at, ...(options.name === undefined ? {} : { given: options.name }) };
  const answer = await service.transforms.applyAt(name, document, where, environment.signal);
  if (!answer) throw new CommandError(`${place}: there is nothing for ${name} here.`, exitStatus.findings);
  if ("refused" in answer) throw new CommandError(`${place}: ${answer.refused}`, exitStatus.findings);
  if (answer.assumes !== undefined)
    tell(environment, `${place}: the meaning stays the same if ${answer.assumes}.`);
  const before = document.getText();
  const after = TextDocument.applyEdits(document, [...answer.edits]);
  return { path: displayPath(environment, full), fsPath: full, before, after, count: 1 };
}

async function everywhere(
  environment: Environment,
  composed: Composed,
  name: string,
  place: string,
): Promise<Transformed[]> {
  const changed: Transformed[] = [];
  for (const full of listPaths(environment, composed, [place]).files) {
    environment.signal.throwIfAborted();
    const document = await composed.ports.workspace.document(URI.file(full).toString());
    if (!document) continue;
    const before = document.getText();
    const { transforms } = composed.service;
    const rewritten = await transforms.rewriteAll(name, document, environment.signal);
    const { text: after, count, left, refused } = rewritten;
    const path = displayPath(environment, full);
    if (after !== before) changed.push({ path, fsPath: full, before, after, count });
    if (left > 0) tell(environment, `${path}: ${leftNote(name, left)}`);
    // Of many files that would be many words.
    else if (after === before && refused !== undefined && full === existingPath(environment, place))
      tell(environment, `${path}: ${refused}`);
  }
  return changed;
}

function leftNote(name: string, left: number): string {
  const places = left === 1 ? "place" : "places";
  return `${left} ${places} left where ${name} takes something for granted; FILE:LINE does one and says what.`;
}

function report(
  environment: Environment,
  name: string,
  changed: readonly Transformed[],
  { format, diff, write, all }: TransformOptions,
): void {
  if (write) writeFixes(changed);
  if (format === "json") {
    const files = changed.map(({ path, count, after }) => ({
      path,
      count,
      ...(write ? {} : { text: after }),
    }));
    printJson(environment, { name, files });
  } else if (diff) environment.stdout.write(unifiedDiff(changed));
  else if (write || all) {
    const lines = changed.map(({ path, count }) => `${path}: ${count} ${count === 1 ? "place" : "places"}`);
    printLines(environment, lines.length > 0 ? lines : [`nothing for ${name}`]);
  } else environment.stdout.write(changed.map(({ after }) => after).join(""));
}

function verifyName(name: string): void {
  const names = listTransforms().map((each) => each.name);
  if (names.includes(name)) return;
  const [nearest = ""] = [...names].sort((one, other) => unlikeness(name, one) - unlikeness(name, other));
  throw new CommandError(`there is no transformation "${name}". Did you mean ${nearest}? --list names them.`);
}

/** What each word of a name costs that was not typed: less than a letter typed wrongly. */
const untyped = 0.5;

/** How far what was typed is from a name, or from words of it in a row: people leave out the rest. */
function unlikeness(typed: string, name: string): number {
  const words = name.split("-");
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_word, index) => words.slice(from, from + index + 1)),
  );
  return Math.min(
    ...runs.map((run) => distance(typed, run.join("-")) + untyped * (words.length - run.length)),
  );
}
