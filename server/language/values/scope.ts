import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isMemberAccess, isSubscript } from "../roles/accesses.ts";
import { branchValues } from "../roles/branchValues.ts";
import { readCall, receiverOf } from "../roles/calls.ts";
import { isBranch, isSwitch } from "../roles/control.ts";
import type { Given } from "../roles/given.ts";
import { inRole } from "../roles/inRole.ts";
import { type Arm, armsOf } from "../roles/switches.ts";
import { joinsText, literalText, type Piece, piecesOf, withoutQuotes } from "../roles/texts.ts";
import { createResolver } from "../variables/resolver.ts";
import { withoutAlias } from "./aliases.ts";
import type { FileFacts } from "./fileFacts.ts";
import { collectGivenValues, withoutSigil } from "./givenValues.ts";
import type { Danger } from "./sanitizers.ts";

/** Steps from a name to what it stands for, and on; longer ways are rare, and may be circles. */
const maxDepth = 8;

/** Among the words for what a variable of the top level is safe in: nobody else wrote its value. */
export const own = "own";

/** What is known of a name where it is used. */
export interface Origin {
  /** The values that can have come there, of those written in the function; empty when unknown. */
  readonly values: readonly SyntaxNode[];
  /** True when the caller's value can have come there. */
  readonly isParameter: boolean;
  /** The declared type as written; empty when none is. */
  readonly type: string;
  /** False for a name that the function does not bind. */
  readonly isLocal: boolean;
}

/** Answers what a name can stand for, as far as one file tells. */
export interface Scope {
  /** True when the expression can only have values that are written in the code. */
  isConstant(node: SyntaxNode): boolean;
  /** The values bound to a variable where it is used; empty when unknown. */
  values(name: string, at: SyntaxNode): readonly SyntaxNode[];
  /** Where the value of a name comes from. */
  origin(name: string, at: SyntaxNode): Origin;
  /** Whether a name of the file's top level is safe there, whatever the program is given. */
  isSafeGlobal(name: SyntaxNode, danger: Danger): boolean;
  /** Whether a name of the file's top level holds what somebody else wrote: of a request, the user, a table. */
  isGivenGlobal(name: SyntaxNode): boolean;
  /** What a dotted path names, import aliases looked up: `shlex.quote` for `q`. */
  fullName(path: string): string;
  /** The literal texts an expression can stand for, constants of the file looked up; empty when unknown. */
  texts(node: SyntaxNode): readonly string[];
}

