/** The tree of glayzzle's php-parser (BSD-3-Clause). */
import { Engine } from "php-parser";
import { oracleOf, todoTag } from "./truth.ts";

interface PhpNode {
  readonly kind: string;
  readonly [key: string]: unknown;
}

const engine = new Engine({
  parser: { suppressErrors: false, version: "8.3" },
  ast: { withPositions: false },
});

/**
 * Asynchronous: fibers, `await` and `async`, `->then(…)`, names below `Amp\` or `React\`. Handling errors: a `try`
 * with a `catch`. Libraries: what `use` at the top of a file names, in full.
 */
export const phpOracle = oracleOf((text) => {
  const tree = engine.parseCode(text, "file.php") as unknown as PhpNode;
  const found = { async: false, errorHandling: false, libraries: new Set<string>() };
  visit(tree, (node) => {
    if (isAsync(node)) found.async = true;
    if (node.kind === "try" && (node.catches as readonly unknown[]).length > 0) found.errorHandling = true;
    if (node.kind === "usegroup") for (const name of usedNames(node)) found.libraries.add(name);
  });
  const comments = (tree.comments ?? []) as readonly { readonly value: string }[];
  return {
    async: found.async,
    errorHandling: found.errorHandling,
    todo: comments.some(({ value }) => todoTag.test(value)),
    libraries: [...found.libraries].sort(),
  };
});

function isAsync(node: PhpNode): boolean {
  if (node.kind === "name") return /^\\?(?:Amp|React)\\|^\\?Fiber$/.test(String(node.name));
  if (node.kind === "usegroup") return usedNames(node).some((name) => /^(?:Amp|React)\\/.test(name));
  if (node.kind !== "call" || !isNode(node.what)) return false;
  const { what } = node;
  if (what.kind === "name") return /^\\?(?:await|async)$/.test(String(what.name));
  return /propertylookup$/.test(what.kind) && isNode(what.offset) && what.offset.name === "then";
}

function usedNames(node: PhpNode): readonly string[] {
  const items = node.items as readonly { readonly name: string }[];
  const prefix = typeof node.name === "string" ? `${node.name}\\` : "";
  return items.map(({ name }) => `${prefix}${name}`.replace(/^\\/, ""));
}

function visit(node: PhpNode, see: (node: PhpNode) => void): void {
  see(node);
  for (const [key, value] of Object.entries(node)) {
    if (/comments$/i.test(key)) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see);
  }
}

function isNode(value: unknown): value is PhpNode {
  return (
    typeof value === "object" && value !== null && typeof (value as { kind?: unknown }).kind === "string"
  );
}
