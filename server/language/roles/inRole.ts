import type { AnyNode } from "../parse/anyNode.ts";
import { factsOf, SyntaxNode } from "../parse/syntaxNode.ts";
import type { Roles } from "./roles.ts";

/** Makes the test whether a node plays a role in its language. */
export function inRole(typesIn: (roles: Roles) => ReadonlySet<string>): (node: AnyNode) => boolean {
  return (node) =>
    node instanceof SyntaxNode
      ? node.named && typesIn(node.origin.language.roles).has(node.type)
      : typesIn(factsOf(node.tree.language).roles).has(node.type) && node.isNamed;
}
