/** Signs by what people call them; each with some of its kind. */
interface Sign {
  readonly words: RegExp;
  readonly one: string;
  /** Several of its kind, where the word means more than one sign. */
  readonly some: readonly string[];
}

const table: readonly Sign[] = [
  { words: /\b(?:white ?space|spaces?|blanks?)\b/i, one: " ", some: [" "] },
  { words: /\b(?:underscores?)\b/i, one: "_", some: ["_"] },
  { words: /\b(?:hyphens?|dash(?:es)?|minus(?:es| signs?)?)\b/i, one: "-", some: ["-"] },
  { words: /\b(?:dots?|full stops?|periods?)\b/i, one: ".", some: ["."] },
  { words: /\bcommas?\b/i, one: ",", some: [","] },
  { words: /\bsemicolons?\b/i, one: ";", some: [";"] },
  { words: /\bcolons?\b/i, one: ":", some: [":"] },
  { words: /\bslash(?:es)?\b/i, one: "/", some: ["/"] },
  { words: /\bplus(?:es| signs?)?\b/i, one: "+", some: ["+"] },
  { words: /\b(?:hash(?:es| signs?)?|number signs?)\b/i, one: "#", some: ["#"] },
  { words: /\b(?:at signs?)\b/i, one: "@", some: ["@"] },
  { words: /\b(?:quotes?|quotation marks?)\b/i, one: '"', some: ['"'] },
  { words: /\b(?:brackets|parenthes[ei]s)\b/i, one: "(", some: ["(", ")"] },
  { words: /\b(?:ellips[ei]s|three dots)\b/i, one: "…", some: ["…"] },
  { words: /\b(?:line breaks?|new ?lines?)\b/i, one: "\n", some: ["\n"] },
  { words: /\btabs?\b/i, one: "\t", some: ["\t"] },
  {
    words: /\b(?:punctuation(?: marks?)?|special (?:characters|signs)|symbols|other (?:characters|signs))\b/i,
    one: "!",
    some: ["!", "?", "&"],
  },
  { words: /\bletters?\b/i, one: "x", some: ["x"] },
  { words: /\bdigits?\b/i, one: "7", some: ["7"] },
];

/** The signs that a phrase names, in order of the table; letters that only tell of case are none. */
export function signsIn(phrase: string): readonly Sign[] {
  const plain = phrase.replace(/\b(?:upper|lower|capital|small)[- ]?(?:case )?letters?\b/gi, " ");
  return table.filter(({ words }) => words.test(plain));
}

/** The sign that is quoted, or else named. */
export function signIn(phrase: string): string | undefined {
  const quoted = /["“'`‘]([^"”'`’]{1,3})["”'`’]/.exec(phrase)?.[1];
  return quoted ?? signsIn(phrase)[0]?.one;
}
