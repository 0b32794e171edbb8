/** Which of two values a comparison picks, whichever way round it is written. Pure. */

const value = "[\\w.$]+(?:\\([\\w.$]*\\)|\\[\\w+\\])?";
const picks: readonly RegExp[] = [
  // a < b ? a : b
  new RegExp(`(?<a>${value})\\s*(?<op>[<>])=?\\s*(?<b>${value})\\)?\\s*\\?\\s*(?<picked>${value})\\s*:`, "g"),
  // a if a < b else b
  new RegExp(
    `(?<picked>${value})\\s+if\\s+(?<a>${value})\\s*(?<op>[<>])=?\\s*(?<b>${value})\\s+else\\b`,
    "g",
  ),
  // if (a < b) return a; if (a < best) best = a
  new RegExp(
    `\\bif\\s*\\(?\\s*(?<a>${value})\\s*(?<op>[<>])=?\\s*(?<b>${value})\\s*\\)?\\s*[{:]?\\s*(?:return\\s+|${value}\\s*:?=\\s*)(?<picked>${value})`,
    "g",
  ),
];

/** `least` or `greatest` when all comparisons that pick one of what they compare pick that; otherwise undefined. */
export function chosen(code: string): "least" | "greatest" | undefined {
  const found = new Set(
    picks.flatMap((pattern) =>
      [...code.matchAll(pattern)].flatMap(({ groups = {} }) => {
        const { a, b, op, picked } = groups;
        if (picked !== a && picked !== b) return [];
        return (op === "<") === (picked === a) ? ["least" as const] : ["greatest" as const];
      }),
    ),
  );
  const [only] = found;
  return found.size === 1 ? only : undefined;
}
