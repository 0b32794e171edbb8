import type { Claim } from "../reading/claims.ts";
import { auxiliary, mainVerb } from "../reading/verbs.ts";

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

/** "There is no median of an empty list." */
const noSuch = /^there (?:is|are) no (\w+) (?:of|for|in|with) (.+)$/i;
const trivial =
  /^(?:it|they|this|the (?:function|method|call)) (?:is|are|gets?) (?:asked for|called|requested|used|read|needed|invoked|run)\b/i;

/** A subject with the adverb that stands in front of its verb: "progress never (goes)". */
const adverbial = /^(.*?)(?: (never|always|also|still|then|automatically|only))?$/is;

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
  const refused = at === undefined ? /^No ([a-z]+s\b.*)$/.exec(main)?.[1] : undefined;
  if (refused !== undefined)
    return {
      situation: refused,
      condition: claim.condition,
      subject: refused,
      predicate: "are refused",
      isPassive: true,
    };
  if (at === undefined) return undefined;
  const [, noun = "", adverb = ""] = adverbial.exec(main.slice(0, at).trim()) ?? [];
  const subject = noun;
  const predicate = `${adverb} ${main.slice(at)}`.trim();
  const condition = trivial.test(claim.condition) ? "" : claim.condition;
  const isPassive = new RegExp(`^${auxiliary}\\b`, "i").test(predicate);
  return { situation: subject, condition, subject, predicate, isPassive };
}

/** What says behind the verb of whom or when something is said: "is shown (for people without a name)". */
const adjunct =
  /^(.{4,}?) (?:(?:in case of|for|on|upon|with|from|in|to|after|during|at) (?=(?:an?|the|any|all|every|each|people|users|those|whoever|\w+s?\b))|(?=without\b))(.+)$/i;

/** Other ways to cut a sentence that has no condition: the case may stand behind the verb. */
export function readingsOf(sentence: Sentence): Sentence[] {
  if (sentence.condition !== "") return [];
  const [, predicate, situation] = adjunct.exec(sentence.predicate) ?? [];
  if (predicate === undefined || situation === undefined) return [];
  return [{ ...sentence, predicate, situation, condition: situation }];
}
