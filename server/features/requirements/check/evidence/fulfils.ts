import type { Effect, Path } from "../../../../language/program/machine/path.ts";
import { keyOf, type Value } from "../../../../language/program/values/value.ts";
import { statusOf } from "../../code/status.ts";
import type { Claim } from "../../reading/claims.ts";

/** Whether a path comes to what a claim wants; `open` where it cannot be told. */
export type Answer = "yes" | "no" | "open";

/** Whether a path comes to what a claim says. */
export type Consequence = (path: Path) => Answer;

/** Whether a path ends in what a claim says happens. `around` is the name of the function. */
export function fulfils(
  path: Path,
  { outcome, status }: Pick<Claim, "outcome" | "status">,
  around = "",
): Answer {
  if (path.ending.kind === "cut") return "open";
  if (status !== undefined) return endsWithStatus(path, status);
  switch (outcome?.kind) {
    case "reject": {
      const answer = rejects(path, outcome.type, outcome.mustThrow, around);
      const isNothing = path.ending.kind === "return" && path.ending.value.kind === "null";
      return outcome.isError && isNothing && answer === "yes" && !statusOf(path) ? "open" : answer;
    }
    case "accept":
      return accepts(path, around);
    case "expire":
      return expires(path, around);
    case "returns":
      return returnsLiteral(path, outcome.literal);
    default:
      return "open";
  }
}

function endsWithStatus(path: Path, status: number): Answer {
  const found = statusOf(path);
  if (!found) return "open";
  return found.status === status ? "yes" : found.isGuess ? "open" : "no";
}

function expires(path: Path, around: string): Answer {
  const { ending, effects } = path;
  const tells = ending.kind === "return" && ending.value.kind === "boolean" ? ending.value.value : undefined;
  if (tells !== undefined && /expire|stale|outdated|timed?_?out|too_?old|invalid|inactive/i.test(around))
    return tells ? "yes" : "no";
  if (tells !== undefined && /valid|fresh|alive|active|current|usable/i.test(around))
    return tells ? "no" : "yes";
  if (
    effects.some(
      ({ kind, name }) =>
        kind === "shrink" || /delete|remove|evict|expire|invalidate|clear|destroy/i.test(name),
    )
  )
    return "yes";
  return rejects(path);
}

const complaint =
  /error|reject|deny|forbid|refuse|invalid|fail|abort|warn|alert|flash|complain|problem|violation|unauthori/i;

/** Whether a path refuses: by an error, by a status, by false, or by saying so. */
export function rejects(path: Path, type?: string, mustThrow = false, around = ""): Answer {
  const { ending } = path;
  if (ending.kind === "error") return type === undefined ? "yes" : isType(keyOf(ending.value), type);
  if (ending.kind === "cut") return "open";
  if (mustThrow) return unlessChecked(path);
  const found = statusOf(path);
  if (found) return found.status >= leastFailure ? "yes" : "no";
  return rejectsQuietly(path, ending, around) ?? unlessChecked(path);
}

/** HTTP statuses from here on say that something went wrong. */
const leastFailure = 400;

function unlessChecked(path: Path): Answer {
  return callsChecker(path) ? "open" : "no";
}

/** Whether a path that ends well says no by what it returns, or by what it calls; undefined where neither tells. */
function rejectsQuietly(path: Path, ending: Path["ending"], around: string): Answer | undefined {
  const returned = ending.kind === "return" ? rejectsByValue(ending.value, around) : undefined;
  if (returned) return returned;
  if (path.effects.some(complains)) return "yes";
  return ending.kind === "return" && ending.value.kind === "null"
    ? rejectsByNothing(path, ending.node.text)
    : undefined;
}

/** Whether something is called that says that something is wrong; a field of failures that is set says nothing. */
function complains({ kind, name, key }: Effect): boolean {
  const isField = /^(?:set|get|is|has|find|count|reset|clear|record|increment|add)_?(?=[A-Z_])/.test(name);
  const isLog = /\b(?:s|k|z|_)?log(?:s|ger|ging|rus|4j)?\b|\b(?:console|tracing|zap|winston|pino)\b/i.test(
    key,
  );
  return kind !== "assign" && kind !== "shrink" && !isField && !isLog && complaint.test(`${key} ${name}`);
}

