import { editDistance } from "../../text/editDistance.ts";

/** Phrases that ask without a verb in its plain form: nouns, gerunds, and what stands behind a "don't". Pure. */

/** Nouns for what is to be done, and their verbs. */
const nominal: Readonly<Record<string, string>> = {
  removal: "remove",
  deletion: "delete",
  elimination: "remove",
  retirement: "retire",
  deprecation: "deprecate",
  addition: "add",
  introduction: "introduce",
  implementation: "implement",
  creation: "create",
  generation: "generate",
  integration: "integrate",
  migration: "migrate",
  conversion: "convert",
  extraction: "extract",
  replacement: "replace",
  renaming: "rename",
  refactoring: "refactor",
  restructuring: "restructure",
  simplification: "simplify",
  optimization: "optimize",
  optimisation: "optimize",
  unification: "unify",
  consolidation: "merge",
  separation: "split",
  upgrade: "upgrade",
  update: "update",
  cleanup: "clean up",
  documentation: "document",
  translation: "translate",
  localization: "localize",
  validation: "validate",
  correction: "correct",
};
const ofSomething = new RegExp(
  `^(?:the |an? |complete |full )?(${Object.keys(nominal).join("|")}) of (?=\\S)`,
  "i",
);

/** Asks politely for what a gerund says. */
const polite =
  /^(?:would you mind|do you mind|mind|how about|what about|consider|think about|what do you think (?:of|about)|any chance of|would it be ok(?:ay)? to start) (?=\w+ing\b)/i;

/** "Don't remove anything yet, just tell me …": what is wanted instead. */
const instead =
  /^(?:please )?(?:don'?t|do not|never|no need to|not yet|no more)\b[^,;.]*[,;.]\s*(?:but |and )?(?:(?:just|only|instead|rather|simply)\s+|please\s+)?(?=\w)(.+)$/i;

/** The verb that a gerund is of, of verbs that are known. */
function verbOf(gerund: string, isVerb: (word: string) => boolean): string | undefined {
  const bare = gerund.toLowerCase().replace(/ing$/, "");
  return [bare, `${bare}e`, bare.replace(/(.)\1$/, "$1")].find(isVerb);
}

/** Verbs that are told from a slip of the hand: long, and like no other word that requests begin with. */
const slips =
  "delete change remove rename create update replace implement convert refactor explain describe generate improve document".split(
    " ",
  );

/** "Delte the old folder": two letters swapped count as one slip. */
function withoutSlip(text: string, isVerb: (word: string) => boolean): string {
  const typed = /^[a-z]{5,}(?= )/i.exec(text)?.[0] ?? "";
  if (typed === "" || isVerb(typed)) return text;
  const word = typed.toLowerCase();
  const meant = slips.find((verb) => editDistance(word, verb, 1) <= 1);
  return meant === undefined ? text : meant + text.slice(typed.length);
}

/** An order for what is asked for in another form; the text itself where it is none. */
export function asOrder(asked: string, isVerb: (word: string) => boolean): string {
  const text = withoutSlip(asked, isVerb).replace(/^getting rid of (?=\S)/i, "remove ");
  const [wanted] = instead.exec(text)?.slice(1) ?? [];
  const said = wanted !== undefined && isVerb(firstWord(wanted)) ? wanted : text;
  const noun = ofSomething.exec(said);
  if (noun) return `${nominal[noun[1]?.toLowerCase() ?? ""] ?? ""} ${said.slice(noun[0].length)}`;
  const bare = said.replace(polite, "");
  if (bare === said) return said;
  const [gerund = ""] = /^\w+/.exec(bare) ?? [];
  const verb = verbOf(gerund, isVerb);
  return verb === undefined ? said : `${verb}${bare.slice(gerund.length)}`.replace(/\?\s*$/, "");
}

function firstWord(text: string): string {
  return /^[\w-]+/.exec(text)?.[0].toLowerCase() ?? "";
}

/** What is wrong, said by a noun: "a crash on start", "off by one in the pagination". */
const trouble =
  /^(?:an? |the |another |some |random |sporadic |occasional |weird |strange )*(?:[\w-]+ ){0,2}?(?:crash(?:es)?|\w*(?:Exception|Error|Panic)|segfaults?|bugs?|errors?|exceptions?|leaks?|typos?|deadlocks?|regressions?|failures?|glitch(?:es)?|flicker\w*|mistakes?|off[- ]by[- ]one|race conditions?|races? between|infinite loop|timeouts?|mojibake|wrong|incorrect|duplicates?|broken|inconsistent|unexpected|missing|stale|misaligned|misspel(?:t|led)|garbled|truncated)\b|^no \w+ (?:on|in|after|when|at)\b/i;

/** Longer phrases without a verb are sentences whose verb is not known. In words. */
const longestPhrase = 16;

/** Begins with a circumstance, says what somebody does or did, or what is or can be. */
const isSentence =
  /^(?:after|before|during|since|on|in|with|at|for|by|from|to)\b|^\w+(?:ed|[^su]s) (?!(?:for|of|in|on|with|per|by|to)\b)|\s(?:is|are|was|were|has|have|gets?|can|cannot|could|will|would)\s/i;

/** Whether a phrase without a verb names what is wrong, or what would be good to have; undefined for sentences. */
export function namedThing(text: string): "trouble" | "wish" | undefined {
  const plain = text.replace(/[,;]? (?:please|pls|thanks)[.!]?$/i, "");
  if (/[?!]\s*$/.test(plain) || plain.split(/\s+/).length > longestPhrase || isSentence.test(plain))
    return undefined;
  if (trouble.test(plain)) return "trouble";
  return /^[\p{L}\d][\p{L}\d\s'"`(),./+&-]*$/u.test(plain) && isNounPhrase(plain) ? "wish" : undefined;
}

/** Begins with a thing or a doing, and goes on with what belongs to it. */
function isNounPhrase(text: string): boolean {
  const words = text.split(/\s+/);
  return (
    /^\w+ing (?:in|up|out|with|by|via|through|of|from|to|as|without|the|an?|\w+s)\b/i.test(text) ||
    words.length <= 3 ||
    /^(?:[\w-]+ ){0,4}?[\w-]+ (?:for|of|to|from|in|on|with|by|per|via|as|incl\.?|including|between)\s/i.test(
      text,
    )
  );
}
