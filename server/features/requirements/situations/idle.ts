import type { Effect, Path } from "../../../language/program/machine/path.ts";
import type { Consequence } from "../check/evidence/fulfils.ts";
import type { RunFunction } from "../code/programCode.ts";
import { isOuter } from "./effects.ts";
import type { Sentence } from "./subjectAndVerb.ts";

const nothingDone =
  /\b(?:nothing (?:of it )?(?:is|gets|will be|may be|happens)|no \w+ (?:is|are|gets?|will be) \w+(?:ed|t)\b|(?:is|are|gets?) (?:silently )?(?:ignored|dropped|skipped|discarded|swallowed|suppressed)|has no effect|do(?:es)? (?:nothing|no harm))\b/i;
const quietLog = /\blog|console|debug|trace|metric/i;

/**
 * "Without consent nothing is tracked", "what muted users write is dropped": of a function that gives nothing, the ways on which it
 * does none of what it does on others.
 */
export function idle({ subject, predicate }: Sentence, fn: RunFunction): Consequence | undefined {
  const said = `${subject} ${predicate}`;
  if (!nothingDone.test(said) || /\b(?:error|exception|reject\w*|refus\w*|only|until|than)\b/i.test(said))
    return undefined;
  const { all, isComplete } = fn.paths;
  if (!isComplete || !all.every(givesNothing) || !all.some((path) => deedsOf(path).length > 0))
    return undefined;
  return (path) => (path.ending.kind === "error" || deedsOf(path).length > 0 ? "no" : "yes");
}

function givesNothing({ ending }: Path): boolean {
  return (
    ending.kind === "end" ||
    ending.kind === "error" ||
    (ending.kind === "return" && ending.node.namedChildren.length === 0)
  );
}

/** What a path does that others see; what it only asks for is no deed. */
function deedsOf({ effects, decisions }: Path): readonly Effect[] {
  const isAsked = ({ key, node }: Effect) =>
    decisions.some((decision) => decision.key.includes(key) || contains(decision.node, node));
  return effects.filter((effect) => {
    if (effect.kind === "assign") return isOuter(effect);
    if (effect.kind !== "call") return true;
    return !isAsked(effect) && !quietLog.test(`${effect.key} ${effect.name}`) && effect.args.length > 0;
  });
}

function contains(outer: { start: number; end: number }, inner: { start: number; end: number }): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
