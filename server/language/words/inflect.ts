/** A crude singular: `boxes` → `box`, `entries` → `entry`. */
export function singular(word: string): string {
  if (/(?:ss|us|is|news|series|status)$/.test(word) || word.length < 4) return word;
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|x|zz|[^a]ch|(?:at|e|o)ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (/dren$/.test(word)) return word.slice(0, -3);
  return word.replace(/s$/, "");
}

/** A crude plural: `box` → `boxes`, `entry` → `entries`. */
export function plural(word: string): string {
  if (/s$/.test(word) && !/ss$/.test(word)) return word;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:[sxz]|ch|sh)$/.test(word)) return `${word}es`;
  return word === "child" ? "children" : `${word}s`;
}

export function isPlural(word: string): boolean {
  return singular(word) !== word;
}

const irregular: Readonly<Record<string, string>> = {
  ...{ split: "split", read: "read", set: "set", find: "found", get: "given", take: "taken" },
  ...{ build: "built", make: "made", write: "written", send: "sent", choose: "chosen", draw: "drawn" },
};

/** The participle of a verb: `sort` → `sorted`, `merge` → `merged`. */
export function participle(verb: string): string {
  const known = Object.hasOwn(irregular, verb) ? irregular[verb] : undefined;
  if (known) return known;
  if (/e$/.test(verb)) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  if (/^[^aeiou]*[aeiou][bdgmnprt]$/.test(verb)) return `${verb}${verb.at(-1)}ed`;
  return `${verb}ed`;
}
