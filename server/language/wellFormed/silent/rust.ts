/** What Rust refuses though the grammar takes it. */
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { SilentCheck } from "./silentCheck.ts";

const traits = new Set(["trait_item"]);
const foreign = new Set(["foreign_mod_item"]);
/** Macros of the standard library that are given values, as functions are. */
const givenValues =
  /^(?:std::|core::)?(?:e?print(?:ln)?|format|write(?:ln)?|panic|(?:debug_)?assert(?:_eq|_ne)?|dbg|unreachable|todo|unimplemented)$/;
const parameters = /^(?:parameter|self_parameter|variadic_parameter|attribute_item)$/;

export const rustChecks: Readonly<Record<string, SilentCheck>> = {
  let_declaration: ({ parent }) =>
    parent?.type === "source_file" ? "“let” outside of a function" : undefined,
  token_tree: (node) => {
    const name = node.parent?.type === "macro_invocation" ? node.parent.child("macro")?.text : undefined;
    if (name === undefined || !givenValues.test(name)) return undefined;
    if (node.children.some(({ type }) => type === ";")) return "“;” has no place among the values of a macro";
    return node.children.some(isSideBySide) ? "“,” is missing in the values of a macro" : undefined;
  },
  binary_expression: (node) =>
    isComparison(node) && isComparison(node.child("left")) ? "comparisons cannot be chained" : undefined,
  static_item: (node) =>
    node.child("value") || node.ancestor(foreign) ? undefined : "a static needs a value",
  function_item: (node) => {
    const untyped = node.child("parameters")?.namedChildren.find(isUntyped);
    // The first edition let traits leave out the names.
    return untyped && !node.ancestor(traits) ? `the type of “${untyped.text}” is missing` : undefined;
  },
};

function isComparison(node: SyntaxNode | undefined): boolean {
  return node?.type === "binary_expression" && /^(?:[<>]=?|[=!]=)$/.test(node.child("operator")?.text ?? "");
}

function isUntyped({ type }: SyntaxNode): boolean {
  return !parameters.test(type);
}

/** A text and, behind it, a name or another text. */
function isSideBySide({ type, nextSibling }: SyntaxNode): boolean {
  return type === "string_literal" && /^(?:identifier|string_literal)$/.test(nextSibling?.type ?? "");
}
