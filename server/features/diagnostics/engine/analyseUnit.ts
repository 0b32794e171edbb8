import type { Config, RuleId } from "../../../contract/config.ts";
import type { Logger } from "../../../contract/ports.ts";
import type { LanguageFacts } from "../../../language/languageFacts.ts";
import { NodeIndex } from "../../../language/parse/nodeIndex.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { collectFacts } from "../../../language/values/collectFacts.ts";
import type { JoinedFacts, UnitFacts } from "../../../language/values/fileFacts.ts";
import { noFaults, type SilentFaults, silentFaults } from "../../../language/wellFormed/silent.ts";
import type { Steps } from "../../../text/steps.ts";
import { peerSuppressions } from "../comments/peerSuppressions.ts";
import { type Suppression, suppressionsIn } from "../comments/suppressions.ts";
import { type CodeTokens, noTokens, tokensOf } from "../copies/codeTokens.ts";
import type { Rule, RuleFinding } from "./rule.ts";

/** What all units of a file share. */
export interface FileInput {
  readonly languageId: string;
  readonly language: LanguageFacts;
  readonly config: Config;
  readonly path: string;
  readonly isTest: boolean;
  readonly today: string;
  readonly parse: (text: string) => SyntaxNode | undefined;
}

/** A rule's finding with the rule's name; offsets count from the unit's start. */
export interface UnitFinding extends RuleFinding {
  readonly rule: RuleId;
}

/** What is known of a unit, wherever in the file it stands: every offset counts from its start. */
export interface UnitAnalysis {
  readonly facts: UnitFacts;
  readonly tokens: CodeTokens;
  readonly suppressions: readonly Suppression[];
  readonly silent: SilentFaults;
  /** True where nobody saw the inside: it is too long, or nested too deeply. */
  readonly isUnread?: boolean;
  /** Undefined until the rules have run. */
  findings: readonly UnitFinding[] | undefined;
  answers: ReadonlyMap<string, string>;
}

/** Shorter units are read and checked without a pause between: that takes some milliseconds at most. In characters. */
const shortUnit = 2_000;

/** What the rules that run want to know of each unit, besides its nodes. */
export interface Wanted {
  /** What its variables of the top level are safe in. */
  readonly globals: boolean;
  readonly tokens: boolean;
  readonly silentFaults: boolean;
}

/** Reads what does not depend on the rest of the file. */
export function* readUnit(
  unit: SyntaxNode,
  { language, languageId }: Pick<SyntaxTree, "language" | "languageId">,
  wanted: Wanted,
): Steps<UnitAnalysis & { index: NodeIndex }> {
  const isLong = unit.end - unit.start > shortUnit;
  yield;
  const index = new NodeIndex(unit, language);
  if (isLong) yield;
  const { isSuspect, problems } = wanted.silentFaults
    ? silentFaults(languageId, (types) => index.ofTypes(types))
    : noFaults;
  if (isLong) yield;
  const facts = collectFacts(index, wanted.globals);
  if (isLong) yield;
  const tokens = wanted.tokens ? tokensOf(unit, language) : noTokens;
  if (isLong) yield;
  return {
    index,
    facts,
    tokens,
    suppressions: suppressionsIn(index, unit.start),
    silent: {
      isSuspect,
      problems: problems.map(({ message, start, end }) => ({
        message,
        start: start - unit.start,
        end: end - unit.start,
      })),
    },
    findings: undefined,
    answers: new Map(),
  };
}

/** Runs the rules over one unit. A rule that fails is logged and left out; the others go on. */
export function* checkUnit(
  analysis: UnitAnalysis,
  index: NodeIndex,
  file: FileInput,
  facts: JoinedFacts,
  rules: readonly Rule[],
  logger: Logger,
): Steps<void> {
  const answers = new Map<string, string>();
  const { unit } = index;
  const context = { ...file, unit, nodes: index, file: facts.noting(answers) };
  const findings: UnitFinding[] = [];
  let silenced: ReturnType<typeof peerSuppressions> | undefined;
  const isShown = (rule: RuleId, start: number) => {
    silenced ??= peerSuppressions(index);
    return !silenced(rule, start);
  };
  const isLong = unit.end - unit.start > shortUnit;
  yield;
  for (const rule of rules) {
    if (isLong) yield;
    try {
      const found = rule.check?.(context) ?? [];
      const shown = found.filter(({ start }) => isShown(rule.id, start));
      findings.push(...shown.map((finding) => relativeTo(unit.start, finding, rule.id)));
    } catch (error) {
      logger.error(`The rule "${rule.id}" failed in ${file.path}.`, error);
    }
  }
  analysis.findings = findings;
  analysis.answers = answers;
}

function relativeTo(origin: number, finding: RuleFinding, rule: RuleId): UnitFinding {
  const related = finding.related?.map((place) => ({
    ...place,
    start: place.start - origin,
    end: place.end - origin,
  }));
  return {
    ...finding,
    rule,
    start: finding.start - origin,
    end: finding.end - origin,
    ...(related ? { related } : {}),
  };
}
