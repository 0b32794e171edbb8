import { functionParts } from "../../../language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isCall } from "../../../language/roles/calls.ts";
import { isReturn } from "../../../language/roles/control.ts";
import { isBlock, significantNamed } from "../../../language/roles/tokens.ts";
import { isJavascript, javascriptLanguages } from "../javascript/languages.ts";
import { runsOn } from "../javascript/runsOn.ts";
import { holdsComment, indentAt, movedTo } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { isBareRow } from "./statements.ts";

const arrows: ReadonlySet<string> = new Set(["=>", "->"]);
/** Languages in which a lambda of an expression that does something may be taken for one without a value. */
const overloading: ReadonlySet<string> = new Set(["java", "csharp"]);

/** `(x) => { return x; }` → `(x) => x`. */
export const arrowBody: Transform = {
  name: "arrow-block-to-expression",
  title: "Convert to expression body",
  kind: "refactor.rewrite",
  languages: [...javascriptLanguages, ...overloading],
  example: ["items.map((item) => { return item.id; })", "items.map((item) => item.id)"],
  exampleLanguage: "javascript",
  refuses: [
    "Bodies with comments.",
    "In Java and C# everywhere at once, calls: a method that takes lambdas without a value too might be meant instead. At one place the title says so.",
  ],
  rewrite(node, { languageId }) {
    if (!isFunction(node) || !node.children.some(({ named, type }) => !named && arrows.has(type)))
      return undefined;
    const { body } = functionParts(node, node.language);
    const [only, ...others] = body && isBlock(body) ? significantNamed(body) : [];
    const [value] = only && isReturn(only) ? significantNamed(only) : [];
    if (!body || !value || others.length > 0) return undefined;
    if (holdsComment(body)) return { refused: "There are comments in the body." };
    const end = isJavascript(languageId) && runsOn(body) ? ";" : "";
    const moved = movedTo(value, indentAt(body.source, body.start));
    const edits = [replaceNode(body, (needsBrackets(value) ? `(${moved})` : moved) + end)];
    const isOpen = overloading.has(languageId) && isCall(value);
    return isOpen ? { edits, assumes: "it is not taken for a lambda without a value" } : { edits };
  },
};

/** Behind an arrow a brace begins a block, and a comma ends the function. */
function needsBrackets(value: SyntaxNode): boolean {
  return value.text.startsWith("{") || isBareRow(value);
}
