import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Model } from "../../server/contract/ports.ts";
import { callerWords } from "../../server/features/transforms/naming/callerWords.ts";
import { namePlace } from "../../server/features/transforms/naming/namePlace.ts";
import type { NameSubject } from "../../server/features/transforms/naming/nameSubject.ts";
import { proposeNames } from "../../server/features/transforms/naming/proposeNames.ts";
import { rankNames } from "../../server/features/transforms/naming/rankNames.ts";
import { mostRelated, nearestFirst } from "../../server/features/transforms/naming/relatedFiles.ts";
import { useWords } from "../../server/features/transforms/naming/useWords.ts";
import { vocabularyOf } from "../../server/features/transforms/naming/vocabulary.ts";
import { isTestPath } from "../../server/language/files/isTestPath.ts";
import { functionParts } from "../../server/language/parse/functionParts.ts";
import type { Syntax } from "../../server/language/parse/syntax.ts";
import { isFunction, type SyntaxNode } from "../../server/language/parse/syntaxNode.ts";
import { boundValue, isBinding } from "../../server/language/roles/bindings.ts";
import { memberListAround } from "../../server/language/roles/members.ts";
import { isLiteral } from "../../server/language/roles/tokens.ts";
import { namesOf, type Variable } from "../../server/language/variables/names.ts";
import { similar, splitWords, stem } from "../../server/language/words/wordForms.ts";
import { packageRoot } from "../../server/machine/files/assets.ts";
import { loadModel } from "./completion/loadModel.ts";
import { someOf } from "./extraction/selections.ts";
import { namePackages, readNamePackages } from "./namePackages.ts";
import type { FetchedPackage } from "./outside/fetchPackage.ts";
import { filesOf } from "./outside/outsideFiles.ts";
import { outsidePackages } from "./outside/packages.ts";
import type { EvalOptions } from "./suite.ts";
import { chosenFiles } from "./transforms/chosenFiles.ts";
import { evalSyntax } from "./transforms/evalSyntax.ts";
import { treeOf } from "./transforms/treeOf.ts";

export const name = "names";

/** Files of a package that are looked at unless `--samples` says otherwise. */
const filesPerPackage = 8;
/** Names of each kind that are taken from a file. */
const namesPerFile = 10;
/** Shorter names are abbreviations that nobody could guess, and nobody should. */
const shortestName = 3;

interface Tally {
  asked: number;
  exact: number;
  synonym: number;
}

/**
 * Takes the names of variables and functions away in packages by other people and asks for three: how often the author's
 * own, or one that means the same, is among them. `INKLING_OUTSIDE_GROUP` and `INKLING_OUTSIDE_ONLY` pick packages of `outside` instead,
 * `INKLING_NAMES_READ=1` those that were read; with
 * `INKLING_NAMES_MODEL=1` the model is asked too, as it is in the editor, and functions are counted with and without it.
 */
export async function run({ samples, model: file }: EvalOptions): Promise<string> {
  const syntax = evalSyntax();
  const model = process.env.INKLING_NAMES_MODEL ? await loadModel(file) : undefined;
  const tallies = new Map<string, Tally>();
  const { files, used, missing } = await chosenFiles(samples ?? filesPerPackage, packagesToTry());
  for (const { file: source, languageId, path: place, package: from } of files) {
    const { group } = from;
    // What tests are called is another matter.
    if (isTestPath(place)) continue;
    const root = await treeOf(syntax, languageId, readFileSync(source, "utf8"));
    if (!root) continue;
    for (const variable of someOf(variablesIn(root), namesPerFile))
      note(tallies, `${group} | ${languageId} | variables`, variable.name, proposedFor(variable, root));
    for (const constant of someOf(constantsIn(root), namesPerFile))
      note(tallies, `${group} | ${languageId} | constants`, constant.name, proposedFor(constant, root));
    const related = await relatedTrees(syntax, from, place, languageId);
    for await (const { asked, name, names } of functionNames(
      root,
      { path: place, languageId },
      related,
      model,
    ))
      note(tallies, `${group} | ${languageId} | ${asked}`, name, names);
  }
  await model?.dispose();
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, "names.json"), JSON.stringify(proposals, null, 1));
  return [
    "## Names for what has lost its own",
    `${files.length} files of ${used.join(", ")}.`,
    ...(missing.length > 0 ? [`Could not be fetched: ${missing.join(", ")}.`] : []),
    "",
    "| group | language | of | asked | the author's among three | or a synonym |",
    "|---|---|---|---:|---:|---:|",
    ...[...tallies]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(
        ([key, tally]) =>
          `| ${key} | ${tally.asked} | ${share(tally.exact, tally)} | ${share(tally.exact + tally.synonym, tally)} |`,
      ),
    "",
    "| of all | asked | the author's among three | or a synonym |",
    "|---|---:|---:|---:|",
    ...totalRows(),
  ].join("\n");
}

