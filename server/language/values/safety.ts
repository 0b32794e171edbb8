import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { askedName } from "../roles/askedName.ts";
import { branchValues } from "../roles/branchValues.ts";
import { type Call, calleeOf, readCall } from "../roles/calls.ts";
import { isComparison } from "../roles/comparisons.ts";
import { isBranch, isReturn } from "../roles/control.ts";
import { inRole } from "../roles/inRole.ts";
import { isCast, isOperation, isUnary, operatorOf } from "../roles/operations.ts";
import { isOwnMember } from "../roles/ownObject.ts";
import { isMacroPiece, literalText, type Piece, piecesOf } from "../roles/texts.ts";
import { isBlock, isName, significantNamed, withoutGroups } from "../roles/tokens.ts";
import {
  type Danger,
  escapesHtml,
  isCount,
  isPlainType,
  makesSafe,
  namesSanitizer,
  passedOn,
  saysSafe,
} from "./sanitizers.ts";
import type { Scope } from "./scope.ts";

/** Steps from an expression to what it is made of, and on. */
const maxDepth = 12;
/** Parts looked at for one expression: more are generated code. */
const maxSteps = 400;

/** The first part of an expression that is data: neither constant nor made safe for where it goes. */
export function dataIn(
  node: SyntaxNode,
  scope: Scope,
  danger: Danger,
  isSafe?: (part: SyntaxNode) => boolean,
): SyntaxNode | undefined {
  return dataInPieces(piecesOf(node), scope, danger, isSafe);
}

/** The same for an expression that was taken apart already. */
export function dataInPieces(
  pieces: readonly Piece[],
  scope: Scope,
  danger: Danger,
  isSafe?: (part: SyntaxNode) => boolean,
): SyntaxNode | undefined {
  return new Search(scope, danger, isSafe).inPieces(pieces, 0);
}

const isVariable = inRole(({ variables }) => variables);
const isRow = inRole(({ rows }) => rows);
const isComprehension = inRole(({ comprehensions }) => comprehensions);
const isInsertion = inRole(({ insertions }) => insertions);
const isCounter = inRole(({ counters }) => counters);
const mapping = /^(?:map|collect|flatMap|flat_map|Select|array_map|apply|filter_map|each_with_object)$/;
const numbersOnly = /^(?:-|\*|\/|%|\/\/|\*\*|<|>|<=|>=|===?|!==?|&|\||\^|>>|<=>|instanceof|in|not in|is)$/;

/** What a translator wrote in place of a text of the program. */
const translating = /^(?:_|__|n?gettext|t|trans|translate)$/;
/** What a translator is called: `zTranslate.get("Add")`, `$this->i18n->say("Add")`. */
const ofTranslator = /(?:^|[.>_])\w{0,60}(?:[tT]ranslat\w+|i18n|l10n|[lL]ocali[sz]er)(?:\(\))?\.\w+$/;
/** What an element of the page holds is HTML already. */
const markupOfPage = /\.(?:inner|outer)HTML$/;
const translated = /^\$?(?:LANG|lang|i18n|l10n|translations?)\b/;

class Search {
  readonly #scope: Scope;
  readonly #danger: Danger;
  readonly #isSafe: ((part: SyntaxNode) => boolean) | undefined;
  readonly #seen = new Set<SyntaxNode>();

  constructor(scope: Scope, danger: Danger, isSafe: ((part: SyntaxNode) => boolean) | undefined) {
    this.#scope = scope;
    this.#danger = danger;
    this.#isSafe = isSafe;
  }

  inPieces(pieces: readonly Piece[], depth: number): SyntaxNode | undefined {
    for (const piece of pieces) {
      const data = "text" in piece ? undefined : this.#inPart(piece.node, depth);
      if (data) return data;
    }
    return undefined;
  }

  /** Data in an expression that may be put together from others. */
  #inside(node: SyntaxNode, depth: number): SyntaxNode | undefined {
    if (depth > 0 && this.#isSafe?.(node)) return undefined;
    return this.inPieces(piecesOf(node), depth);
  }

