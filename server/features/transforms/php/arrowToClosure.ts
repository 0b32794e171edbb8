import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `fn ($x) => $x + $y` → `function ($x) use ($y) { return $x + $y; }`. */
export const arrowToClosure: Transform = {
  name: "arrow-function-to-closure",
  title: "Convert to closure",
  kind: "refactor.rewrite",
  languages: ["php"],
  example: [
    "<?php\nfunction f($y) {\n    return fn ($x) => $x + $y;\n}\n",
    "<?php\nfunction f($y) {\n    return function ($x) use ($y) { return $x + $y; };\n}\n",
  ],
  refuses: [
    "Everywhere at once, variables from outside that may have no value: a closure warns of them earlier. At one place the title says so.",
    "Arrow functions with comments, with an arrow function inside that is assigned to, and those that look variables up by name.",
  ],
  rewrite(node) {
    const [parameters, body] = [node.child("parameters"), node.child("body")];
    if (node.type !== "arrow_function" || !parameters || !body) return undefined;
    if (holdsComment(node)) return { refused: "There are comments inside." };
    const inside = [body, ...body.descendants()];
    if (inside.some(isByName)) return { refused: "It looks variables up by their names." };
    const result = node.child("return_type");
    if (result?.text === "never") return { refused: "It never returns." };
    const outer = outerNames(node, parameters, inside);
    const unsure = outer.find((name) => !isParameterAround(node, name));
    const head = node.source
      .slice(node.start, parameters.end)
      .replace(/\bfn\b/, "function")
      .replace(/function\(/, "function (");
    const uses = outer.length > 0 ? ` use (${outer.join(", ")})` : "";
    const block = body.type === "throw_expression" ? `{ ${body.text}; }` : `{ return ${body.text}; }`;
    const edits = [replaceNode(node, `${head}${uses}${result ? `: ${result.text}` : ""} ${block}`)];
    return unsure === undefined ? { edits } : { edits, assumes: `${unsure} has a value there` };
  },
};

/** What PHP knows everywhere, and what a function has of its own. */
const everywhere = /^\$(?:this|GLOBALS|_(?:GET|POST|COOKIE|FILES|SERVER|ENV|REQUEST|SESSION))$/;

/** Variables that the function takes from around it: mentioned there too. */
function outerNames(
  node: SyntaxNode,
  parameters: SyntaxNode,
  inside: readonly SyntaxNode[],
): readonly string[] {
  const own = new Set(parameters.ofType("variable_name").map(({ text }) => text));
  const names = new Set(inside.filter(({ type }) => type === "variable_name").map(({ text }) => text));
  const inner = new Set(inside.filter(({ type }) => functions.has(type)).flatMap(parameterNames));
  const around = namesAround(node);
  return [...names].filter(
    (name) => !own.has(name) && !everywhere.test(name) && around.has(name) && !inner.has(name),
  );
}

const functions: ReadonlySet<string> = new Set(["arrow_function", "anonymous_function"]);
const owners: ReadonlySet<string> = new Set([
  ...["function_definition", "method_declaration", "anonymous_function", "arrow_function", "program"],
]);

function parameterNames(owner: SyntaxNode): readonly string[] {
  return (
    owner
      .child("parameters")
      ?.ofType("variable_name")
      .map(({ text }) => text) ?? []
  );
}

function namesAround(node: SyntaxNode): ReadonlySet<string> {
  const names = node.ancestor(owners)?.ofType("variable_name") ?? [];
  return new Set(
    names.filter(({ start, end }) => end <= node.start || start >= node.end).map(({ text }) => text),
  );
}

function isParameterAround(node: SyntaxNode, name: string): boolean {
  const owner = node.ancestor(owners);
  return (
    owner !== undefined &&
    parameterNames(owner).includes(name) &&
    owner.ofType("unset_statement").length === 0
  );
}

/** Variable variables, `compact`, `extract` and their like. */
function isByName({ type, text, children }: SyntaxNode): boolean {
  if (type === "dynamic_variable_name" || type === "include_expression" || type === "require_expression")
    return true;
  return (
    type === "function_call_expression" &&
    /^(?:compact|extract|get_defined_vars|eval|func_get_args?)$/.test(children[0]?.text ?? text)
  );
}
