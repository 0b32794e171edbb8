import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, holdsLongText, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { type Signature, signatureOf } from "./functionalTypes.ts";

/** `Runnable r = () -> go();` → `Runnable r = new Runnable() { @Override public void run() { go(); } };`. */
export const lambdaToAnonymous: Transform = {
  name: "lambda-to-anonymous-class",
  title: "Convert to anonymous class",
  kind: "refactor.rewrite",
  languages: ["java"],
  example: [
    "class A {\n    Runnable r = () -> go();\n}\n",
    "class A {\n    Runnable r = new Runnable() {\n        @Override\n        public void run() {\n            go();\n        }\n    };\n}\n",
  ],
  refuses: [
    "Lambdas whose type is not written right there, or is no interface of the standard library with its type arguments.",
    "Lambdas that use `this` or `super`, which mean the new object in a class, or call a method of the class around that the interface has too.",
  ],
  rewrite(node, { root, text }) {
    const body = node.type === "lambda_expression" ? node.child("body") : undefined;
    const type = body && writtenType(node);
    const signature = type && signatureOf(type.text, root);
    if (!body || !type || !signature) return undefined;
    const names = parametersOf(node);
    if (names.length !== signature.parameters.length) return undefined;
    const why = refusal(body, signature);
    if (why !== undefined) return { refused: why };
    const { indent, step, newline } = layoutAt(text, node.start);
    const given = names.map((name, index) => `${signature.parameters[index]} ${name}`).join(", ");
    const head = `public ${signature.result} ${signature.method}(${given})${signature.throws ?? ""}`;
    const deep = indent + step;
    const lines = [
      `new ${type.text}() {`,
      `${deep}@Override`,
      `${deep}${head} ${block(body, signature, step)}`,
    ];
    return { edits: [replaceNode(node, `${lines.join(newline)}${newline}${indent}}`)] };

    function block(inner: SyntaxNode, { result }: Signature, level: string): string {
      if (inner.type === "block")
        return inner.text.replaceAll("\n", `\n${level}`).replaceAll(/\n[ \t]+(?=\r?\n)/g, "\n");
      const statement = result === "void" ? `${inner.text};` : `return ${inner.text};`;
      return `{${newline}${deep}${level}${statement}${newline}${deep}}`;
    }
  },
};

/** The type that the declaration around a lambda, or the method that returns it, says. */
function writtenType(node: SyntaxNode): SyntaxNode | undefined {
  const { parent } = node;
  if (parent?.type === "variable_declarator" && node.field === "value") return parent.parent?.child("type");
  if (parent?.type !== "return_statement") return undefined;
  const owner = parent.ancestor(
    new Set(["method_declaration", "lambda_expression", "constructor_declaration"]),
  );
  return owner?.type === "method_declaration" ? owner.child("type") : undefined;
}

/** Names alone: types that are written there may be `var`. */
function parametersOf(lambda: SyntaxNode): readonly string[] {
  const parameters = lambda.child("parameters");
  if (!parameters) return [];
  if (parameters.type === "identifier") return [parameters.text];
  return parameters.namedChildren.map((each) => each.child("name")?.text ?? each.text);
}

/** Methods that every object has. */
const inherited = [
  "equals",
  "hashCode",
  "toString",
  "getClass",
  "notify",
  "notifyAll",
  "wait",
  "clone",
  "finalize",
];

function refusal(body: SyntaxNode, { method, others }: Signature): string | undefined {
  if (body.ofType("this", "super").length > 0 || /^(?:this|super)$/.test(body.type))
    return "It uses this, which would mean the new object.";
  const own = new Set([method, ...others, ...inherited]);
  const calls = [body, ...body.descendants()].filter(
    (each) => each.type === "method_invocation" && !each.child("object"),
  );
  const taken = calls.map((each) => each.child("name")?.text ?? "").find((name) => own.has(name));
  if (taken !== undefined) return `${taken}() would be the new object's own.`;
  if (body.type !== "block" && holdsComment(body)) return "There are comments in it.";
  return holdsLongText(body) ? "A text goes over several lines." : undefined;
}
