import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Transform } from "../transform.ts";

const around: ReadonlySet<string> = new Set(["function_item", "closure_expression", "async_block"]);

/** `read()?` instead of `read().unwrap()`, where the function can hand the error on. */
export const unwrapToQuestion: Transform = {
  name: "unwrap-to-question-mark",
  title: "Hand the failure on with ?",
  kind: "refactor.rewrite",
  languages: ["rust"],
  example: [
    "fn f() -> Result<u8, E> {\n    let a = read().unwrap();\n    Ok(a)\n}\n",
    "fn f() -> Result<u8, E> {\n    let a = read()?;\n    Ok(a)\n}\n",
  ],
  refuses: [
    "Everywhere at once: what stopped the program is handed to the caller. At one place the title says so.",
    "Functions that give back neither Option nor Result, closures and async blocks.",
  ],
  rewrite(node) {
    const callee = node.type === "call_expression" ? node.child("function") : undefined;
    const value = callee?.type === "field_expression" ? callee.child("value") : undefined;
    const field = callee?.child("field");
    if (!value || !/^(?:unwrap|expect)$/.test(field?.text ?? "")) return undefined;
    const owner = node.ancestor(around);
    const result = owner?.type === "function_item" ? resultOf(owner) : undefined;
    if (result === undefined)
      return { refused: "The function around it gives back neither Option nor Result." };
    const edits = [{ start: value.end, end: node.end, text: "?" }];
    return { edits, assumes: `it is ${result}, and the caller may handle it` };
  },
};

function resultOf(owner: SyntaxNode): string | undefined {
  const type = owner.child("return_type")?.text ?? "";
  if (/^(?:\w+::)*Option</.test(type)) return "an Option";
  return /^(?:\w+::)*Result\b/.test(type) ? "a Result whose error fits" : undefined;
}
