import { contentWords, similar } from "../../../language/words/wordForms.ts";
import type { CodeFacts } from "../code/codeFacts.ts";
import type { Guard, Operator } from "../code/guards.ts";
import type { Clause } from "../reading/clauses.ts";
import type { Limit } from "../reading/limits.ts";
import { absent, contradicted, type Finding, met, present } from "./finding.ts";

/** Where the words of a limit stand: characters before and behind its figure. */
const around = { before: 60, behind: 40, unit: 20 } as const;
const excerptLength = 80;

const operatorOf: Readonly<Record<Exclude<Limit["relation"], "exactly">, Operator>> = {
  atMost: "<=",
  atLeast: ">=",
  below: "<",
  above: ">",
};

/** What the clause's words say happens to quantities within the limit. */
type Wish = "reject" | "accept" | { readonly value: string } | undefined;

/** Looks for the numbers of a clause and for conditions that agree or disagree with them. */
export function checkLimits(clause: Clause, facts: CodeFacts): Finding[] {
  return clause.limits.flatMap((limit) => checkLimit(clause, limit, facts));
}

function checkLimit(clause: Clause, limit: Limit, facts: CodeFacts): Finding[] {
  const here = facts.numbers.find(({ value }) => wantedValues(limit).some((wanted) => same(wanted, value)));
  if (limit.relation === "exactly")
    return here ? [present("limit", here.node)] : absentNumber(clause, limit, facts);
  const repetition = checkRepetition(clause, limit, facts);
  if (repetition) return [repetition];
  const wish = wishOf(clause, limit);
  const operator = operatorOf[limit.relation];
  const candidates = facts.guards.filter((guard) => isOrder(guard.operator) && !guard.loop);
  const judged = candidates
    .map((guard) => ({ guard, agreement: agreement(guard, operator, limit, wish, clause, facts) }))
    .filter(({ agreement: found }) => found !== undefined);
  const good = judged.find(({ agreement: found }) => found === "agrees");
  if (good) return [met("limit", good.guard.node)];
  const bad = judged.find(({ agreement: found }) => found === "disagrees");
  if (bad && !extremes(limit, facts))
    return [
      contradicted(
        "limit",
        bad.guard.node,
        `“${limit.phrase}” is asked for, but the code says “${oneLine(bad.guard.node.text)}”.`,
      ),
    ];
  if (oppositeExtreme(limit, facts))
    return [
      contradicted("limit", here?.node, `“${limit.phrase}” is asked for, but the code does the opposite.`),
    ];
  if (here || extremes(limit, facts)) return [present("limit", here?.node)];
  if (limit.values.some((value) => nearby(value, operator, candidates))) return [present("limit", undefined)];
  return absentNumber(clause, limit, facts);
}

/** 10 % off is a factor of 0.9, and 19 % on top one of 1.19. */
function wantedValues({ values, phrase, relation }: Limit): readonly number[] {
  if (relation !== "exactly" || !/%|per ?cent/i.test(phrase)) return values;
  return [...values, ...values.flatMap((value) => [1 - value, 1 + value])];
}

/** "Retried at most 3 times": a loop that runs three times, or four when the first try is not counted. */
function checkRepetition(clause: Clause, limit: Limit, facts: CodeFacts): Finding | undefined {
  const behind = clause.text.slice(
    limit.at + limit.phrase.length,
    limit.at + limit.phrase.length + around.unit,
  );
  const repeats = /^\s*(?:times|attempts|tries|retries|iterations|rounds)\b/i.test(behind);
  if (!repeats || limit.relation !== "atMost") return undefined;
  // How often a loop really runs depends on where it starts and what else ends it.
  const fits = facts.loops.some(({ times }) =>
    limit.values.some((value) => times === value || times === value + 1),
  );
  if (fits) return present("limit", facts.loops[0]?.node);
  const [other] = facts.loops;
  const bounds = new Set(facts.loops.map(({ times }) => times));
  return other && bounds.size === 1 && facts.unknownConstants.length === 0
    ? contradicted(
        "limit",
        other.node,
        `“${limit.phrase}” is asked for, but a loop runs ${other.times} times.`,
      )
    : undefined;
}

/** `x > 0` in place of "at least 1" needs no 1. */
function nearby(value: number, operator: Operator, guards: readonly Guard[]): boolean {
  const wanted = boundary(operator, value);
  return guards.some((guard) => boundary(guard.operator, guard.value) === wanted);
}

function absentNumber(clause: Clause, limit: Limit, facts: CodeFacts): Finding[] {
  const [value] = limit.values;
  // Small numbers are often said in other ways: an empty string, a first element, a doubled value.
  if (value === undefined || Math.abs(value) <= 2 || facts.unknownConstants.length > 0) return [];
  // "The sum of three numbers": a number in words counts what code has as parameters.
  if (limit.relation === "exactly" && !/\d/.test(limit.phrase)) return [];
  const other = facts.guards.find(
    (guard) => isOrder(guard.operator) && Math.abs(guard.value) > 2 && aboutClause(guard, clause, limit),
  );
  const reason = `“${limit.phrase}” is asked for, but the code says “${oneLine(other?.node.text ?? "")}”.`;
  return other && limit.relation !== "exactly"
    ? [contradicted("limit", other.node, reason)]
    : [absent("limit", `The number in “${limit.phrase}” is nowhere in the code.`)];
}

/** `Math.max(20, x)` where at most 20 is asked for, or `min` where at least. */
function oppositeExtreme({ relation, values }: Limit, { code }: CodeFacts): boolean {
  const [right, wrong] = relation === "atMost" ? ["min", "max"] : ["max", "min"];
  if ((relation !== "atMost" && relation !== "atLeast") || new RegExp(`\\b${right}\\b`, "i").test(code))
    return false;
  return values.some((value) =>
    new RegExp(`\\b${wrong}\\(\\s*(?:${value}\\s*,|[^(),]+,\\s*${value}\\s*\\))`).test(code),
  );
}

