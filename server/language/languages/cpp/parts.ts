import type { PartRoles } from "../../roles/partRoles.ts";
import { emptyParts } from "../emptyParts.ts";

/** What the parts of its nodes are. */
export const cppParts = {
  ...emptyParts,
  texts: new Set(["char_literal", "raw_string_literal", "string_literal"]),
  characters: new Set(["char_literal", "character"]),
  textParts: new Set(["escape_sequence", "raw_string_content", "string_content"]),
  textFrames: new Set(["parenthesized_expression"]),
  pathSteps: new Set(["field_expression", "qualified_identifier"]),
  pathFrames: new Set(["parenthesized_expression", "template_function", "template_type"]),
  baseLists: new Set(["base_class_clause"]),
  memberBlocks: new Set(["declaration_list"]),
  soleFrames: new Set(["array_declarator", "parenthesized_expression", "pointer_declarator"]),
  sizedDeclarators: new Set(["array_declarator"]),
  onlyValues: new Set(["argument_list", "initializer_list"]),
  namedConstants: new Set(["init_declarator"]),
  typedDeclarations: new Set(["declaration", "field_declaration"]),
  valueHolders: new Set(["init_declarator"]),
  rests: new Set([
    "variadic_declarator",
    "variadic_parameter_declaration",
    "variadic_type_parameter_declaration",
  ]),
  jumpsAway: new Set(["goto_statement", "labeled_statement"]),
  breaks: new Set(["break_statement"]),
  decorators: new Set(["annotation"]),
  lambdas: new Set(["lambda_expression"]),
  notParameters: new Set(["attribute", "explicit_object_parameter_declaration"]),
  besideBases: new Set(["attribute_declaration", "enumerator_list", "field_declaration_list"]),
} satisfies PartRoles;
