import { isSame, orderOf } from "../../../language/program/values/operations.ts";
import { boolean, nothing, number, text, type Value } from "../../../language/program/values/value.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import type { Claim } from "../reading/claims.ts";
import { agree, elements, fieldIn, itemsOf, listOf, runList, tells } from "./listRuns.ts";
import { every, givenBy, type Property, type Tested } from "./property.ts";
import type { Sampler } from "./sampler.ts";

function dropsDuplicates(sampler: Sampler): Tested {
  const given = elements(sampler);
  const [first, second, third] = given;
  if (!first || !second || !third || itemsOf(runList(sampler, [first, second]))?.length !== 2)
    return undefined;
  // Numbers that are alike in other ways than by being equal.
  const alike =
    sampler.shape === "numbers" ? [14, 7, 14, 21, 7].map((value) => number(value)) : [...given, ...given];
  return every(
    [[first, second, first], [first, second, third, second, first], alike].map((list) =>
      uniqueOf(sampler, list),
    ),
  );
}

function uniqueOf(sampler: Sampler, given: readonly Value[]): Tested {
  const outcome = runList(sampler, given);
  if (outcome?.kind === "error") return "contradicted";
  const made = itemsOf(outcome);
  const wanted = given.filter((item, index) => !given.slice(0, index).some((other) => isSame(item, other)));
  if (!made || made.length < wanted.length) return undefined;
  return made.length === wanted.length ? "met" : "contradicted";
}

function refusesDuplicates(sampler: Sampler): Tested {
  const [first, second] = elements(sampler);
  if (!first || !second || givenBy(runList(sampler, [first, second])) === undefined) return undefined;
  const outcome = runList(sampler, [first, second, first]);
  return outcome && (outcome.kind === "error" ? "met" : "contradicted");
}

/** An element that makes no difference. */
function leavesOut(sampler: Sampler, odd: Value): Tested {
  const [first, second] = elements(sampler);
  if (!first || !second || !tells(sampler)) return undefined;
  const plain = runList(sampler, [first, second]);
  return every([
    agree(plain, runList(sampler, [first, odd, second])),
    agree(plain, runList(sampler, [odd, first, second])),
  ]);
}

/** An element that counts like another. */
function countsAs(sampler: Sampler, odd: Value, other: Value): Tested {
  const [first, second] = elements(sampler);
  if (!first || !second || !tells(sampler)) return undefined;
  const changed = agree(runList(sampler, [first, other, second]), runList(sampler, [first, second]));
  // Where the other makes no difference either, nothing can be told.
  if (changed !== "contradicted") return undefined;
  return agree(runList(sampler, [first, other, second]), runList(sampler, [first, odd, second]));
}

const flagged =
  /^(only )?(?:the |all )?([\w-]+) [\w-]+s (?:(?:are|is|must be|will be|get) |(?:do|does)(?= not))/i;

/** "Hidden reviews do not count", "only active users are listed": those whose field says so make no difference. */
function leavesOutFlagged(sampler: Sampler, { text: said }: Claim): Tested {
  const [, only, adjective = ""] = flagged.exec(said) ?? [];
  const field = sampler.fields.find((name) =>
    splitWords(name)
      .filter((word) => !/^(?:is|has|get)$/.test(word))
      .map(stem)
      .includes(stem(adjective.toLowerCase())),
  );
  if (field === undefined) return undefined;
  const isOnly = only !== undefined;
  const made = (at: number, isFlagged: boolean) =>
    sampler.record(at, new Map<string, Value>([[field, boolean(isFlagged)]]));
  const [first, second, odd] = [made(3, isOnly), made(0, isOnly), made(4, !isOnly)];
  const plain = runList(sampler, [first, second]);
  const isTold = agree(plain, runList(sampler, [first])) === "contradicted";
  if (!isTold) return undefined;
  return every([
    agree(plain, runList(sampler, [first, odd, second])),
    agree(plain, runList(sampler, [odd, first, second])),
  ]);
}

function keyOfElement(item: Value, field: string | undefined): Value {
  return field !== undefined && item.kind === "record" ? (item.fields.get(field) ?? item) : item;
}

