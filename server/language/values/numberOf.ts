/** Base of the numbers that file modes are written in. */
const octal = 8;

/** The value of a number as any of the languages writes it, with its sign; undefined when it is none. */
export function numberOf(text: string): number | undefined {
  const plain = text
    .replace(/[\s_']/g, "")
    .replace(/^\+/, "")
    .toLowerCase();
  const sign = plain.startsWith("-") ? -1 : 1;
  const digits = plain.replace(/^-/, "");
  const prefixed = /^0([xbo])([0-9a-f]+?)(?:n|u?l{0,2}|l{1,2}u|[iu](?:8|16|32|64|128|size))?$/.exec(digits);
  if (prefixed) {
    const base = { x: 16, b: 2, o: octal }[prefixed[1] ?? ""] ?? 10;
    return sign * Number.parseInt(prefixed[2] ?? "", base);
  }
  // C and those after it write octal numbers with a mere 0 before them.
  if (/^0[0-7]+$/.test(digits)) return sign * Number.parseInt(digits, octal);
  const decimal =
    /^(\d+(?:\.\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?)(?:n|[fdlumjri]|u?l{1,2}|l{1,2}u|[iu](?:8|16|32|64|128|size)|f(?:32|64))?$/.exec(
      digits,
    );
  return decimal ? sign * Number.parseFloat(decimal[1] ?? "") : undefined;
}

/** Whether a number is written with hexadecimal, octal or binary digits and says so. */
export function isInOtherBase(text: string): boolean {
  return /^[-+]?0[xbo]/i.test(text);
}
