/** Ways in which one name is spelt after another: as it is, in other case, its words joined otherwise. */
const spellings: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.charAt(0).toLowerCase() + name.slice(1),
  (name) => name.charAt(0).toUpperCase() + name.slice(1),
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
  (name) => wordsOf(name).join("_").toLowerCase(),
  (name) => wordsOf(name).join("_").toUpperCase(),
  (name) => wordsOf(name).join("-").toLowerCase(),
  (name) => {
    const pascal = wordsOf(name).map(capital).join("");
    return pascal.charAt(0).toLowerCase() + pascal.slice(1);
  },
  (name) => wordsOf(name).map(capital).join(""),
];

function wordsOf(name: string): readonly string[] {
  const parted = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1_$2");
  return parted.split(/_+/).filter((word) => word !== "");
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

/**
 * How one text follows from another, told by examples of each: `getTotal` from `total`. Undefined where no way of spelling
 * gives them all.
 */
export function wayOfSpelling(
  from: readonly string[],
  to: readonly string[],
): ((name: string) => string) | undefined {
  for (const spell of spellings) {
    const [first = "", ...others] = from.map(spell);
    const at = first === "" || others.every((other) => other === first) ? -1 : (to[0]?.indexOf(first) ?? -1);
    if (at === -1) continue;
    const [head, tail] = [to[0]?.slice(0, at), to[0]?.slice(at + first.length)];
    const way = (name: string) => `${head}${spell(name)}${tail}`;
    if (from.every((name, index) => way(name) === to[index])) return way;
  }
  return undefined;
}
