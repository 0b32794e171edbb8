import type { Node } from "../../../language/parse/treeSitter.ts";
import { closest, type Fixer, nodeAt, replace } from "./fix.ts";

const functions =
  /^(?:function_declaration|function_expression|generator_function|arrow_function|method_definition|function_definition|function_item|method_declaration|local_function_statement|lambda_expression|lambda|anonymous_method_expression|closure_expression|async_block)$/;

/** Awaits a call where that is allowed; handles its rejection where it is not. */
export const addAwait: Fixer = ({ document, tree, start, end }) => {
  const call = closest(
    nodeAt({ tree, start, end }),
    /^(?:call_expression|call|invocation_expression|new_expression)$/,
  );
  const statement = call?.parent;
  if (!call || call.startIndex !== start || statement?.type !== "expression_statement") return [];
  const isJavaScript = /^(?:java|type)script/.test(document.languageId);
  if (canAwait(statement, document.languageId)) {
    const edit =
      document.languageId === "rust"
        ? replace(document, end, end, ".await")
        : replace(document, start, start, "await ");
    return [{ title: "Await the call", edits: [edit], preferred: true }];
  }
  if (!isJavaScript || call.type === "new_expression") return [];
  const handler = ".catch((error) => console.error(error))";
  return [{ title: "Log the error of the call", edits: [replace(document, end, end, handler)] }];
};

function canAwait(node: Node, languageId: string): boolean {
  const owner = closest(node, functions);
  // Modules of TypeScript and JavaScript may await at the top level; scripts may not, and which it is cannot be told.
  if (!owner) return false;
  if (owner.type === "async_block") return true;
  const body = owner.childForFieldName("body");
  const header = owner.text.slice(0, (body?.startIndex ?? owner.endIndex) - owner.startIndex);
  return languageId === "python" ? /^async\b/.test(header) : /\basync\b/.test(header);
}
