import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { arrowText, isMadeWithNew, whyNoArrow } from "./arrowForm.ts";
import { isAssigned } from "./assignments.ts";
import { usesOf, whyNotInBlock } from "./constantVariable.ts";
import { isModule } from "./isModule.ts";
import { javascriptLanguages } from "./languages.ts";

/** `function next(x) { return x + 1; }` → `const next = (x) => x + 1;`, where nothing needs it before. */
export const declarationToArrow: Transform = {
  name: "declaration-to-arrow",
  title: "Convert declaration to arrow function",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "function f() { function next(x) { return x + 1; } return next(1); }",
    "function f() { const next = (x) => x + 1; return next(1); }",
  ],
  refuses: [
    "Functions that use `this`, `arguments`, `super` or `new.target`, generators, and those called with `new`.",
    "Functions that are used above or outside the block that declares them, given another value, or declared twice.",
    "Everywhere at once, exported functions: modules that import each other may call them before. At one place the title says so.",
  ],
  rewrite(node, { root, text }) {
    const [name, parameters, body] = ["name", "parameters", "body"].map((field) => node.child(field));
    if (node.type !== "function_declaration" || !name || !parameters || !body) return undefined;
    const isExported = node.parent?.type === "export_statement";
    if (isExported && node.field !== "declaration") return undefined;
    if (isExported && /^export\s+default\b/.test(node.parent?.text ?? "")) return undefined;
    const statement = (isExported && node.parent) || node;
    if (!/^(?:program|statement_block)$/.test(statement.parent?.type ?? "")) return undefined;
    const why = whyNoArrow(node, body) ?? whyNotHere(node, statement, name.text, root);
    if (why) return { refused: why };
    const written = `const ${name.text} = ${arrowText(node, parameters, body, text)};`;
    const edits = [replaceNode(node, written)];
    return isExported
      ? { edits, assumes: `no module calls ${name.text} before this one has run` }
      : { edits };
  },
};

function whyNotHere(
  node: SyntaxNode,
  statement: SyntaxNode,
  name: string,
  root: SyntaxNode,
): string | undefined {
  if (statement.parent === root && !isModule(root))
    return "At the top of a script it is a property of the global object.";
  if (isMadeWithNew(name, node)) return "It is called with new, which an arrow function cannot be.";
  if (/\basserts\b/.test(node.child("return_type")?.text ?? ""))
    return "What it asserts needs a type that is written out.";
  const before = statement.previousSibling;
  if (before && /^(?:export\s+)?(?:declare\s+)?(?:async\s+)?function\b.*[^}]$/s.test(before.text))
    return "It has several signatures.";
  const uses = usesOf(node, [name], root);
  if (uses.some(isAssigned)) return "It is given another value.";
  return whyNotInBlock(statement, [name], uses);
}
