import { dataOf } from "../../../language/dataOf.ts";
import { javascript } from "../../../language/families.ts";
import { isFunctionNode } from "../../../language/parse/anyNode.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";
import { isCall, isCreation } from "../../../language/roles/calls.ts";
import { isAsync, isAsyncBlock } from "../../../language/roles/modifiers.ts";
import { isExpressionStatement } from "../../../language/roles/statements.ts";
import { closest, type Fixer, nodeAt, replace } from "./fix.ts";

/** Awaits a call where that is allowed; handles its rejection where it is not. */
export const addAwait: Fixer = ({ document, tree, start, end }) => {
  const call = closest(nodeAt({ tree, start, end }), isCall);
  const statement = call?.parent;
  if (!call || call.startIndex !== start || !statement || !isExpressionStatement(statement)) return [];
  if (canAwait(statement)) {
    const isBehind = dataOf(document.languageId)?.writing?.awaitsBehind === true;
    const edit = isBehind ? replace(document, end, end, ".await") : replace(document, start, start, "await ");
    return [{ title: "Await the call", edits: [edit], preferred: true }];
  }
  if (!javascript.includes(document.languageId) || isCreation(call)) return [];
  const handler = ".catch((error) => console.error(error))";
  return [{ title: "Log the error of the call", edits: [replace(document, end, end, handler)] }];
};

function canAwait(node: Node): boolean {
  const owner = closest(node, (outer) => isFunctionNode(outer) || isAsyncBlock(outer));
  // Modules of TypeScript and JavaScript may await at the top level; scripts may not, and which it is cannot be told.
  if (!owner) return false;
  if (isAsyncBlock(owner)) return true;
  return isAsync(owner);
}