/** Nothing, said in so many words, is what a function gives that refuses. */
function rejectsByNothing({ effects }: Path, written: string): Answer {
  const isSaid = /\b(?:null|None|nil|undefined|empty\(\))\W*$/.test(written);
  return !isSaid && effects.some(({ kind }) => kind === "call") ? "open" : "yes";
}

function rejectsByValue(value: Value, around: string): Answer | undefined {
  // A function that collects what is wrong gives an empty list where nothing is.
  if (value.kind === "list" && /valid|check|errors|problems|verify|issues/i.test(around))
    return value.items.length > 0 ? "yes" : "no";
  if (value.kind !== "boolean") return undefined;
  return tellsTrouble.test(around) ? "open" : value.value ? "no" : "yes";
}

/** Names of functions whose yes is no acceptance: `removeEldestEntry`, `isFull`, `exceedsLimit`. */
const tellsTrouble =
  /remove|evict|discard|drop|expire|stale|exceed|over(?=[A-Z_]|due|flow|limit)|^(?:is_?)?too|full|block|den(?:y|ied)|forbid|reject|refus|ban(?:ned)?(?=[A-Z_]|$)|lock|throttl|violat|conflict|invalid|fail|miss(?:ing|es)|late(?=[A-Z_]|$)|needs?(?=[A-Z_])/i;

/** Whether something that is called may well raise the error. */
function callsChecker(path: Path): boolean {
  return path.effects.some(
    ({ kind, name }) =>
      kind === "call" &&
      /valid|check|assert|ensure|require|verify|guard|must|expect|parse|enforce|authori/i.test(name),
  );
}

/** Whether an error is of a type, as far as names tell. */
export function isType(found: string, wanted: string): Answer {
  const last =
    found
      .split(/\W+/)
      .filter((part) => part !== "")
      .at(-1) ?? "";
  const bare = (name: string) =>
    name.replace(/^(?:Err(?=[A-Z]))|(?:Error|Exception|Err|Fault)$/g, "").toLowerCase();
  if (last === wanted || found.endsWith(wanted)) return "yes";
  if (/^(?:Error|Exception|Err)$/.test(wanted)) return "yes";
  if (bare(last) === bare(wanted) && bare(wanted) !== "") return "yes";
  // A name of no known type may be a variable that holds one.
  if (last === "" || /^[a-z]/.test(last) || /\(/.test(found)) return "open";
  // An error of a library's own base type may be what is meant where the message says so.
  if (/^(?:Error|Exception|errors|New|Errorf|RuntimeError|RuntimeException)$/.test(last))
    return /New|Errorf/.test(last) ? "open" : "no";
  return "no";
}

function accepts(path: Path, around: string): Answer {
  const refused = rejects(path, undefined, false, around);
  return refused === "yes" ? "no" : refused === "no" ? "yes" : "open";
}

function returnsLiteral({ ending }: Path, literal: string): Answer {
  if (ending.kind === "error") return "no";
  if (ending.kind === "end") return literal === "null" || literal === "empty" ? "yes" : "open";
  if (ending.kind !== "return") return "open";
  return isLiteral(ending.value, literal);
}

function isLiteral(value: Value, literal: string): Answer {
  const key = keyOf(value);
  if (literal === "empty" && value.kind !== "unknown")
    return /^(?:null|\[\]|""|\{\})$/.test(key) ? "yes" : "no";
  if (value.kind === "unknown") return isEmptyLiteral(key, literal);
  if (literal === "{}")
    return value.kind === "record" && value.fields.size === 0 ? "yes" : value.kind === "list" ? "open" : "no";
  return key === literal ? "yes" : "no";
}

/** Whether what a call makes is the empty value that is asked for. */
function isEmptyLiteral(key: string, literal: string): Answer {
  const isEmptyMade =
    /^(?:\w+\.)*(?:empty|emptyList|Empty|EMPTY|Collections\.emptyList|List\.of|Map\.of|new|Vec\.new|String\.new|HashMap\.new|Optional\.empty|make)\w*(?:\([^()]*\))?$/.test(
      key,
    );
  if (isEmptyMade)
    return literal === "empty" || /^(?:\[\]|\{\}|"")$/.test(literal) || /Optional/.test(key) ? "yes" : "no";
  return "open";
}
