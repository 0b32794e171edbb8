import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { evaluatedBefore, hasEffect, isFixed, notEvaluatedOnce } from "../../../language/roles/evaluation.ts";
import { type NameUse, namesOf } from "../../../language/variables/names.ts";
import { variableNames } from "../../../language/variables/taken.ts";
import type { NamingPlan, NamingTransform } from "../namingTransform.ts";
import type { OffsetEdit, TransformContext } from "../transform.ts";
import { extractable, type Form, formOf } from "./forms.ts";
import { breakOf, indentAt, isFirstOnLine, standing } from "./lines.ts";
import { isWithin, readSelection } from "./selection.ts";
import { usedName } from "./usedName.ts";

/** `send(days * 24)` → `const hours = days * 24; send(hours)`. */
export const extractConstant: NamingTransform = {
  name: "extract-constant",
  title: "Extract to constant",
  kind: "refactor.extract",
  languages: extractable,
  needsSelection: true,
  example: [
    "function f(days) {\n  send(|days * 24|);\n}",
    "function f(days) {\n  const daysProduct = days * 24;\n  send(daysProduct);\n}",
  ],
  exampleLanguage: "javascript",
  refuses: [
    "Expressions that are evaluated under a condition, for each round of a loop or when a function is called later: above the statement they would be evaluated once.",
    "Expressions before which the statement does something else that may have an effect.",
    "Values of fields, unless they are literals and a class sees the variables around it.",
  ],
  plan: planConstant,
};

function planConstant(context: TransformContext): NamingPlan | { readonly refused: string } | undefined {
  const selected = readSelection(context);
  const form = formOf(context.languageId);
  if (selected?.kind !== "expression" || !form) return undefined;
  const { node, statement } = selected;
  // By itself its value is of no use to anybody.
  if (!isFirstOnLine(context.text, statement.start) || isWhole(node, statement)) return undefined;
  const why = notInReach(node, statement, form) ?? refusal(node, statement, context.root);
  if (why) return { refused: why };
  const { sigil } = form;
  const subject = {
    ...({ kind: "value", nodes: [node], casing: form.casing.constant, sigil } as const),
    taken: variableNames(context.root, sigil),
  };
  const mayBeSeen = hasEffectInside(node) && readsBefore(node, statement, context.root);
  return {
    subject,
    title: (name) => `Extract to constant “${name}”`,
    ...(mayBeSeen ? { assumes: "it changes nothing that the statement reads before" } : {}),
    write: (name) => write(name, node, statement, context, form),
  };
}

function write(
  name: string,
  node: SyntaxNode,
  statement: SyntaxNode,
  { text }: TransformContext,
  form: Form,
) {
  const at = statement.start;
  const line = `${form.constant(name, standing(node, form.endsAtBreak))}${breakOf(text)}${indentAt(text, at)}`;
  const value = usedName(node, name, form);
  const declaration: OffsetEdit = { start: at, end: at, text: line };
  const edits = at === node.start ? [{ ...value, text: line + value.text }] : [declaration, value];
  const [first = value] = edits;
  return { edits, nameAt: [first, line.indexOf(name)] as const };
}

/** Why a variable before the statement would be no constant of the place. */
function notInReach(node: SyntaxNode, statement: SyntaxNode, form: Form): string | undefined {
  if (form.isBoundToFunctions && !statement.ancestor(statement.language.functions))
    return "It stands in no function.";
  const { types } = statement.language.roles;
  let inner = node;
  while (inner !== statement && inner.parent && !types.has(inner.type)) inner = inner.parent;
  if (!types.has(inner.type)) return undefined;
  return form.classesSeeOut && isFixed(node) ? undefined : "It is a part of a class, not of a function.";
}

function refusal(node: SyntaxNode, statement: SyntaxNode, root: SyntaxNode): string | undefined {
  const why = notEvaluatedOnce(node, statement);
  if (why) return why;
  const inStatement = namesOf(root).uses.filter((use) => isWithin(use.node, node));
  const declared = inStatement.find(({ variable }) =>
    variable?.declarations.some((each) => isWithin(each, statement) && each.end <= node.start),
  );
  if (declared) return `It uses ${declared.name}, which the same statement declares.`;
  if (inStatement.some(({ writes }) => writes)) return "It gives a variable a value.";
  if (isFixed(node)) return undefined;
  const before = [...evaluatedBefore(node, statement)].find(hasEffect);
  return before ? "The statement does something before that may have an effect." : undefined;
}

function isWhole(node: SyntaxNode, statement: SyntaxNode): boolean {
  return (
    node === statement ||
    (statement.namedChildren.length === 1 &&
      statement.namedChildren[0] === node &&
      statement.children[0] === node)
  );
}

function hasEffectInside(node: SyntaxNode): boolean {
  return [...node.descendants()].some(hasEffect);
}

/** Whether the statement reads something before that could be another thing once the expression was evaluated. */
function readsBefore(node: SyntaxNode, statement: SyntaxNode, root: SyntaxNode): boolean {
  const callees = new Set<SyntaxNode>();
  for (let outer = node.parent; outer && outer !== statement.parent; outer = outer.parent) {
    const [first] = outer.namedChildren;
    if (first && (first.field === "function" || first.field === "object" || first.field === "receiver"))
      for (const each of first.descendants()) callees.add(each);
  }
  const { uses } = namesOf(root);
  for (const each of evaluatedBefore(node, statement))
    if (!callees.has(each) && (isPart(each) || uses.some((use) => use.node === each && isShared(use))))
      return true;
  return false;
}

/** A member or an element of something. */
function isPart(node: SyntaxNode): boolean {
  return (
    node.named && node.children.length > 1 && node.language.roles.expressions.has(node.type) && !isFixed(node)
  );
}

/** A variable that other functions may give values to. */
function isShared({ variable, node, reads }: NameUse): boolean {
  if (!reads || !variable) return reads;
  return variable.uses.some(
    (use) =>
      use.writes &&
      use.node.ancestor(node.language.functions) !== variable.scope.ancestor(node.language.functions) &&
      use.node.ancestor(node.language.functions) !== variable.scope,
  );
}
