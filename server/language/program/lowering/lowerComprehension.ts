import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Expression, Statement } from "../program.ts";
import { type Lowering, partsOf } from "./lowering.ts";
import { bindersOf } from "./lowerLoop.ts";

const kinds: readonly (readonly [RegExp, "list" | "set" | "record"])[] = [
  [/^dictionary_comprehension$/, "record"],
  [/^set_comprehension$/, "set"],
  [/comprehension$|^generator_expression$/, "list"],
];
/** No name that a program could have. */
const into = "[collected]";

/** Lowers Python's comprehensions to loops that collect; undefined for other nodes. */
export function lowerComprehension(node: SyntaxNode, lower: Lowering): Expression | undefined {
  const result = kinds.find(([pattern]) => pattern.test(node.type))?.[1];
  const body = node.child("body") ?? partsOf(node)[0];
  if (result === undefined || !body) return undefined;
  const clauses = partsOf(node).filter((part) => part !== body);
  const innermost = collect(body, result, node, lower);
  const [loop] = clauses.reduceRight<Statement[]>(
    (inner, clause) => [around(clause, inner, lower)],
    [innermost],
  );
  return loop && { kind: "comprehension", loop, into, result, node };
}

function around(clause: SyntaxNode, body: Statement[], lower: Lowering): Statement {
  const [first] = partsOf(clause);
  if (!/for/.test(clause.type))
    return { kind: "if", test: lower.expression(first ?? clause), yes: body, no: [], node: clause };
  const over = clause.child("right") ?? partsOf(clause).at(-1) ?? clause;
  return {
    kind: "each",
    binders: bindersOf(clause.child("left")),
    isKeyed: false,
    over: lower.expression(over),
    body,
    node: clause,
  };
}

function collect(
  body: SyntaxNode,
  result: "list" | "set" | "record",
  node: SyntaxNode,
  lower: Lowering,
): Statement {
  const object: Expression = { kind: "name", name: into, node };
  const [key, value] = [body.child("key"), body.child("value")];
  if (result === "record" && key && value) {
    const target: Expression = { kind: "index", object, index: lower.expression(key), node };
    return {
      kind: "expression",
      value: { kind: "assign", target, operator: "", value: lower.expression(value), node },
      node,
    };
  }
  const callee: Expression = { kind: "member", object, name: "add", node };
  const args = [{ name: undefined, value: lower.expression(body) }];
  return { kind: "expression", value: { kind: "call", callee, args, constructs: false, node }, node };
}
