import { hasWord } from "../../../text/words.ts";

/** ISO 3166 codes of countries by what people call them. */
const countries: readonly (readonly [RegExp, string])[] = [
  [/\b(?:Germany|German)\b/i, "DE"],
  [/\b(?:Austria|Austrian)\b/i, "AT"],
  [/\b(?:Switzerland|Swiss)\b/i, "CH"],
  [/\b(?:France|French)\b/i, "FR"],
  [/\b(?:Italy|Italian)\b/i, "IT"],
  [/\b(?:Spain|Spanish)\b/i, "ES"],
  [/\b(?:the Netherlands|Dutch)\b/i, "NL"],
  [/\b(?:UK|United Kingdom|Britain|British)\b/, "GB"],
  [/\b(?:US|USA|United States|America)\b/, "US"],
];
const abroad =
  /\b(?:abroad|foreign|international(?:ly)?|other countries|outside (?:of )?(?:Germany|the country|the EU))\b/i;
const home = /\b(?:domestic|inland|within the country|at home|national)\b/i;
/** A text that no function compares anything with. */
const other = "ZZ";

/**
 * The texts that a claim means, of those that a function knows: of a country its code, of "abroad" one that is none of
 * them, and all of them where the claim says nothing. Undefined where it speaks of one that the function does not know.
 */
export function placesIn(said: string, known: readonly string[]): readonly string[] | undefined {
  if (abroad.test(said)) return known.length > 0 ? [other] : undefined;
  if (home.test(said)) return known.length === 1 ? known : undefined;
  const code = countries.find(([name]) => name.test(said))?.[1];
  if (code !== undefined)
    return known.includes(code) ? [code] : known.every((each) => each.length === 2) ? [code] : undefined;
  const lower = said.toLowerCase();
  const named = known.filter((each) =>
    ["", "s"].some((end) => hasWord(lower, `${each.toLowerCase()}${end}`)),
  );
  if (named.length > 0) return named;
  return [...known, other];
}
