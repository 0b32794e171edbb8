import { isComment } from "../../../language/roles/tokens.ts";
import { trimEndOf } from "../../../text/endOf.ts";
import { closest, type Fixer, nodeAt, replace } from "./fix.ts";
import { removeComment } from "./removeComment.ts";

/** Removes an idle suppression: its comment, its place in a comment that says more, or one name of several. */
export const removeSuppression: Fixer = (context) => {
  const { document, text, start, end, subject: idle } = context;
  const directive = text.slice(start, end);
  const [keyword = "", ...names] = directive.split(/[\s,]+/);
  if (idle !== undefined && names.length > 1) {
    const left = names.filter((name) => name !== idle).join(", ");
    return [
      {
        title: `Remove ${idle} from the suppression`,
        edits: [replace(document, start, end, `${keyword} ${left}`)],
        safe: true,
        preferred: true,
      },
    ];
  }
  // Of several names only the idle one may go, and which it is the client did not hand back.
  if (names.length > 1) return [];
  const comment = closest(nodeAt(context), isComment);
  const saysMore = /\p{L}/u.test(comment?.text.replace(directive, "") ?? "");
  if (!comment || saysMore) {
    const from = trimEndOf(text.slice(0, start), " \t").length;
    return [{ title, edits: [replace(document, from, end, "")], safe: true }];
  }
  return removeComment({ ...context, start: comment.startIndex, end: endOf(comment.text, comment.endIndex) });
};

const title = "Remove the suppression";

/** Some grammars count the line break in. */
function endOf(text: string, end: number): number {
  return end - (text.length - text.trimEnd().length);
}
