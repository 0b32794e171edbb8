import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";

/** Types that a docstring names, as hints; what is not one of Python's own is left out. */
export interface DocstringTypes {
  readonly parameters: ReadonlyMap<string, string>;
  readonly result: string | undefined;
}

const words: Readonly<Record<string, string>> = {
  ...{ str: "str", string: "str", int: "int", integer: "int", float: "float", bool: "bool", boolean: "bool" },
  ...{
    bytes: "bytes",
    list: "list",
    dict: "dict",
    dictionary: "dict",
    tuple: "tuple",
    set: "set",
    none: "None",
  },
};
const nothing: DocstringTypes = { parameters: new Map(), result: undefined };

/** Reads `:param int x:` and `:type x: int` (Sphinx), `x (int): …` (Google) and `x : int` (NumPy). */
export function docstringTypes(owner: SyntaxNode): DocstringTypes {
  const first = owner.child("body")?.namedChildren[0];
  const text = first?.type === "expression_statement" ? first.namedChildren[0] : undefined;
  if (text?.type !== "string") return nothing;
  const told = text.text;
  const parameters = new Map<string, string>();
  const patterns = [
    /^[ \t]*:param\s+(?<type>[\w.]+(?:\[[^\]]*\])?)\s+(?<name>\w+)\s*:/gm,
    /^[ \t]*:type\s+(?<name>\w+)\s*:[ \t]*(?<type>\S.*)$/gm,
    /^[ \t]+\*{0,2}(?<name>\w+)\s*\((?<type>[^()]+)\)\s*:/gm,
    /^[ \t]*(?<name>\w+) : (?<type>[^:\n]+)$/gm,
  ];
  for (const pattern of patterns)
    for (const { groups } of told.matchAll(pattern)) {
      const type = hintOf(groups?.type ?? "");
      if (groups?.name && type) parameters.set(groups.name, type);
    }
  return { parameters, result: resultIn(told) };
}

function resultIn(told: string): string | undefined {
  const sphinx = /^[ \t]*:rtype:[ \t]*(\S.*)$/m.exec(told)?.[1];
  const google = /^[ \t]*Returns:[ \t]*\n[ \t]+([^:\n]+):\s/m.exec(told)?.[1];
  const numpy = /^[ \t]*Returns[ \t]*\n[ \t]*-{3,}[ \t]*\n[ \t]*(?:\w+[ \t]*:[ \t]*)?([^\s:][^\n:]*)$/m.exec(
    told,
  )?.[1];
  const found = sphinx ?? google ?? numpy;
  return found === undefined ? undefined : hintOf(found);
}

/** `str or None` → `str | None`, `list of str` → `list`; undefined for words that name no type of Python's own. */
function hintOf(told: string): string | undefined {
  const parts = told
    .replace(/,?\s*(?:optional|default\b.*)$/, "")
    .replaceAll(/[`.]/g, "")
    .split(/\s*(?:\||\bor\b)\s*/)
    .map(
      (part) =>
        words[
          part
            .trim()
            .toLowerCase()
            .replace(/(?<!\s)\s+of\s.*|\[.*\]$/, "")
        ],
    );
  if (parts.length === 0 || parts.includes(undefined)) return undefined;
  const unique = [...new Set(parts)].sort((one) => (one === "None" ? 1 : 0));
  return unique.length === 1 && unique[0] === "None" ? undefined : unique.join(" | ");
}
