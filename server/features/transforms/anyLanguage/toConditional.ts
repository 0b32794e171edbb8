import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { branchesOf } from "../../../language/roles/branches.ts";
import { isBranch, isReturn, isTernary } from "../../../language/roles/control.ts";
import {
  isBlock,
  isComment,
  isConstantLiteral,
  isName,
  isNumber,
  isTextLiteral,
  withoutGroups,
} from "../../../language/roles/tokens.ts";
import { isJavascript } from "../javascript/languages.ts";
import { runsOn } from "../javascript/runsOn.ts";
import { holdsComment, lineStart } from "../layout.ts";
import { negate, usesWords } from "../negate.ts";
import type { Transform } from "../transform.ts";
import { isTruth } from "./isTruth.ts";
import { conditionalLanguages, convertingLanguages } from "./languages.ts";
import {
  type Handing,
  handingOf,
  isFreeOf,
  isNamedByPlace,
  onlyStatement,
  operandText,
} from "./statements.ts";

/** Longer lines are harder to read than the branch was, in characters. */
const longestLine = 100;

/** `if (a) { x = 1; } else { x = 2; }` → `x = a ? 1 : 2;`. */
export const toConditional: Transform = {
  name: "if-to-conditional",
  title: "Convert to conditional expression",
  kind: "refactor.rewrite",
  languages: conditionalLanguages,
  example: ["if (ready) { state = 'go'; } else { state = 'wait'; }", "state = ready ? 'go' : 'wait';"],
  exampleLanguage: "javascript",
  refuses: [
    "Branches with comments, chains of else if, and results with one conditional expression within another.",
    "What would be longer than a line of 100 characters.",
    "In Java, C#, C and C++ everywhere at once, values that may be of two types: a conditional expression makes one of them. At one place the title says so.",
  ],
  rewrite(node, { languageId, text }) {
    const found = twoWays(node);
    if (!found) return undefined;
    const { condition, yes, no, end } = found;
    if (yes.head !== no.head || !isFreeOf(yes.target, condition)) return undefined;
    // A function takes its name from what it is assigned to, but not from within a conditional expression.
    if ([yes.value, no.value].some((value) => isNamedByPlace(value))) return undefined;
    if (holdsComment(node)) return { refused: "There are comments in it." };
    if ([condition, yes.value, no.value].some(holdsTernary))
      return { refused: "One conditional expression would stand within another." };
    const expression = conditionItself(condition, yes.value, no.value, languageId);
    if (expression === undefined) return undefined;
    const declared = yes.target && declarationBefore(node, yes.target);
    const head =
      declared && yes.head.startsWith(yes.target?.text ?? "?") ? declared : { start: node.start, text: "" };
    const tail = no.tail === "" && isJavascript(languageId) && runsOn(node) ? ";" : no.tail;
    const written = `${head.text}${yes.head}${expression}${tail}`;
    if (head.start - lineStart(text, head.start) + written.length > longestLine) return undefined;
    if (written.includes("\n")) return undefined;
    const edits = [{ start: head.start, end, text: written }];
    return convertingLanguages.has(languageId) && !isOneKind(yes.value, no.value)
      ? { edits, assumes: "both values are of one type" }
      : { edits };
  },
};

function conditional(condition: SyntaxNode, yes: SyntaxNode, no: SyntaxNode): string {
  const [test, one, other] = [condition, yes, no].map(operandText);
  return usesWords(condition) ? `${one} if ${test} else ${other}` : `${test} ? ${one} : ${other}`;
}

/**
 * `if (a > b) return true; return false;` says no more than `return a > b;`. What is only taken for true or false is made one of
 * them, where the language has a way that people write.
 */
function conditionItself(
  condition: SyntaxNode,
  yes: SyntaxNode,
  no: SyntaxNode,
  languageId: string,
): string | undefined {
  const [one, other] = [yes, no].map(({ text }) => text.toLowerCase());
  if (one === "false" && other === "true") return negate(condition, true);
  if (one !== "true" || other !== "false") return conditional(condition, yes, no);
  const { text } = withoutGroups(condition);
  if (isTruth(condition)) return text;
  if (isJavascript(languageId)) return `Boolean(${text})`;
  return usesWords(condition) ? `bool(${text})` : undefined;
}

/** What stands before the name in a declaration of it alone right above, such as `let `. */
function declarationBefore(
  node: SyntaxNode,
  target: SyntaxNode,
): { readonly start: number; readonly text: string } | undefined {
  const before = node.parent && isBlock(node.parent) ? node.previousSibling : undefined;
  if (!before || !isName(target) || isComment(before) || isBranch(before)) return undefined;
  const { source, start, end } = before;
  const text = source.slice(start, end);
  const words = text.slice(0, text.length - target.text.length - 1);
  const isLone =
    text === `${words}${target.text};` &&
    /^[\w<>[\],.? ]+ $/.test(words) &&
    (words.includes("<") || !words.includes(","));
  const names = before.namedChildren.flatMap((each) => [...each.descendants()].filter(isName));
  return isLone && names.at(-1)?.text === target.text && source.slice(end, node.start).trim() === ""
    ? { start, text: words }
    : undefined;
}

interface TwoWays {
  readonly condition: SyntaxNode;
  readonly yes: Handing;
  readonly no: Handing;
  readonly end: number;
}

function twoWays(node: SyntaxNode): TwoWays | undefined {
  if (!isBranch(node) || isTernary(node) || isChained(node)) return undefined;
  const [first, second, ...more] = branchesOf(node);
  if (!first?.condition || first.isNot || more.length > 0 || !isPlain(node)) return undefined;
  const yes = handingOf(onlyStatement(first.body));
  if (!yes) return undefined;
  if (second)
    return second.condition
      ? undefined
      : withBoth(first.condition, yes, onlyStatement(second.body), node.end);
  // `if (a) return b; return c;`
  const next = node.parent && isBlock(node.parent) ? node.nextSibling : undefined;
  return next && isReturn(next) ? withBoth(first.condition, yes, next, next.end) : undefined;
}

function withBoth(
  condition: SyntaxNode,
  yes: Handing,
  statement: SyntaxNode | undefined,
  end: number,
): TwoWays | undefined {
  const no = handingOf(statement);
  return no && { condition, yes, no, end };
}

/** It is the `else if` of another. */
export function isChained({ field, parent }: SyntaxNode): boolean {
  if (!parent) return false;
  return field === "alternative" || parent.language.control?.elses.has(parent.type) === true;
}

const odd: ReadonlySet<string> = new Set(["constexpr", "consteval", "let"]);

/** Nothing is declared in its head, and it is decided while the program runs. */
export function isPlain(node: SyntaxNode): boolean {
  const condition = node.child("condition");
  const inHead = [...node.children, ...(condition?.descendants() ?? [])];
  return (
    !node.child("initializer") &&
    !condition?.child("initializer") &&
    !inHead.some(({ named, type }) => !named && odd.has(type))
  );
}

function holdsTernary(node: SyntaxNode): boolean {
  return [...node.descendants()].some(isTernary);
}

/** Whether two values are certainly of one type. */
function isOneKind(one: SyntaxNode, other: SyntaxNode): boolean {
  if (isTextLiteral(one) && isTextLiteral(other)) return one.text.charAt(0) === other.text.charAt(0);
  if (isNumber(one) && isNumber(other))
    return [one, other].every(({ text }) => String(Number.parseInt(text, 10)) === text);
  return [one, other].every((each) => isConstantLiteral(each) && truths.has(each.text));
}

const truths: ReadonlySet<string> = new Set(["true", "false"]);