function sorts(sampler: Sampler, claim: Claim, direction: 1 | -1): Tested {
  const field = sampler.shape === "records" ? fieldIn(sampler, claim.text) : undefined;
  if (sampler.shape === "records" && field === undefined) return undefined;
  const made = itemsOf(runList(sampler, elements(sampler)));
  if (!made || made.length !== elements(sampler).length) return undefined;
  const isSorted = made.every((item, index) => {
    const next = made[index + 1];
    const order = next && orderOf(keyOfElement(item, field), keyOfElement(next, field));
    return next === undefined || (order ?? 0) * direction <= 0;
  });
  const isKnown = made.every((item) =>
    elements(sampler).some((other) => isSame(keyOfElement(item, field), keyOfElement(other, field))),
  );
  return isKnown ? (isSorted ? "met" : "contradicted") : undefined;
}

function keepsOrder(sampler: Sampler): Tested {
  const given = elements(sampler);
  const made = itemsOf(runList(sampler, given));
  if (!made || made.length < 2) return undefined;
  const places = made.map((item) => given.findIndex((other) => isSame(item, other)));
  if (places.includes(-1)) return undefined;
  return places.every((place, index) => place > (places[index - 1] ?? -1)) ? "met" : "contradicted";
}

function leavesInput(sampler: Sampler): Tested {
  const given = elements(sampler);
  const list = listOf([...given]);
  const outcome = sampler.runSame(list);
  if (!outcome || list.kind !== "list") return undefined;
  return isSame(list, listOf(given)) ? "met" : "contradicted";
}

const many = 30;

/** How many elements of a long list are left, and which. */
function keepsSome(sampler: Sampler, { limits, text: said }: Claim): Tested {
  const [limit] = limits;
  const count = limit?.quantity.value;
  if (limits.length !== 1 || count === undefined || count >= many || !Number.isInteger(count))
    return undefined;
  const given = Array.from({ length: many }, (_, index) =>
    sampler.shape === "texts" ? text(`item${index}`) : number(many - index),
  );
  const made = itemsOf(runList(sampler, given));
  if (!made || made.length === many) return undefined;
  if (made.length !== count) return "contradicted";
  const wanted = /\blast\b/i.test(said)
    ? given.slice(-count)
    : /\bfirst\b/i.test(said)
      ? given.slice(0, count)
      : undefined;
  if (!wanted) return "met";
  return isSame(listOf(made), listOf(wanted)) ? "met" : undefined;
}

const gone =
  "(?:ignored|skipped|removed|dropped|left out|discarded|filtered(?: out)?|not counted|omitted|eliminated|deleted|collapsed|merged|thrown away|do not count|don't count)";
const lists = ["texts", "numbers"] as const;

function oddProperty(noun: string, odd: Value, shapes: Property["shapes"]): Property {
  return {
    words: new RegExp(
      `\\b${noun}\\b[^.;]*\\b(?:(?:are|is|be|get|gets) )?${gone}\\b|\\b(?:ignor|skip|remov|drop|discard|filter|omit)\\w* (?:out )?(?:all |any |the )?${noun}`,
      "i",
    ),
    not: /\b(?:error|reject\w*|refus\w*|lead|trailing|leading|around)\b/i,
    shapes,
    test: (sampler) => leavesOut(sampler, odd),
  };
}

const descending =
  /\b(?:descending|(?:largest|highest|biggest|greatest|longest|newest|latest|most \w+) (?:\w+ )?first|from (?:high|large)\w* to (?:low|small)\w*)\b/i;

