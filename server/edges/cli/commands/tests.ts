import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Composed } from "../../../core/compose.ts";
import type { TestsOffer } from "../../../features/transforms/tests/testsFor.ts";
import { writeWhole } from "../../../machine/files/writeWhole.ts";
import { CommandError, exitStatus } from "../commandError.ts";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "../openService.ts";
import { documentOf } from "../reading/documentOf.ts";
import { parsePlace } from "../reading/parsePlace.ts";
import { unifiedDiff } from "../writing/fixFiles.ts";

interface TestsOptions extends CommonOptions {
  readonly diff?: boolean;
  readonly write?: boolean;
}

/** `inkling tests FILE:LINE`: names of tests that a function should have, and their skeleton. */
export function registerTests(program: Command, environment: Environment): void {
  const command = program
    .command("tests <place>")
    .description(
      "names the tests that the function at FILE:LINE should have, one for each branch, limit and error",
    )
    .option("--diff", "prints what would be added to which file")
    .option("--write", "adds the skeletons to the test file, and creates it where there is none");
  withCommonOptions(command).action((place: string, options: TestsOptions) =>
    tests(environment, place, options),
  );
}

async function tests(environment: Environment, place: string, options: TestsOptions): Promise<void> {
  const { file, line, column } = parsePlace(place, false);
  const composed = await openService(environment, options, [file], false);
  try {
    const document = await documentOf(environment, composed, file);
    const at = { line: line - 1, character: column > 1 ? column - 1 : firstColumn(document, line - 1) };
    const offer = await composed.service.transforms.testsAt(document, at, environment.signal);
    if (!offer)
      throw new CommandError(`${place}: there is no function here that lacks a test.`, exitStatus.findings);
    await report(environment, composed, offer, options);
  } finally {
    await composed.dispose();
  }
}

/** Where the line's text begins. */
function firstColumn(document: TextDocument, line: number): number {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  return text.length - text.trimStart().length;
}

async function report(
  environment: Environment,
  { ports }: Composed,
  offer: TestsOffer,
  { diff, format, write }: TestsOptions,
): Promise<void> {
  const { edit, framework, names, tested, uri, isNew } = offer;
  const fsPath = URI.parse(uri).fsPath;
  const existing = await ports.workspace.document(uri);
  const before = existing?.getText() ?? "";
  const after = TextDocument.applyEdits(existing ?? TextDocument.create(uri, "", 1, ""), [edit]);
  const shown = displayPath(environment, fsPath);
  if (write) {
    mkdirSync(path.dirname(fsPath), { recursive: true });
    writeWhole(fsPath, after);
  }
  if (format === "json") printJson(environment, { tested, framework, path: shown, isNew, names });
  else if (diff) environment.stdout.write(unifiedDiff([{ path: shown, fsPath, before, after }]));
  else
    printLines(environment, [
      ...names,
      "",
      `${write ? "written to" : "for"} ${shown} (${framework}${isNew ? ", new" : ""})`,
    ]);
}
