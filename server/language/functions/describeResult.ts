import { functionParts } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { boundName, boundValue, isBinding } from "../roles/bindings.ts";
import { isCreation, readCall } from "../roles/calls.ts";
import { comparisonsOf, negated } from "../roles/comparisons.ts";
import { handedOver, isBranch, isLoop, isReturn, isSwitch, isThrow } from "../roles/control.ts";
import { outcomesOf } from "../roles/outcomes.ts";
import { joinsText } from "../roles/texts.ts";
import {
  hasToken,
  isAbsent,
  isBlock,
  isName,
  isTruth,
  significantNamed,
  withoutGroups,
} from "../roles/tokens.ts";

/** Longer code says less in a sentence than a word for it; in UTF-16 code units. */
const longestQuote = 40;

/** Different results that are told at most. */
const mostResults = 3;

/** What a function gives back, as a clause; empty where it gives nothing. `own` are the nodes of its body. */
export function describeResult(node: SyntaxNode, own: readonly SyntaxNode[]): string {
  const { result, returns, yields } = outcomesOf(node);
  if (yields) return "yields values";
  const values = resultsOf(node, own);
  if (!returns && (values.length === 0 || own.some(isReturn))) return "";
  if (values.length > 0 && values.every(isTruth)) return "tells yes or no";
  const told = values.filter((each) => !isAbsent(each) && !isTruth(each)).map((each) => resolved(each, own));
  const said = choice(told) ?? told.map(clauseFor).findLast((clause) => clause !== undefined);
  if (said !== undefined) return said;
  return result !== undefined && result.length <= longestQuote ? `returns ${result}` : "returns a value";
}

/** `a`, `b` or `c`, where several values come back and all of them are short. */
function choice(values: readonly SyntaxNode[]): string | undefined {
  const codes = [...new Set(values.map(quoted))];
  const known = codes.filter((code) => code !== undefined);
  if (codes.length < 2 || codes.length > mostResults || known.length < codes.length) return undefined;
  return `returns ${known.slice(0, -1).join(", ")} or ${known.at(-1)}`;
}

/** Code in quotes where it is short and on one line; undefined where it is not. */
export function quoted({ text }: SyntaxNode): string | undefined {
  const isPlain = !text.includes("\n") && !text.includes("`");
  return text.length <= longestQuote && isPlain ? `\`${text}\`` : undefined;
}

/** What is returned, and what a body that is one expression stands for or, in some languages, ends with. */
export function resultsOf(node: SyntaxNode, own: readonly SyntaxNode[]): readonly SyntaxNode[] {
  const { body } = functionParts(node, node.language);
  const handed = own.filter(isReturn).map(handedOver);
  const values = [...handed, body && !isBlock(body) ? expressionOf(body) : body && lastValue(body)];
  return values.filter((value) => value !== undefined).map(withoutGroups);
}

/** C#'s bodies of one expression begin with their arrow. */
function expressionOf(body: SyntaxNode): SyntaxNode {
  return hasToken(body, "=>") && !isFunction(body) ? (significantNamed(body)[0] ?? body) : body;
}

/** The expression at the end of a block, where that is what the block is worth. */
function lastValue(block: SyntaxNode): SyntaxNode | undefined {
  const last = significantNamed(block).at(-1);
  if (block.language.roles.lastIsValue !== true || !last || last.text.trimEnd().endsWith(";"))
    return undefined;
  const isDone = isReturn(last) || isThrow(last) || isBranch(last) || isLoop(last) || isSwitch(last);
  return isDone || isBinding(last) ? undefined : last;
}

/** For a variable that was given one value only, that value: what it is called says less. */
function resolved(value: SyntaxNode, own: readonly SyntaxNode[]): SyntaxNode {
  if (!isName(value)) return value;
  const given = own.filter((each) => isBinding(each) && boundName(each)?.text === value.text);
  const [only] = given.map(boundValue);
  const said = only && given.length === 1 ? withoutGroups(only) : undefined;
  return said && readCall(said) && !isCreation(said) && quoted(said) ? said : value;
}

function clauseFor(value: SyntaxNode): string | undefined {
  if (isFunction(value)) return "returns a function";
  const code = quoted(value);
  if (comparisonsOf(value).length > 0 || negated(value))
    return code === undefined ? "tells yes or no" : `tells whether ${code}`;
  if (code !== undefined) return `returns ${code}`;
  const call = readCall(value);
  if (call && isCreation(value)) return `returns a new ${call.name}`;
  if (call && call.name !== "") return `returns what ${call.name} gives`;
  return joinsText(value) ? "returns a text" : undefined;
}
