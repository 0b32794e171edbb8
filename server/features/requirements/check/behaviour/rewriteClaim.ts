import type { Expression } from "../../../../language/program/program.ts";
import { keyOf } from "../../../../language/program/values/value.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";

/** Signs by the words for them. */
const signs: readonly (readonly [RegExp, string])[] = [
  [/\b(?:spaces?|blanks?)\b/i, " "],
  [/\bunderscores?\b/i, "_"],
  [/\b(?:hyphens?|dash(?:es)?)\b/i, "-"],
  [/\b(?:dots?|full stops?|periods?)\b/i, "."],
  [/\bcommas?\b/i, ","],
  [/\bsemicolons?\b/i, ";"],
  [/\b(?:slash(?:es)?)\b/i, "/"],
];
const becomes =
  /^(.+?)\s+(?:become|becomes|(?:are|is|get|gets) (?:replaced (?:by|with)|turned into|converted (?:in)?to|changed (?:in)?to)|turn into)\s+(.+)$/i;
const lower = /\b(?:lower[- ]?case|small letters)\b/i;
const upper = /\b(?:upper[- ]?case|capital letters|capitals)\b/i;

/** Judges what signs or letters are turned into: "spaces become underscores", "letters become lower-case". */
export function checkRewrite(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (
    claim.outcome ||
    claim.limits.length > 0 ||
    claim.condition !== "" ||
    /\b(?:not|never|only|first|last)\b/i.test(claim.text)
  )
    return undefined;
  const [, from = "", to = ""] = becomes.exec(claim.text) ?? [];
  if (from === "") return undefined;
  if (lower.test(to) || upper.test(to)) return letters(claim, lower.test(to) ? "lower" : "upper", code);
  const [source] = signs.filter(([pattern]) => pattern.test(from));
  const [target] = signs.filter(([pattern]) => pattern.test(to));
  if (!source || !target) return undefined;
  const found = code.expressions.flatMap((each) => replacementOf(each, source[1]));
  const [one] = found;
  if (!one || new Set(found.map(({ by }) => by)).size !== 1) return undefined;
  if (one.by === target[1]) return isMet("idiom", one.node);
  return isWrong("idiom", `“${claim.text}” is asked for, but the code has “${excerpt(one.node)}”.`, one.node);
}

function letters(claim: Claim, wanted: "lower" | "upper", code: ProgramCode): ClaimFinding | undefined {
  const keys = code.functions.flatMap(({ paths }) =>
    paths.all.map(({ ending }) => ("value" in ending ? keyOf(ending.value) : "")),
  );
  const has = (which: string) => keys.some((key) => key.includes(`${which}(`));
  const other = wanted === "lower" ? "upper" : "lower";
  const node = code.functions[0]?.definition.node;
  if (has(wanted) && !has(other)) return isMet("idiom", node);
  return has(other) && !has(wanted)
    ? isWrong("idiom", `“${claim.text}” is asked for, but the code does the opposite.`, node)
    : undefined;
}

/** What a sign is replaced by. */
function replacementOf(expression: Expression, sign: string) {
  if (expression.kind !== "call") return [];
  const { callee, args, node } = expression;
  const name = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
  if (
    !/^(?:replace|replaceAll|Replace|ReplaceAll|gsub|str_replace|preg_replace|sub|tr|translate)$/.test(name)
  )
    return [];
  const texts = args.map(({ value }) => value.node.text);
  const at = texts.findIndex(
    (text) =>
      text.replace(/^[@rb]*["'`/]|["'`/][gimu]*$/g, "").includes(sign) || (sign === " " && /\\s/.test(text)),
  );
  const by = args[at + 1]?.value;
  return at >= 0 && by?.kind === "text" && by.value !== "" ? [{ by: by.value, node }] : [];
}
