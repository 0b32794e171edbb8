/** Cheap measures of a file's health, for batches and for languages that the diagnostics do not know. */
import { defaultTodoTags, findTodos } from "../../language/comments/todos.ts";
import { seemsToSwallow } from "../../language/lexical/emptyHandlers.ts";
import type { MaskedText } from "../../language/lexical/maskText.ts";

export type Quality = "good" | "issues";

/** What the diagnostics found in the file, if they ran: findings of severity warning or error count. */
export interface FindingCounts {
  readonly security: number;
  readonly warnings: number;
  /** How many findings each rule has, whatever their severity. */
  readonly rules?: ReadonlyMap<string, number>;
}

export interface QualityOutput {
  readonly quality: Quality;
  /** Why, as short phrases for people; empty when good. */
  readonly reasons: readonly string[];
  /** 0 to 1. */
  readonly confidence: number;
}

// Limits of the rules where one exists, otherwise far outside what well-kept code shows.
const maxLines = 1000;
const maxLineLength = 200;
const maxIndentLevels = 7;
const maxTagShare = 1 / 40;
const maxWarningShare = 1 / 50;
const mostLongShare = 1 / 50;
const mostDeepShare = 1 / 20;
/** Fewer deep lines than these are chance. */
const leastDeep = 3;
/** No indentation is wider than a tab, in columns. */
const widestIndent = 8;
/** How sure the verdict is, by whether the diagnostics ran or the text was only measured. */
const sureness = { examined: 0.9, measured: 0.8 } as const;
const tags = defaultTodoTags.filter((tag) => tag !== "TODO");

/** Rules of which one finding makes a file one with issues: what they say stands on the screen. */
const structural: readonly (readonly [string, string])[] = [
  ["cognitive-complexity", "too complex functions"],
  ["too-many-parameters", "functions with too many parameters"],
  ["deep-nesting", "deep nesting"],
  ["long-function", "long functions"],
  ["long-file", "a long file"],
  ["empty-catch", "swallowed errors"],
  ["syntax-error", "syntax errors"],
];

/** Judges code; what is not code is good unless something else is known. */
export function judgeQuality(
  text: string,
  languageId: string,
  masked: MaskedText,
  findings: FindingCounts | undefined,
): QualityOutput {
  const lines = masked.code.split("\n");
  const codeLines = lines.filter((line) => line.trim() !== "").length;
  const reasons = findingReasons(findings, codeLines);
  if (codeLines > maxLines) reasons.push(`${codeLines} lines of code`);
  const long = text.split("\n").filter((line) => line.length > maxLineLength).length;
  if (long > Math.max(2, lines.length * mostLongShare))
    reasons.push(`${long} lines longer than ${maxLineLength}`);
  const deep = deeplyIndented(text.split("\n").filter((_, at) => lines[at]?.trim() !== ""));
  if (deep > Math.max(leastDeep, codeLines * mostDeepShare)) reasons.push(`${deep} deeply nested lines`);
  const marked = masked.comments.filter(({ text }) => findTodos(text, tags).length > 0).length;
  if (marked > Math.max(1, codeLines * maxTagShare)) reasons.push(`${marked} FIXME or HACK comments`);
  // Where the rules ran they know better.
  if (!findings?.rules && seemsToSwallow({ text, languageId, withoutComments: masked.withoutComments }))
    reasons.push("swallowed errors");
  const certain = findings ? sureness.examined : sureness.measured;
  return { quality: reasons.length > 0 ? "issues" : "good", reasons, confidence: certain };
}

/** What the diagnostics say. */
function findingReasons(findings: FindingCounts | undefined, codeLines: number): string[] {
  if (!findings) return [];
  const { security, warnings, rules } = findings;
  return [
    ...structural.flatMap(([rule, words]) => ((rules?.get(rule) ?? 0) > 0 ? [words] : [])),
    ...(security > 0 ? [`${security} security finding${security === 1 ? "" : "s"}`] : []),
    ...(warnings > Math.max(2, codeLines * maxWarningShare) ? [`${warnings} warnings`] : []),
  ];
}

/** Lines indented by more levels than readable code has; one level is the smallest indentation used. */
function deeplyIndented(lines: readonly string[]): number {
  const indents = lines
    .map((line) => (line.trim() === "" ? 0 : indentOf(line)))
    .filter((indent) => indent > 0);
  const level = indents.reduce(
    (least, indent) => (indent >= 2 && indent < least ? indent : least),
    widestIndent,
  );
  return indents.filter((indent) => indent / level > maxIndentLevels).length;
}

function indentOf(line: string): number {
  const lead = /^[ \t]*/.exec(line)?.[0] ?? "";
  return lead.replaceAll("\t", "    ").length;
}
