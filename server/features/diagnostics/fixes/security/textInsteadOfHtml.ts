import { javascript } from "../../../../language/families.ts";
import { boundName, isBinding } from "../../../../language/roles/bindings.ts";
import { type Fixer, nodeAt, replace } from "../fix.ts";

/** Sets the text of an element where its HTML was set. */
export const textInsteadOfHtml: Fixer = (context) => {
  if (!javascript.includes(context.document.languageId)) return [];
  for (let node = nodeAt(context) ?? null; node; node = node.parent) {
    if (!isBinding(node)) continue;
    const name = boundName(node);
    if (name?.text !== "innerHTML") return [];
    const edits = [replace(context.document, name.startIndex, name.endIndex, "textContent")];
    return [{ title: "Set the text, not HTML", isReviewed: true, edits }];
  }
  return [];
};
