import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { normalize } from "./outcome.ts";

/** The keyword of a constructor stands within its first characters. */
const constructorHead = 80;

/** Why code is no implementation, with the node that shows it. */
export interface Stub {
  readonly reason: string;
  readonly node: SyntaxNode;
  /** `constant` may be right for a requirement that asks for just that value. */
  readonly kind: "empty" | "unimplemented" | "constant";
  readonly value?: string;
}

const functionTypes =
  /^(?:function_declaration|function_definition|function_item|function_expression|generator_function_declaration|arrow_function|method_definition|method_declaration|constructor_declaration|method|singleton_method|function|local_function_statement|func_literal)$/;
const unimplemented =
  /not[ _-]?(?:yet[ _-]?)?implemented|unimplemented|NotImplemented|NotSupported|UnsupportedOperation|\btodo!\(|\bTODO\b|\bto be (?:done|implemented|written)\b|implement me|coming soon|\bstub\b/i;
const literal =
  /^(?:null|true|false|-?\d[\d_.]*[a-zA-Z]?\d*|""|\[\]|\{\}|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`$]*`|pass|\.\.\.)$/;

/** Tells whether a unit is only a stand-in: an empty body, `pass`, "not implemented", or nothing but a constant. */
export function findStub(unit: SyntaxNode): Stub | undefined {
  const functions = [...unit.descendants()].filter((node) => functionTypes.test(node.type));
  const outer = functions[0];
  if (!outer) return undefined;
  const own = functions.filter((node) => isMember(node, outer, functions));
  const stubs = own.map(stubOf);
  // A class is a stub when all of its methods are.
  const first = stubs[0];
  return first && stubs.every((stub) => stub !== undefined) ? first : undefined;
}

function isMember(node: SyntaxNode, outer: SyntaxNode, functions: readonly SyntaxNode[]): boolean {
  if (node === outer) return true;
  return !functions.some((other) => other !== node && other.start <= node.start && other.end >= node.end);
}

function stubOf(node: SyntaxNode): Stub | undefined {
  const body =
    node.child("body") ??
    node.children.find((child) => /^(?:block|body_statement|statement_block)$/.test(child.type));
  // Ruby's grammar gives an empty method no body at all.
  if (!body && /^(?:singleton_)?method$/.test(node.type) && /^def\b[^\n;]*[\n;]\s*end$/.test(node.text))
    return { reason: "The body is empty.", node, kind: "empty" };
  if (!body) return undefined;
  const statements = statementsOf(body);
  const [only] = statements;
  if (!only) {
    // A constructor whose parameters are fields (`constructor(private x: T) {}`) has an empty body by design.
    if (/constructor/.test(node.text.slice(0, constructorHead)) || /constructor/.test(node.type))
      return undefined;
    return { reason: "The body is empty.", node, kind: "empty" };
  }
  const failing = statements.find(
    (statement) =>
      /throw|raise|panic|todo!|unimplemented!|NotImplemented/.test(statement.text) &&
      unimplemented.test(statement.text),
  );
  if (failing && statements.length <= 2)
    return { reason: "It only says that it is not implemented.", node: failing, kind: "unimplemented" };
  if (statements.length > 1) return undefined;
  const text = only.text.replace(/;$/, "").trim();
  if (text === "pass" || text === "..." || text === "return")
    return { reason: "The body does nothing.", node: only, kind: "empty" };
  const value = normalize(text.replace(/^return\b/, ""));
  const explicit =
    /^return\b/.test(text) ||
    body.type !== "block" ||
    /function_item|closure/.test(node.type) ||
    node.type === "arrow_function";
  if (explicit && literal.test(value))
    return { reason: `It always returns ${value}.`, node: only, kind: "constant", value };
  return undefined;
}

/** Statements without comments, docstrings and punctuation. An expression body is its own statement. */
function statementsOf(body: SyntaxNode): SyntaxNode[] {
  if (!/block|body|statement|compound/.test(body.type)) return [body];
  const inner = body.namedChildren.filter((child) => !/comment/.test(child.type));
  const list =
    inner.length === 1 && /^(?:statement_list|body_statement)$/.test(inner[0]?.type ?? "")
      ? (inner[0]?.namedChildren ?? [])
      : inner;
  return list.filter((child, index) => !/comment/.test(child.type) && !(index === 0 && isDocstring(child)));
}

function isDocstring(node: SyntaxNode): boolean {
  const [only] = node.namedChildren;
  return node.type === "expression_statement" && node.namedChildren.length === 1 && only?.type === "string";
}
