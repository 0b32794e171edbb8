/** Which elements a function takes and which it leaves out, shown by samples that differ in one field. */
import { isSame } from "../../../language/program/values/operations.ts";
import { boolean, number, type Value } from "../../../language/program/values/value.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { isOpposite } from "../check/conditions/stateClaim.ts";
import type { Claim } from "../reading/claims.ts";
import { sentenceOf } from "../situations/subjectAndVerb.ts";
import { fieldIn, itemsOf, runList } from "./listRuns.ts";
import { givenBy, type Property, type Tested } from "./property.ts";
import type { Sampler } from "./sampler.ts";

const taken =
  "includ\\w+|appears?|listed|lists?|shown|shows?|returned|counts?|counted|considered|kept|assigned|picked|chosen|selected|contains?|contained|processed|exported|taken into account|taken|eligible";
const left =
  "exclud\\w+|skipped|skips?|ignored|ignores?|left out|leaves? out|left off|omitted|omits?|filtered(?: out)?|dropped|drops?|hidden|removed|passed over|discarded|disregarded";
const isTaken = new RegExp(`\\b(?:${taken})\\b`, "i");
const isLeft = new RegExp(`\\b(?:${left})\\b`, "i");
const denied = /\b(?:not|never|no longer|cannot|n't)\b/i;

/** Whether a predicate says that something is among what comes out. */
function wantedIn(predicate: string): boolean | undefined {
  const [isIn, isOut] = [isTaken.test(predicate), isLeft.test(predicate)];
  if (isIn === isOut) return undefined;
  return isIn !== denied.test(predicate);
}

interface Flag {
  readonly field: string;
  readonly value: boolean;
}

/** The field that tells those that are spoken of from others: `active` of "inactive reviewers", `isPaid` of "invoices that have been paid". */
function flagIn(sampler: Sampler, said: string): Flag | undefined {
  const words = splitWords(said).map(stem);
  const found = sampler.fields.flatMap((field): Flag[] => {
    const own = splitWords(field)
      .filter((word) => !/^(?:is|has|get|was|can)$/.test(word))
      .map(stem);
    const [first, ...others] = own;
    if (first === undefined || others.length > 0) return [];
    if (words.includes(first))
      return [
        {
          field,
          value:
            !denied.test(said) &&
            !/\b(?:non|un)[- ]?$/.test(said.slice(0, said.toLowerCase().indexOf(first))),
        },
      ];
    return words.some((word) => isOpposite(word, first)) ? [{ field, value: denied.test(said) }] : [];
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a record comes out of a function that is given a list of it alone, or makes a difference there. */
function comesOut(sampler: Sampler, item: Value): boolean | undefined {
  const outcome = runList(sampler, [item]);
  const items = itemsOf(outcome);
  if (items) return items.some((each) => isSame(each, item));
  const value = givenBy(outcome);
  if (!value) return undefined;
  if (value.kind === "record") return isSame(value, item) ? true : undefined;
  if (value.kind === "null") return false;
  const none = givenBy(runList(sampler, []));
  return none && !isSame(none, value);
}

/** Records that are alike but for one field, among others that may decide as well. */
function pairs(sampler: Sampler, field: string): readonly (readonly [yes: Value, no: Value])[] {
  const others = sampler.fields.filter((name) => name !== field);
  const settings = [
    new Map<string, Value>(),
    ...others.flatMap((name) =>
      [true, false].map((value) => new Map<string, Value>([[name, boolean(value)]])),
    ),
  ];
  return [0, 3].flatMap((at) =>
    settings.map((setting) => {
      const made = (value: boolean) =>
        sampler.record(at, new Map<string, Value>([...setting, [field, boolean(value)]]));
      return [made(true), made(false)] as const;
    }),
  );
}

/** "Paid invoices do not appear", "only active users are listed". */
function takesThose(sampler: Sampler, claim: Claim): Tested {
  const sentence = sentenceOf(claim);
  const wanted = sentence && wantedIn(sentence.predicate);
  const flag = sentence && flagIn(sampler, sentence.subject);
  if (wanted === undefined || !flag) return undefined;
  for (const [yes, no] of pairs(sampler, flag.field)) {
    const [inYes, inNo] = [comesOut(sampler, yes), comesOut(sampler, no)];
    if (inYes === undefined || inNo === undefined || inYes === inNo) continue;
    return (flag.value ? inYes : inNo) === wanted ? "met" : "contradicted";
  }
  return undefined;
}

const extreme =
  /\bwith the (?:(fewest|least|lowest|smallest|shortest|earliest|oldest|cheapest)|(most|highest|largest|greatest|biggest|longest|latest|newest)) ([\w -]+?) (?:is|are|gets?|must be|should be|will be|wins?)\b/i;

/** "The reviewer with the fewest open reviews is picked". */
function picksByField(sampler: Sampler, { text: said }: Claim): Tested {
  const [, least, most, named = ""] = extreme.exec(said) ?? [];
  const field = fieldIn(sampler, named);
  if (field === undefined || (least === undefined && most === undefined)) return undefined;
  const ranks = [5, 2, 9, 4];
  const picked = ranks.map((_, turn) => {
    const turned = [...ranks.slice(turn), ...ranks.slice(0, turn)];
    const value = givenBy(
      runList(
        sampler,
        turned.map((rank, at) => sampler.record(at, new Map([[field, number(rank)]]))),
      ),
    );
    const rank = value?.kind === "record" ? value.fields.get(field) : undefined;
    return rank?.kind === "number" ? rank.value : undefined;
  });
  if (picked.includes(undefined)) return undefined;
  const wanted = least === undefined ? Math.max(...ranks) : Math.min(...ranks);
  return picked.every((rank) => rank === wanted) ? "met" : "contradicted";
}

/** What people ask of functions that choose from a list. */
export const memberProperties: readonly Property[] = [
  {
    words: new RegExp(`^.*\\b(?:${taken}|${left})\\b.*`, "i"),
    not: /\b(?:duplicate\w*|empty|blank|null|missing|error|reject\w*|if|when|unless|at most|first|last|\d+)\b/i,
    shapes: ["records"],
    test: (sampler, claim) => takesThose(sampler, claim),
  },
  {
    words: new RegExp(`^.*${extreme.source}.*`, "i"),
    not: /\b(?:not|never|unless|if|when)\b/i,
    shapes: ["records"],
    test: (sampler, claim) => picksByField(sampler, claim),
  },
];
