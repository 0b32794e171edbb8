import { number, text, type Value } from "../../../language/program/values/value.ts";
import type { Claim } from "../reading/claims.ts";
import { every, isAccepted, type Property, type Tested } from "./property.ts";
import type { Sampler } from "./sampler.ts";
import { signsIn } from "./signs.ts";

/** Classes of signs that a text may have to contain, or must not. */
const classes: readonly (readonly [words: RegExp, signs: RegExp])[] = [
  [/\b(?:digits?|numbers?|numerals?)\b/i, /\d/g],
  [/\b(?:upper[- ]?case(?: letters?| characters?)?|capital(?: letters?)?|capitals)\b/i, /[A-Z]/g],
  [/\b(?:lower[- ]?case(?: letters?| characters?)?|small letters?)\b/i, /[a-z]/g],
  [/\b(?:special (?:characters?|signs?)|symbols?|punctuation)\b/i, /[^\w\s]/g],
  [/\bletters?\b/i, /[A-Za-z]/g],
];

/** Long, and with all that rules ask for. */
const strong = ["Abcdefg1!Xyz2", "Tr0ub4dor&Zebra", "Passw0rd!2024x"];

function takes(sampler: Sampler, sample: string): boolean | undefined {
  const outcome = sampler.run(text(sample));
  return outcome && isAccepted(outcome, sampler.definition.name);
}

/** A sample without the signs of a class, as long as it was. */
function without(sample: string, signs: RegExp): string {
  const others = ["a", "B", "7", "!"].filter((sign) => !new RegExp(signs.source).test(sign));
  let at = 0;
  return sample.replace(signs, () => others[at++ % others.length] ?? "a");
}

function needsClass(sampler: Sampler, phrase: string): Tested {
  const named = classes.filter(([words]) => words.test(phrase));
  const [one] = named.length > 1 ? named.filter(([words]) => !words.test("letter")) : named;
  if (!one) return undefined;
  const good = strong.filter((sample) => takes(sampler, sample) === true);
  return every(
    good.map((sample): Tested => {
      const answer = takes(sampler, without(sample, one[1]));
      return answer === undefined ? undefined : answer ? "contradicted" : "met";
    }),
  );
}

const places = {
  start: /\b(?:start|begin)(?:s|ning)? with\b|\bfirst (?:character|sign|letter)\b/i,
  end: /\bend(?:s|ing)? (?:with|in|on)\b|\blast (?:character|sign|letter)\b/i,
} as const;

/** A sample with a sign where a phrase says. */
function withSign(sample: string, sign: string, phrase: string): readonly string[] {
  if (places.start.test(phrase)) return [`${sign}${sample}`];
  if (places.end.test(phrase)) return [`${sample}${sign}`];
  const middle = Math.ceil(sample.length / 2);
  return [`${sample.slice(0, middle)}${sign}${sample.slice(middle)}`];
}

/** Short and long names, and what looks like one, without the signs that are spoken of. */
const plainSamples = ["Annika", "anna", "abcdef", "Abcdefghijkl", "hello", "AB", "12345678", "a1b2c3d4"];

/** "May not start with a digit": what was taken before is refused with it. */
function refusesSigns(sampler: Sampler, phrase: string): Tested {
  const signs = signsIn(phrase).flatMap(({ some }) => some);
  const quoted = quotedIn(phrase);
  const wanted = quoted.length > 0 ? quoted : signs;
  if (wanted.length === 0) return undefined;
  const good = plainSamples.filter(
    (sample) => !wanted.some((sign) => sample.includes(sign)) && takes(sampler, sample) === true,
  );
  return refusedWith(sampler, good, wanted, phrase);
}

/** "Must start with a letter": what was taken before is refused without it. */
function needsEdge(sampler: Sampler, phrase: string): Tested {
  const [wanted, ...more] = signsIn(phrase);
  if (!wanted || more.length > 0 || quotedIn(phrase).length > 0) return undefined;
  const isIt = (sign: string) =>
    wanted.one === "x" ? /\p{L}/u.test(sign) : wanted.one === "7" ? /\d/.test(sign) : sign === wanted.one;
  const good = plainSamples.filter((sample) => {
    const edge = places.start.test(phrase) ? sample.slice(0, 1) : sample.slice(-1);
    return isIt(edge) && takes(sampler, sample) === true;
  });
  const others = ["7", "x", "-"].filter((sign) => !isIt(sign));
  return refusedWith(sampler, good, others, phrase);
}

