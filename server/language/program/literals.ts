/** The number a literal of any of the languages stands for. */
export function numberOf(text: string): number | undefined {
  const match =
    /^(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+(?![\d.eE])|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][-+]?\d+)?|\.\d[\d_]*|\d[\d_]*\.)(?:[fFdDlLuUmMnN]{1,3}|_?(?:[iu](?:8|16|32|64|128|size)|f32|f64))?$/.exec(
      text.trim(),
    );
  const digits = match?.[1]?.replaceAll("_", "").replace(/^0(?=[0-7]+$)/, "0o");
  const value = digits === undefined ? Number.NaN : Number(digits);
  return Number.isNaN(value) ? undefined : value;
}

/** What stands between the quotes of a text literal. Escapes are left as they are but for the commonest. */
export function textOf(literal: string): string {
  const match = /^[A-Za-z@$#]{0,3}("""|'''|"|'|`)([\s\S]*)\1#?$/.exec(literal.trim());
  return (match?.[2] ?? literal)
    .replaceAll("\\n", "\n")
    .replaceAll("\\t", "\t")
    .replace(/\\(["'`\\])/g, "$1");
}
