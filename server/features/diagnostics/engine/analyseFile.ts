import type { Logger } from "../../../contract/ports.ts";
import { NodeIndex } from "../../../language/parse/nodeIndex.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { visitUnits } from "../../../language/parse/units.ts";
import { JoinedFacts } from "../../../language/values/fileFacts.ts";
import { checkUnit, type FileInput, readUnit, type UnitAnalysis } from "./analyseUnit.ts";
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
  /** False when the budget was spent: hand this back in to go on. */
  readonly isComplete: boolean;
}

/**
 * Analyses a file unit by unit, reusing what `previous` knows of units whose text did not change.
 * @param budget how much text may be looked at, in characters; at least one unit is
 */
export function analyseFile(
  tree: SyntaxTree,
  file: FileInput,
  settingsKey: string,
  previous: FileAnalysis | undefined,
  rules: readonly Rule[],
  logger: Logger,
  budget: number,
): FileAnalysis {
  const known = previous?.settingsKey === settingsKey ? previous.byKey : undefined;
  const byKey = new Map<string, UnitAnalysis>();
  const units: PlacedUnit[] = [];
  const fresh = new Map<UnitAnalysis, NodeIndex>();
  let left = budget;
  let isRead = true;
  visitUnits(tree, ({ key, start, end, copy }) => {
    let analysis = byKey.get(key) ?? known?.get(key);
    if (!analysis) {
      isRead &&= left > 0;
      if (!isRead) return;
      left -= end - start;
      const { index, ...read } = readUnit(copy(), tree.language, tree.languageId);
      analysis = read;
      fresh.set(analysis, index);
    }
    byKey.set(key, analysis);
    units.push({ start, analysis });
  });
  if (!isRead) return { units: [], byKey, settingsKey, isComplete: false };
  const facts = new JoinedFacts(units.map(({ analysis }) => analysis.facts));
  for (const [analysis, index] of fresh) checkUnit(analysis, index, file, facts, rules, logger);
  const outdated = new Set(
    units
      .filter(({ analysis }) => analysis.findings === undefined || !facts.confirm(analysis.answers))
      .map((unit) => unit.analysis),
  );
  if (outdated.size > 0)
    visitUnits(tree, ({ key, start, end, copy }) => {
      const analysis = byKey.get(key);
      if (!analysis || left <= 0 || !outdated.delete(analysis)) return;
      left -= end - start;
      checkUnit(analysis, new NodeIndex(copy(), tree.language), file, facts, rules, logger);
    });
  return { units, byKey, settingsKey, isComplete: outdated.size === 0 };
}