const constantName = /^\$?[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$|^__[A-Z]+__$/;
/** Django's and Werkzeug's tables of what the request holds are written like constants. */
const requestTable = /^(?:GET|POST|COOKIES|FILES|META|REQUEST)$/;
/** What the program itself and its machine say, in no caller's hand. */
const ownFacts =
  /^(?:sys\.executable|process\.(?:execPath|pid|platform|arch)|__(?:dirname|filename|FILE__|DIR__|LINE__|file__)|Process\.pid|os\.(?:sep|linesep|pathsep)|PHP_\w+|RbConfig\.ruby)$/;
/** The names of a class's own fields, which its code says: Python's dataclasses, named tuples and Pydantic's models; Rails' columns; C#'s `nameof`. */
const ownFields =
  /^[\w.()]+\.(?:__dataclass_fields__|__annotations__|__slots__|__match_args__|__fields__|_fields|model_fields)$|^[A-Z][\w:]*\.(?:column_names|attribute_names|members)$|^nameof\(/;
/** `f.name for f in fields(Order)`: the same, of a dataclass. */
const fieldNames = /^[[(](\w+)\.name for \1 in (?:dataclasses\.)?fields\([A-Z]\w*\)[\])]$/;
/** Parts of an expression that its value is not made of. */
const asideFields: ReadonlySet<string> = new Set(["type", "dimensions", "key"]);
const isWritten = ({ type, language }: SyntaxNode) => language.roles.written.has(type);
const isVariable = inRole(({ variables }) => variables);
const carries = inRole(({ carriers }) => carriers);
const isQualified = inRole(({ qualified }) => qualified);
const isWay = inRole(({ ways }) => ways);

/** Answers from all bindings below `root`, which are read when first asked for; what it does not bind, the file may. */
export function createScope(
  root: SyntaxNode,
  file: Pick<FileFacts, "constants" | "globals" | "imports" | "types">,
): Scope {
  let scopes: ReturnType<typeof collectGivenValues> | undefined;
  const { constants, globals, types } = file;
  const resolver = createResolver(root);

  /** Of names where they stand: who follows values comes to the same ones again and again. */
  const origins = new Map<SyntaxNode, Origin>();

  function origin(variable: string, at: SyntaxNode): Origin {
    if (at.text !== variable) return findOrigin(variable, at);
    const known = origins.get(at) ?? findOrigin(variable, at);
    origins.set(at, known);
    return known;
  }

  function findOrigin(variable: string, at: SyntaxNode): Origin {
    const name = withoutSigil(variable);
    scopes ??= collectGivenValues(root);
    let type = "";
    const own = at.text === variable ? resolver.variableOf(at) : undefined;
    // What is spelled alike in another block is another variable.
    const isOwn = ({ node, value }: Given) => !own || !resolver.namesOnlyOthers(own, node, value);
    for (let node: SyntaxNode | undefined = at; node; node = node.parent) {
      const known = scopes.get(node);
      if (!known) continue;
      const given = (known.given.get(name) ?? []).filter(isOwn);
      const isLocal = own?.kind === "local" && given.length > 0;
      const parameter = isLocal ? undefined : known.parameters.get(name);
      type = known.types.get(name) ?? parameter ?? type;
      if (given.length === 0 && parameter === undefined) continue;
      const { values, isReplaced } = reaching(given, at);
      return { values, isParameter: parameter !== undefined && !isReplaced, type, isLocal: true };
    }
    return { values: [], isParameter: false, type: type || (types.get(name) ?? ""), isLocal: false };
  }

  function values(variable: string, at: SyntaxNode): readonly SyntaxNode[] {
    const known = origin(variable, at);
    return known.isParameter ? [] : known.values;
  }

  function isConstant(node: SyntaxNode, depth = 0): boolean {
    if (depth > maxDepth) return false;
    const each = (nodes: readonly SyntaxNode[]) => nodes.every((child) => isConstant(child, depth + 1));
    if (joinsText(node)) {
      const pieces = piecesOf(node);
      const isFixed = (piece: Piece) =>
        "text" in piece || (piece.node !== node && isConstant(piece.node, depth + 1));
      if (pieces.length > 0 && pieces.every(isFixed)) return true;
    }
    if (isWritten(node) || isSaidByProgram(node.text)) return true;
    if (isVariable(node)) return isConstantName(node, depth);
    // What is chosen is written in the code, whatever chooses.
    if (isBranch(node)) return each(branchValues(node));
    if (isSwitch(node)) return isConstantChoice(armsOf(node), each);
    if (carries(node)) return each(node.namedChildren.filter(({ field }) => !asideFields.has(field ?? "")));
    if (isSubscript(node)) {
      const [table] = node.namedChildren;
      return table !== undefined && isConstant(table, depth + 1);
    }
    if (isMemberAccess(node) || isQualified(node))
      return isConstantMember(node.namedChildren.at(-1)?.text ?? "");
    const call = readCall(node);
    return call !== undefined &&
      /(^|\.)(join|String\.from|to_string|to_owned|c_str|strip|trim)$/.test(call.callee)
      ? node.namedChildren.every((child) => isConstant(child.namedChildren[0] ?? child, depth + 1))
      : false;
  }

  function isConstantName(node: SyntaxNode, depth: number): boolean {
    const { values: bound, isParameter, isLocal, type } = origin(node.text, node);
    if (isLiteralType(type)) return true;
    if (isParameter) {
      const list = iterated(node);
      return list !== undefined && isConstant(list, depth + 1);
    }
    if (!isLocal) return constants.has(node.text) || constantName.test(node.text);
    return bound.length > 0 && bound.every((value) => !within(node, value) && isConstant(value, depth + 1));
  }

  function texts(node: SyntaxNode): readonly string[] {
    const literal = literalText(node);
    if (literal !== undefined) return [literal];
    if (!isVariable(node)) return [];
    const bound = values(node.text, node).map(literalText);
    const constant = constants.get(node.text);
    const found = bound.length > 0 ? bound : constant === undefined ? [] : [withoutQuotes(constant)];
    return found.filter((text) => text !== undefined);
  }

  function isSafeGlobal(name: SyntaxNode, danger: Danger): boolean {
    const { isLocal } = origin(name.text, name);
    return !isLocal && (globals.get(withoutSigil(name.text))?.split(" ").includes(danger) ?? false);
  }

  function isGivenGlobal(name: SyntaxNode): boolean {
    if (origin(name.text, name).isLocal) return false;
    return globals.get(withoutSigil(name.text))?.split(" ").includes(own) === false;
  }

  const fullName = (path: string) => withoutAlias(path, file.imports);
  return {
    isConstant: (node) => isConstant(node),
    values,
    origin,
    isSafeGlobal,
    isGivenGlobal,
    fullName,
    texts,
  };
}

/** `match kind { A => "a", _ => "b" }`: each arm gives one value. */
function isConstantChoice(
  arms: readonly Arm<SyntaxNode>[],
  each: (nodes: readonly SyntaxNode[]) => boolean,
): boolean {
  return arms.length > 0 && arms.every(({ body }) => body.length === 1 && each(body));
}

const iterating =
  /^(?:each|each_with_index|map|flat_map|collect|find|detect|select|filter|reject|any\?|all\?|none\?|some|every|forEach|flatMap|findIndex)$/;

/** What a name goes through as the first parameter of a block or function: `%w[vi nano].find { |editor| … }`. */
function iterated(name: SyntaxNode): SyntaxNode | undefined {
  for (let outer = name.parent; outer; outer = outer.parent) {
    const first = outer.child("parameters")?.namedChildren[0] ?? outer.child("parameter");
    if (!first || (first.child("pattern") ?? first).text !== name.text) continue;
    const around = outer.field === "block" ? outer.parent : outer.parent?.parent;
    const call = around && readCall(around);
    return call && iterating.test(call.name) ? receiverOf(call.node) : undefined;
  }
  return undefined;
}

function isSaidByProgram(code: string): boolean {
  return ownFacts.test(code) || ownFields.test(code) || fieldNames.test(code);
}

function isConstantMember(name: string): boolean {
  return constantName.test(name) && !requestTable.test(name);
}

/** TypeScript's `'a' | 'b'`: each value is written in the type. */
function isLiteralType(type: string): boolean {
  return type !== "" && type.split("|").every((part) => /^\s*(?:"[^"]*"|'[^']*'|\d+)\s*$/.test(part));
}

/**
 * The values that can have come to a place: one that is surely given before it replaces those before, and one that is
 * given behind it comes there only in a loop.
 */
function reaching(
  given: readonly Given[],
  at: SyntaxNode,
): { values: readonly SyntaxNode[]; isReplaced: boolean } {
  const inOrder = given.toSorted((one, other) => one.node.start - other.node.start);
  const before = inOrder.filter(({ node }) => node.end <= at.start);
  const last = before.findLastIndex(({ node, adds }) => !adds && isSurelyDone(node, at));
  const behind = inOrder.filter(
    ({ node }) => node.end > at.start && (contains(node, at) || sharesLoop(node, at)),
  );
  const reached = [...before.slice(Math.max(0, last)), ...behind].filter(({ value }) => !contains(value, at));
  return { values: reached.map(({ value }) => value), isReplaced: last >= 0 };
}

/** Whether a statement was surely run when the place is reached: nothing around it alone makes it depend on something. */
function isSurelyDone(node: SyntaxNode, at: SyntaxNode): boolean {
  for (let outer: SyntaxNode | undefined = node; outer; outer = outer.parent) {
    if (contains(outer, at)) return true;
    if (outer !== node && isWay(outer)) return false;
  }
  return true;
}

function sharesLoop(node: SyntaxNode, at: SyntaxNode): boolean {
  for (let outer = node.parent; outer; outer = outer.parent)
    if (node.language.control?.loops.has(outer.type) && contains(outer, at)) return true;
  return false;
}

function contains(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function within(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return contains(outer, inner);
}
