import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isAssigned } from "../assignments.ts";
import { valueType } from "./valueType.ts";

/** Types that a default says for certain. */
const telling: ReadonlySet<string> = new Set(["string", "number", "boolean"]);

/** A parameter whose type is known. */
export interface TypedParameter {
  readonly name: string;
  readonly type: string;
  /** Its default as written, for `[name=default]`. */
  readonly value: string | undefined;
}

/** The parameters of a function whose type its defaults, or errors where they are of another, make certain. */
export function typedParameters(owner: SyntaxNode, root: SyntaxNode): readonly TypedParameter[] {
  const body = owner.child("body");
  const parameters = owner.child("parameters")?.namedChildren ?? [];
  return parameters.flatMap((parameter, index) => {
    const isDefault = parameter.type === "assignment_pattern";
    const name = isDefault ? parameter.child("left") : parameter;
    const value = isDefault ? parameter.child("right") : undefined;
    if (!body || name?.type !== "identifier") return [];
    const type = value ? ofDefault(name.text, value, body) : insistedType(name.text, body);
    if (type === undefined || !isGiven(owner, index, type, root)) return [];
    return [{ name: name.text, type, value: value?.text }];
  });
}

function ofDefault(name: string, value: SyntaxNode, body: SyntaxNode): string | undefined {
  const type = valueType(value);
  const uses = body.ofType("identifier").filter(({ text }) => text === name);
  return type !== undefined && telling.has(type) && !uses.some(isDoubtful) ? type : undefined;
}

/** It is assigned anew, tested for its type, or compared with what is no value of its own. */
function isDoubtful(use: SyntaxNode): boolean {
  const { parent } = use;
  if (isAssigned(use)) return true;
  if (parent?.type === "unary_expression") return parent.child("operator")?.type === "typeof";
  if (parent?.type === "binary_expression") return /instanceof|null|undefined/.test(parent.text);
  const call = parent?.type === "arguments" ? parent.parent?.child("function")?.text : undefined;
  return call === "Array.isArray";
}

/** The type in `if (typeof name !== "type") throw …`. */
function insistedType(name: string, body: SyntaxNode): string | undefined {
  for (const statement of body.namedChildren) {
    const condition = statement.type === "if_statement" ? statement.child("condition")?.text : undefined;
    const found = /^\(typeof (\w+) !==? ["'](string|number|boolean)["']\)$/.exec(condition ?? "");
    if (found?.[1] === name && throws(statement.child("consequence"))) return found[2];
  }
  return undefined;
}

function throws(body: SyntaxNode | undefined): boolean {
  const only = body?.type === "statement_block" ? body.namedChildren[0] : body;
  return only?.type === "throw_statement";
}

/** No call in the file gives it a value that is known to be of another type. */
function isGiven(owner: SyntaxNode, index: number, type: string, root: SyntaxNode): boolean {
  const name = owner.child("name")?.text ?? owner.parent?.child("name")?.text;
  return root.ofType("call_expression").every((call) => {
    const callee = call.child("function");
    if (name === undefined || (callee?.child("property") ?? callee)?.text !== name) return true;
    const value = call.child("arguments")?.namedChildren[index];
    const known = value && valueType(value);
    return known === undefined || known === type || known === "undefined";
  });
}

const functions = new Set([
  ...["function_declaration", "function_expression", "arrow_function", "method_definition"],
  ...["generator_function", "generator_function_declaration"],
]);

/** The type of what a function gives back, where all its ways are known. */
export function resultType(owner: SyntaxNode): string | undefined {
  const body = owner.child("body");
  if (!body || owner.type.startsWith("generator") || owner.children.some(({ type }) => type === "*"))
    return undefined;
  if (/^(?:get|set)$/.test(owner.children.find(({ named }) => !named)?.type ?? "")) return undefined;
  const type = body.type === "statement_block" ? ofReturns(owner, body) : valueType(body);
  if (type === undefined || type === "undefined" || type === "null") return undefined;
  return owner.children.some((child) => child.type === "async") ? `Promise<${type}>` : type;
}

function ofReturns(owner: SyntaxNode, body: SyntaxNode): string | undefined {
  const returns = body.ofType("return_statement").filter((each) => each.ancestor(functions) === owner);
  const values = returns.map((each) => each.namedChildren[0]);
  const types = new Set(values.map((value) => (value ? valueType(value) : "undefined")));
  if (returns.length === 0 || types.has(undefined)) return undefined;
  if (!closes(body)) types.add("undefined");
  const known = [...types].filter((type) => type !== undefined);
  const main = known.filter((type) => type !== "undefined" && type !== "null");
  return main.length === 1
    ? [...main, ...known.filter((type) => !main.includes(type))].join(" | ")
    : undefined;
}

/** No way leads past the end of the block. */
function closes(body: SyntaxNode | undefined): boolean {
  const last = body?.type === "statement_block" ? body.namedChildren.at(-1) : body;
  if (last?.type === "return_statement" || last?.type === "throw_statement") return true;
  if (last?.type === "else_clause") return closes(last.namedChildren[0]);
  if (last?.type === "switch_statement") return closesAll(last);
  const alternative = last?.type === "if_statement" ? last.child("alternative") : undefined;
  return alternative !== undefined && closes(last?.child("consequence")) && closes(alternative);
}

/** A switch with a default, each way of which that does something closes, without a break to leave it. */
function closesAll(choice: SyntaxNode): boolean {
  const ways = choice.child("body")?.namedChildren ?? [];
  const bodies = ways.map((way) => way.namedChildren.filter(({ field }) => field === "body"));
  const last = bodies.at(-1);
  return (
    ways.some(({ type }) => type === "switch_default") &&
    last !== undefined &&
    last.length > 0 &&
    bodies.every((body) => body.length === 0 || closes(body.at(-1))) &&
    choice.ofType("break_statement").length === 0
  );
}
