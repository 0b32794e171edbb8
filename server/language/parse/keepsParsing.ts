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
  let count = 0;
  const open: (Node | null)[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!next?.hasError) continue;
    if (next.isError || next.isMissing) count++;
    open.push(...next.children);
  }
  return count;
}
