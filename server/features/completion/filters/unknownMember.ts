import type { TextDocument } from "vscode-languageserver-textdocument";
import { membersIn } from "../../../language/names/membersIn.ts";
import type { CursorContext } from "../cursorContext.ts";
import { closersHeld } from "../midLine.ts";
import type { Naming } from "../names/membersHere.ts";
import type { SilenceReason } from "../silence.ts";

const access = /(?:\.|->|::)\s*[\p{L}_$]/u;

/**
 * A member of a thing whose shape is known, and does not have it: `this` in a class that takes nothing from elsewhere, a
 * value whose type the workspace declares. A member that the line makes is another matter.
 * @param rest what stands behind the text in the model's line
 */
export async function unknownMember(
  document: TextDocument,
  { linePrefix, lineRest, position, languageId }: CursorContext,
  text: string,
  rest: string,
  { syntax, names }: Naming,
): Promise<SilenceReason | undefined> {
  if (!access.test(linePrefix.slice(-2) + text)) return undefined;
  await names.refresh(document);
  const start = document.offsetAt({ line: position.line, character: 0 });
  const held = closersHeld(text + rest, lineRest, languageId);
  const replaced = { start, end: document.offsetAt(position) + held };
  const asked = await membersIn(document, replaced, linePrefix + text + rest, syntax);
  const from = start + linePrefix.length;
  const isUnknown = asked.some(({ name, end, isMade, receiver }) => {
    if (isMade || end <= from || end > from + text.length) return false;
    return names.lacks(receiver, name, languageId);
  });
  return isUnknown ? "unknown-member" : undefined;
}
