import type { SampleOutcome } from "../../../language/program/runSample.ts";
import { isSame } from "../../../language/program/values/operations.ts";
import { number, text, type Value } from "../../../language/program/values/value.ts";
import type { Claim } from "../reading/claims.ts";
import { every, givenBy, isAccepted, type Property, type Tested, texts } from "./property.ts";
import type { Sampler } from "./sampler.ts";
import { signIn, signsIn } from "./signs.ts";

/** Puts a text where the sampler's shape wants it. */
function runText(sampler: Sampler, ...held: readonly string[]): SampleOutcome | undefined {
  const items = held.map(text);
  return sampler.run(sampler.shape === "texts" ? { kind: "list", items } : (items[0] ?? text("")));
}

/** The sample texts that a function takes, with what it makes of them; it must tell some of them apart. */
function acceptedTexts(sampler: Sampler): { sample: string; value: Value }[] {
  const found = texts.flatMap((sample) => {
    const outcome = runText(sampler, sample);
    const value = givenBy(outcome);
    return value && isAccepted(outcome, sampler.definition.name) ? [{ sample, value }] : [];
  });
  // A list of nothing but an empty text is told from others also where nothing else is.
  const odd = sampler.shape === "texts" ? ["?"] : ["", "?"];
  const outcomes = [...texts, ...odd].map((sample) => runText(sampler, sample));
  const [first] = found;
  const tells = outcomes.some((outcome) => {
    const value = givenBy(outcome);
    return outcome !== undefined && first && !(value && isSame(value, first.value));
  });
  return tells ? found : [];
}

function sameAs(value: Value, outcome: SampleOutcome | undefined): Tested {
  if (!outcome) return undefined;
  const other = givenBy(outcome);
  return other && isSame(value, other) ? "met" : "contradicted";
}

const atEnds =
  /\b(?:around|at (?:the |either |both )?(?:start|end|ends|beginning|sides?)|either end|both ends|surrounding|before and after|leading|trailing|front)\b/i;

/** Texts with signs put into them. */
function withSigns(sample: string, signs: readonly string[], phrase: string): readonly string[] {
  const middle = Math.floor(sample.length / 2);
  return signs.flatMap((sign) => {
    const ends = [`${sign}${sample}`, `${sample}${sign}`, `${sign}${sign}${sample}${sign}`];
    if (atEnds.test(phrase)) return ends;
    return [`${sample.slice(0, middle)}${sign}${sample.slice(middle)}`, ...ends.slice(0, 1)];
  });
}

/** Signs that may be in a text or not: the function makes the same of both. */
function ignoresSigns(sampler: Sampler, phrase: string): Tested {
  const signs = signsIn(phrase).flatMap(({ some }) => some);
  if (signs.length === 0) return undefined;
  const isLetters = signs.some((sign) => /\p{L}/u.test(sign));
  const isDigits = signs.includes("7");
  const fitting = acceptedTexts(sampler).filter(
    ({ sample }) =>
      !(isLetters && /\p{L}/u.test(sample)) &&
      !(isDigits && /\d/.test(sample)) &&
      !signs.some((sign) => sample.includes(sign)),
  );
  return every(
    fitting.flatMap(({ sample, value }) =>
      withSigns(sample, signs, phrase).map((held) => sameAs(value, runText(sampler, held))),
    ),
  );
}

/** A change of letters that makes no difference. */
function ignoresCase(sampler: Sampler, phrase: string): Tested {
  const isPair =
    sampler.shape === "texts" && /\b(?:same|equal|duplicate\w*|twice|identical|once)\b/i.test(phrase);
  const fitting = acceptedTexts(sampler).filter(({ sample }) => /[a-z]{3}/i.test(sample));
  return every(
    fitting.map(({ sample, value }) => {
      if (!isPair)
        return every([
          sameAs(value, runText(sampler, sample.toUpperCase())),
          lowered(sampler, sample, value),
        ]);
      return sameAs(value, runText(sampler, sample, sample.toUpperCase()));
    }),
  );
}

function lowered(sampler: Sampler, sample: string, value: Value): Tested {
  return sameAs(value, runText(sampler, sample.toLowerCase()));
}

const excepting = /\b(?:not|other than|except|but|neither|non)\b/i;
/** Signs that are neither letters nor digits. */
const others = [" ", "!", "#", "/", "&", "_", "."];

/** Signs that are turned into others. */
function rewritesSigns(sampler: Sampler, from: string, to: string): Tested {
  const target = signIn(to);
  const isRun = /\b(?:runs?|sequences?|series|several|multiple|consecutive|repeated)\b/i.test(from);
  const named = signsIn(from).flatMap(({ some }) => some);
  // "Anything that is not a letter or digit": all signs but those that are named.
  const sources = excepting.test(from) ? others.filter((sign) => !named.includes(sign)) : named;
  if (target === undefined || named.length === 0) return undefined;
  return every(
    sources
      .filter((sign) => sign !== target)
      .map((sign) => rewritten(sampler, isRun ? sign.repeat(3) : sign, target)),
  );
}

