import type { ValueRoles } from "../../roles/valueRoles.ts";
import { javascriptValues } from "../javascript/values.ts";

/** What the values of an expression are made of: JavaScript's, types, and no JSX. */
export const typescriptValues = {
  ...javascriptValues,
  written: new Set([...javascriptValues.written, "boolean", "predefined_type", "type_identifier"]),
  carriers: new Set([
    "array",
    "as_expression",
    "binary_expression",
    "non_null_expression",
    "object",
    "pair",
    "parenthesized_expression",
    "satisfies_expression",
    "template_substitution",
    "unary_expression",
  ]),
  rows: new Set(["array", "spread_element"]),
  effects: new Set([...javascriptValues.effects, "enum_assignment"]),
} satisfies ValueRoles;

/** The same where JSX may stand. */
export const typescriptreactValues = {
  ...typescriptValues,
  carriers: new Set([...typescriptValues.carriers, "jsx_expression"]),
  rows: javascriptValues.rows,
} satisfies ValueRoles;
