import type { GrammarNode, NameFacts, NamePlace } from "../../variables/nameFacts.ts";
import { emptyNames } from "../emptyNames.ts";

/** `for (const x of xs)` declares, `for (x of xs)` writes. */
function loopVariable(loop: GrammarNode): NamePlace {
  const kind = loop.child("kind")?.type;
  if (kind === undefined) return "write";
  return kind === "var" ? "function" : "block";
}

/** `import { a }` brings in `a`, `import { a as b }` only `b`. */
function imported(specifier: GrammarNode): NamePlace {
  return specifier.child("alias") ? "none" : "block";
}

export const javascriptNames: NameFacts = {
  ...emptyNames,
  leaves: new Set(["identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"]),
  scopes: new Set([
    ...["function_declaration", "function_expression", "arrow_function", "method_definition"],
    ...["generator_function", "generator_function_declaration", "class_static_block"],
    ...["statement_block", "for_statement", "for_in_statement", "catch_clause", "switch_body"],
    ...["program", "class_body"],
  ]),
  patterns: new Set([
    ...["object_pattern", "array_pattern", "rest_pattern", "pair_pattern.value"],
    ...["assignment_pattern.left", "object_assignment_pattern.left"],
  ]),
  places: {
    "lexical_declaration>variable_declarator.name": "block",
    "variable_declaration>variable_declarator.name": "function",
    "function_declaration.name": "around",
    "generator_function_declaration.name": "around",
    "class_declaration.name": "around",
    "function_expression.name": "block",
    "generator_function.name": "block",
    "class.name": "none",
    formal_parameters: "parameter",
    "arrow_function.parameter": "parameter",
    "catch_clause.parameter": "block",
    "for_in_statement.left": loopVariable,
    "assignment_expression.left": "write",
    "augmented_assignment_expression.left": "update",
    "update_expression.argument": "update",
    import_clause: "block",
    namespace_import: "block",
    "import_specifier.alias": "block",
    "import_specifier.name": imported,
    "export_specifier.alias": "none",
  },
  reflective: new Set(["eval"]),
  self: new Set(["this"]),
  selves: new Set(["this"]),
  bound: new Set(["super", "arguments", "new.target"]),
  selfKeepers: new Set(["arrow_function"]),
};