function rewritten(sampler: Sampler, source: string, target: string): Tested {
  const value = givenBy(runText(sampler, `ab${source}cd`));
  if (value?.kind !== "text" || !/^(.*)ab(.*?)cd/is.test(value.value)) return undefined;
  const between = /ab(.*?)cd/is.exec(value.value)?.[1];
  return between === target ? "met" : "contradicted";
}

/** Every text that is made begins or ends with a sign. */
function hasEdge(sampler: Sampler, phrase: string, end: "start" | "end"): Tested {
  const sign = signIn(phrase);
  if (sign === undefined || /^[x7]$/.test(sign)) return undefined;
  const made = acceptedTexts(sampler).map(({ value }) => value);
  return every(
    made.map((value): Tested => {
      if (value.kind !== "text") return undefined;
      return (end === "start" ? value.value.startsWith(sign) : value.value.endsWith(sign))
        ? "met"
        : "contradicted";
    }),
  );
}

/** The letters of what is made. */
/** In small and capital letters, each in front and behind. */
const mixed = ["aBcD", "Hello world", "xYz abC", "mary-anne"];

function hasCase(sampler: Sampler, change: (sample: string) => string): Tested {
  return every(
    mixed.map((sample) => {
      const value = givenBy(runText(sampler, sample));
      if (value?.kind !== "text" || !/\p{L}/u.test(value.value)) return undefined;
      const isWhole = value.value.toLowerCase() === sample.toLowerCase();
      // Of what is left of a text only its own letters tell.
      return value.value === change(isWhole ? sample : value.value) ? "met" : "contradicted";
    }),
  );
}

/** Longer than anything that is called short. */
const longText = "abcdefghij".repeat(60);

function shortens(sampler: Sampler): string | undefined {
  const value = givenBy(runText(sampler, longText));
  return value?.kind === "text" && value.value.length < longText.length ? value.value : undefined;
}

/** What is too long ends in dots, and what the claim's own limit lets pass is left alone. */
function endsInDots(sampler: Sampler, { text: said, limits }: Claim): Tested {
  const short = shortens(sampler);
  if (short === undefined) return undefined;
  const [limit, ...others] = limits;
  if (others.length > 0 || (limit && limit.relation !== "above")) return undefined;
  if (limit) {
    const fitting = longText.slice(0, limit.quantity.value);
    const value = givenBy(runText(sampler, fitting));
    if (value?.kind !== "text" || limit.quantity.value >= longText.length) return undefined;
    if (value.value !== fitting) return "contradicted";
    const beyond = givenBy(runText(sampler, longText.slice(0, limit.quantity.value + 1)));
    if (beyond?.kind !== "text" || !dots.test(beyond.value)) return undefined;
  }
  if (dots.test(short)) return "met";
  // Cut off it is all the same.
  return /\b(?:cut|shortened|truncated)\b/i.test(said) ? undefined : "contradicted";
}

const dots = /(?:…|\.\.\.)$/;

const harmless =
  "(?:ignored|skipped|removed|stripped|dropped|left out|discarded|tolerated|thrown away|deleted|irrelevant|allowed anywhere|taken out|cut off|of no importance)";
const nouns =
  "(?:white ?space|spaces?|blanks?|hyphens?|dash(?:es)?|dots?|periods?|commas?|slash(?:es)?|underscores?|punctuation|special characters|symbols|letters|digits|brackets|line breaks?|quotes?)";