/** What people ask of functions of lists. */
export const listProperties: readonly Property[] = [
  {
    words: new RegExp(
      `\\b(?:duplicates?|doubles?|double entries|repeated \\w+|repetitions?|repeats|duplicate \\w+)\\b[^.;]*\\b${gone}|\\b(?:remov|drop|filter|ignor|skip|eliminat|discard)\\w* (?:all )?(?:duplicates?|doubles?|repeated|repetitions)\\b|\\bno duplicates\\b|\\b(?:only|just|at most) once\\b`,
      "i",
    ),
    not: /\b(?:error|reject|refus|throw|rais|conflict|adjacent|consecutive|neighbou?r\w*|case)/i,
    shapes: ["texts", "numbers", "records"],
    test: dropsDuplicates,
  },
  {
    words:
      /\b(?:duplicates?|doubles?|repeated|duplicate \w+|twice)\b[^.;]*\b(?:error|reject\w*|refus\w*|throw\w*|rais\w*|invalid|not allowed|exception)\b/i,
    shapes: ["texts", "numbers"],
    test: refusesDuplicates,
  },
  oddProperty("(?:empty|blank) \\w+s", text(""), ["texts"]),
  oddProperty(
    "(?:missing|null|none|nil|undefined|absent|unknown) (?:entries|items|elements|scores|values|numbers|measurements|readings|ones|ratings)",
    nothing,
    lists,
  ),
  oddProperty(
    "negative (?:entries|items|elements|scores|values|numbers|amounts|measurements|readings|ones|prices)",
    number(-5),
    ["numbers"],
  ),
  oddProperty("zero(?:e?s| values| entries| amounts)?", number(0), ["numbers"]),
  {
    words: new RegExp(
      `^(?!only).*(?:${gone}|not (?:be )?(?:count|counted|listed|shown|included|considered|returned))\\b.*`,
      "i",
    ),
    not: /\b(?:duplicate|empty|blank|null|missing|negative|zero|error|reject\w*|without|with|that|if|when)\b/i,
    shapes: ["records"],
    test: (sampler, claim) => leavesOutFlagged(sampler, claim),
  },
  {
    words:
      /^only [\w-]+ [\w-]+s (?:are|must be|will be) (?:count|counted|listed|shown|included|considered|returned|used)\b.*/i,
    not: /\b(?:or|and|with|that|if|when)\b/i,
    shapes: ["records"],
    test: (sampler, claim) => leavesOutFlagged(sampler, claim),
  },
  {
    words:
      /\b(?:missing|null|none|nil|undefined|absent)\b[^.;]*\b(?:count|counts|counted|treated|taken|regarded) as (?:zero|0|nought)\b/i,
    shapes: ["numbers"],
    test: (sampler) => countsAs(sampler, nothing, number(0)),
  },
  {
    words:
      /\b(?:sorted|ordered|in (?:ascending |descending |alphabetical )?order|ascending|descending|alphabetical(?:ly)?)\b.*/i,
    not: /\b(?:order (?:stays|is kept|is preserved|of the)|original|input|keep\w*|preserv\w*|first the|then)\b/i,
    shapes: ["texts", "numbers", "records"],
    test: (sampler, claim) => sorts(sampler, claim, descending.test(claim.text) ? -1 : 1),
  },
  {
    words:
      /\b(?:order|sequence) (?:of [\w ]+ )?(?:stays|is|are|must be|remains|gets?)\b[^.;]*\b(?:kept|preserved|as it was|the same|unchanged|retained|left)\b|\b(?:keep|preserv|retain)\w* (?:the |their )?(?:original )?order\b|\bin (?:their|the) original order\b/i,
    not: /\b(?:not|never|caller\w*)\b/i,
    shapes: ["texts", "numbers", "records"],
    test: keepsOrder,
  },
  {
    words:
      /\b(?:input|original|given|caller\w*|passed|argument|handed in)\b[^.;]*\b(?:(?:not|never|n't) (?:be |is |are )?(?:changed|modified|mutated|altered|touched)|(?:left|kept) as (?:it|they) (?:is|are|was|were)|stays? (?:unchanged|as it (?:is|was))|is left (?:alone|unchanged|untouched)|unchanged|untouched)\b|\b(?:not|never|without) (?:chang|modif|mutat|alter)\w* (?:the |its )?(?:input|original|given|argument|caller)/i,
    shapes: ["texts", "numbers"],
    test: leavesInput,
  },
  {
    words:
      /\b(?:at most|no more than|only|never more than|up to|limited to|the (?:first|last|top)) (?:the )?(?:(?:first|last|top) )?(?:\d+|\w+) (?:\w+ )?(?:entries|items|elements|results|values|rows|hits|records|readings|lines|names|words|numbers)\b/i,
    not: /\b(?:error|reject\w*|refus\w*|throw|exception|average\w*|page|default|unless)\b/i,
    shapes: ["numbers", "texts"],
    test: (sampler, claim) => keepsSome(sampler, claim),
  },
];
