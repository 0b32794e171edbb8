/** Wrappers that have the members of what is in them, as far as code asks for them. */
const transparent = /^(?:Readonly|Required|Partial|Optional|NonNullable|Final|Annotated)[<[]([\s\S]*)[>\]]$/;

/**
 * The name of a type as written, without what changes nothing of its members: `Cart` of `: readonly Cart | undefined`,
 * `*Cart`, `&mut Cart`, `Optional[Cart]`, `Cart<Item>`. Undefined for unions, lists and types of other modules.
 */
export function typeName(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const bare = written
    .replace(/^\s*(?::|->|\?)?\s*/, "")
    .replace(/^(?:(?:[&*]|\b(?:readonly|mut|const|struct|enum|final|dyn|impl)\b|'\w+\b(?!'))\s*)+/, "")
    .replace(/(?<!\s)\s*\|\s*(?:undefined|null|None)\b/g, "")
    .replace(/(?<![\s*&?])[\s*&?]+$/, "");
  const inner = transparent.exec(bare)?.[1];
  if (inner !== undefined) return typeName(inner);
  return /^(["']?)([\p{L}_][\p{L}\p{N}_]*)(?:<[^[\]|]*>)?\1$/u.exec(bare)?.[2];
}
