import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { indentedBelow } from "../anyLanguage/writeBranches.ts";
import { bodyLines, indented, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** Interfaces of the standard library with one abstract method, without their type arguments. */
const functional =
  /^(?:Runnable|Callable|Comparator|(?:Bi|Int|Long|Double|ToInt|ToLong|ToDouble|Unary|Binary|IntUnary|IntBinary|Boolean|Obj\w+)?(?:Function|Supplier|Consumer|Predicate|Operator)|ActionListener|ItemListener|ChangeListener|PropertyChangeListener|FileFilter|FilenameFilter|ThreadFactory|PrivilegedAction|InvocationHandler|UncaughtExceptionHandler)$/;

/** `new Runnable() { public void run() { go(); } }` → `() -> go()`. */
export const anonymousToLambda: Transform = {
  name: "anonymous-class-to-lambda",
  title: "Convert to lambda",
  kind: "refactor.rewrite",
  languages: ["java"],
  example: [
    "class A { Runnable r = new Runnable() { @Override public void run() { go(); } }; }",
    "class A { Runnable r = () -> { go(); }; }",
  ],
  refuses: [
    "Classes with fields or several methods, and methods that use `this`, `super` or themselves: in a lambda they mean something else.",
    "Interfaces that are not known to have one method.",
    "Parameters and variables whose names are taken around it: a lambda shares the scope of its surroundings.",
  ],
  rewrite(node) {
    if (node.type !== "object_creation_expression") return undefined;
    const body = node.children.find(({ type }) => type === "class_body");
    const type = node.child("type");
    if (!body || !type || (node.child("arguments")?.namedChildren.length ?? 0) > 0) return undefined;
    const [method, ...others] = body.namedChildren;
    if (method?.type !== "method_declaration") return undefined;
    if (!functional.test((type.text.split("<", 1)[0] ?? "").replace(/^.*\./, "")))
      return { refused: `${type.text} is not known to have a single method.` };
    const why = others.length > 0 ? "It has more than one method." : refusal(node, method);
    if (why) return { refused: why };
    const [parameters, block] = [method.child("parameters"), method.child("body")];
    if (!parameters || !block) return undefined;
    const names = parameters.namedChildren.map((each) => each.child("name")?.text ?? "");
    const head = names.length === 1 ? (names[0] ?? "") : `(${names.join(", ")})`;
    return { edits: [replaceNode(node, `${head} -> ${lambdaBody(block, node)}`)] };
  },
};

function refusal(node: SyntaxNode, method: SyntaxNode): string | undefined {
  const name = method.child("name")?.text;
  const inside = [...method.descendants()];
  if (inside.some(({ type }) => type === "this" || type === "super"))
    return "It uses this, which means the outer object in a lambda.";
  if (
    inside.some(
      (each) =>
        each.type === "method_invocation" && !each.child("object") && each.child("name")?.text === name,
    )
  )
    return "It calls itself.";
  if (method.child("type_parameters")) return "The method has type parameters.";
  if (
    [...node.descendants()].some((each) => isComment(each) && each.start < (method.child("body")?.start ?? 0))
  )
    return "There are comments before the method's body.";
  const declared = inside
    .filter(
      (each) =>
        each.field === "name" &&
        /^(?:formal_parameter|variable_declarator|catch_formal_parameter)$/.test(each.parent?.type ?? ""),
    )
    .map(({ text }) => text);
  const around = namesAround(node);
  const clash = declared.find((each) => around.has(each));
  return clash ? `The name ${clash} is taken around it.` : undefined;
}

/** Locals and parameters of the methods around a place. */
function namesAround(node: SyntaxNode): Set<string> {
  const names = new Set<string>();
  const owner = node.ancestor(
    new Set(["method_declaration", "constructor_declaration", "lambda_expression", "static_initializer"]),
  );
  for (const each of owner?.descendants() ?? []) {
    const isOutside = each.start < node.start || each.end > node.end;
    if (
      isOutside &&
      each.field === "name" &&
      /^(?:formal_parameter|variable_declarator)$/.test(each.parent?.type ?? "")
    )
      names.add(each.text);
  }
  return names;
}

function lambdaBody(block: SyntaxNode, place: SyntaxNode): string {
  const [only, ...others] = block.namedChildren;
  const value = only?.type === "return_statement" ? only.namedChildren[0] : undefined;
  return others.length === 0 && value && only?.namedChildren.length === 1
    ? value.text
    : asDeepAs(block, place);
}

/** A block over several lines, put as deep as the line of the place. */
function asDeepAs(block: SyntaxNode, place: SyntaxNode): string {
  const lines = block.text.includes("\n") ? bodyLines(block) : undefined;
  if (!lines) return block.text;
  const layout = layoutAt(block.source, place.start);
  return indentedBelow(["{", ...indented(lines, layout.step), "}"], layout);
}
