import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";
import type { Config, RuleId } from "../../../contract/config.ts";
import type { PlacedSuppression } from "../comments/applySuppressions.ts";
import type { TokenSequence } from "../copies/duplicates.ts";
import { precisionOf, ruleOf } from "../rules/rules.ts";
import type { FileAnalysis } from "./analyseFile.ts";
import type { UnitFinding } from "./analyseUnit.ts";
import type { Doubt } from "./doubt.ts";
import type { Remark } from "./rule.ts";
import type { ShownSeverity } from "./shownSeverity.ts";

/** A finding of one file by itself, before suppressions and other files have their say. */
export interface PlacedFinding {
  readonly rule: RuleId;
  /** Undefined for the configured one. */
  readonly severity: ShownSeverity | undefined;
  readonly range: Range;
  readonly message: string;
  readonly confidence: number;
  readonly kind?: string;
  readonly doubt: Doubt | undefined;
  readonly related: readonly { readonly range: Range; readonly message: string }[];
}

/** All that one file by itself tells: plain data, so that a worker can hand it over. */
export interface Examination {
  readonly findings: readonly PlacedFinding[];
  readonly suppressions: readonly PlacedSuppression[];
  /** The code's tokens, for comparing with other files. */
  readonly sequence: TokenSequence;
  /** True where a part of the file was too long, or nested too deeply, to be looked at. */
  readonly isPartial?: boolean;
}

/**
 * Puts a file's analysis into terms of lines and columns.
 * @param ofFile what rules found in the file as a whole
 */
export function placeAnalysis(
  document: TextDocument,
  { units }: FileAnalysis,
  ofFile: readonly UnitFinding[],
  config: Config,
): Examination {
  const rangeAt = (origin: number, { start, end }: Omit<Remark, "message">) => ({
    start: document.positionAt(origin + start),
    end: document.positionAt(origin + end),
  });
  const place = (origin: number, finding: UnitFinding): PlacedFinding => ({
    rule: finding.rule,
    severity: finding.severity,
    range: rangeAt(origin, finding),
    message: finding.message,
    confidence: finding.confidence ?? precisionOf(ruleOf(finding.rule), document.languageId, finding.kind),
    ...(finding.kind === undefined ? {} : { kind: finding.kind }),
    doubt: finding.doubt,
    related: (finding.related ?? []).map((remark) => ({
      range: rangeAt(origin, remark),
      message: remark.message,
    })),
  });
  const findings = units.flatMap(({ start, analysis }) =>
    (analysis.findings ?? []).map((finding) => place(start, finding)),
  );
  const suppressions = units.flatMap(({ start, analysis }) =>
    analysis.suppressions.map(({ kind, rules, unknown, ...where }) => ({
      kind,
      rules,
      unknown,
      range: rangeAt(start, where),
      commentEnd: document.positionAt(start + where.commentEnd).line,
    })),
  );
  return {
    findings: [...findings, ...ofFile.map((finding) => place(0, finding))],
    suppressions,
    sequence: sequenceOf(document, units, config.rules["duplicate-code"].ignoreNames),
    isPartial: units.some(({ analysis }) => analysis.isUnread),
  };
}

type Units = FileAnalysis["units"];

/** Lines of code: two units may share one. */
export function countCodeLines(document: TextDocument, { units }: FileAnalysis): number {
  let count = 0;
  let last = -1;
  for (const { start, analysis } of units) {
    const { codeLines, firstLine, lastLine } = analysis.tokens;
    if (codeLines === 0) continue;
    const line = document.positionAt(start).line;
    count += codeLines - (line + firstLine === last ? 1 : 0);
    last = line + lastLine;
  }
  return count;
}

function sequenceOf(document: TextDocument, units: Units, ignoreNames: boolean): TokenSequence {
  const length = units.reduce((sum, { analysis }) => sum + analysis.tokens.lines.length, 0);
  const hashes = new Uint32Array(length);
  const lines = new Uint32Array(length);
  let offset = 0;
  for (const { start, analysis } of units) {
    const { tokens } = analysis;
    hashes.set(ignoreNames ? tokens.shape : tokens.exact, offset);
    const line = document.positionAt(start).line;
    lines.set(tokens.lines, offset);
    for (let index = offset; index < offset + tokens.lines.length; index++)
      lines[index] = (lines[index] ?? 0) + line;
    offset += tokens.lines.length;
  }
  return { hashes, lines };
}
