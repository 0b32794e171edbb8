import type { Claim } from "../reading/claims.ts";

/** A claim cut at its verb: who or what, and when, and what happens then. */
export interface Sentence {
  /** The subject, as far as it says who or what, or in which state. */
  readonly situation: string;
  /** When; empty where nothing is said or nothing that matters. */
  readonly condition: string;
  /** From the verb on; of a passive the subject is what it is done to. */
  readonly predicate: string;
  readonly subject: string;
  readonly isPassive: boolean;
}

const auxiliary =
  "(?:must|shall|should|will|may|might|can(?:not)?|can't|could|is|are|was|were|be|has|have|had|gets?|does|do|doesn't|don't|won't|isn't|aren't)";
/** Verbs of software English in the third person, singular or plural. */
const verbs =
  "add|append|answer|archive|ask|become|begin|block|call|cause|change|charge|clear|close|come|compute|contain|cost|count|create|cut|deactivate|decrease|delete|deny|disable|double|drop|empty|enable|end|expire|fail|fall|fill|forget|free|get|give|go|grow|handle|hold|ignore|increase|increment|insert|invalidate|keep|lead|leave|list|load|lock|log|lose|lower|make|mark|move|notify|open|overwrite|pass|pay|persist|print|produce|publish|put|raise|receive|record|redirect|reduce|refuse|register|reject|release|remember|remove|replace|report|reset|restart|result|retry|return|revoke|round|save|send|set|show|skip|sort|start|stay|stop|store|subtract|take|throw|trigger|trim|turn|unlock|update|wait|write|yield|read|rise|shrink|close|cancel|swap|win|override|clear|evict|purge|push|pop";
const verb = new RegExp(
  `(?<![-\\w])(?:${auxiliary}|(?:${verbs})(?:s|es)?|denies|retries|notifies|empties|tries|carries|applies)(?![-\\w])`,
  "gi",
);
/** Words that look like verbs behind these are nouns or parts of a relative clause. */
const determiner =
  /(?:\b(?:the|an?|this|that|its|their|every|each|no|any|of|to|in|on|with|without|by|for|from|than)|-)\s*$/i;
const relative = /\b(?:that|which|who|whose)\s+(?:\w+\s+)?$/i;
/** "There is no median of an empty list." */
const noSuch = /^there (?:is|are) no (\w+) (?:of|for|in|with) (.+)$/i;
const trivial =
  /^(?:it|they|this|the (?:function|method|call)) (?:is|are|gets?) (?:asked for|called|requested|used|read|needed|invoked|run)\b/i;

/** Cuts a claim at its main verb; undefined where none is found. */
export function sentenceOf(claim: Claim): Sentence | undefined {
  const main = claim.condition === "" ? claim.text : claim.consequence;
  const none = noSuch.exec(main);
  if (none) {
    const [, subject = "", situation = ""] = none;
    return {
      situation: `${situation} ${claim.condition}`.trim(),
      condition: claim.condition,
      subject,
      predicate: "is null",
      isPassive: true,
    };
  }
  const at = mainVerb(main);
  if (at === undefined) return undefined;
  const subject = main.slice(0, at).trim();
  const predicate = main.slice(at).trim();
  const condition = trivial.test(claim.condition) ? "" : claim.condition;
  const isPassive = new RegExp(`^${auxiliary}\\b`, "i").test(predicate);
  return { situation: subject, condition, subject, predicate, isPassive };
}

function mainVerb(text: string): number | undefined {
  let inRelative = false;
  for (const { 0: word, index } of text.matchAll(verb)) {
    const before = text.slice(0, index);
    // "An empty list": what has no ending is a verb behind several things alone.
    const isBare =
      !/s$|^(?:must|shall|should|will|may|might|can|cannot|could|are|was|were|be|had|do|don't|can't)/i.test(
        word,
      );
    if (relative.test(before) && !inRelative) {
      inRelative = true;
      continue;
    }
    const isBehindMany = /(?:\w{2}s|\b(?:you|they|we|people|children)|\bI)\s+(?:\w+ly\s+)?$/i.test(before);
    if (isBare && !isBehindMany && !(inRelative && /^\w+s\b/i.test(before))) continue;
    if (determiner.test(before) || index === 0) continue;
    // "Each successful call takes": a noun in front of a verb.
    const isNoun =
      !/s$|^(?:must|shall|should|will|may|can|cannot|are|is|be|get|have|do)/i.test(word) &&
      /^(?:\w+\s+){0,3}$/.test(before) &&
      hasLaterVerb(text, index + word.length);
    if (!isNoun) return index;
  }
  return undefined;
}

function hasLaterVerb(text: string, from: number): boolean {
  const rest = new RegExp(verb.source, "gi");
  rest.lastIndex = from;
  const found = rest.exec(text);
  return found !== null && !determiner.test(text.slice(0, found.index));
}