  #inAll(nodes: readonly SyntaxNode[], depth: number): SyntaxNode | undefined {
    for (const node of nodes) {
      const data = this.#inside(node, depth);
      if (data) return data;
    }
    return undefined;
  }

  #inPart(part: SyntaxNode, depth: number): SyntaxNode | undefined {
    // A circle adds nothing new.
    if (this.#seen.has(part)) return undefined;
    if (depth > maxDepth || this.#seen.size > maxSteps) return part;
    this.#seen.add(part);
    if (this.#scope.isConstant(part) || this.#isSafe?.(part)) return undefined;
    const node = withoutGroups(part);
    if (node !== part) return this.#inside(node, depth + 1);
    if (isInsertion(node)) return this.#inInterpolation(node, depth + 1);
    if (isVariable(node)) return this.#inName(node, depth + 1);
    if (isBranch(node)) return this.#inAll(branchValues(node), depth + 1);
    if (isCast(node)) return this.#inCast(node, depth + 1);
    if (isComprehension(node)) return this.#inAll(node.namedChildren.slice(0, 1), depth + 1);
    if (isRow(node)) return this.#inAll(node.namedChildren, depth + 1);
    const operator = operatorIn(node);
    return operator === undefined ? this.#inOther(node, depth) : this.#inOperands(node, operator, depth);
  }

  #inOperands(node: SyntaxNode, operator: string, depth: number): SyntaxNode | undefined {
    // PHP joins texts with a dot.
    const isSum = operator === "+" && node.language.grammar === "php";
    const isPlain = isSum || numbersOnly.test(operator) || operator === "!" || operator === "not";
    return isPlain ? undefined : this.#inAll(node.namedChildren, depth + 1);
  }

  #inOther(node: SyntaxNode, depth: number): SyntaxNode | undefined {
    if (isMacroPiece(node)) return this.#inMacroCall(node);
    // What is counted up is a number.
    if (isCounter(node)) return undefined;
    const call = readCall(node);
    if (call) return this.#inCall(call, depth + 1);
    const table = tableOf(node);
    if (table && this.#isSafeName(table)) return undefined;
    // Texts for the user, in the user's language, are written by the program's translators.
    if (this.#danger === "html" && (translated.test(node.text) || markupOfPage.test(node.text)))
      return undefined;
    if (isOwnMember(node) && isPlainType(this.#scope.origin(askedName(node), node).type)) return undefined;
    return isCount(node.text) ? undefined : node;
  }

  /** Within a macro of Rust nothing is parsed: only the name before the brackets tells. */
  #inMacroCall(node: SyntaxNode): SyntaxNode | undefined {
    const name = node.text.slice(0, node.text.indexOf("("));
    return namesSanitizer(name, this.#danger) ? undefined : node;
  }

  #inInterpolation(node: SyntaxNode, depth: number): SyntaxNode | undefined {
    // Python's `{size:d}` takes numbers alone.
    if (/:[\d,.]*[dfxXeg]\}$/.test(node.text)) return undefined;
    const inner = node.namedChildren.find((child) => !child.type.startsWith("interpolation"));
    return inner && this.#inside(inner, depth);
  }

  #inName(node: SyntaxNode, depth: number): SyntaxNode | undefined {
    const { values, isParameter, type } = this.#scope.origin(node.text, node);
    if (isPlainType(type)) return undefined;
    if (isParameter || values.length === 0) return this.#isSafeName(node) ? undefined : node;
    return this.#inAll(values, depth) && node;
  }

  /** A variable of the file that is safe there, or of which its name says so. */
  #isSafeName(name: SyntaxNode): boolean {
    return this.#scope.isSafeGlobal(name, this.#danger) || saysSafe(name.text, this.#danger);
  }

  #inCast(node: SyntaxNode, depth: number): SyntaxNode | undefined {
    const type = (node.child("type") ?? node.child("right") ?? node.namedChildren[1])?.text ?? "";
    const value = node.child("value") ?? node.child("operand") ?? node.child("left") ?? node.namedChildren[0];
    return isPlainType(type) || !value ? undefined : this.#inside(value, depth);
  }

  #inCall(call: Call, depth: number): SyntaxNode | undefined {
    if (makesSafe(call, this.#danger, this.#scope.fullName(call.callee))) return undefined;
    if (this.#isOwnSanitizer(call)) return undefined;
    if (this.#danger === "html" && call.name === "html" && call.arguments.length === 0) return undefined;
    if (this.#danger === "html" && isTranslation(call)) return this.#inAll(valuesOf(call), depth);
    if (mapping.test(call.name)) return this.#inMapped(call, depth);
    const parts = passedOn(call);
    return parts ? this.#inAll(parts, depth) : call.node;
  }

  /** A function of the file that escapes what it is given. */
  #isOwnSanitizer({ node }: Call): boolean {
    const name = calleeOf(node);
    if (!name) return false;
    const { values } = this.#scope.origin(name.text, name);
    const isLocal = this.#danger === "html" && values.length > 0 && values.every(escapesHtml);
    return isLocal || this.#scope.isSafeGlobal(name, this.#danger);
  }

  /** Each element becomes what the function makes of it. */
  #inMapped(call: Call, depth: number): SyntaxNode | undefined {
    const made = call.node.child("block") ?? call.arguments.find(({ value }) => isFunction(value))?.value;
    if (made) {
      const results = resultsOf(made);
      return results.length === 0 ? call.node : this.#inAll(results, depth);
    }
    const isNamed = call.arguments.some(({ value }) =>
      namesSanitizer(literalText(value) ?? this.#scope.fullName(value.text), this.#danger),
    );
    return isNamed ? undefined : call.node;
  }
}

/** The name of the table that a value is taken from: `columns` of `columns[sort]`. */
function tableOf(node: SyntaxNode): SyntaxNode | undefined {
  const [table] = node.namedChildren;
  return table && isName(table) && /^\s*\[/.test(node.text.slice(table.end - node.start)) ? table : undefined;
}

function isTranslation({ name, callee }: Call): boolean {
  return translating.test(name) || ofTranslator.test(callee);
}

function valuesOf({ arguments: given }: Call): readonly SyntaxNode[] {
  return given.map(({ value }) => value);
}

function isFunction(node: SyntaxNode): boolean {
  return node.language.functions.has(node.type) && node.named;
}

/** What a function or block hands back: its body where that is an expression, else what it returns. */
function resultsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const body = node.child("body") ?? node.namedChildren.at(-1);
  if (!body) return [];
  if (!isBlock(body)) return [body];
  if (body.language.roles.lastIsValue) return significantNamed(body).slice(-1);
  return [...body.descendants()].filter(isReturn).flatMap((statement) => statement.namedChildren[0] ?? []);
}

function operatorIn(node: SyntaxNode): string | undefined {
  return isOperation(node) || isUnary(node) || isComparison(node) ? operatorOf(node) : undefined;
}
