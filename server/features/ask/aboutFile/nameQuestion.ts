/** Questions about something that the file at hand names: what a function takes, who calls it, what a constant is. */
import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { looksLikeCode, namesAsked } from "../../../language/functions/namesAsked.ts";
import { trimEndOf } from "../../../text/endOf.ts";
import { languageNamedIn } from "../understandQuestion.ts";

/** What is asked of something that the file names. */
export type NameAspect =
  | "bare"
  | "callers"
  | "calls"
  | "deed"
  | "default"
  | "errors"
  | "fields"
  | "length"
  | "methods"
  | "parameters"
  | "place"
  | "returns"
  | "subtypes"
  | "type"
  | "value";

export interface NameQuestion {
  readonly wants: NameAspect;
  readonly definitions: readonly NamedDefinition[];
}

/** Longer questions ask for more than one fact, in words. */
const mostWords = 18;

/** By what a question wants, in order; `§` stands for the name. */
const aspects: readonly (readonly [NameAspect, RegExp])[] = [
  [
    "subtypes",
    /\b(?:implement|extend|inherit|derive|subclass)\w*\b.*§|\b(?:implementations?|implementors?|children) of\b.*§/,
  ],
  [
    "methods",
    /\b(?:methods|functions)\b.* (?:of|on|in|inside|has|have|does|from)\b.*§|§.*\b(?:methods|functions)\b|\bmethods\b.*§/,
  ],
  [
    "fields",
    /\b(?:fields|properties|props|members|attributes|columns|variants|values|cases|entries)\b.*§|§.*\b(?:fields|properties|props|members|attributes|columns|variants)\b/,
  ],
  [
    "errors",
    /\b(?:throw|raise|panic)(?:s|n|ed|ing)?\b|\b(?:errors?|exceptions?)\b.*\b(?:return|give|cause|fail|come)/,
  ],
  [
    "returns",
    /\breturn\w*\b|\bgives? (?:me )?back\b|\byields?\b|\b(?:evaluate|resolve)s? to\b|\b(?:result|output) of\b|\bget (?:back )?from §/,
  ],
  [
    "parameters",
    /\b(?:param|arg)\w*\b|\binputs?\b|\bsignature\b|\boverloads?\b|\b(?:does|do|can|must|should) § (?:take|accept|expect|receive)\b|\bhow (?:do|can|should) (?:i|you|we|one) (?:call|invoke|use) §|\b(?:pass|give) (?:in)?to §/,
  ],
  ["default", /\bdefaults?\b/],
  ["length", /\bhow (?:long|big|large|short) is §|\bhow many lines\b|\blength of §/],
  ["callers", /\b(?:call|use|invoke|reference)(?:s|d|rs)?\b.*§|§.*\b(?:called|used|invoked|referenced)\b/],
  ["calls", /§.*\b(?:calls?|invokes?|uses?|depends? on)\b/],
  [
    "place",
    /\bwhere (?:is|are|was|(?:can|do) (?:i|you|we) (?:find|see)|does § (?:start|begin))\b|\b(?:what|which) line\b|\b(?:in )?(?:what|which) (?:class|struct|module|interface) (?:is|has|defines|contains|holds|does)\b.*§/,
  ],
  ["type", /\btypes?\b/],
  [
    "value",
    /\bvalue\b|§ equal\b|\bset to\b|\bhow (?:much|many|high|large) is §|\bwhat(?:'s| is) in §|\bnumber\b/,
  ],
  [
    "deed",
    /\b(?:does|do|is|will|what'?s) § (?:really |actually |even )?(?:do|doing|for|check|compute|calculate|mean|good for|used for|all about|about|there for|handle)\b|\b(?:purpose|point|job|role) of §|\b(?:explain|describe|summari[sz]e)\b.*§/,
  ],
  ["bare", /^(?:what(?:'?s| is| are| does)? |(?:the )?)?§(?: is(?: what)?| mean)?$/],
];

/** Only some of the members are asked for. */
const modifiers = /\b(?:private|public|protected|static|async|abstract|exported|virtual|final|readonly)\b/;

/** Reads a question; undefined where it speaks of nothing that the file names, or asks nothing that its tree tells. */
export function readNameQuestion(
  question: string,
  all: readonly NamedDefinition[],
): NameQuestion | undefined {
  const said = trimEndOf(question.replace(/[’]/g, "'"), "?!. ");
  if (said.split(/\s+/).length > mostWords || languageNamedIn(said) !== undefined) return undefined;
  const names = namesAsked(said, all);
  const named =
    names.find(({ isOwned }) => isOwned) ?? names.find(({ name }) => looksLikeCode(name)) ?? names[0];
  if (!named) return undefined;
  const asked = named.rest.toLowerCase();
  const [wants] = aspects.find(([, pattern]) => pattern.test(asked)) ?? [];
  if (modifiers.test(asked) && (wants === "methods" || wants === "fields")) return undefined;
  if (!wants || (wants === "bare" && !looksLikeCode(named.name))) return undefined;
  return { wants, definitions: named.definitions };
}
