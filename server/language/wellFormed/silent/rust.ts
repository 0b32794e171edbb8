/** What Rust refuses though the grammar takes it. */
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { SilentCheck } from "./silentCheck.ts";

const traits = new Set(["trait_item"]);
const foreign = new Set(["foreign_mod_item"]);
const parameters = /^(?:parameter|self_parameter|variadic_parameter|attribute_item)$/;

export const rustChecks: Readonly<Record<string, SilentCheck>> = {
  let_declaration: ({ parent }) =>
    parent?.type === "source_file" ? "“let” outside of a function" : undefined,
  static_item: (node) =>
    node.child("value") || node.ancestor(foreign) ? undefined : "a static needs a value",
  function_item: (node) => {
    const untyped = node.child("parameters")?.namedChildren.find(isUntyped);
    // The first edition let traits leave out the names.
    return untyped && !node.ancestor(traits) ? `the type of “${untyped.text}” is missing` : undefined;
  },
};

function isUntyped({ type }: SyntaxNode): boolean {
  return !parameters.test(type);
}
