import type { Logger } from "../../../contract/ports.ts";
import { NodeIndex } from "../../../language/parse/nodeIndex.ts";
import { isWhole, SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { longestUnit, type Unit, unitSteps } from "../../../language/parse/units.ts";
import { JoinedFacts } from "../../../language/values/fileFacts.ts";
import type { Steps } from "../../../text/steps.ts";
import { checkUnit, type FileInput, readUnit, type UnitAnalysis, type Wanted } from "./analyseUnit.ts";
import type { Rule } from "./rule.ts";

/** A unit where it now stands. */
export interface PlacedUnit {
  readonly start: number;
  readonly analysis: UnitAnalysis;
}

/** A file's units, analysed; handed back in after an edit, so that only changed units are looked at again. */
export interface FileAnalysis {
  readonly units: readonly PlacedUnit[];
  readonly byKey: ReadonlyMap<string, UnitAnalysis>;
  /** Settings, path and date under which the rules ran. */
  readonly settingsKey: string;
}

/** Nodes of so much text are kept between reading and checking it; of more they are copied again. In characters. */
const mostKept = 200_000;

/** A unit, and its nodes where they are wanted. */
interface Visited {
  readonly key: string;
  readonly start: number;
  readonly node: SyntaxNode | undefined;
}

/**
 * Analyses a file unit by unit, reusing what `previous` knows of units whose text did not change. What it yields may be handed
 * back in as `previous`.
 */
export function* analyseFile(
  tree: SyntaxTree,
  file: FileInput,
  settingsKey: string,
  previous: FileAnalysis | undefined,
  rules: readonly Rule[],
  logger: Logger,
): Steps<FileAnalysis, FileAnalysis> {
  const known = previous?.settingsKey === settingsKey ? previous.byKey : undefined;
  const byKey = new Map<string, UnitAnalysis>();
  const soFar: FileAnalysis = { units: [], byKey, settingsKey };
  const { units, fresh } = yield* readUnits(tree, soFar, byKey, known, wantedBy(rules));
  const facts = new JoinedFacts(units.map(({ analysis }) => analysis.facts));
  const check = (analysis: UnitAnalysis, index: NodeIndex) =>
    during(soFar, checkUnit(analysis, index, file, facts, rules, logger));
  for (const [analysis, index] of fresh) yield* check(analysis, index);
  const outdated = new Set(
    units
      .filter(({ analysis }) => !fresh.has(analysis) && !isConfirmed(analysis, facts))
      .map((unit) => unit.analysis),
  );
  const isOutdated = ({ key }: Unit) => {
    const analysis = byKey.get(key);
    return analysis !== undefined && outdated.has(analysis);
  };
  for (const unit of outdated.size > 0 ? visitedUnits(tree, isOutdated) : []) {
    yield soFar;
    const analysis = unit && byKey.get(unit.key);
    if (!analysis || !unit.node || !outdated.delete(analysis)) continue;
    yield* check(analysis, new NodeIndex(unit.node, tree.language));
  }
  return { units, byKey, settingsKey };
}

interface ReadUnits {
  readonly units: readonly PlacedUnit[];
  /** The nodes of units that were read just now, as long as they are few. */
  readonly fresh: ReadonlyMap<UnitAnalysis, NodeIndex>;
}

/** Reads the units that are not known, and notes all of them in `byKey`. */
function* readUnits(
  tree: SyntaxTree,
  soFar: FileAnalysis,
  byKey: Map<string, UnitAnalysis>,
  known: ReadonlyMap<string, UnitAnalysis> | undefined,
  wanted: Wanted,
): Steps<ReadUnits, FileAnalysis> {
  const units: PlacedUnit[] = [];
  const fresh = new Map<UnitAnalysis, NodeIndex>();
  let kept = 0;
  const isUnknown = ({ key }: Unit) => !byKey.has(key) && !known?.has(key);
  for (const unit of visitedUnits(tree, isUnknown)) {
    yield soFar;
    if (!unit) continue;
    const { key, start, node } = unit;
    let analysis = byKey.get(key) ?? known?.get(key);
    if (!analysis && node) {
      const { index, ...read } = yield* during(soFar, readUnit(node, tree, wanted));
      analysis = isStandIn(node) ? { ...read, isUnread: true } : read;
      kept += node.end - start;
      if (kept <= mostKept) fresh.set(analysis, index);
    }
    if (!analysis) continue;
    byKey.set(key, analysis);
    units.push({ start, analysis });
  }
  return { units, fresh };
}

/** The units of a tree, with copied nodes where they are wanted; undefined between them, where the tree is being walked. */
function* visitedUnits(
  tree: SyntaxTree,
  isWanted: (unit: Unit) => boolean,
): Generator<Visited | undefined, void, void> {
  const visited: Visited[] = [];
  const visit = (unit: Unit) => {
    const { key, start } = unit;
    visited.push({ key, start, node: isWanted(unit) ? nodesOf(unit, tree) : undefined });
  };
  for (const _ of unitSteps(tree, visit, "tree")) {
    yield undefined;
    yield* visited.splice(0);
  }
}

/** Of a unit that is too long, or nested too deeply, nobody sees the inside. */
function nodesOf({ start, end, copy }: Unit, tree: SyntaxTree): SyntaxNode {
  const copied = end - start <= longestUnit ? copy() : undefined;
  if (copied?.children.every(isWhole)) return copied;
  const origin = { text: tree.text, language: tree.language };
  return new SyntaxNode(tree.rootNode.type, true, undefined, start, end, undefined, origin);
}

/** Whether a node stands for a unit of which nobody sees the inside: every other unit has something in it. */
function isStandIn({ children }: SyntaxNode): boolean {
  return children.length === 0;
}

function wantedBy(rules: readonly Rule[]): Wanted {
  return {
    // The rules of security ask what a variable of the top level holds; nobody else does.
    globals: rules.some(({ id }) => id.startsWith("security/")),
    tokens: rules.some((rule) => rule.checkCopies !== undefined || rule.checkFile !== undefined),
    silentFaults: rules.some((rule) => rule.suspect !== undefined),
  };
}

/** Whether what was found in a unit still stands. */
function isConfirmed({ findings, answers }: UnitAnalysis, facts: JoinedFacts): boolean {
  return findings !== undefined && facts.confirm(answers);
}

/** Steps of a part, with what the whole has so far. */
function* during<T, SoFar>(soFar: SoFar, steps: Steps<T>): Steps<T, SoFar> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    yield soFar;
  }
}