/** Packages that nobody looked at, unless others are asked for. */
function packagesToTry() {
  if (process.env.INKLING_NAMES_READ) return readNamePackages;
  const asked = process.env.INKLING_OUTSIDE_GROUP ?? process.env.INKLING_OUTSIDE_ONLY;
  return asked === undefined ? namePackages : outsidePackages;
}

/** Over all languages, for each kind of what was named. */
function totalRows(): readonly string[] {
  const kinds = [...new Set(proposals.map(({ of }) => of.split(" | ").at(-1) ?? ""))].sort();
  return kinds.map((kind) => {
    const own = proposals.filter(({ of }) => of.endsWith(` | ${kind}`));
    const exact = own.filter(({ verdict }) => verdict === "the author's").length;
    const synonym = own.filter(({ verdict }) => verdict === "synonym").length;
    const tally = { asked: own.length, exact, synonym };
    return `| ${kind} | ${own.length} | ${share(exact, tally)} | ${share(exact + synonym, tally)} |`;
  });
}

interface Proposal {
  /** Who was asked for what. */
  readonly asked: string;
  /** The author's. */
  readonly name: string;
  readonly names: readonly string[];
}

/** Names for some functions of a file, by its words alone and with a model, where there is one. */
async function* functionNames(
  root: SyntaxNode,
  place: { readonly path: string; readonly languageId: string },
  related: readonly SyntaxNode[],
  model: Model | undefined,
): AsyncIterable<Proposal> {
  for (const node of someOf(functionsIn(root), namesPerFile)) {
    const { body, name: own } = functionParts(node, node.language);
    if (!body || !own) continue;
    const name = own.text;
    const named = (beside: readonly SyntaxNode[]) => {
      const told = callerWords(node, root, beside);
      const subject = { ...base, kind: "action", nodes: body.namedChildren, told } as const;
      const vocabulary = vocabularyOf([root, ...beside], subject.nodes);
      return { subject, names: proposeNames(subject, vocabulary, root) };
    };
    const { subject, names } = named(related);
    yield { asked: "functions, their file alone", name, names: named([]).names };
    yield { asked: "functions", name, names };
    if (!model) continue;
    const request = {
      ...{ document: `file:///${place.path}`, ...place },
      ...namePlace(root.source, own.start, name),
    };
    const ranked = await rankNames(model, subject, request, names, new AbortController().signal);
    yield { asked: "functions, the model asked too", name, names: ranked };
  }
}

/** The trees of the files nearest to one, as they are read in the editor. */
async function relatedTrees(
  syntax: Syntax,
  from: FetchedPackage,
  place: string,
  languageId: string,
): Promise<readonly SyntaxNode[]> {
  // A copy of the file, built or not, would tell its names.
  const all = filesOf(from).filter(
    (each) =>
      each.languageId === languageId &&
      each.isHandWritten &&
      !isTestPath(each.path) &&
      stemOf(each.path) !== stemOf(place),
  );
  const near = nearestFirst(
    place,
    all.map((each) => each.path),
  ).slice(0, mostRelated);
  const trees: SyntaxNode[] = [];
  for (const { file } of near.flatMap((at) => all.find((each) => each.path === at) ?? [])) {
    const known = treesOf.get(file) ?? (await treeOf(syntax, languageId, readFileSync(file, "utf8")));
    if (known) treesOf.set(file, known);
    if (known) trees.push(known);
  }
  return trees;
}

function stemOf(place: string): string {
  return path.basename(place).split(".")[0]?.toLowerCase() ?? "";
}