/** `Math.min(x, 20)` keeps a value at most 20. */
function extremes(limit: Limit, facts: CodeFacts): boolean {
  return (
    /\b(?:min|max|clamp|slice|take|substring|truncate)\b/i.test(facts.code) && limit.relation !== "exactly"
  );
}

function agreement(
  guard: Guard,
  operator: Operator,
  limit: Limit,
  wish: Wish,
  clause: Clause,
  facts: CodeFacts,
): "agrees" | "disagrees" | undefined {
  const value = limit.values.find((wanted) => close(wanted, guard.value));
  if (value === undefined || wish === undefined) return undefined;
  const limitBoundary = boundary(operator, value);
  const guardBoundary = boundary(guard.operator, guard.value);
  const growing =
    /\b(?:size|length|count|len)\b|\.length|_count/i.test(guard.subject) && isGrowing(clause, facts);
  const sameBoundary = limitBoundary === guardBoundary;
  const inside = pointsAlike(operator, guard.operator) ? guard.whenTrue : guard.whenFalse;
  const outside = pointsAlike(operator, guard.operator) ? guard.whenFalse : guard.whenTrue;
  const inner = matches(inside, wish);
  const outer = wish === "accept" ? matches(outside, "reject") : undefined;
  const differs = (really: boolean) =>
    really && aboutClause(guard, clause, limit) ? ("disagrees" as const) : undefined;
  if (inner === true || outer === true) {
    if (sameBoundary || growing) return "agrees";
    return differs(Number.isInteger(value) && same(value, guard.value));
  }
  if (!sameBoundary && !same(value, guard.value)) return undefined;
  const wrongSide =
    matches(outside, wish) === true || (wish === "accept" && matches(inside, "reject") === true);
  return differs(wrongSide);
}

/** Whether an outcome is what is wished for; undefined when it cannot be told. */
function matches(outcome: Guard["whenTrue"], wish: Exclude<Wish, undefined>): boolean | undefined {
  if (!outcome) return undefined;
  if (wish === "accept") return outcome.kind === "return" && outcome.value === "true" ? true : undefined;
  if (wish === "reject")
    return outcome.kind === "reject" || (outcome.kind === "return" && /^(?:false|null)$/.test(outcome.value));
  if (outcome.kind !== "return") return undefined;
  return outcome.value.replace(/^["'`]|["'`]$/g, "") === wish.value;
}

function wishOf(clause: Clause, limit: Limit): Wish {
  const before = clause.text.slice(0, limit.at);
  const behind = clause.text.slice(limit.at);
  const demanded = /\b(?:must|shall|should|may|needs? to|has to|have to|can|cannot|is|are)\b[^,;]*$/i.test(
    before,
  );
  const conditional =
    /\b(?:if|when|whenever|where|for|with|while|once|of)\b[^,;]*$/i.test(before) ||
    /^[^,;]*\b(?:must|shall|should|throws?|raises?|is rejected|are rejected|fails?|returns?)\b/i.test(behind);
  const flipped = /\b(?:unless|not|except(?: when| if)?)\b\s*(?:\w+\s+){0,4}$/i.test(before);
  if (clause.error && conditional) return flipped ? "accept" : "reject";
  if (clause.error && flipped) return "accept";
  if (conditional && clause.returns !== undefined) return flipped ? undefined : { value: clause.returns };
  const [quote] = clause.quotes;
  if (conditional && quote !== undefined && clause.quotes.length === 1) return { value: quote };
  const stated = demanded || limit.relation === "atMost" || limit.relation === "atLeast";
  return stated && !conditional && !clause.negated ? "accept" : undefined;
}

/** Whether a comparison is about what the clause is about: the very number, or a shared word. */
function aboutClause(guard: Guard, clause: Clause, limit: Limit): boolean {
  if (limit.values.some((value) => Math.abs(value) > 2 && same(value, guard.value))) return true;
  const subject = contentWords(guard.subject);
  const near = contentWords(
    clause.text.slice(Math.max(0, limit.at - around.before), limit.at + limit.phrase.length + around.behind),
  );
  return subject.some((word) => near.some((other) => similar(word, other)));
}

/** "At most 20" is checked as `size >= 20` before something is added. */
function isGrowing(clause: Clause, facts: CodeFacts): boolean {
  return (
    /\b(?:add|insert|push|append|hold|store|contain|keep|accept|register|queue|cache|have|has|allow|capacity|limit)/i.test(
      clause.text,
    ) || /\b(?:append|push|add|insert|offer|put|set|enqueue)\b|\+\+|\+=/.test(facts.code)
  );
}

function isOrder(operator: Operator): boolean {
  return operator !== "==" && operator !== "!=";
}

function pointsAlike(a: Operator, b: Operator): boolean {
  return a.startsWith("<") === b.startsWith("<");
}

/** The point between two neighbouring integers where a comparison changes: `< 1` and `>= 1` are both 0.5. */
function boundary(operator: Operator, value: number): number {
  const below = operator === "<" || operator === ">=";
  return below ? value - 0.5 : value + 0.5;
}

function close(wanted: number, value: number): boolean {
  return (
    same(wanted, value) ||
    (Number.isInteger(wanted) && Number.isInteger(value) && Math.abs(wanted - value) <= 1)
  );
}

function same(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

export function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length > excerptLength ? `${flat.slice(0, excerptLength - 1)}…` : flat;
}
