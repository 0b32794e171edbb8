/** Whether a file shows a construct that people ask for by name. */
import type { Construct } from "./constructs/construct.ts";
import { constructs } from "./constructTable.ts";
import type { Inventory } from "./inventory.ts";

const byWord = new Map<string, Construct[]>();
for (const construct of constructs)
  for (const word of construct.words) byWord.set(word, [...(byWord.get(word) ?? []), construct]);

/**
 * Whether a file shows the construct of that name; undefined for a name that is none here, or means something else in
 * the file's language, or cannot be told.
 * @param name in small letters, in the singular
 */
export function showsConstruct(inventory: Inventory, name: string): boolean | undefined {
  const construct = byWord.get(name)?.find(({ only }) => only?.includes(inventory.languageId) ?? true);
  if (!construct) return undefined;
  const { nodes = [], tokens = [], structures = [], names = [], isPartial, isPartialWith = [] } = construct;
  const shown =
    nodes.some((type) => inventory.nodes.has(type)) ||
    tokens.some((token) => inventory.tokens.has(token)) ||
    structures.some((structure) => inventory.structures.has(structure)) ||
    names.some(
      (each) => inventory.names.has(each) || inventory.calls.has(each) || inventory.definitions.has(each),
    );
  if (shown) return true;
  const mayHide = isPartial || isPartialWith.some((structure) => inventory.structures.has(structure));
  return mayHide || inventory.isBroken ? undefined : false;
}
