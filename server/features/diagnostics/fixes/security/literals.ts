import { type Call, positional } from "../../../../language/roles/calls.ts";
import { literalText } from "../../../../language/roles/texts.ts";
import type { Replacement } from "./saferCall.ts";

/** Another text for a literal argument, in the quotes that it has. Undefined unless the argument is a literal that matches. */
export function otherText(
  call: Call,
  index: number,
  pattern: RegExp,
  to: string,
): readonly Replacement[] | undefined {
  const node = positional(call, index);
  const text = node && literalText(node);
  if (!node || text === undefined || !pattern.test(text)) return undefined;
  return [{ node, text: node.text.replace(text, text.replace(pattern, to)) }];
}
