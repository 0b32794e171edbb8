/** Place-holders of printf and its relatives; see printf(3) and Go's package fmt. */

const verb = /^%([-+ 0#]{0,5})(\d{1,4}|\*)?(?:\.(\d{1,4}|\*))?(?:hh|h|ll|l|z|j|t|L)?([a-zA-Z%])$/;

const kinds: Readonly<Record<string, string>> = {
  d: "a whole number in decimal",
  i: "a whole number in decimal",
  u: "a whole number without sign",
  s: "a text (string)",
  c: "one character",
  f: "a floating-point number",
  F: "a floating-point number",
  e: "a number in scientific notation",
  g: "a number in the shorter of plain and scientific notation",
  x: "a whole number in hexadecimal, in small letters",
  X: "a whole number in hexadecimal, in capitals",
  o: "a whole number in octal",
  b: "a whole number in binary (Go, Java: a boolean)",
  p: "a pointer's address",
  n: "nothing is printed: how much was written so far is stored (in Java: a line break)",
};
const ofGo: Readonly<Record<string, string>> = {
  v: "any value in Go's default format; `%+v` adds the names of fields, `%#v` writes it as Go code",
  T: "the type of a value",
  q: "a text in quotes, escaped",
  t: "true or false",
  w: "an error that `fmt.Errorf` wraps",
  U: "a code point as U+0041",
};
const ofPython: Readonly<Record<string, string>> = {
  r: "what `repr` gives of a value",
  a: "what `ascii` gives of a value",
};

/** What a place-holder stands for, if the text is one. */
export function readFormatVerb(text: string): string | undefined {
  const [, flags, width, precision, letter = ""] = verb.exec(text) ?? [];
  if (letter === "%") return "`%%`: a percent sign itself, since a single `%` begins a place-holder.";
  const kind = [kinds, ofGo, ofPython].find((table) => Object.hasOwn(table, letter))?.[letter];
  if (flags === undefined || kind === undefined) return undefined;
  return `\`${text}\`: ${[kind, ofPrecision(letter, precision), ofWidth(flags, width), ofSign(flags)].filter(Boolean).join(", ")}.`;
}

function ofPrecision(letter: string, precision: string | undefined): string {
  if (precision === undefined) return "";
  return letter === "s"
    ? `at most ${precision} characters of it`
    : `with ${precision} ${/[fFe]/.test(letter) ? "digits after the decimal point" : "digits"}`;
}

function ofWidth(flags: string, width: string | undefined): string {
  if (width === undefined) return "";
  if (flags.includes("-")) return `at least ${width} characters wide, filled with spaces on the right`;
  return `at least ${width} characters wide, filled with ${flags.includes("0") ? "zeros" : "spaces"} on the left`;
}

function ofSign(flags: string): string {
  return flags.includes("+") ? "always with its sign" : "";
}
