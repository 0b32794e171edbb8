/** How a language writes names of more than one word. */
export type Casing = "camelCase" | "PascalCase" | "snake_case" | "UPPER_CASE";

/** Words, in lower case, as one name. */
export function inCasing(words: readonly string[], casing: Casing): string {
  const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  if (casing === "snake_case") return words.join("_");
  if (casing === "UPPER_CASE") return words.join("_").toUpperCase();
  const joined = words.map(capital).join("");
  return casing === "PascalCase" ? joined : `${joined.charAt(0).toLowerCase()}${joined.slice(1)}`;
}

/** The name, or with a number behind it where it is taken. */
export function untaken(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}${number}`;
  return free;
}
