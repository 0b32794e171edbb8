import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { boundName, isBinding } from "../../../language/roles/bindings.ts";
import { isCall } from "../../../language/roles/calls.ts";
import { isSwitch } from "../../../language/roles/control.ts";
import { type Arm, armsOf, subjectOf } from "../../../language/roles/switches.ts";
import { isBlock, isLiteral, isName, significantNamed } from "../../../language/roles/tokens.ts";
import { bodyLines, holdsComment, holdsLongText, layoutAt } from "../layout.ts";
import { replaceNode, type Transform, type TransformContext } from "../transform.ts";
import { isBareRow, isFinal, jumpsOutOf, jumpWord, operandText } from "./statements.ts";
import { type SwitchForm, switchForms } from "./switchForms.ts";
import { type WrittenWay, writeBranches } from "./writeBranches.ts";

/** `switch (a) { case 1: … default: … }` → `if (a === 1) { … } else { … }`. */
export const fromSwitch: Transform = {
  name: "switch-to-if",
  title: "Convert to if",
  kind: "refactor.rewrite",
  languages: Object.keys(switchForms),
  example: [
    "switch (x) {\n  case 1:\n    a();\n    break;\n  case 2:\n  case 3:\n    b();\n    break;\n  default:\n    c();\n}",
    "if (x === 1) {\n  a();\n} else if (x === 2 || x === 3) {\n  b();\n} else {\n  c();\n}",
  ],
  exampleLanguage: "javascript",
  refuses: [
    "Ways that go on into the next, break off in the middle, or declare what another way uses.",
    "Switches over what has to be called, whose default is not the last, or with comments between the ways.",
    "In TypeScript, switches without a default that hand something over in each way and end the function.",
    "Labels that are no plain values: patterns, Java's texts and names.",
  ],
  rewrite(node, context) {
    const form = switchForms[context.languageId];
    if (!form || !isSwitch(node) || isForm(node)) return undefined;
    const arms = armsOf(node);
    const subject = subjectOf(node);
    if (arms.length === 0 || arms.some((arm) => arm.node.children.some(isArrow))) return undefined;
    if (subject && (isLiteral(subject) || [...subject.descendants()].some(isCall)))
      return { refused: `${subject.text} would be asked for each label.` };
    if (!subject && !form.mayBeOpen) return undefined;
    const ways = waysOf(arms, form);
    if ("refused" in ways) return ways;
    return write(node, subject, ways, context);
  },
};

const otherForms: ReadonlySet<string> = new Set(["select", "type", "match", ":="]);

/** Go's switches over types and channels, PHP's `match`, and those that set something in their head. */
function isForm(node: SyntaxNode): boolean {
  return (
    node.child("initializer") !== undefined ||
    node.children.some(({ named, type }) => !named && otherForms.has(type))
  );
}

function isArrow({ named, type }: SyntaxNode): boolean {
  return !named && (type === "->" || type === "=>");
}

interface SwitchWay {
  readonly labels: readonly SyntaxNode[];
  readonly body: readonly SyntaxNode[];
  readonly isDefault: boolean;
}

/** Arms with those above them that have no body of their own. */
function waysOf(
  arms: readonly Arm<SyntaxNode>[],
  form: SwitchForm,
): readonly SwitchWay[] | { readonly refused: string } {
  const ways: SwitchWay[] = [];
  let waiting: SyntaxNode[] = [];
  let isDefault = false;
  for (const [index, arm] of arms.entries()) {
    waiting.push(...arm.labels.flatMap(eachLabel));
    isDefault ||= arm.labels.length === 0;
    const isLast = index === arms.length - 1;
    if (arm.body.length === 0 && !isLast && !form.mayBeEmpty) continue;
    if (isDefault && !isLast) return { refused: "The default is not the last." };
    ways.push({ labels: waiting, body: arm.body, isDefault });
    [waiting, isDefault] = [[], false];
  }
  return ways;
}

/** Go lists its labels, C# wraps each into a pattern. */
function eachLabel(label: SyntaxNode): readonly SyntaxNode[] {
  if (isBareRow(label)) return significantNamed(label);
  const [inner, ...others] = significantNamed(label);
  const isWrapped = inner && others.length === 0 && inner.start === label.start && inner.end === label.end;
  return isWrapped ? eachLabel(inner) : [label];
}

function write(
  node: SyntaxNode,
  subject: SyntaxNode | undefined,
  ways: readonly SwitchWay[],
  { languageId, text }: TransformContext,
) {
  const form = switchForms[languageId];
  if (!form) return undefined;
  const refused = objectionTo(node, ways, languageId);
  if (refused !== undefined) return { refused };
  if (ways.length === 1 && ways[0]?.isDefault) return undefined;
  const written: WrittenWay[] = [];
  const mentions = ways.map(namesIn);
  for (const [index, way] of ways.entries()) {
    const place = { isLast: index === ways.length - 1, others: mentions.toSpliced(index, 1) };
    const branch = writtenWay({ ...way, ...place }, { form, subject, languageId });
    if ("refused" in branch) return branch;
    written.push(branch);
  }
  return {
    edits: [replaceNode(node, writeBranches({ languageId, text }, written, layoutAt(text, node.start)))],
  };
}

