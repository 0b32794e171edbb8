import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";

/** What stands before a definition and says more of it: `@cached`. */
export const isDecorator = inRole(({ decorators }) => decorators);

/** Whether a function stands under a decorator of a name, whatever module it is taken from: Python's `@typing.overload`. */
export function isDecoratedWith({ parent }: SyntaxNode, name: string): boolean {
  const around = parent?.children ?? [];
  return around.some((each) => isDecorator(each) && each.text.split(/[@.]/).at(-1) === name);
}
