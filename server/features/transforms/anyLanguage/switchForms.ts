import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isCall } from "../../../language/roles/calls.ts";
import {
  isInterpolation,
  isLiteral,
  isName,
  isNumber,
  isTextLiteral,
  isTruth,
} from "../../../language/roles/tokens.ts";

/** How a language chooses by value. */
export interface SwitchForm {
  /** The comparison that a label makes. */
  readonly equals: string;
  head(subject: string): string;
  /** Labels of one way, each on its line; without any, the default. */
  labels(labels: readonly string[]): readonly string[];
  readonly end: string;
  /** What ends a way that would go on into the next; empty where none does. */
  readonly jump: string;
  /** The last way needs its jump too. */
  readonly closesLast: boolean;
  /** A way can be put into `{ }` to declare something, or always is. */
  readonly hasBlocks: boolean | "always";
  /** All values must have a way. */
  readonly needsDefault?: true;
  /** What it is called, where not a switch. */
  readonly title?: string;
  /** Labels stand a level deeper than the head. */
  readonly isDeep: boolean;
  /** It may have no subject: then each label is a condition. */
  readonly mayBeOpen: boolean;
  /** A way without statements does nothing, instead of going on into the next. */
  readonly mayBeEmpty: boolean;
  /** Words of jumps that a switch takes for itself. */
  readonly caught: ReadonlySet<string>;
  /** Whether a value may be a label, and means the same as in a comparison. */
  isLabel(label: SyntaxNode): boolean;
}

const braces: SwitchForm = {
  equals: "==",
  head: (subject) => `switch (${subject}) {`,
  labels: (labels) => (labels.length > 0 ? labels.map((label) => `case ${label}:`) : ["default:"]),
  end: "}",
  jump: "break;",
  closesLast: false,
  hasBlocks: true,
  isDeep: true,
  mayBeOpen: false,
  mayBeEmpty: false,
  caught: new Set(["break"]),
  isLabel: (label) => isLiteral(label) || isName(label) || !holdsCall(label),
};
const javascript: SwitchForm = { ...braces, equals: "===" };
/** Numbers, and letters in single quotes: what is compared by its value. */
const scalars: SwitchForm = {
  ...braces,
  isLabel: (label) => isNumber(label) || (isTextLiteral(label) && label.text.startsWith("'")),
};

/** By LSP identifier. */
export const switchForms: Readonly<Record<string, SwitchForm>> = {
  javascript,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  java: scalars,
  c: scalars,
  cpp: scalars,
  csharp: { ...braces, closesLast: true, isLabel: (label) => isNumber(label) || isTextLiteral(label) },
  php: { ...braces, caught: new Set(["break", "continue"]) },
  go: {
    ...braces,
    head: (subject) => `switch ${subject} {`,
    labels: (labels) => [labels.length > 0 ? `case ${labels.join(", ")}:` : "default:"],
    jump: "",
    hasBlocks: false,
    isDeep: false,
    mayBeOpen: true,
    mayBeEmpty: true,
  },
  rust: {
    ...braces,
    head: (subject) => `match ${subject} {`,
    labels: (labels) => [`${labels.length > 0 ? labels.join(" | ") : "_"} =>`],
    jump: "",
    hasBlocks: "always",
    needsDefault: true,
    title: "Convert to match",
    caught: new Set(),
    isLabel: (label) =>
      isTruth(label) ||
      (isNumber(label) && !label.text.includes(".")) ||
      (isTextLiteral(label) && label.text.startsWith("'")),
  },
  ruby: {
    ...braces,
    head: (subject) => `case ${subject}`,
    labels: (labels) => [labels.length > 0 ? `when ${labels.join(", ")}` : "else"],
    end: "end",
    jump: "",
    hasBlocks: false,
    isDeep: false,
    mayBeEmpty: true,
    title: "Convert to case",
    caught: new Set(),
    isLabel: (label) =>
      isPlainText(label) || (isLiteral(label) && !isTextLiteral(label) && !isPattern(label)),
  },
};

/** Ruby's regular expressions: a case looks for them, a comparison does not. */
function isPattern({ text }: SyntaxNode): boolean {
  return text.startsWith("/") || text.startsWith("%");
}

/** A text without expressions in it. */
function isPlainText(node: SyntaxNode): boolean {
  return isTextLiteral(node) && ![...node.descendants()].some(isInterpolation);
}

function holdsCall(node: SyntaxNode): boolean {
  return [...node.descendants()].some(isCall);
}
