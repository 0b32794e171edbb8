import type { RuleId } from "../../../contract/config.ts";
import { ruleSettings } from "../../../contract/ruleSettings.ts";
import type { NodeIndex } from "../../../language/parse/nodeIndex.ts";

/** A comment that turns rules off: `inkling-ignore-next-line`, `inkling-ignore-line` or `inkling-ignore-file`. */
export interface Suppression {
  readonly kind: "next-line" | "line" | "file";
  /** The rules named; none means all of them. */
  readonly rules: readonly RuleId[];
  /** Names that are no rule's. */
  readonly unknown: readonly string[];
  /** The directive's own place; `commentEnd` is where its comment ends. All counted from the unit's start. */
  readonly start: number;
  readonly end: number;
  readonly commentEnd: number;
}

const directive =
  /(?<![\w`"'“-])inkling-ignore-(next-line|line|file)\b([^\S\r\n]+[a-z][\w/-]*(?:[^\S\r\n]*,[^\S\r\n]*[a-z][\w/-]*)*)?/g;
const known: ReadonlySet<string> = new Set(Object.keys(ruleSettings));

/** Finds the suppressions in a unit's comments. */
export function suppressionsIn(index: NodeIndex, origin: number): readonly Suppression[] {
  return index.ofTypes(index.language.comments).flatMap((comment) => {
    if (!comment.text.includes("inkling-ignore-")) return [];
    return suppressionsOf(comment.text, comment.start - origin);
  });
}

/** Finds the suppressions in one comment that starts at `offset`. */
export function suppressionsOf(comment: string, offset: number): readonly Suppression[] {
  return [...comment.matchAll(directive)].map((match) => {
    const names = (match[2] ?? "").split(",").flatMap((name) => name.trim() || []);
    const start = offset + match.index;
    return {
      kind: match[1] as Suppression["kind"],
      rules: names.filter((name): name is RuleId => known.has(name)),
      unknown: names.filter((name) => !known.has(name)),
      start,
      end: start + match[0].length,
      commentEnd: offset + comment.trimEnd().length,
    };
  });
}