/** Whether each of the samples is refused once it holds one of the signs. */
function refusedWith(
  sampler: Sampler,
  samples: readonly string[],
  signs: readonly string[],
  phrase: string,
): Tested {
  const held = samples.flatMap((sample) => signs.flatMap((sign) => withSign(sample, sign, phrase)));
  return every(
    held.map((each): Tested => {
      const answer = takes(sampler, each);
      return answer === undefined ? undefined : answer ? "contradicted" : "met";
    }),
  );
}

function quotedIn(phrase: string): readonly string[] {
  return [...phrase.matchAll(/["“'`‘]([^"”'`’\s]{1,3})["”'`’]/g)].map((match) => match[1] ?? "");
}

/** Kinds of files and the like that are tried beside those that are named. */
const known = [
  "png",
  "jpeg",
  "jpg",
  "gif",
  "pdf",
  "csv",
  "xlsx",
  "xls",
  "txt",
  "exe",
  "zip",
  "svg",
  "webp",
  "json",
  "xml",
  "docx",
  "mp4",
  "html",
  "bmp",
];
/** The same by another name. */
const families: readonly (readonly string[])[] = [
  ["jpeg", "jpg"],
  ["xlsx", "xls", "excel"],
  ["tiff", "tif"],
  ["html", "htm"],
  ["yaml", "yml"],
];

function familyOf(word: string): readonly string[] {
  return families.find((family) => family.includes(word)) ?? [word];
}

/** How code may see a kind: an ending, a media type, or the plain word. */
function formsOf(kind: string): readonly string[] {
  const subtype = kind === "jpg" ? "jpeg" : kind;
  return [
    `file.${kind}`,
    kind,
    `.${kind}`,
    kind.toUpperCase(),
    ...["image", "application", "text", "video"].map((group) => `${group}/${subtype}`),
  ];
}

/** A value with a form in each of its texts. */
function holding(sampler: Sampler, form: string): Value {
  if (sampler.shape === "text") return text(form);
  const fields = new Map<string, Value>(
    sampler.fields.map((name) => [
      name,
      /name|type|mime|format|ext|path/i.test(name) ? text(form) : number(1),
    ]),
  );
  return { kind: "record", fields };
}

function takesKind(sampler: Sampler, kind: string): boolean | undefined {
  const outcomes = familyOf(kind)
    .flatMap(formsOf)
    .map((form) => sampler.run(holding(sampler, form)));
  if (outcomes.every((outcome) => outcome === undefined)) return undefined;
  return outcomes.some((outcome) => isAccepted(outcome, sampler.definition.name));
}

/** Kinds that a claim names: words in capitals, or with a dot in front. */
function kindsIn(said: string): readonly string[] {
  const found = [...said.matchAll(/(?<![\w.])\.?([A-Za-z][A-Za-z\d]{1,4})\b/g)].map(([whole, word = ""]) => ({
    whole,
    word,
  }));
  return found
    .filter(({ whole, word }) => whole.startsWith(".") || /^[A-Z\d]{2,5}$/.test(word) || word === "Excel")
    .map(({ word }) => word.toLowerCase());
}

/** Only what is named is taken. */
function takesOnly(sampler: Sampler, { text: said }: Claim): Tested {
  const named = kindsIn(said);
  if (named.length === 0) return undefined;
  const answers = named.map((kind) => takesKind(sampler, kind));
  if (answers.includes(undefined)) return undefined;
  if (!answers.includes(true)) return undefined;
  if (answers.includes(false)) return "contradicted";
  const families = new Set(named.flatMap(familyOf));
  const others = known.filter((kind) => !families.has(kind) && takesKind(sampler, kind) === true);
  return others.length === 0 ? "met" : "contradicted";
}

/** What is named is taken, too. */
function takesNamed(sampler: Sampler, { text: said }: Claim): Tested {
  const named = kindsIn(said);
  const taken = known.filter((kind) => takesKind(sampler, kind) === true);
  // Something else is taken, so that it is a matter of kinds.
  if (named.length === 0 || taken.length === 0 || taken.length === known.length) return undefined;
  return every(named.map((kind) => (takesKind(sampler, kind) === true ? "met" : "contradicted")));
}

/** Texts and records that break as many rules as they can. */
function faulty(sampler: Sampler): readonly Value[] {
  const samples = ["", "!", "a", "?? ??", "x".repeat(tooLong)];
  if (sampler.shape === "text") return samples.map(text);
  const numberField = /size|count|age|amount|number|length|price|quantity/i;
  return samples.map((sample) => {
    const fields = sampler.fields.map((name): [string, Value] => [
      name,
      numberField.test(name) ? number(sample === "" ? 0 : huge) : text(sample),
    ]);
    return { kind: "record", fields: new Map(fields) };
  });
}

const tooLong = 500;
const huge = 1e12;

/** Whether a function reports several problems at once; undefined where it never reports more than one. */
function reportsAll(sampler: Sampler, isAll: boolean): Tested {
  const counts = faulty(sampler).flatMap((sample) => {
    const outcome = sampler.run(sample);
    return outcome?.kind === "value" && outcome.value.kind === "list" ? [outcome.value.items.length] : [];
  });
  if (Math.max(0, ...counts) < 2) return undefined;
  return isAll ? "met" : "contradicted";
}

const problems = "(?:problems|errors|violations|mistakes|faults|issues|failures)";

/** What people ask of functions that take some texts and refuse others. */
export const ruleProperties: readonly Property[] = [
  {
    words:
      /\b(?:(?:must|may|can|shall|should|do|does|is|are)(?: not|n't)|cannot|never) (?:be )?(?:allowed to )?(?:contains?|includes?|have|has|starts?|begins?|ends?)\b.*/i,
    not: /\b(?:at least|more than|at most|upper|lower|capital|name|user|unless|if|when|only|both)\b/i,
    shapes: ["text"],
    test: (sampler, _, phrase) => refusesSigns(sampler, phrase),
  },
  {
    words:
      /\b(?:must|shall|should|has to|have to|needs? to) (?:always )?(?:start|begin|end) (?:with|in)\b.*/i,
    not: /\b(?:or|and|unless|if|when|result|output|returned|upper|lower|capital)\b/i,
    shapes: ["text"],
    test: (sampler, _, phrase) => needsEdge(sampler, phrase),
  },
  {
    words: new RegExp(
      `\\ball (?:the |its )?${problems}\\b[^.;]*\\b(?:reported|returned|listed|collected|shown|given|gathered)\\b|\\b(?:report|return|list|collect|show|gather)s? all (?:the )?${problems}\\b`,
      "i",
    ),
    not: /\b(?:not|never|first)\b/i,
    shapes: ["text", "record"],
    test: (sampler) => reportsAll(sampler, true),
  },
  {
    words:
      /\b(?:stops?|ends?|aborts?|only|just)\b[^.;]*\bfirst (?:problem|error|violation|mistake|fault|issue|failure)\b/i,
    not: /\b(?:not|never|does not|doesn't)\b/i,
    shapes: ["text", "record"],
    test: (sampler) => reportsAll(sampler, false),
  },
  {
    words:
      /\b(?:contains?|includes?|has|have|needs?|requires?|without|with)\b (?:at least )?(?:an? |one |any )?(?:\w+[- ])?(?:digits?|numbers?|numerals?|upper[- ]?case|capitals?|lower[- ]?case|small letters?|special (?:characters?|signs?)|symbols?|letters?)\b.*/i,
    not: /\b(?:not contain|no (?:digits?|letters?|special)|only|except|first|start\w*|begin\w*|end\w*|\d{2,})\b/i,
    shapes: ["text"],
    test: (sampler, claim, phrase) =>
      claim.outcome?.kind === "accept" ? undefined : needsClass(sampler, phrase),
  },
  {
    words:
      /\bonly\b.*\b(?:accepted|allowed|uploaded|permitted|valid|taken|supported|possible|processed)\b|\b(?:accepted|allowed|permitted|supported)\b.*\bonly\b/i,
    shapes: ["text", "record"],
    test: (sampler, claim) => takesOnly(sampler, claim),
  },
  {
    words: /^(?!.*\bonly\b).*\b(?:accepted|allowed|uploaded|permitted|valid|taken|supported|processed)\b/i,
    not: /\b(?:not|never|no|cannot|n't|up to|larger|smaller|at most|\d)\b/i,
    shapes: ["text", "record"],
    test: (sampler, claim) => takesNamed(sampler, claim),
  },
];
