import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { expressionType } from "./expressionType.ts";
import { givenArguments } from "./givenArguments.ts";
import type { HintFacts } from "./hintFacts.ts";

/** Defaults of these types say what a parameter is; a whole number may stand for any number, `None` for anything. */
const telling: ReadonlySet<string> = new Set(["bool", "str", "bytes"]);

/** The type of a parameter with a default, unless the function or a call in the file says otherwise. */
export function parameterType(
  owner: SyntaxNode,
  name: string,
  value: SyntaxNode,
  facts: HintFacts,
): string | undefined {
  const type = expressionType(value);
  if (type === undefined) return undefined;
  const uses = usesOf(owner, name);
  if (uses.some(isDoubtful)) return undefined;
  if (type === "int") return uses.some(isWhole) && isGiven(owner, name, type, facts) ? type : undefined;
  return telling.has(type) && isGiven(owner, name, type, facts) ? type : undefined;
}

const ownFunctions = /^(?:range|open|len|print|int|float|str|bool|sorted|repr|hex|chr)$/;

/** The function does nothing with a parameter but hand it to others than Python's own: these say what it may be. */
export function isOnlyHandedOn(owner: SyntaxNode, name: string): boolean {
  const uses = usesOf(owner, name).filter((use) => !isKeyword(use));
  return uses.length > 0 && uses.every(isHandedOn);
}

function isKeyword({ field, parent }: SyntaxNode): boolean {
  return field === "name" && parent?.type === "keyword_argument";
}

function isHandedOn({ parent }: SyntaxNode): boolean {
  const list = parent?.type === "keyword_argument" ? parent.parent : parent;
  if (list?.type !== "argument_list") return false;
  return !ownFunctions.test(list.parent?.child("function")?.text ?? "");
}

function usesOf(owner: SyntaxNode, name: string): readonly SyntaxNode[] {
  return [...(owner.child("body")?.descendants() ?? [])].filter(
    ({ type, text, field }) => type === "identifier" && text === name && field !== "attribute",
  );
}

/** It is assigned anew, tested for its type or for None, or compared with something of another kind. */
function isDoubtful(use: SyntaxNode): boolean {
  const { parent, field } = use;
  if (!parent) return true;
  if (field === "left" && /assignment|for_/.test(parent.type)) return true;
  if (
    /^(?:pattern_list|tuple_pattern|as_pattern_target|global_statement|nonlocal_statement|delete_statement|named_expression)$/.test(
      parent.type,
    )
  )
    return true;
  if (parent.type === "comparison_operator") return true;
  const call = parent.type === "argument_list" ? parent.parent : undefined;
  return /^(?:isinstance|issubclass|callable|hasattr|type|getattr|iter)$/.test(
    call?.child("function")?.text ?? "",
  );
}

/** Only whole numbers can be counted to. */
function isWhole({ parent }: SyntaxNode): boolean {
  const call = parent?.type === "argument_list" ? parent.parent : undefined;
  return call?.child("function")?.text === "range" || parent?.type === "slice";
}

/** No call in the file gives it something else. */
function isGiven(owner: SyntaxNode, name: string, type: string, facts: HintFacts): boolean {
  return givenArguments(owner, name, facts).every((value) => !value || expressionType(value) === type);
}
