import { dialectOf } from "../../dataOf.ts";
import { functionParts } from "../../parse/functionParts.ts";
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { type Parameter as DeclaredParameter, parametersOf } from "../../roles/parameters.ts";
import { isName, isToken } from "../../roles/tokens.ts";
import type { FunctionDefinition, Parameter, Program, Statement } from "../program.ts";
import { lowerExpression } from "./lowerExpression.ts";
import { type Lowering, partsOf } from "./lowering.ts";
import { lowerIf, lowerStatement } from "./lowerStatement.ts";
import { lowerSwitch } from "./lowerSwitch.ts";

/** Deeper trees are generated. */
const deepest = 200;

/**
 * Reads what a unit of code computes.
 * @param context what stands beside the unit and may be used by it
 */
export function lowerProgram(unit: SyntaxNode, context: readonly SyntaxNode[] = []): Program {
  let depth = 0;
  const lower: Lowering = {
    expression(node) {
      if (depth > deepest) return { kind: "other", parts: [], node };
      depth++;
      const found = lowerExpression(node, lower);
      depth--;
      return found;
    },
    statements(node) {
      if (!node || depth > deepest) return [];
      depth++;
      const found = lowerStatement(node, lower);
      depth--;
      return found;
    },
    valued: (node, last) => valued(node, last, lower),
    function: (node) => lowerFunction(node, lower),
  };
  const own = sortOut(lower.statements(unit));
  const beside = sortOut(context.flatMap((node) => lower.statements(node)));
  return {
    functions: own.functions,
    helpers: beside.functions,
    outside: [...beside.rest, ...own.rest],
    dialect: dialectOf(unit.language),
  };
}

/** The functions among statements, and the others. */
function sortOut(statements: readonly Statement[]): { functions: FunctionDefinition[]; rest: Statement[] } {
  const functions: FunctionDefinition[] = [];
  const rest: Statement[] = [];
  for (const statement of statements) {
    const definition = definitionOf(statement);
    if (definition) functions.push(definition);
    else rest.push(statement);
  }
  return { functions, rest };
}

/** The function a statement defines: a declaration, or a constant that is a function. */
function definitionOf(statement: Statement): FunctionDefinition | undefined {
  if (statement.kind !== "expression" || statement.value.kind !== "assign") return undefined;
  const { target, value } = statement.value;
  if (value.kind !== "function") return undefined;
  const name = target.kind === "name" ? target.name : target.kind === "member" ? target.name : "";
  return { ...value.definition, name: value.definition.name || name };
}

/** The statements of a block whose last expression is its value. */
function valued(node: SyntaxNode | undefined, last: "return" | "yield", lower: Lowering): Statement[] {
  if (!node) return [];
  const blockOf = (block: SyntaxNode | undefined) => valued(block, last, lower);
  const parts = partsOf(node);
  const branch = lowerIf(node, parts, lower, blockOf);
  if (branch) return branch;
  const chosen = lowerSwitch(node, lower, blockOf);
  if (chosen) return [chosen];
  if (
    /^(?:block|body_statement|statement_block|unsafe_block|then|else_clause|else|block_body|do|ensure)$/.test(
      node.type,
    )
  ) {
    const final = parts.at(-1);
    if (!final) return [];
    return [...parts.slice(0, -1).flatMap((part) => lower.statements(part)), ...valued(final, last, lower)];
  }
  const [first] = parts;
  // In Rust what ends in a semicolon has no value, but for what branches.
  if (node.type === "expression_statement" && first) {
    // Behind Java's arrow an expression is the value, though it ends in a semicolon.
    const branches = /^(?:if|match|switch)/.test(first.type) || isBehindArrow(node);
    if (!node.text.trimEnd().endsWith(";") || branches) return valued(first, last, lower);
    return lower.statements(node);
  }
  if (first && isYield(node)) return valued(first, last, lower);
  const statements = lower.statements(node);
  const [only] = statements;
  if (statements.length !== 1 || only?.kind !== "expression" || only.value.kind === "throw")
    return statements;
  return [{ kind: last, value: only.value, node: only.node }];
}

function lowerFunction(node: SyntaxNode, lower: Lowering): FunctionDefinition {
  const { name, body } = functionParts(node, node.language);
  const result =
    node.child("return_type") ?? node.child("result") ?? node.child("returns") ?? node.child("type");
  const receiver = node.child("receiver");
  return {
    name: name?.text ?? "",
    parameters: parametersOf(node).flatMap((parameter) => lowerParameter(parameter, lower)),
    body: bodyOf(node, body, lower),
    returns: result?.text ?? "",
    receiver: receiver && partsOf(receiver)[0]?.child("name")?.text,
    node,
  };
}

/** A parameter, or each name of a pattern. */
function lowerParameter({ node, name, type, value }: DeclaredParameter, lower: Lowering): Parameter[] {
  if (name !== undefined)
    return [
      { name: name.replace(/^[&*$@]+/, ""), default: value && lower.expression(value), type: type ?? "" },
    ];
  return [...node.descendants()]
    .filter((each) => isName(each) && each.children.length === 0)
    .map((each) => ({ name: each.text, default: undefined, type: "" }));
}

function bodyOf(node: SyntaxNode, declared: SyntaxNode | undefined, lower: Lowering): Statement[] {
  const body =
    declared ??
    node.childOfType("body_statement", "statement_block", "arrow_expression_clause", "block_body");
  if (!body) {
    // Ruby's grammar puts the statements of a method beside its name.
    const [, ...rest] = partsOf(node).filter((part) => part.field === undefined);
    return rest.flatMap((part) => lower.statements(part));
  }
  if (node.language.roles.lastIsValue) return valued(body, "return", lower);
  if (/block|body|compound/.test(body.type)) return lower.statements(body);
  return [{ kind: "return", value: lower.expression(body), node: body }];
}

/** Java's `yield value;`, the value of a case; other languages' `yield` ends in no semicolon. */
function isYield({ children }: SyntaxNode): boolean {
  const [start, end] = [children[0], children.at(-1)];
  return start !== undefined && end !== undefined && isToken(start, "yield") && isToken(end, ";");
}

/** The only statement of Java's `case 1 -> value;`. */
function isBehindArrow({ parent }: SyntaxNode): boolean {
  return parent?.children.some((child) => isToken(child, "->")) === true;
}
