/**
 * Names that validation calls unknown, in the code of others. Their code is right, so every report there is wrong; a name with
 * one letter changed is to be found.
 */
import { readFile } from "node:fs/promises";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Workspace } from "../../../server/contract/ports.ts";
import { findUnknownNames, type UnknownName } from "../../../server/features/validation/unknownNames.ts";
import { lazyOwnNames } from "../../../server/language/names/ownNames.ts";
import { createSyntax, type Syntax } from "../../../server/language/parse/syntax.ts";
import { globMatcher } from "../../../server/text/glob.ts";
import { testPorts } from "../../../test/support/testPorts.ts";
import { randomNumbers } from "../outside/mutations.ts";

/** A file of a package. */
export interface NamedFile {
  readonly path: string;
  readonly languageId: string;
  /** Absolute path. */
  readonly file: string;
}

/** What came of one language. */
export interface NameTally {
  files: number;
  /** Reports in code as it is. */
  wrong: number;
  mutated: number;
  found: number;
}

/** A wrong report, to be looked at. */
export interface WrongReport extends UnknownName {
  readonly path: string;
}

/** Measures the files of one package, which are the workspace together with all that `paths` names. */
export async function measureUnknownNames(
  root: string,
  paths: readonly string[],
  files: readonly NamedFile[],
  seed: number,
): Promise<{ readonly tallies: ReadonlyMap<string, NameTally>; readonly wrong: readonly WrongReport[] }> {
  const ports = testPorts();
  const syntax = createSyntax(ports.grammars, ports.logger);
  const ownNamesOf = lazyOwnNames(ports.glossary);
  const workspace = folderWorkspace(root, paths, files);
  const random = randomNumbers(seed);
  const tallies = new Map<string, NameTally>();
  const wrong: WrongReport[] = [];
  const { signal } = new AbortController();
  for (const { path, languageId, file } of files) {
    const own = await ownNamesOf(languageId);
    const text = await readFile(file, "utf8");
    if (!own || !(await isWhole(syntax, languageId, text))) continue;
    const tally = tallies.get(languageId) ?? { files: 0, wrong: 0, mutated: 0, found: 0 };
    tallies.set(languageId, tally);
    tally.files++;
    const ask = (code: string) =>
      findUnknownNames({ languageId, text: code, path }, own, syntax, workspace, signal);
    const reports = await ask(text);
    tally.wrong += reports.length;
    wrong.push(...reports.map((report) => ({ ...report, path })));
    const changed = misspell(text, random);
    if (!changed || reports.length > 0) continue;
    tally.mutated++;
    if ((await ask(changed)).length > 0) tally.found++;
  }
  syntax.dispose();
  return { tallies, wrong };
}

async function isWhole(syntax: Syntax, languageId: string, text: string): Promise<boolean> {
  return (await syntax.withTree(languageId, text, (tree) => !tree.rootNode.hasError)) === true;
}

function folderWorkspace(root: string, paths: readonly string[], files: readonly NamedFile[]): Workspace {
  const languages = new Map(files.map(({ path, languageId }) => [path, languageId]));
  const relativePath = (uri: string) => decodeURI(uri.slice("file:///package/".length));
  return {
    roots: ["file:///package"],
    openDocuments: () => [],
    async document(uri) {
      const path = relativePath(uri);
      const text = await readFile(`${root}/${path}`, "utf8").catch(() => undefined);
      return text === undefined
        ? undefined
        : TextDocument.create(uri, languages.get(path) ?? "plaintext", 1, text);
    },
    async findFiles(globs) {
      const matches = globMatcher(globs);
      return paths.filter(matches).map((path) => `file:///package/${encodeURI(path)}`);
    },
    relativePath,
  };
}

/** A plain call's name with two letters exchanged: `parse(x)` becomes `prase(x)`. */
function misspell(text: string, random: () => number): string | undefined {
  const calls = [...text.matchAll(/(?<![\w.$"'`#/*-])([a-z]\w{4,})\((?=[\w"')])/g)].filter(
    ({ 1: name = "", index }) =>
      !/^(?:function|while|switch|catch|super|print|return|await|typeof|import|require|constructor|elif|assert)$/.test(
        name,
      ) &&
      !/(?:def|function|func|class|new|get|set|async|static|\*)\s*$/.test(
        text.slice(Math.max(0, index - 20), index),
      ),
  );
  const call = calls[Math.floor(random() * calls.length)];
  const name = call?.[1];
  if (!call || name === undefined) return undefined;
  const at = 1 + Math.floor(random() * (name.length - 2));
  const changed = name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
  return changed === name
    ? undefined
    : text.slice(0, call.index) + changed + text.slice(call.index + name.length);
}
