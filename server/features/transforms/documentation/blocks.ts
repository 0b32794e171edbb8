import type { Parameter } from "../../../language/roles/parameters.ts";
import type { Described, DescribedParameter } from "./described.ts";

/** How documentation is written in a language: its lines, or a reason why these words cannot be. */
export type Writer = (
  described: Described,
  source: string,
) => readonly string[] | { readonly refused: string };

const closes = { refused: "The words hold the sign that would close the comment." };

/** A block of lines behind `*`. */
function starred(lines: readonly string[]): readonly string[] | { readonly refused: string } {
  if (lines.some((line) => line.includes("*/"))) return closes;
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0) return [`/** ${only} */`];
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"];
}

/** A blank line between the words and the tags. */
function withTags(lines: readonly string[], tags: readonly string[], gap = true): readonly string[] {
  if (tags.length === 0) return lines;
  const isTagged = lines.some((line) => /^[@\\]\w/.test(line));
  return [...lines, ...(gap && !isTagged ? [""] : []), ...tags];
}

const named = ({ name }: Parameter) => name !== undefined;
/** With what the comment says of a parameter, if anything. */
const told = (tag: string, { words }: DescribedParameter) => (words === "" ? tag : `${tag} ${words}`);
const says = ({ lines }: Described, tag: RegExp) => lines.some((line) => tag.test(line));

export const jsDoc: Writer = (described) => {
  const tags = described.parameters.filter(named).map((each) => {
    const type = each.type === undefined ? literalType(each) : undefined;
    return told(
      `@param ${type === undefined ? each.name : `{${type}} [${each.name}=${each.value?.text}]`}`,
      each,
    );
  });
  return starred(
    withTags(described.lines, [...tags, ...outcomeTags(described, "@returns", "@throws", braced)]),
  );
};

export const tsDoc: Writer = (described) => {
  const tags = described.parameters.filter(named).map((each) => told(`@param ${each.name}`, each));
  return starred(
    withTags(described.lines, [...tags, ...outcomeTags(described, "@returns", "@throws", braced)]),
  );
};

export const javadoc: Writer = (described) => {
  const lines = described.lines.map((line) => line.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const tags = described.parameters.filter(named).map((each) => told(`@param ${each.name}`, each));
  return starred(withTags(lines, [...tags, ...outcomeTags(described, "@return", "@throws")]));
};

export const phpDoc: Writer = (described) => {
  const tags = described.parameters.filter(named).map((each) => {
    const { name, type, sign } = each;
    return told(`@param ${type ?? "mixed"} ${sign === "..." ? "..." : ""}${name}`, each);
  });
  const { outcomes } = described;
  const result =
    outcomes?.returns && !says(described, /^@return/) ? [`@return ${outcomes.result ?? "mixed"}`] : [];
  const errors = (outcomes?.raises ?? []).map((each) => `@throws ${each}`);
  return starred(withTags(described.lines, [...tags, ...result, ...errors]));
};

/** Doxygen, with the signs that the file's other documentation has. */
export const doxygen: Writer = (described, source) => {
  const sign = /(?:\/\/\/|\*)\s*\\(?:brief|param|return)/.test(source) ? "\\" : "@";
  const tags = [
    ...described.parameters.filter(named).map((each) => told(`${sign}param ${each.name}`, each)),
    ...outcomeTags(described, `${sign}return`, `${sign}throws`),
  ];
  const lines = withTags(described.lines, tags);
  const isSlashed = /^[ \t]*\/\/\/(?!\/)/m.test(source) && !/^[ \t]*\/\*\*(?!\*)/m.test(source);
  return isSlashed ? lines.map((line) => `/// ${line}`.trimEnd()) : starred(lines);
};

export const xmlDoc: Writer = (described) => {
  const escaped = (text: string) =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const { parameters, outcomes } = described;
  const tags = [
    ...parameters.filter(named).map(({ name, words }) => `<param name="${name}">${escaped(words)}</param>`),
    ...(outcomes?.returns ? ["<returns></returns>"] : []),
    ...(outcomes?.raises ?? []).map((each) => `<exception cref="${each}"></exception>`),
  ];
  const isXml = described.lines.some((line) => /^<\/?(?:summary|param|returns|remarks)\b/.test(line));
  const words = isXml
    ? described.lines
    : ["<summary>", ...described.lines.map(escaped), "</summary>", ...tags];
  return words.map((line) => `/// ${line}`.trimEnd());
};

export const rustDoc: Writer = ({ lines }) => lines.map((line) => `/// ${line}`.trimEnd());

/** Go's begins with the name. Only a sentence that lacks its subject can be given it without another word. */
export const goDoc: Writer = ({ lines, name }) => {
  const [first = "", ...rest] = lines;
  const [, start, others] = /^([A-Za-z]+)((?: .*)?)$/.exec(first) ?? [];
  const isVerb =
    start !== undefined &&
    /^(?!(?:this|its|his|always|class|alias|process)$)[A-Za-z][a-z]*[a-rt-z]s$/i.test(start);
  if (name === undefined || start === name || !isVerb) return [];
  return [`${name} ${start.toLowerCase()}${others ?? ""}`, ...rest].map((line) => `// ${line}`.trimEnd());
};

export const yard: Writer = (described) => {
  if (says(described, /^@\w|^:nodoc:/)) return [];
  const tags = [
    ...described.parameters.filter(named).map((each) => told(`@param ${each.name}`, each)),
    ...outcomeTags(described, "@return", "@raise", (name) => `[${name}]`),
  ];
  return tags.length === 0 ? [] : withTags(described.lines, tags).map((line) => `# ${line}`.trimEnd());
};

const braced = (name: string) => `{${name}}`;

function outcomeTags(
  described: Described,
  result: string,
  error: string,
  write: (name: string) => string = (name) => name,
): readonly string[] {
  const { outcomes } = described;
  if (!outcomes) return [];
  return [
    ...(outcomes.returns && !says(described, /^[@\\]returns?\b/) ? [result] : []),
    ...outcomes.raises
      .filter((name) => !described.lines.some((line) => /^[@\\]/.test(line) && line.includes(name)))
      .map((name) => `${error} ${write(name)}`),
  ];
}

/** The type that a default tells for certain. */
function literalType({ value }: Parameter): string | undefined {
  const text = value?.text ?? "";
  if (/^-?\d[\d_.]*(?:e[+-]?\d+)?$/i.test(text)) return "number";
  if (/^(?:true|false)$/.test(text)) return "boolean";
  return /^(?:"[^"\n\]]*"|'[^'\n\]]*')$/.test(text) ? "string" : undefined;
}
