import type { CodeFacts } from "../code/codeFacts.ts";
import type { Clause } from "../reading/clauses.ts";
import { oneLine } from "./checkLimits.ts";
import { absent, contradicted, type Finding, met, present } from "./finding.ts";

/** Calls that may raise the error elsewhere. */
const delegating = /valid|check|assert|ensure|require|verify|guard|invariant|must|expect|parse|unwrap|throw/i;

/** Whether the language raises the error for what the code does: an element that is not there, a division by zero. */
function raisesByItself({ conditions }: Clause, { code, grammar }: CodeFacts): boolean {
  // Elements of JavaScript that are not there are undefined, and a division by zero is infinite.
  if (/^(?:javascript|typescript|tsx)$/.test(grammar)) return false;
  return conditions.includes("zero") ? /[/%]/.test(code) : /[\w)\]]\[[^\]]/.test(code);
}

/** Looks for the error that a clause asks for. */
export function checkErrors(clause: Clause, facts: CodeFacts): Finding[] {
  if (!clause.error) return [];
  const { type } = clause.error;
  const [first] = facts.rejects;
  if (!first) {
    if (facts.calls.some((call) => delegating.test(call)) || /\?;|\.\?|\btry\b/.test(facts.code)) return [];
    if (!clause.error.strict && /\breturn\s+(?:false|null|undefined|nil|None|False)\b|[<>=]/.test(facts.code))
      return [];
    if (raisesByItself(clause, facts)) return [];
    // A library may raise the error of its own accord, unless the clause names a check that must be written.
    const explicit =
      clause.limits.length > 0 || clause.conditions.some((each) => /empty|negative|zero/.test(each));
    if (!explicit && facts.calls.length > 0) return [];
    return [absent("error", "No error is raised anywhere in the code.")];
  }
  if (type === undefined) return [present("error", first)];
  const named = facts.rejects.find((node) => node.text.includes(type));
  if (named) return [met("error", named)];
  const other = facts.rejects.find((node) => /\b\w*(?:Error|Exception)\b/.test(node.text));
  if (!other || facts.names.has(type)) return [present("error", first)];
  return [contradicted("error", other, `${type} is asked for, but the code has “${oneLine(other.text)}”.`)];
}
