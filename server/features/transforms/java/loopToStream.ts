import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, layoutAt, lineStart, newlineOf } from "../layout.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";

/** Longer lines are broken, in characters. */
const longestLine = 100;

/** `for (T x : xs) if (c) r.add(f(x));` → `xs.stream().filter(x -> c).map(x -> f(x))…`. */
export const loopToStream: Transform = {
  name: "loop-to-stream",
  title: "Convert to stream",
  kind: "refactor.rewrite",
  languages: ["java"],
  example: [
    "import java.util.stream.Collectors;\nclass A {\n    List<String> f(List<User> users) {\n        List<String> names = new ArrayList<>();\n        for (User user : users) {\n            if (user.active()) names.add(user.name());\n        }\n        return names;\n    }\n}\n",
    "import java.util.stream.Collectors;\nclass A {\n    List<String> f(List<User> users) {\n        List<String> names = users.stream()\n                .filter(user -> user.active())\n                .map(user -> user.name())\n                .collect(Collectors.toCollection(ArrayList::new));\n        return names;\n    }\n}\n",
  ],
  refuses: [
    "Everywhere at once: arrays have no stream of their own, and a lambda may neither throw what has to be declared nor use variables that change. At one place the title says so.",
    "Loops that do more than fill a list made right before, or call one thing for each item; loops that assign, return or break.",
  ],
  rewrite(node, { root }) {
    const loop = loopAt(node);
    const [variable, source, body] = ["name", "value", "body"].map((field) => loop?.child(field));
    if (!loop || !variable || !source || !body) return undefined;
    const only = onlyStatement(body);
    const condition =
      only?.type === "if_statement" && !only.child("alternative") ? only.child("condition") : undefined;
    const call = callOf(condition ? onlyStatement(only?.child("consequence")) : only);
    if (!call) return undefined;
    if (holdsComment(loop)) return { refused: "There are comments in the loop." };
    if (changesOrLeaves(loop))
      return { refused: "It assigns, which a lambda cannot do to what is around it." };
    const assumes = `${source.text} is a Collection, and nothing throws what has to be declared or uses what changes`;
    const test = condition?.namedChildren[0];
    const filter = test ? `.filter(${variable.text} -> ${test.text})` : "";
    const list = listBefore(loop, call);
    if (!list) {
      const start = filter === "" ? source.text : `${source.text}.stream()`;
      const each = `.forEach(${variable.text} -> ${call.text})`;
      return { edits: [replaceNode(loop, `${chained(loop, start, [filter, each])};`)], assumes };
    }
    const [item] = call.child("arguments")?.namedChildren ?? [];
    const map = item && item.text !== variable.text ? `.map(${variable.text} -> ${item.text})` : "";
    const collect = ".collect(Collectors.toCollection(ArrayList::new))";
    const [made, declaration] = list;
    const chain = chained(made, `${source.text}.stream()`, [filter, map, collect]);
    const edits = [replaceNode(made, chain), { start: declaration.end, end: loop.end, text: "" }];
    return { edits: [...collectorsImport(root), ...edits], assumes };
  },
};

/** Calls behind one another; each on a line of its own where one line would be too long. */
function chained(place: SyntaxNode, start: string, calls: readonly string[]): string {
  const { indent, step, newline } = layoutAt(place.source, place.start);
  const line = start + calls.join("");
  const column = place.start - lineStart(place.source, place.start);
  if (column + line.length < longestLine) return line;
  return [start, ...calls.filter((call) => call !== "")].join(`${newline}${indent}${step}${step}`);
}

/** The loop itself, or the loop behind the list that it fills. */
function loopAt(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type === "enhanced_for_statement") return node;
  const next = node.type === "local_variable_declaration" ? node.nextSibling : undefined;
  return next?.type === "enhanced_for_statement" && listBefore(next, callOf(innermost(next)))
    ? next
    : undefined;
}

function innermost(loop: SyntaxNode): SyntaxNode | undefined {
  const only = onlyStatement(loop.child("body"));
  return only?.type === "if_statement" ? onlyStatement(only.child("consequence")) : only;
}

function onlyStatement(body: SyntaxNode | undefined): SyntaxNode | undefined {
  if (body?.type !== "block") return body;
  const [only, ...others] = body.namedChildren;
  return others.length === 0 ? only : undefined;
}

function callOf(statement: SyntaxNode | undefined): SyntaxNode | undefined {
  const call = statement?.type === "expression_statement" ? statement.namedChildren[0] : undefined;
  return call?.type === "method_invocation" ? call : undefined;
}

/** The `new ArrayList<>()` right before a loop that does nothing but add to it, and its declaration. */
function listBefore(
  loop: SyntaxNode,
  call: SyntaxNode | undefined,
): readonly [made: SyntaxNode, declaration: SyntaxNode] | undefined {
  const declaration = loop.previousSibling;
  const declarator =
    declaration?.type === "local_variable_declaration" ? declaration.child("declarator") : undefined;
  const made = declarator?.child("value");
  const name = declarator?.child("name")?.text;
  if (!declaration || made?.type !== "object_creation_expression" || name === undefined) return undefined;
  if (!/^ArrayList\b/.test(made.child("type")?.text ?? "")) return undefined;
  if ((made.child("arguments")?.namedChildren.length ?? 0) > 0) return undefined;
  const isAdd = call?.child("object")?.text === name && call.child("name")?.text === "add";
  const isOne = call?.child("arguments")?.namedChildren.length === 1;
  const reads = loop.ofType("identifier").filter(({ text }) => text === name).length;
  return isAdd && isOne && reads === 1 ? [made, declaration] : undefined;
}

function changesOrLeaves(loop: SyntaxNode): boolean {
  return (
    loop.ofType(
      ...["assignment_expression", "update_expression", "return_statement", "break_statement"],
      ...["continue_statement", "throw_statement", "yield_statement", "local_variable_declaration"],
    ).length > 0
  );
}

function collectorsImport(root: SyntaxNode): readonly OffsetEdit[] {
  const imports = root.ofType("import_declaration");
  if (imports.some(({ text }) => /java\.util\.stream\.(?:Collectors|\*)/.test(text))) return [];
  const last = imports.at(-1) ?? root.childOfType("package_declaration");
  const at = last?.end ?? 0;
  const line = "import java.util.stream.Collectors;";
  const newline = newlineOf(root.source);
  return [{ start: at, end: at, text: last ? newline + line : line + newline }];
}