function objectionTo(node: SyntaxNode, ways: readonly SwitchWay[], languageId: string): string | undefined {
  const outside = [...node.children, ...(node.child("body")?.children ?? [])];
  if (holdsLongText(node)) return "A text goes over several lines.";
  if (outside.some(holdsOwnComment)) return "There are comments between the ways.";
  if (isTrusted(node, ways, languageId))
    return "TypeScript would no longer know that one of the ways is always taken.";
  return undefined;
}

interface Head {
  readonly form: SwitchForm;
  readonly subject: SyntaxNode | undefined;
  readonly languageId: string;
}

interface PlacedWay extends SwitchWay {
  readonly isLast: boolean;
  /** Names that the other ways mention. */
  readonly others: readonly ReadonlySet<string>[];
}

function writtenWay(way: PlacedWay, head: Head): WrittenWay | { readonly refused: string } {
  const { form, subject, languageId } = head;
  if (!way.isDefault && subject && !way.labels.every((label) => isKnown(label, form, languageId)))
    return { refused: "A label is no plain value." };
  const own = ownStatements(way, way.isLast, form.jump === "", form.caught);
  if ("refused" in own) return own;
  const shared = sharedName(way, way.others);
  if (shared !== undefined) return { refused: `${shared} is used by other ways too.` };
  const lines = own.flatMap((statement) => bodyLines(statement) ?? []);
  return { condition: way.isDefault ? undefined : conditionOf(way, head), lines };
}

function conditionOf({ labels }: SwitchWay, { form, subject }: Head): string {
  return labels
    .map((label) => (subject ? `${compared(subject)} ${form.equals} ${compared(label)}` : label.text))
    .join(" || ");
}

/** A side of a comparison: an operation stands in brackets, since in many languages `&` and `|` bind weaker. */
function compared(node: SyntaxNode): string {
  return node.language.control?.binaries.has(node.type) ? `(${node.text})` : operandText(node);
}

const typed: ReadonlySet<string> = new Set(["typescript", "typescriptreact"]);

/** A checker knows that the labels are all there are, and that nothing comes behind the switch. */
function isTrusted(node: SyntaxNode, ways: readonly SwitchWay[], languageId: string): boolean {
  if (!typed.has(languageId) || ways.some(({ isDefault }) => isDefault)) return false;
  const isLast = !node.parent || significantNamed(node.parent).at(-1) === node;
  return isLast && ways.every(({ body }) => isFinal(body.at(-1)));
}

/** C has nothing but constants for labels. */
function isKnown(label: SyntaxNode, form: SwitchForm, languageId: string): boolean {
  return constantLabels.has(languageId) || form.isLabel(label);
}

const constantLabels: ReadonlySet<string> = new Set(["c", "cpp"]);

/** Comments that belong to no way: moving the ways would lose them. */
function holdsOwnComment(child: SyntaxNode): boolean {
  return !isBlock(child) && holdsComment(child);
}

/** A way's statements without the jump at their end. */
function ownStatements(
  { body }: SwitchWay,
  isLast: boolean,
  isClosed: boolean,
  caught: ReadonlySet<string>,
): readonly SyntaxNode[] | { readonly refused: string } {
  const [only] = body;
  // `case 1: { … break; }`
  const inner = body.length === 1 && only && isBlock(only) ? significantNamed(only) : body;
  const last = inner.at(-1);
  const isJump = last !== undefined && caught.has(jumpWord(last)) && jumpsOutOf(last).includes(last);
  if (!isJump && !isLast && !isClosed && !isFinal(last))
    return { refused: "A way goes on into the next one." };
  const own = isJump ? inner.slice(0, -1) : inner;
  const others = own.flatMap(jumpsOutOf).map(jumpWord);
  if (others.some((word) => caught.has(word) || word === "fallthrough"))
    return { refused: "A way breaks off in the middle." };
  return own;
}

/** A name that a way declares and another mentions. */
function sharedName(way: SwitchWay, others: readonly ReadonlySet<string>[]): string | undefined {
  const declared = way.body.flatMap((statement) =>
    significantNamed(statement).flatMap((each) => declaredName(each, statement)),
  );
  return declared.find((name) => others.some((mentioned) => mentioned.has(name)));
}

function namesIn({ body }: SwitchWay): ReadonlySet<string> {
  const names = body.flatMap((each) => [...each.descendants()]).filter((each) => isName(each));
  return new Set(names.map(({ text }) => text));
}

function declaredName(binding: SyntaxNode, statement: SyntaxNode): readonly string[] {
  if (!isBinding(binding) || binding.start === statement.start) return [];
  const name = boundName(binding);
  return name ? [name.text] : [];
}
