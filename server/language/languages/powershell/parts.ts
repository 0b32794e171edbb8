import type { PartRoles } from "../../roles/partRoles.ts";
import { emptyParts } from "../emptyParts.ts";

/** What the parts of its nodes are. */
export const powershellParts = {
  ...emptyParts,
  texts: new Set(["string_literal"]),
  textFrames: new Set(["parenthesized_expression"]),
  pathFrames: new Set(["parenthesized_expression"]),
  methods: new Set(["class_method_definition"]),
  innerRows: new Set(["statement_list"]),
  soleFrames: new Set(["parenthesized_expression"]),
  notParameters: new Set(["attribute", "attribute_list"]),
} satisfies PartRoles;
