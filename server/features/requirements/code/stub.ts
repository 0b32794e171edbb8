import { isDocumentationString } from "../../../language/comments/documentation.ts";
import { functionParts, isConstructor } from "../../../language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isReturn, isThrow } from "../../../language/roles/control.ts";
import { mentionsName } from "../../../language/roles/names.ts";
import { isSequence, isUnary, operatorOf } from "../../../language/roles/operations.ts";
import { isExpressionStatement, isIdle } from "../../../language/roles/statements.ts";
import { literalText } from "../../../language/roles/texts.ts";
import {
  hasToken,
  isAbsent,
  isBlock,
  isNumber,
  saidBy,
  significantNamed,
  withoutGroups,
} from "../../../language/roles/tokens.ts";

/** Why code is no implementation, with the node that shows it. */
export interface Stub {
  readonly reason: string;
  readonly node: SyntaxNode;
  /** `constant` may be right for a requirement that asks for just that value. */
  readonly kind: "empty" | "unimplemented" | "constant";
  readonly value?: string;
}

const unimplemented =
  /not[ _-]?(?:yet[ _-]?)?implemented|unimplemented|NotImplemented|NotSupported|UnsupportedOperation|\btodo!\(|\bTODO\b|\bto be (?:done|implemented|written)\b|implement me|coming soon|\bstub\b/i;
/** Of what is no literal: nothing, in the spelling of all languages. */
const nothing = /^(?:null|true|false|""|\[\]|\{\})$/;

/** Tells whether a unit is only a stand-in: an empty body, `pass`, "not implemented", or nothing but a constant. */
export function findStub(unit: SyntaxNode): Stub | undefined {
  const functions = [...unit.descendants()].filter((node) => isFunction(node));
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
  const { body, name } = functionParts(node, node.language);
  if (!body) return isEmptyMethod(node) ? { reason: "The body is empty.", node, kind: "empty" } : undefined;
  const statements = statementsOf(body);
  const [only] = statements;
  if (!only) {
    // A constructor whose parameters are fields (`constructor(private x: T) {}`) has an empty body by design.
    return isConstructor(node, name) ? undefined : { reason: "The body is empty.", node, kind: "empty" };
  }
  const failing = statements.find((statement) => fails(statement) && unimplemented.test(saidBy(statement)));
  if (failing && statements.length <= 2)
    return { reason: "It only says that it is not implemented.", node: failing, kind: "unimplemented" };
  if (statements.length > 1) return undefined;
  const given = resultOf(only);
  if (given === undefined || (isIdle(given) && !isAbsent(given)))
    return { reason: "The body does nothing.", node: only, kind: "empty" };
  const value = normalize(saidBy(given));
  const isResult = isReturn(only) || !isBlock(body) || node.language.roles.lastIsValue === true;
  return isResult && isConstant(given, value) && !isSetting(node, value)
    ? { reason: `It always returns ${value}.`, node: only, kind: "constant", value }
    : undefined;
}

/** What a statement gives back or is worth; undefined for a bare `return`. */
function resultOf(statement: SyntaxNode): SyntaxNode | undefined {
  const [value, ...others] = significantNamed(statement);
  const isFrame = isReturn(statement) || isExpressionStatement(statement) || isSequence(statement);
  if (!isFrame || others.length > 0) return statement;
  return value && resultOf(value);
}

/** A literal without expressions in it, with or without a sign, or what stands for nothing. */
function isConstant(node: SyntaxNode, value: string): boolean {
  if (nothing.test(value)) return true;
  const inner = withoutGroups(node);
  const signed = isUnary(inner) && operatorOf(inner) === "-" ? significantNamed(inner).at(-1) : inner;
  return signed !== undefined && (isNumber(signed) || literalText(inner) !== undefined);
}

/** What nothing is given to gives the one value that it is there for: `fn default_port() -> u16 { 1883 }`. */
function isSetting(node: SyntaxNode, value: string): boolean {
  const isPlaceholder = /^(?:null|0|""|\[\]|\{\}|true|false)$/.test(value);
  return !isPlaceholder && functionParts(node, node.language).parameters.length === 0;
}

/** Ruby's grammar gives an empty method no body at all. */
function isEmptyMethod(node: SyntaxNode): boolean {
  return node.language.roles.lastIsValue === true && hasToken(node, "end");
}

/** Whether a statement throws, or gives back or calls what stands for an error. */
function fails(statement: SyntaxNode): boolean {
  return [...statement.descendants()].some(isThrow) || mentionsName(statement, /NotImplemented/);
}

/** The statements of a body but for comments and documentation; an expression is its own. */
function statementsOf(body: SyntaxNode): readonly SyntaxNode[] {
  if (!isBlock(body)) return [body];
  const inner = significantNamed(body).filter(
    (child) => !significantNamed(child).some(isDocumentationString),
  );
  const [only] = inner;
  return only && inner.length === 1 && isBlock(only) ? statementsOf(only) : inner;
}

/** A literal in the one form that all languages share: `null`, `[]`, `{}`, `""`, `true`, `-1`. */
function normalize(text: string): string {
  const bare = text
    .trim()
    .replace(/;$/, "")
    .trim()
    .replace(/^\((.*)\)$/s, "$1");
  if (/^(?:null|undefined|None|nil|NULL|nullptr|Optional\.empty\(\)|)$/.test(bare)) return "null";
  if (/^(?:True|TRUE|Some\(true\)|Ok\(true\))$/.test(bare)) return "true";
  if (/^(?:False|FALSE|Ok\(false\))$/.test(bare)) return "false";
  if (
    /^(?:\[\]|list\(\)|tuple\(\)|\(\)|Vec::new\(\)|vec!\[\]|new ArrayList<.*>\(\)|List\.of\(\)|Collections\.emptyList\(\)|array\(\)|new \w+\[0\]|\[\]\w+\{\})$/.test(
      bare,
    )
  )
    return "[]";
  if (/^(?:\{\}|dict\(\)|new Map\(\)|HashMap::new\(\)|Map\.of\(\)|map\[.*\]\w+\{\})$/.test(bare)) return "{}";
  if (/^(?:''|``|""|String::new\(\)|"".to_string\(\)|String\.Empty|string\.Empty)$/.test(bare)) return '""';
  return /^-?0(?:\.0+)?[fFdDlL]?$/.test(bare) ? "0" : bare;
}
