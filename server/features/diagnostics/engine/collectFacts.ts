import { functionName } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { FunctionFacts, UnitFacts } from "./fileFacts.ts";
import type { NodeIndex } from "./nodeIndex.ts";

/** A binding of `require` begins with it, in characters. */
const bindingHead = 500;

/** Nodes that give a name a value, over all languages. */
const bindings = [
  "variable_declarator",
  "assignment",
  "const_spec",
  "const_item",
  "static_item",
  "init_declarator",
  "const_element",
  "property_element",
  "public_field_definition",
  "field_definition",
  "var_spec",
];
const nameFields = ["name", "left", "declarator", "property"];
const valueFields = ["value", "right", "default_value"];
const returnFields = ["return_type", "returns", "result", "type"];

/** Reads the facts that a unit adds to its file. */
export function collectFacts(index: NodeIndex): UnitFacts {
  const { language } = index;
  const functions: [string, FunctionFacts][] = [];
  for (const node of index.ofTypes(language.functions)) {
    const name = functionName(node)?.text;
    if (name) functions.push([name, { async: isAsync(node), returns: returnsOf(node) }]);
  }
  const constants: [string, string][] = [];
  for (const node of index.ofTypes(bindings)) {
    // Some grammars give the two no field: then the name stands first and the value last.
    const named = node.namedChildren;
    const value = fieldOf(node, valueFields) ?? named.at(-1);
    const name = fieldOf(node, nameFields) ?? named[0];
    if (!value || !name || value === name || node.ancestor(language.functions)) continue;
    const literal = literalOf(value, language.strings, language.numbers);
    if (literal) constants.push([name.text, literal.text]);
  }
  const imports = [...index.ofTypes(language.imports), ...requires(index)].map((node) => node.text);
  return { imports, functions, constants };
}

function isAsync(node: SyntaxNode): boolean {
  return node.children.some(
    (child) =>
      child.type === "async" ||
      (child.type.endsWith("modifier") || child.type.endsWith("modifiers")
        ? /\basync\b/.test(child.text)
        : false),
  );
}

function returnsOf(node: SyntaxNode): string {
  return (fieldOf(node, returnFields)?.text ?? "").replace(/^\s*:\s*/, "");
}

function literalOf(
  node: SyntaxNode,
  strings: ReadonlySet<string>,
  numbers: ReadonlySet<string>,
): SyntaxNode | undefined {
  if (strings.has(node.type) || numbers.has(node.type)) return node;
  // Go and some others wrap the values of a declaration in a list.
  const [only, ...others] = node.namedChildren;
  return only && others.length === 0 && node.type.endsWith("_list")
    ? literalOf(only, strings, numbers)
    : undefined;
}

function fieldOf(node: SyntaxNode, fields: readonly string[]): SyntaxNode | undefined {
  for (const field of fields) {
    const found = node.child(field);
    if (found) return found;
  }
  return undefined;
}

/** Bindings such as `const { exec } = require("node:child_process")`, and Ruby's `require "digest"`. */
function requires(index: NodeIndex): SyntaxNode[] {
  const bound = index
    .ofTypes(["variable_declarator"])
    .filter((node) => /=\s*require\s*\(/.test(node.text.slice(0, bindingHead)));
  const calls = index
    .ofTypes(["call"])
    .filter((node) => /^require(?:_relative)?$/.test(node.child("method")?.text ?? ""));
  return [...bound, ...calls];
}
