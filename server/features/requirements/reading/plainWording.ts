import { mainVerb } from "./verbs.ts";

/** Says in one way what English says in several, so that all readers behind it need to know one of them. Pure. */

/** Short forms and what they stand for. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/\bcan['’]t\b/gi, "cannot"],
  [/\bwon['’]t\b/gi, "will not"],
  [/\b(is|are|was|were|does|do|did|has|have|had|must|should|could|would|need)n['’]t\b/gi, "$1 not"],
  [/\b(there|it|here|what|who|he|she)['’]s (?=(?:been|got)\b)/gi, "$1 has "],
  [/(?<=^|[,;.] |\band |\bbut )that['’]s\b/gi, "this is"],
  [/\b(there|it|that|here|what|who|he|she)['’]s\b/gi, "$1 is"],
  [/\b(they|we|you)['’]re\b/gi, "$1 are"],
  [/\b(they|we|you|i)['’]ve\b/gi, "$1 have"],
  [/\b(they|we|you|it|he|she)['’]ll\b/gi, "$1 will"],
];

/** Ways to say "must" and "not any more", and adverbs that ask for nothing. */
const fillers: readonly (readonly [RegExp, string])[] = [
  [/(?<!\b(?:not|never|n't) )\b(?:has|have|needs?) to(?= (?:not )?[a-z])/gi, "must"],
  [/\b(?:is|are) (?:supposed|expected|meant|required) to\b/gi, "must"],
  [/(?<=\b(?:cannot|not|never|nothing|nobody|no)\b[^,.;]{0,80}?) (?:any ?more|any longer)\b/gi, ""],
  [
    /,? (?:instead of|rather than) (?:an? |any )?(?:\w+ )?(?:exceptions?|errors?|failures?|panics?|crash(?:es)?)\b/gi,
    "",
  ],
  // "Below absolute zero (-273.15 °C)": the number is what is meant.
  [
    /\b(below|above|over|under|than|exceeds?|exceeding|at most|at least|up to) (?:the )?[a-z][a-z ]{2,30} \((-?[€$£]?\d[\d.,]*(?: ?[^()\d]{1,8})?)\)/gi,
    "$1 $2",
  ],
  [/^(?:every|each|any) time\b/gi, "whenever"],
  [/\bjust (?=(?:one|an?|two|\d)\b)/gi, "only "],
  [/\b(?:simply|silently|merely|quietly|please|actually|basically|obviously|of course|just) (?=[a-z])/gi, ""],
];

/** A text with short forms written out and words left out that ask for nothing. */
export function plainWording(text: string): string {
  return [...shortForms, ...fillers].reduce((rest, [form, plain]) => rest.replace(form, plain), text);
}

const clauseMarker =
  /^(?:if|when|whenever|once|unless|while|as long as|as soon as|where|in case)\s+(?!of\b)/i;
const adjunctMarker = /^(?:for|with|without|on|upon|after|before|during|in case of|given)\s+/i;
/** What a clause may begin with; where it does, another has ended. */
const beginning =
  /(?<= )(?=(?:the|an?|its|their|our|this|these|it|they|we|you|nothing|nobody|no one|no|all|every|each|everything|there)\b )/gi;
const determiner = /\b(?:the|an?|its|their|our|this|these|no|all|every|each)\b/i;
/** Ends what is not complete: "if it is", "if a user has". */
const incomplete =
  /\b(?:is|are|was|were|be|has|have|had|of|to|than|in|at|on|by|for|from|with|without|not|and|or|as|into|any|that|which|who|outside|inside|above|below|over|under|between|within|through|per|via|about|like|behind|beyond|during|until|after|before|exceeds?|equals?|contains?|reaches|matches|lacks?)$/i;

/**
 * A sentence with a comma behind what it begins with, where people leave it out: "When the row does not exist the label is
 * empty", "For an empty list the mean is 0".
 */
export function withComma(sentence: string): string {
  const isClause = clauseMarker.test(sentence);
  const marker = (isClause ? clauseMarker : adjunctMarker).exec(sentence)?.[0];
  if (marker === undefined) return sentence;
  const [first = ""] = sentence.split(/[,;:]/);
  for (const { index } of first.matchAll(beginning)) {
    const [left, right] = [first.slice(marker.length, index).trim(), first.slice(index)];
    if (left === "" || incomplete.test(left)) continue;
    const at = mainVerb(right);
    if (at === undefined || (isClause && mainVerb(left) === undefined)) continue;
    // "It exceeds the limit the request has": of two nouns the second is what the next clause is about.
    if (/\bthere\b/i.test(right.slice(1, at)) || determiner.test(right.slice(0, at).replace(/^\w+/, "")))
      continue;
    return `${sentence.slice(0, index).trimEnd()}, ${sentence.slice(index)}`;
  }
  return sentence;
}
