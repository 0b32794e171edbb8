import type { NameUse } from "./names.ts";

/** Forms that name a member and a variable at once. */
const shorthand =
  /^(?:shorthand_property_identifier|shorthand_property_identifier_pattern|shorthand_field_identifier)$/;

/** What stands in place of a use once its variable is called otherwise: `{ a }` becomes `{ a: b }`. */
export function renamed({ node, name }: NameUse, to: string): string {
  const isBoth = shorthand.test(node.type) || node.parent?.type === "shorthand_field_initializer";
  return isBoth ? `${name}: ${to}` : to;
}
