import type { PartRoles } from "../../roles/partRoles.ts";
import { emptyParts } from "../emptyParts.ts";

/** What the parts of its nodes are. */
export const shellscriptParts = {
  ...emptyParts,
  texts: new Set(["heredoc_body", "string"]),
  textParts: new Set(["heredoc_content", "string_content"]),
  textBodies: new Set(["herestring_redirect"]),
  textFrames: new Set(["parenthesized_expression"]),
  pathFrames: new Set(["parenthesized_expression"]),
  soleFrames: new Set(["parenthesized_expression"]),
  patterns: new Set(["extglob_pattern"]),
  rests: new Set(["herestring_redirect"]),
} satisfies PartRoles;
