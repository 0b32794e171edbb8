import type { Syntax } from "./syntax.ts";
import type { Node } from "./treeSitter.ts";

/** A text before and after a change. */
export interface Change {
  readonly languageId: string;
  readonly before: string;
  readonly after: string;
}

/** Whether a text parses as well after a change as before. False for languages without a grammar: nobody could tell. */
export async function keepsParsing(syntax: Syntax, { languageId, before, after }: Change): Promise<boolean> {
  const faultsOf = (text: string) => syntax.withTree(languageId, text, (tree) => countFaults(tree.rootNode));
  const left = await faultsOf(after);
  return left !== undefined && (left === 0 || left <= ((await faultsOf(before)) ?? 0));
}

/** Errors below a node, and tokens that the parser had to invent. */
export function countFaults(node: Node): number {
  if (!node.hasError) return 0;
  let count = node.isError || node.isMissing ? 1 : 0;
  for (const child of node.children) if (child) count += countFaults(child);
  return count;
}
