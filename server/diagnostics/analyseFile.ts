import type { Logger } from "../ports.ts";
import type { SyntaxTree } from "../syntax/syntaxTree.ts";
import { visitUnits } from "../syntax/units.ts";
import { checkUnit, type FileInput, readUnit, type UnitAnalysis } from "./analyseUnit.ts";
import { JoinedFacts } from "./fileFacts.ts";
import { NodeIndex } from "./nodeIndex.ts";
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

/** Analyses a file unit by unit, reusing what `previous` knows of units whose text did not change. */
export function analyseFile(
  tree: SyntaxTree,
  file: FileInput,
  settingsKey: string,
  previous: FileAnalysis | undefined,
  rules: readonly Rule[],
  logger: Logger,
): FileAnalysis {
  const known = previous?.settingsKey === settingsKey ? previous.byKey : undefined;
  const byKey = new Map<string, UnitAnalysis>();
  const units: PlacedUnit[] = [];
  const fresh = new Map<UnitAnalysis, NodeIndex>();
  visitUnits(tree, ({ key, start, copy }) => {
    let analysis = byKey.get(key) ?? known?.get(key);
    if (!analysis) {
      const { index, ...read } = readUnit(copy(), tree.language);
      analysis = read;
      fresh.set(analysis, index);
    }
    byKey.set(key, analysis);
    units.push({ start, analysis });
  });
  const facts = new JoinedFacts(units.map(({ analysis }) => analysis.facts));
  for (const [analysis, index] of fresh) checkUnit(analysis, index, file, facts, rules, logger);
  const outdated = new Set(
    units.filter(({ analysis }) => !facts.confirm(analysis.answers)).map((unit) => unit.analysis),
  );
  if (outdated.size > 0)
    visitUnits(tree, ({ key, copy }) => {
      const analysis = byKey.get(key);
      if (!analysis || !outdated.delete(analysis)) return;
      checkUnit(analysis, new NodeIndex(copy(), tree.language), file, facts, rules, logger);
    });
  return { units, byKey, settingsKey };
}
