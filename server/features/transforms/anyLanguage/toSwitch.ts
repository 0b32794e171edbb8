import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { branchesOf, type Way } from "../../../language/roles/branches.ts";
import { isCall } from "../../../language/roles/calls.ts";
import { comparisonsOf } from "../../../language/roles/comparisons.ts";
import { isBranch, isTernary } from "../../../language/roles/control.ts";
import { isComment, significantNamed, withoutGroups } from "../../../language/roles/tokens.ts";
import { bodyLines, indented, layoutAt } from "../layout.ts";
import { replaceNode, type Transform, type TransformContext } from "../transform.ts";
import { hasOwnBraceLines } from "./braceStyle.ts";
import { isFinal, isPlainStatement, jumpsOutOf, jumpWord, statementsOf } from "./statements.ts";
import { type SwitchForm, switchForms } from "./switchForms.ts";
import { isChained, isPlain } from "./toConditional.ts";
import { indentedBelow } from "./writeBranches.ts";

/** A chain as short as this reads as well as it is. */
const leastWays = 3;

/** `if (a === 1) … else if (a === 2) … else …` → `switch (a) { case 1: … case 2: … default: … }`. */
export const toSwitch: Transform = {
  name: "if-to-switch",
  title: "Convert to switch",
  kind: "refactor.rewrite",
  languages: Object.keys(switchForms),
  example: [
    "if (x === 1) {\n  a();\n} else if (x === 2 || x === 3) {\n  b();\n} else {\n  c();\n}",
    "switch (x) {\n  case 1:\n    a();\n    break;\n  case 2:\n  case 3:\n    b();\n    break;\n  default:\n    c();\n}",
  ],
  exampleLanguage: "javascript",
  refuses: [
    "Chains that compare different things, or not in the way the language's switch does: with `==` in JavaScript, objects in Java.",
    "Branches that leave a loop around them with break, and PHP's with continue, which would leave the switch.",
    "Comparisons of what has to be called each time.",
  ],
  rewrite(node, context) {
    const form = switchForms[context.languageId];
    if (!form || !isBranch(node) || isTernary(node) || isChained(node) || !isPlain(node)) return undefined;
    const ways = branchesOf(node);
    const conditioned = ways.filter(({ condition }) => condition !== undefined);
    if (ways.length < leastWays || ways.some(({ isNot }) => isNot)) return undefined;
    const read = conditioned.map(({ condition }) => condition && comparedIn(condition, form.equals));
    const [subject] = read[0]?.subjects ?? [];
    if (!subject || !read.every((each) => each?.subjects.every(({ text }) => text === subject.text)))
      return undefined;
    if ([...subject.descendants()].some(isCall))
      return { refused: `${subject.text} is called each time, and a switch would do it once.` };
    const labels = read.map((each) => each?.labels ?? []);
    if (!labels.flat().every((label) => form.isLabel(label))) return undefined;
    if (form.needsDefault && conditioned.length === ways.length) return undefined;
    return refusalOf(node, ways, context) ?? write(node, subject, labels, ways, context);
  },
};

interface Compared {
  readonly subjects: readonly SyntaxNode[];
  readonly labels: readonly SyntaxNode[];
}

/** `x === 1 || x === 2`: what is compared, and with what. */
function comparedIn(condition: SyntaxNode, operator: string): Compared | undefined {
  const inner = withoutGroups(condition);
  const [comparison, ...others] = comparisonsOf(inner);
  if (comparison && others.length === 0)
    return comparison.operator === operator
      ? { subjects: [comparison.left], labels: [comparison.right] }
      : undefined;
  const [left, right, ...more] = significantNamed(inner);
  const isEither = inner.children.some(({ named, type }) => !named && type === "||");
  if (!isEither || !left || !right || more.length > 0) return undefined;
  const [one, other] = [comparedIn(left, operator), comparedIn(right, operator)];
  return one && other
    ? { subjects: [...one.subjects, ...other.subjects], labels: [...one.labels, ...other.labels] }
    : undefined;
}

function refusalOf(node: SyntaxNode, ways: readonly Way<SyntaxNode>[], { languageId }: TransformContext) {
  const { source } = node;
  const comments = [...node.descendants()].filter(isComment);
  let end = node.start;
  for (const { body } of ways) {
    if (!body) return undefined;
    const between = comments.some((each) => each.start >= end && each.end <= body.start);
    if (between || source.slice(end, body.start).includes("/*"))
      return { refused: "There are comments between the branches." };
    const leaves = jumpsOutOf(body).some((jump) => switchForms[languageId]?.caught.has(jumpWord(jump)));
    if (leaves) return { refused: "A branch jumps out of what is around it, which would leave the switch." };
    end = body.end;
  }
  return undefined;
}

function write(
  node: SyntaxNode,
  subject: SyntaxNode,
  labels: readonly (readonly SyntaxNode[])[],
  ways: readonly Way<SyntaxNode>[],
  { languageId, text }: TransformContext,
) {
  const form = switchForms[languageId];
  if (!form) return undefined;
  const layout = layoutAt(text, node.start);
  const lines = ways.map(({ body }, index) => {
    const isLast = index === ways.length - 1;
    return body && wayLines(body, labels[index] ?? [], { form, step: layout.step, isLast });
  });
  if (lines.includes(undefined)) return { refused: "A text goes over several lines." };
  const isOwnLine = form.hasBlocks === true && hasOwnBraceLines(text, languageId);
  const head = form.head(subject.text);
  const heads = isOwnLine ? [head.slice(0, -" {".length), "{"] : [head];
  const all = [...heads, ...lines.flatMap((each) => each ?? []), form.end];
  const edits = [replaceNode(node, indentedBelow(all, layout))];
  return form.title === undefined ? { edits } : { edits, title: form.title };
}

interface ArmPosition {
  readonly form: SwitchForm;
  readonly step: string;
  readonly isLast: boolean;
}

/** One way with its labels; undefined where it cannot be moved. */
function wayLines(
  body: SyntaxNode,
  labels: readonly SyntaxNode[],
  { form, step, isLast }: ArmPosition,
): readonly string[] | undefined {
  const own = bodyLines(body);
  if (!own) return undefined;
  const statements = statementsOf(body);
  const isOpen = form.jump !== "" && !isFinal(statements.at(-1)) && (form.closesLast || !isLast);
  const isScoped = form.hasBlocks === "always" || (form.hasBlocks && !statements.every(isPlainStatement));
  const heads = form.labels(labels.map((label) => label.text));
  const at = form.isDeep ? step : "";
  const [only, ...more] = own;
  // A value needs no block of its own.
  if (form.hasBlocks === "always" && only !== undefined && more.length === 0 && !/[;}]$/.test(only))
    return [`${at}${heads.at(-1)} ${only},`];
  const opened = isScoped ? [...heads.slice(0, -1), `${heads.at(-1)} {`] : heads;
  const inner = isOpen ? [...own, form.jump] : own;
  return [...indented(opened, at), ...indented(inner, at + step), ...(isScoped ? [`${at}}`] : [])];
}