/** What people ask of functions of texts. */
export const textProperties: readonly Property[] = [
  {
    words: new RegExp(
      `\\b${nouns}\\b[^.;]*\\b(?:(?:are|is|be|get|gets) ${harmless}|do(?:es)? not matter|do(?:es)?n't matter|make no difference|do no harm|play no role)|\\b(?:ignor|skip|remov|strip|drop|discard|trim)\\w* (?:all |any |the )?(?:leading |trailing |surrounding |and )*${nouns}\\b`,
      "i",
    ),
    not: /\b(?:capital|upper|lower|case|collapse\w*|only the|except|but not|inner|between words)\b/i,
    shapes: ["text", "texts"],
    test: (sampler, _, phrase) => ignoresSigns(sampler, phrase),
  },
  {
    words:
      /\b(?:case[- ]insensitiv\w*|the case of [\w -]+ (?:does not|doesn't) matter|regardless of case|ignor\w+ (?:the )?case|capital letters?|capitali[sz]ation|differ only in case|upper[- ]and lower[- ]?case|case (?:is ignored|does not matter|doesn't matter|makes no difference))\b.*/i,
    not: /\b(?:must|become|becomes|turned|converted|error|reject\w*|refused|at least|contain\w*|first|each word|begin\w*|keeps?|kept|preserv\w*|retain\w*|stays?|unchanged|not|never)\b/i,
    shapes: ["text", "texts"],
    test: (sampler, claim) => ignoresCase(sampler, claim.text),
  },
  {
    words:
      /^(.+?)\s+(?:become|becomes|turn into|turns into|(?:are|is|get|gets) (?:replaced (?:by|with)|turned into|converted (?:in)?to|changed (?:in)?to|collapsed (?:in)?to|reduced to))\s+(.+)$/i,
    not: /\b(?:upper|lower|capital|case)\b/i,
    shapes: ["text"],
    test: (sampler, { text: said }) => {
      const [, from = "", to = ""] = becomes.exec(said) ?? [];
      return rewritesSigns(sampler, from, to);
    },
  },
  {
    words:
      /^(?:the |its |each |every |all )?(?:result|output|number|name|slug|value|code|key|identifier|id|returned \w+|it|tag|label|path|handle|\w+ numbers?)s? (?:must |should |will |always )*(?:begins?|starts?|is prefixed|are prefixed)\b.*/i,
    shapes: ["text"],
    test: (sampler, _, phrase) => hasEdge(sampler, phrase, "start"),
  },
  {
    words:
      /^(?:the |its |each |every |all )?(?:result|output|name|slug|value|code|path|line|text|it|returned \w+)s? (?:must |should |will |always )*(?:ends?|is followed|are followed)\b.*/i,
    shapes: ["text"],
    test: (sampler, _, phrase) => hasEdge(sampler, phrase, "end"),
  },
  {
    words: /\b(?:in|to|becomes?|converted to|are|is) (?:all )?lower[- ]?cased?\b|\blower-?cased\b/i,
    not: /\b(?:must contain|at least|if|when|whether|compar\w+|error|reject\w*)\b/i,
    shapes: ["text"],
    test: (sampler) => hasCase(sampler, (sample) => sample.toLowerCase()),
  },
  {
    words:
      /\b(?:in|to|becomes?|converted to|are|is) (?:all )?(?:upper[- ]?cased?|capitals|capital letters)\b|\bupper-?cased\b/i,
    not: /\b(?:must contain|at least|if|when|whether|compar\w+|error|reject\w*|first)\b/i,
    shapes: ["text"],
    test: (sampler) => hasCase(sampler, (sample) => sample.toUpperCase()),
  },
  {
    words:
      /\b(?:keeps?|preserv\w+|retain\w*)\b[^.;]*\b(?:case|capitali[sz]ation|upper[- ]?case|capital letters?|spelling)\b.*/i,
    not: /\b(?:not|never|if|when|unless|compar\w+|error|reject\w*|first)\b/i,
    shapes: ["text"],
    test: (sampler) => hasCase(sampler, (sample) => sample),
  },
  {
    words:
      /\b(?:short(?:er)?|fit\w*)\b[^.;]*\b(?:as (?:they|it) (?:are|is|was|were)|unchanged|untouched|unmodified|unaltered)\b/i,
    shapes: ["text"],
    test: (sampler) => {
      const value = givenBy(runText(sampler, "abc"));
      if (shortens(sampler) === undefined || value?.kind !== "text") return undefined;
      return value.value === "abc" ? "met" : "contradicted";
    },
  },
  {
    words:
      /\b(?:too long|long(?:er)?|cut off|truncated|shortened)\b[^.;]*\b(?:(?:ends?|ending|closed?|finish\w*) (?:in|with|on)|followed by|marked (?:by|with)|gets?|have|has)\b[^.;]*\b(?:ellips[ei]s|three dots|dots)\b/i,
    shapes: ["text"],
    test: (sampler, claim) => endsInDots(sampler, claim),
  },
  {
    words: /\b(?:too long|longer)\b[^.;]*\b(?:error|reject\w*|refus\w*|exception|throw\w*|rais\w*)\b/i,
    shapes: ["text"],
    test: (sampler) => {
      const outcome = runText(sampler, longText);
      if (givenBy(runText(sampler, "abc")) === undefined) return undefined;
      return outcome?.kind === "value" && outcome.value.kind === "text" ? "contradicted" : undefined;
    },
  },
  {
    words:
      /\b(?:never|not|no) (?:has |have |is |be |gets? )?(?:more|longer)(?: characters| signs)? than (?:allowed|the (?:limit|maximum)|permitted|wanted|asked for)\b/i,
    shapes: ["text"],
    test: (sampler) => keepsLength(sampler),
  },
];

const becomes =
  /^(.+?)\s+(?:become|becomes|turn into|turns into|(?:are|is|get|gets) (?:replaced (?:by|with)|turned into|converted (?:in)?to|changed (?:in)?to|collapsed (?:in)?to|reduced to))\s+(.+)$/i;

/** The length that samplers give parameters which are numbers. */
const plainLength = number(10);

function keepsLength(sampler: Sampler): Tested {
  const short = shortens(sampler);
  const others = sampler.definition.parameters.filter(({ name, type }) =>
    /max|limit|length|width|size/i.test(`${name} ${type}`),
  );
  if (short === undefined || others.length !== 1 || plainLength.kind !== "number") return undefined;
  return [...short].length <= plainLength.value ? "met" : "contradicted";
}
