import { type AnyNode, isNamed, languageFactsOf } from "../parse/anyNode.ts";
import type { Roles } from "./roles.ts";

/** Makes the test whether a node plays a role in its language. */
export function inRole(typesIn: (roles: Roles) => ReadonlySet<string>): (node: AnyNode) => boolean {
  return (node) => typesIn(languageFactsOf(node).roles).has(node.type) && isNamed(node);
}
