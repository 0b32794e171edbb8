import type { SyntaxNode } from "../parse/syntaxNode.ts";

/** Whether a function stands under a decorator of a name, whatever module it is taken from: Python's `@typing.overload`. */
export function isDecoratedWith({ parent }: SyntaxNode, name: string): boolean {
  const around = parent?.children ?? [];
  return around.some(({ type, text }) => type === "decorator" && text.split(/[@.]/).at(-1) === name);
}
