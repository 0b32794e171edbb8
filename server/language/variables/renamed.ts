import { isShorthand } from "../roles/bindings.ts";
import { inRole } from "../roles/inRole.ts";
import type { NameUse } from "./names.ts";

const framesShorthand = inRole(({ shorthandFrames }) => shorthandFrames);

/** What stands in place of a use once its variable is called otherwise: `{ a }` becomes `{ a: b }`. */
export function renamed({ node, name }: NameUse, to: string): string {
  const isBoth = isShorthand(node) || (node.parent !== undefined && framesShorthand(node.parent));
  return isBoth ? `${name}: ${to}` : to;
}