const treesOf = new Map<string, SyntaxNode>();

function share(count: number, { asked }: Tally): string {
  return `${Math.round((100 * count) / Math.max(1, asked))} %`;
}

const work = path.join(packageRoot, "bench/work");
/** Each name with what was proposed for it, to be read one by one. */
const proposals: { of: string; author: string; names: readonly string[]; verdict: string }[] = [];

function note(tallies: Map<string, Tally>, key: string, author: string, proposed: readonly string[]): void {
  const tally = tallies.get(key) ?? { asked: 0, exact: 0, synonym: 0 };
  tallies.set(key, tally);
  tally.asked++;
  const isExact = proposed.some((each) => plain(each) === plain(author));
  const isSynonym = !isExact && proposed.some((each) => meansSame(each, author));
  if (isExact) tally.exact++;
  if (isSynonym) tally.synonym++;
  const verdict = isExact ? "the author's" : isSynonym ? "synonym" : "other";
  proposals.push({ of: key, author, names: proposed, verdict });
}

/** What a file holds for good: given a value once, at its top. */
function constantsIn(root: SyntaxNode): readonly Variable[] {
  return namesOf(root).variables.filter(
    ({ name: own, kind, scope, uses }) =>
      kind === "local" && scope === root && plain(own).length >= shortestName && valuesOf(uses).length === 1,
  );
}

/** Local variables of one value that is more than a literal. */
function variablesIn(root: SyntaxNode): readonly Variable[] {
  return namesOf(root).variables.filter(
    ({ name: own, kind, scope, uses }) =>
      kind === "local" && scope !== root && plain(own).length >= shortestName && valuesOf(uses).length === 1,
  );
}

function valuesOf(uses: Variable["uses"]): readonly SyntaxNode[] {
  return uses.flatMap(({ holder, node, whole, writes, declares }) => {
    const value =
      (writes || declares) && whole === node && isBinding(holder) ? boundValue(holder) : undefined;
    return value && value !== node && !isLiteral(value) && !isFunction(value) ? [value] : [];
  });
}

function functionsIn(root: SyntaxNode): readonly SyntaxNode[] {
  return [...root.descendants()].filter((node) => {
    if (!isFunction(node)) return false;
    const { body, name: own } = functionParts(node, node.language);
    const isCalledItself =
      own &&
      body &&
      [...body.descendants()].some(({ text, children }) => children.length === 0 && text === own.text);
    return (
      body !== undefined &&
      own !== undefined &&
      isChosen(own.text, node) &&
      plain(own.text).length >= shortestName &&
      !isCalledItself &&
      body.namedChildren.length > 0
    );
  });
}

/** Somebody thought of the name: constructors and what a language calls by itself have theirs from elsewhere. */
function isChosen(name: string, node: SyntaxNode): boolean {
  if (!/^[\p{L}\p{N}_$?!]+$/u.test(name) || givenNames.test(name)) return false;
  const owner = memberListAround(node)?.parent;
  return owner?.child("name")?.text !== name;
}

const givenNames = /^(?:__\w+__|__\w+|constructor|initialize|main|toString|to_s|equals|hashCode|valueOf)$/i;

function proposedFor(variable: Variable, root: SyntaxNode): readonly string[] {
  const values = valuesOf(variable.uses);
  // An empty name stands for one that was taken away.
  const subject = {
    ...base,
    kind: "value",
    nodes: values,
    current: "",
    told: useWords(variable, root),
  } as const;
  return proposeNames(subject, vocabularyOf([root], values), root);
}

const base: Pick<NameSubject, "casing" | "sigil" | "taken"> = {
  casing: "camelCase",
  sigil: "",
  taken: new Set(),
};

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/** Word for word alike in meaning, with at most one word more on either side. */
function meansSame(one: string, other: string): boolean {
  const [left, right] = [one, other].map((each) => splitWords(each).map(stem)) as [string[], string[]];
  const covers = (few: readonly string[], many: readonly string[]) =>
    few.every((word) => many.some((each) => similar(word, each)));
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return (
    few.length > 0 &&
    many.length - few.length <= 1 &&
    covers(few, many) &&
    similar(left.at(-1) ?? "", right.at(-1) ?? "")
  );
}
