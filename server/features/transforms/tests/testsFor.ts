import path from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import { URI } from "vscode-uri";
import type { Workspace } from "../../../contract/ports.ts";
import { isTestPath } from "../../../language/files/isTestPath.ts";
import { baseOf, testPathOf } from "../../../language/files/testPlace.ts";
import { functionName, functionParts } from "../../../language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { definedName, isPackageClause } from "../../../language/roles/definitions.ts";
import { memberListAround } from "../../../language/roles/members.ts";
import { casesOf } from "./casesOf.ts";
import { type Convention, conventionOf, withShould } from "./convention.ts";
import type { Subject } from "./frameworks.ts";
import { skeletonEdit } from "./skeleton.ts";

/** Test files that are read to learn from. */
const mostTests = 6;

/** Tests that a function would have in its project's own convention. */
export interface TestsOffer {
  /** The function, with its class. */
  readonly tested: string;
  readonly framework: string;
  /** The names of the tests, as they stand in the file. */
  readonly names: readonly string[];
  /** The file that they go into, and what is added there. */
  readonly uri: string;
  readonly path: string;
  /** Whether the file is yet to be created. */
  readonly isNew: boolean;
  readonly edit: TextEdit;
}

/** The tests for the function at an offset; undefined where there is none, in tests themselves, and where nothing is missing. */
export async function testsFor(
  workspace: Workspace,
  document: TextDocument,
  root: SyntaxNode,
  offset: number,
  signal: AbortSignal,
): Promise<TestsOffer | undefined> {
  const source = workspace.relativePath(document.uri);
  const tested = testedAt(root, offset);
  if (!tested || isTestPath(source) || path.posix.isAbsolute(source)) return undefined;
  const files = await filesLike(workspace, source, signal);
  const convention = conventionOf(document.languageId, await textsOf(workspace, files.tests, source));
  if (!convention) return undefined;
  const { framework } = convention;
  const isInside = framework.languages.includes("rust");
  const place = isInside
    ? source
    : testPathOf(
        source,
        files.sources.map(({ name }) => name),
        files.tests.map(({ name }) => name),
      );
  const uri = isInside ? document.uri : uriBeside(document.uri, source, place);
  const existing = isInside ? document : await workspace.document(uri);
  const subject = subjectOf(tested, root, source, place, convention);
  const sentences = casesOf(tested.node).map((each) => (convention.saysShould ? withShould(each) : each));
  const missing = sentences.filter((each) => !existing?.getText().includes(framework.title(each, subject)));
  if (missing.length === 0) return undefined;
  return {
    ...{ tested: tested.name, framework: framework.name, uri, path: place, isNew: existing === undefined },
    names: missing.map((each) => framework.title(each, subject)),
    edit: skeletonEdit(
      framework,
      subject,
      missing.map((each) => framework.test(each, subject)),
      existing,
    ),
  };
}

interface Tested {
  readonly node: SyntaxNode;
  readonly name: string;
}

/** The innermost named function that holds the offset; or the one that begins behind it on its line, as behind `export`. */
function testedAt(root: SyntaxNode, offset: number): Tested | undefined {
  let found: Tested | undefined;
  for (const node of root.descendants()) {
    if (
      !isFunction(node) ||
      node.end < offset ||
      !(node.start <= offset || (!found && isBehind(node, offset)))
    )
      continue;
    const name = functionName(node)?.text;
    if (name === undefined || functionParts(node, node.language).body === undefined) continue;
    const list = memberListAround(node);
    const owner = list?.parent && (definedName(list.parent) ?? list.parent.child("type"));
    found = { node, name: owner ? `${owner.text}.${name}` : name };
  }
  return found;
}

function isBehind({ source, start }: SyntaxNode, offset: number): boolean {
  return !source.slice(offset, start).includes("\n");
}

interface Named {
  readonly uri: string;
  readonly name: string;
}

async function filesLike(workspace: Workspace, source: string, signal: AbortSignal) {
  const uris = await workspace.findFiles([`**/*${path.posix.extname(source)}`], signal);
  const named = uris.map((uri): Named => ({ uri, name: workspace.relativePath(uri) }));
  return {
    tests: named.filter(({ name }) => isTestPath(name)),
    sources: named.filter(({ name }) => !isTestPath(name)),
  };
}

/** The texts of some test files, those nearest to the source first. */
async function textsOf(
  workspace: Workspace,
  tests: readonly Named[],
  source: string,
): Promise<readonly string[]> {
  const near = (name: string) => sharedStart(name, source);
  const chosen = [...tests].sort((one, other) => near(other.name) - near(one.name)).slice(0, mostTests);
  const documents = await Promise.all(chosen.map(({ uri }) => workspace.document(uri)));
  return documents.flatMap((document) => document?.getText() ?? []);
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function uriBeside(uri: string, source: string, place: string): string {
  const parsed = URI.parse(uri);
  const root = parsed.path.slice(0, parsed.path.length - source.length);
  return parsed.with({ path: path.posix.join(root, place) }).toString();
}

function subjectOf(
  { name, node }: Tested,
  root: SyntaxNode,
  source: string,
  place: string,
  { importEnding }: Convention,
): Subject {
  const base = baseOf(source);
  const step = /\n(\t| {2,8})\S/.exec(root.source)?.[1] ?? "    ";
  return { name, base, step, from: reach(node.language.grammar, root, source, place, importEnding) };
}

/** How the test's file names what it tests. */
function reach(grammar: string, root: SyntaxNode, source: string, place: string, ending: string): string {
  const bare = source.slice(0, source.length - path.posix.extname(source).length);
  const declared = root.children.find(isPackageClause)?.namedChildren[0]?.text;
  if (declared !== undefined && grammar !== "php") return declared;
  if (grammar === "python") return bare.replace(/^src\//, "").replaceAll("/", ".");
  if (grammar === "ruby") return bare.replace(/^lib\//, "");
  const relative = path.posix.relative(path.posix.dirname(place), bare);
  return `${relative.startsWith(".") ? relative : `./${relative}`}${ending}`;
}
