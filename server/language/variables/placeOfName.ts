import type { SyntaxNode } from "../parse/syntaxNode.ts";
import type { NameFacts, NamePlace } from "./nameFacts.ts";

/** What a leaf does as a name, and what says so. */
export interface PlacedName {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly place: NamePlace;
  /** The name with the pattern around it. */
  readonly whole: SyntaxNode;
  /** What stands around the whole: the declaration, the assignment, the call. */
  readonly holder: SyntaxNode;
}

/** Reads a leaf; undefined for what is no name or has no parent. */
export function placeOfName(node: SyntaxNode, facts: NameFacts): PlacedName | undefined {
  const isType = facts.types.has(node.type);
  if (!node.named || !(isType || facts.leaves.has(node.type))) return undefined;
  const around = surroundings(node, facts);
  if (!around) return undefined;
  const { whole, holder, place } = around;
  const name = { node, name: node.text, whole, holder };
  if (isType) return { ...name, place: place === "type" ? "type" : "read" };
  const isConstant = facts.constantsInPatterns && whole !== node && /^\p{Lu}/u.test(node.text);
  return { ...name, place: isConstant && place === "block" ? "read" : withOperator(place, holder) };
}

/** Goes out of the patterns that a name is part of. */
function surroundings(node: SyntaxNode, facts: NameFacts) {
  for (let whole = node; whole.parent; whole = whole.parent) {
    const place = placeIn(whole, whole.parent, facts);
    if (place !== undefined || !isPattern(whole, whole.parent, facts))
      return { whole, holder: whole.parent, place: place ?? ("read" as const) };
  }
  return undefined;
}

function placeIn(whole: SyntaxNode, holder: SyntaxNode, { places }: NameFacts): NamePlace | undefined {
  const inField = `${holder.type}.${whole.field ?? ""}`;
  const place = places[`${holder.parent?.type}>${inField}`] ?? places[inField] ?? places[holder.type];
  return typeof place === "function" ? place(holder, whole) : place;
}

function isPattern(whole: SyntaxNode, holder: SyntaxNode, { patterns }: NameFacts): boolean {
  return (
    patterns.has(holder.type) || (whole.field !== undefined && patterns.has(`${holder.type}.${whole.field}`))
  );
}

/** `x += 1` is an assignment in some grammars. */
function withOperator(place: NamePlace, holder: SyntaxNode): NamePlace {
  if (place !== "write") return place;
  const operator = holder.children.find(({ field }) => field === "operator")?.text ?? "=";
  return operator === "=" || operator === ":=" ? "write" : "update";
}
