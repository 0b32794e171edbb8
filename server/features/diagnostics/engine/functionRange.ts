import type { FunctionParts } from "../../../language/parse/functionParts.ts";

/** Where a finding about a whole function is shown: on its name, or on its first line when it has none. */
export function functionRange({ node, name }: FunctionParts): { start: number; end: number } {
  if (name) return { start: name.start, end: name.end };
  const feed = node.source.slice(node.start, node.end).search(/\r|\n/);
  return { start: node.start, end: feed === -1 ? node.end : node.start + feed };
}
