import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { usesOf } from "../../../language/functions/usesOf.ts";
import { called, type FileDefinitions } from "./told.ts";
import { lineAt, listed } from "./words.ts";

/** Where a name is used in its file, and by which functions. */
export function sayUses(
  definitions: readonly NamedDefinition[],
  { root, text }: FileDefinitions,
): string | undefined {
  const [first] = definitions;
  if (!first) return undefined;
  const uses = usesOf(
    first.name,
    definitions.map(({ node }) => node),
    root,
  );
  if (uses.length === 0) return `Nothing in this file uses ${called(first)}.`;
  const lines = [...new Set(uses.map(({ node }) => lineAt(text, node.start)))];
  const holders = [...new Set(uses.map(({ within }) => within).filter((within) => within !== undefined))];
  const by = holders.length > 0 ? `, by ${listed(holders)}` : "";
  return `${called(first)} is used in ${lines.length === 1 ? "line" : "lines"} ${inRow(lines)}${by}.`;
}

function inRow(lines: readonly number[]): string {
  const last = lines.at(-1);
  return lines.length > 1 ? `${lines.slice(0, -1).join(", ")} and ${last}` : `${last}`;
}
