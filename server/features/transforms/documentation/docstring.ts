import type { Described } from "./described.ts";

type Style = "google" | "numpy" | "rest";

/** The lines of a docstring, the first with its opening quotes, or a reason why the words cannot be one. */
export function docstring(
  described: Described,
  source: string,
  width: string,
): readonly string[] | { readonly refused: string } {
  const { lines } = described;
  if (lines.some((line) => line.includes('"""')))
    return { refused: "The words hold the quotes of a docstring." };
  const raw = lines.some((line) => line.includes("\\")) ? "r" : "";
  const [first = "", ...rest] = lines;
  const words = [rest.length === 0 ? sentence(first) : capital(first), ...apart(first, rest)];
  const sections = sectionsOf(described, styleOf(lines.join("\n")) ?? styleOf(source) ?? "google", width);
  const all = sections.length === 0 ? words : [...words, ...sections];
  const endsOdd = /["\\]$/.test(words.at(-1) ?? "");
  if (all.length === 1 && !endsOdd) return [`${raw}"""${all[0]}"""`];
  return [`${raw}"""${all[0]}`, ...all.slice(1), '"""'];
}

/** How docstrings in a text list parameters; undefined where none does. */
function styleOf(prose: string): Style | undefined {
  if (/^[ \t]*:(?:param|returns?|raises)\b/m.test(prose)) return "rest";
  if (/^[ \t]*(?:Parameters|Returns|Raises)\n[ \t]*-{4,}/m.test(prose)) return "numpy";
  return /^[ \t]*(?:Args|Returns|Raises):$/m.test(prose) ? "google" : undefined;
}

/** PEP 257: a summary of one line is followed by a blank one. */
function apart(summary: string, rest: readonly string[]): readonly string[] {
  const isSummary = /[.!?]$/.test(summary) || isSection(rest[0] ?? "");
  return isSummary && rest.length > 0 && rest[0] !== "" ? ["", ...rest] : rest;
}

/** A field of reST, or the title of a section. */
function isSection(line: string): boolean {
  return /^(?::\w[\w ]*:|(?:Args|Arguments|Parameters|Returns?|Yields?|Raises):?$)/.test(line);
}

/** PEP 257: a phrase that ends in a full stop. */
function sentence(text: string): string {
  return /[\p{L}\p{N})'`]$/u.test(text) ? `${capital(text)}.` : capital(text);
}

/** Names keep their case: only a word of plain letters that another word follows is given a capital. */
function capital(text: string): string {
  return /^[a-z]+(?= [a-z])/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

function sectionsOf(
  { lines, parameters, outcomes }: Described,
  style: Style,
  width: string,
): readonly string[] {
  const isTold = (title: RegExp) => lines.some((line) => title.test(line));
  const names = parameters.flatMap(({ name, sign, type, words }) =>
    name === undefined ? [] : [{ name: (style === "rest" ? "" : sign) + name, type, words }],
  );
  const told = new Set(
    lines.flatMap((line) => /^:param\b[^:]{0,120}?\*{0,2}(\w{1,80}):/.exec(line)?.[1] ?? []),
  );
  const isListed = isTold(/^(?:Args|Arguments|Parameters)\b/);
  const listed = isListed ? [] : names.filter(({ name }) => !told.has(name.replace(/^\*+/, "")));
  const raises = isTold(/^(?:Raises|:raises)\b/) ? [] : (outcomes?.raises ?? []);
  // A first sentence that says what is returned says it well enough.
  const isSaid = isTold(/^(?:Returns?|Yields?|:returns?|True|False|Whether)\b/i);
  const gives = !isSaid && outcomes !== undefined && (outcomes.returns || outcomes.yields);
  const result = outcomes?.yields === true ? "Yields" : "Returns";
  if (style === "rest") {
    const fields = [
      ...listed.map(({ name, words }) => `:param ${name}: ${words}`.trimEnd()),
      ...(gives ? [`:${result.toLowerCase()}:`] : []),
      ...raises.map((each) => `:raises ${each}:`),
    ];
    // Fields stand in one row.
    const isGoing = isSection(lines.at(-1) ?? "");
    return fields.length > 0 ? [...(isGoing ? [] : [""]), ...fields] : [];
  }
  const section = (title: string, entries: readonly string[]) =>
    entries.length === 0
      ? []
      : style === "google"
        ? ["", `${title}:`, ...entries.map((entry) => `${width}${entry}`)]
        : ["", title, "-".repeat(title.length), ...entries];
  const entry = ({ name, type, words }: (typeof names)[number]) => {
    if (style === "google") return [`${name}: ${words}`.trimEnd()];
    return [type === undefined ? name : `${name} : ${type}`, ...(words === "" ? [] : [`${width}${words}`])];
  };
  return [
    ...section(style === "google" ? "Args" : "Parameters", listed.flatMap(entry)),
    ...section(result, gives ? [typed(outcomes.result, style)] : []),
    ...section("Raises", style === "google" ? raises.map((each) => `${each}:`) : raises),
  ];
}

/** A section cannot be empty: the type that is written, or words to be replaced. */
function typed(type: string | undefined, style: Style): string {
  if (type === undefined) return style === "google" ? "The result." : "object";
  return style === "google" ? `${type}: The result.` : type;
}
