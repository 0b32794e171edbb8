import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { bodyLines, holdsComment, holdsLongText, indented, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { type StreamStep, stepsOf } from "./streamChain.ts";

/** `xs.stream().filter(x -> c).forEach(x -> g(x));` → `for (var x : xs) { if (c) { g(x); } }`. */
export const streamToLoop: Transform = {
  name: "stream-to-loop",
  title: "Convert to loop",
  kind: "refactor.rewrite",
  languages: ["java"],
  example: [
    "class A {\n    void f(List<User> users) {\n        users.stream().filter(user -> user.active()).forEach(user -> send(user));\n    }\n}\n",
    "class A {\n    void f(List<User> users) {\n        for (var user : users) {\n            if (user.active()) {\n                send(user);\n            }\n        }\n    }\n}\n",
  ],
  refuses: [
    "Everywhere at once: what is no Collection has a forEach of its own. At one place the title says so.",
    "Chains with other steps than filter, map and forEach or collecting into a list, with references to methods, or with lambdas that return early.",
    "Steps that call what they are given by a name that means something else before.",
  ],
  rewrite(node, { text }) {
    const place = placeOf(node);
    const chain = place && stepsOf(place.chain);
    if (!place || !chain || (place.list === undefined) !== (chain.last.kind === "forEach")) return undefined;
    if (holdsComment(node) || holdsLongText(node))
      return { refused: "There are comments or texts over several lines." };
    const layout = layoutAt(text, node.start);
    const inner = innerLines([...chain.steps, chain.last], chain.first, place.list, layout.step);
    if ("refused" in inner) return inner;
    const loop = [
      `for (var ${chain.first} : ${chain.source.text}) {`,
      ...indented(inner.lines, layout.step),
      "}",
    ];
    const all = place.declared === undefined ? loop : [place.declared, ...loop];
    const lines = all.map((line, index) => (index === 0 || line === "" ? line : layout.indent + line));
    const edits = [replaceNode(node, lines.join(layout.newline))];
    return {
      edits,
      assumes: `${chain.source.text} is a Collection${chain.isFixed ? " and the list may be changed" : ""}`,
    };
  },
};

interface StreamStatement {
  readonly chain: SyntaxNode;
  /** What is filled, and the statement that makes it. */
  readonly list?: string;
  readonly declared?: string;
}

/** A statement that is nothing but the chain, or the declaration of the list that it makes. */
function placeOf(node: SyntaxNode): StreamStatement | undefined {
  if (node.parent?.type !== "block" && node.parent?.type !== "constructor_body") return undefined;
  const [only] = node.namedChildren;
  if (node.type === "expression_statement" && only?.type === "method_invocation") return { chain: only };
  const declarator = node.type === "local_variable_declaration" ? node.child("declarator") : undefined;
  const [type, name, chain] = [node.child("type"), declarator?.child("name"), declarator?.child("value")];
  const item = /^(?:List|Collection|Iterable)<(.*)>$/s.exec(type?.text ?? "");
  if (chain?.type !== "method_invocation" || !type || !name || !item || node.childOfType("modifiers"))
    return undefined;
  return { chain, list: name.text, declared: `${type.text} ${name.text} = new java.util.ArrayList<>();` };
}

type Lines = { readonly lines: readonly string[] } | { readonly refused: string };

/** What is done for each item, from the first step that is left on. */
function innerLines(
  steps: readonly StreamStep[],
  current: string,
  list: string | undefined,
  indent: string,
): Lines {
  const [step, ...rest] = steps;
  if (!step) return { lines: [] };
  if (step.kind === "collect") return { lines: [`${list}.add(${current});`] };
  const { parameter, body } = step;
  const renamed = parameter === current ? [] : [`var ${parameter} = ${current};`];
  if (step.kind === "forEach") return withLines(renamed, lastLines(body));
  if (body.type === "block") return { refused: "A step is more than an expression." };
  if (step.kind === "filter") {
    const inner = innerLines(rest, parameter, list, indent);
    if ("refused" in inner) return inner;
    return { lines: [...renamed, `if (${body.text}) {`, ...indented(inner.lines, indent), "}"] };
  }
  const [next] = rest;
  if (next?.kind === "collect") return { lines: [...renamed, `${list}.add(${body.text});`] };
  if (!next?.parameter || next.parameter === parameter)
    return { refused: `${parameter} means something else in the next step.` };
  return withLines(
    [...renamed, `var ${next.parameter} = ${body.text};`],
    innerLines(rest, next.parameter, list, indent),
  );
}

function withLines(before: readonly string[], inner: Lines): Lines {
  return "refused" in inner ? inner : { lines: [...before, ...inner.lines] };
}

function lastLines(body: SyntaxNode): Lines {
  if (body.type !== "block") return { lines: [`${body.text};`] };
  const isEarly = body.ofType("return_statement").length > 0;
  return isEarly ? { refused: "A lambda returns early." } : { lines: bodyLines(body) ?? [] };
}
