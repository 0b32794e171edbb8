import type { TextDocument } from "vscode-languageserver-textdocument";
import { membersIn } from "../../../language/names/membersIn.ts";
import type { Members } from "../../../language/names/shapeIndex.ts";
import { importedNames } from "../../../language/values/imports.ts";
import type { CursorContext } from "../cursorContext.ts";
import { importStart } from "../heuristics/lines/lineIndex.ts";
import { saysOtherKey } from "../heuristics/lines/siblingKeys.ts";
import { closersHeld } from "../midLine.ts";
import { exportsOf } from "../names/importList.ts";
import { type Naming, receiverMembers } from "../names/membersHere.ts";
import type { WorkspaceNames } from "../names/workspaceNames.ts";
import type { SilenceReason } from "../silence.ts";
import { identifiersOf } from "../words.ts";

const access = /(?:\.|->|::)\s*[\p{L}_$]/u;

/** Members that everything has, or may be given by its language. */
const everywhere =
  /^(?:constructor|toString|toJSON|valueOf|hasOwnProperty|hashCode|equals|getClass|clone|finalize|notify|wait|GetType|ToString|Equals|GetHashCode|class|then|name|length|prototype|apply|call|bind|values|ordinal|compareTo|value|__\w+__)$/;

/** Whether a shape is known as a whole, and has no such member. */
function lacks(members: Members | undefined, name: string): boolean {
  return members?.isComplete === true && !members.names.has(name) && !everywhere.test(name);
}

/** Whether a line takes a name from a file of the workspace that does not give it. */
function importsUnknown(
  document: TextDocument,
  linePrefix: string,
  text: string,
  rest: string,
  names: WorkspaceNames,
): boolean {
  const line = linePrefix + text;
  if (!importStart.test(line.trimStart())) return false;
  const shown = new Set(identifiersOf(line));
  return importedNames(line + rest).some(({ original = "default", module }) => {
    const isShown = original !== "default" && shown.has(original);
    return isShown && lacks(exportsOf(module, document, names), original);
  });
}

/**
 * A member of a thing whose shape is known, and does not have it: `this` in a class that takes nothing from elsewhere, a
 * value whose type the workspace declares. A member that the line makes is another matter.
 * @param rest what stands behind the text in the model's line
 */
export async function unknownMember(
  document: TextDocument,
  context: CursorContext,
  text: string,
  rest: string,
  { syntax, names }: Naming,
): Promise<SilenceReason | undefined> {
  const { linePrefix, lineRest, position, languageId } = context;
  if (importsUnknown(document, linePrefix, text, rest, names) || saysOtherKey(context, text))
    return "unknown-member";
  if (!access.test(linePrefix.slice(-2) + text)) return undefined;
  await names.refresh(document);
  const start = document.offsetAt({ line: position.line, character: 0 });
  const held = closersHeld(text + rest, lineRest, languageId);
  const replaced = { start, end: document.offsetAt(position) + held };
  const asked = await membersIn(document, replaced, linePrefix + text + rest, syntax);
  const from = start + linePrefix.length;
  const isUnknown = asked.some(({ name, end, isMade, receiver }) => {
    if (isMade || end <= from || end > from + text.length) return false;
    return lacks(receiverMembers(receiver, document, names), name);
  });
  return isUnknown ? "unknown-member" : undefined;
}
