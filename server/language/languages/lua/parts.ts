import type { PartRoles } from "../../roles/partRoles.ts";
import { emptyParts } from "../emptyParts.ts";

/** What the parts of its nodes are. */
export const luaParts = {
  ...emptyParts,
  texts: new Set(["string"]),
  textParts: new Set(["escape_sequence", "string_content"]),
  textFrames: new Set(["expression_list", "parenthesized_expression"]),
  pathSteps: new Set(["dot_index_expression", "method_index_expression"]),
  pathFrames: new Set(["parenthesized_expression"]),
  soleFrames: new Set(["expression_list", "parenthesized_expression"]),
  onlyValues: new Set(["expression_list"]),
  typedDeclarations: new Set(["variable_declaration"]),
  jumpsAway: new Set(["goto_statement"]),
  breaks: new Set(["break_statement"]),
  notParameters: new Set(["attribute"]),
} satisfies PartRoles;
