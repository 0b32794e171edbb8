/** What stands between the quotes of a text literal. Escapes are left as they are but for the commonest. */
export function textOf(literal: string): string {
  const match = /^[A-Za-z@$#]{0,3}("""|'''|"|'|`)([\s\S]*)\1#?$/.exec(literal.trim());
  return (match?.[2] ?? literal)
    .replaceAll("\\n", "\n")
    .replaceAll("\\t", "\t")
    .replace(/\\(["'`\\])/g, "$1");
}
