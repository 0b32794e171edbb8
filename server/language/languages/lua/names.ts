import type { GrammarNode, NameFacts, NamePlace } from "../../variables/nameFacts.ts";
import { emptyNames } from "../emptyNames.ts";

/** `local x = 1` declares, `x = 1` gives a value to what is declared elsewhere, or to a global. */
function assigned(statement: GrammarNode): NamePlace {
  return statement.parent?.type === "variable_declaration" ? "block" : "write";
}

/** `local function f` declares; `function f` gives a value to what is declared elsewhere, or to a global. */
function named(declaration: GrammarNode): NamePlace {
  return declaration.children.some(({ type }) => type === "local") ? "around" : "write";
}

/** `{ [key] = value }` reads the key, `{ key = value }` names it. */
function fieldName(field: GrammarNode): NamePlace {
  return field.children[0]?.type === "[" ? "read" : "none";
}

export const luaNames: NameFacts = {
  ...emptyNames,
  leaves: new Set(["identifier"]),
  // No `block`: what a `repeat` declares is known behind its `until`.
  scopes: new Set([
    ...["chunk", "function_declaration", "function_definition", "do_statement", "for_statement"],
    ...["while_statement", "repeat_statement", "if_statement", "elseif_statement", "else_statement"],
  ]),
  patterns: new Set(["variable_list"]),
  places: {
    variable_declaration: "block",
    assignment_statement: assigned,
    attribute: "none",
    "for_numeric_clause.name": "block",
    for_generic_clause: "block",
    "function_declaration.name": named,
    "parameters.name": "parameter",
    "dot_index_expression.field": "none",
    "method_index_expression.method": "none",
    "field.name": fieldName,
    goto_statement: "none",
    label_statement: "none",
  },
  sequential: true,
  reflective: new Set(["getfenv", "setfenv", "_ENV", "getlocal", "setlocal"]),
  self: new Set(["self"]),
  selves: new Set(["self"]),
  bound: new Set(["..."]),
};
