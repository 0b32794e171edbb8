/** Ruby's own parser, Prism (MIT), as its authors publish it for Node.js. */
import { type Oracle, oracleOf, todoTag } from "./truth.ts";

interface PrismNode {
  readonly name?: unknown;
  readonly receiver?: unknown;
  readonly arguments_?: { readonly arguments_?: readonly unknown[] } | null;
  readonly [key: string]: unknown;
}

/**
 * Asynchronous: threads, fibers and ractors are made, or the `Async` and `Concurrent` modules are used. Handling errors:
 * a `rescue`, as a clause or behind an expression. Libraries: what `require`, `load` and `gem` name.
 */
export const rubyOracle: Oracle = async (files) => {
  // Only here, because Node.js warns of the WebAssembly interface it needs.
  const { loadPrism } = await import("@ruby/prism");
  const parse = await loadPrism();
  return oracleOf((text) => {
    const result = parse(text);
    if (result.errors.length > 0) throw new Error("refused");
    const bytes = Buffer.from(text);
    const found = { async: false, errorHandling: false, libraries: new Set<string>() };
    visit(result.value as unknown as PrismNode, (node) => {
      const type = node.constructor.name;
      if (type === "RescueNode" || type === "RescueModifierNode") found.errorHandling = true;
      if (isAsync(node)) found.async = true;
      const library = type === "CallNode" ? requiredBy(node) : undefined;
      if (library !== undefined) found.libraries.add(library);
    });
    const comments = result.comments.map(({ location: { startOffset, length } }) =>
      bytes.toString("utf8", startOffset, startOffset + length),
    );
    return {
      async: found.async,
      errorHandling: found.errorHandling,
      todo: comments.some((comment) => todoTag.test(comment)),
      libraries: [...found.libraries].sort(),
    };
  })(files);
};

function isAsync(node: PrismNode): boolean {
  const type = node.constructor.name;
  if (type === "ConstantPathNode") return rootOf(node) === "Concurrent" || rootOf(node) === "Async";
  if (type !== "CallNode") return false;
  const made =
    node.name === "new" || node.name === "start" || node.name === "fork" || node.name === "schedule";
  if (made && /^(?:Thread|Fiber|Ractor)$/.test(constantName(node.receiver) ?? "")) return true;
  return node.name === "Async" || constantName(node.receiver) === "Async";
}

/** `Concurrent` of `Concurrent::Map::Entry`. */
function rootOf(node: PrismNode): string | undefined {
  let current: unknown = node;
  while (isNode(current) && current.constructor.name === "ConstantPathNode" && current.parent)
    current = current.parent;
  return constantName(current);
}

function constantName(node: unknown): string | undefined {
  return isNode(node) && node.constructor.name.startsWith("Constant") && typeof node.name === "string"
    ? node.name
    : undefined;
}

function requiredBy(node: PrismNode): string | undefined {
  if (node.receiver || !/^(?:require|load|gem)$/.test(String(node.name))) return undefined;
  const [first] = node.arguments_?.arguments_ ?? [];
  const value = isNode(first) && first.constructor.name === "StringNode" ? first.unescaped : undefined;
  const name = (value as { readonly value?: unknown } | undefined)?.value;
  return typeof name === "string" && name !== "" && !/^[./]/.test(name) ? name : undefined;
}

function visit(node: PrismNode, see: (node: PrismNode) => void): void {
  see(node);
  // Prism's own lists of children leave out those that are arrays, so the members are looked at.
  for (const member of Object.values(node))
    for (const child of Array.isArray(member) ? member : [member]) if (isNode(child)) visit(child, see);
}

function isNode(value: unknown): value is PrismNode {
  return typeof value === "object" && value !== null && "compactChildNodes" in value;
}
