import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";
import type { CursorContext } from "../cursorContext.ts";
import type { SilenceReason } from "../silence.ts";

const member = /(?:\bthis|\bself|\$this)\s*(?:\?\.|\.|->)\s*([\p{L}_$][\p{L}\p{N}_$]*)/gu;
/** A class that takes members from elsewhere: a base, a mixin, a trait, what is assigned to it as a whole. */
const takesMembers =
  /\b(?:extends|implements|include|prepend|extend)\b|^[^{\n]*\bclass\s+\w+[^({\n]*(?:<\s*[A-Z]|:\s*(?:public|private|protected|[A-Z]))|^[^{\n]*\bclass\s+\w+\((?!\s*(?:object\s*)?\))|^\s*use\s+[A-Z\\]|Object\.assign\(\s*this|defineProperty|setattr\(|__getattr|\bthis\[|__dict__|__get\b/m;
/** Members that every object has. */
const everywhere =
  /^(?:constructor|toString|valueOf|hasOwnProperty|hashCode|equals|getClass|clone|GetType|ToString|Equals|GetHashCode|class|then|__\w+__)$/;

/**
 * A member that the class around the cursor does not have: it takes none from elsewhere, and nothing in it is called so. A
 * member that the line makes is another matter.
 * @param rest what stands behind the text in the model's line
 */
export async function unknownMember(
  document: TextDocument,
  { linePrefix, position }: CursorContext,
  text: string,
  rest: string,
  syntax: Syntax,
): Promise<SilenceReason | undefined> {
  const line = linePrefix + text + rest;
  const wanted = [...line.matchAll(member)].filter(({ index, 0: all, 1: name = "" }) => {
    const end = index + all.length;
    const isNew = end > linePrefix.length && end <= linePrefix.length + text.length;
    return isNew && !everywhere.test(name) && !/^\s*(?::[^=]*)?=(?![=>])/.test(line.slice(end));
  });
  if (wanted.length === 0) return undefined;
  const tree = await syntax.parse(document);
  if (!tree) return undefined;
  const around = classAround(tree.rootNode, document.offsetAt(position), tree.language.containers);
  if (!around || takesMembers.test(around)) return undefined;
  return wanted.every(({ 1: name = "" }) =>
    new RegExp(`(?<![\\w$])${name.replaceAll("$", "\\$")}(?![\\w$])`).test(around),
  )
    ? undefined
    : "unknown-member";
}

/** The text of the innermost class around an offset, its head included. */
function classAround(root: Node, offset: number, containers: ReadonlySet<string>): string | undefined {
  let node: Node | null = root.descendantForIndex(Math.max(0, offset - 1));
  for (; node; node = node.parent)
    if (containers.has(node.type) && /^(?:[\w@]+\s+){0,4}class\b/.test(node.text.slice(0, longestHead)))
      return node.text;
  return undefined;
}

const longestHead = 200;
