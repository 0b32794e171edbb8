import { functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isFixed } from "../../../language/roles/evaluation.ts";
import { isAccessor } from "../../../language/roles/members.ts";
import { parametersOf } from "../../../language/roles/parameters.ts";
import { typeOfExpression } from "../../../language/variables/declaredType.ts";
import { boundWord, variableNames } from "../../../language/variables/taken.ts";
import type { NamingPlan, NamingTransform } from "../namingTransform.ts";
import type { OffsetEdit, TransformContext } from "../transform.ts";
import { extractable, formOf } from "./forms.ts";
import { doubtOf, givenAtCalls } from "./givenAtCalls.ts";
import { isWithin, readSelection } from "./selection.ts";
import { usedName } from "./usedName.ts";

/** A value inside a function becomes the default of a new parameter. */
export const extractParameter: NamingTransform = {
  name: "extract-parameter",
  title: "Extract to parameter",
  kind: "refactor.extract",
  languages: extractable,
  needsSelection: true,
  example: [
    "function wait(task) {\n  return retry(task, { timeout: |3000| });\n}",
    "function wait(task, timeout = 3000) {\n  return retry(task, { timeout });\n}",
  ],
  exampleLanguage: "javascript",
  refuses: [
    "Values that are made of more than literals, which could be others when the function begins.",
    "Functions that take the rest of what they are given or read all their arguments, and accessors.",
    "In Java, Go and Rust, which have no defaults, functions that are used otherwise than by calling them: each call in the file is given the value.",
  ],
  plan: planParameter,
};

function planParameter(context: TransformContext): NamingPlan | { readonly refused: string } | undefined {
  const form = formOf(context.languageId);
  const selected = readSelection(context);
  if (!form || selected?.kind !== "expression") return undefined;
  const { node } = selected;
  const owner = node.ancestor(node.language.functions);
  const { name, body } = owner ? functionParts(owner, owner.language) : { name: undefined, body: undefined };
  if (!owner || !name || !body || !isWithin(node, body)) return undefined;
  const list = owner.child("parameters");
  const why = refusal(node, owner);
  if (why) return { refused: why };
  const type = form.types && typeOfExpression(node, context.root, form.types);
  const parameter = (called: string) => form.parameter({ name: form.sigil + called, type }, node.text);
  if (form.typedResults && type === undefined) return { refused: "The type of the value is not written." };
  const calls = form.hasDefaults ? [] : givenAtCalls(name, node.text, context.root);
  if ("refused" in calls) return calls;
  const assumes = form.hasDefaults
    ? form.ignoresMore
      ? "nobody hands the function more than it takes now"
      : undefined
    : doubtOf(owner, name, node, type);
  return {
    subject: {
      ...({ kind: "value", nodes: [node], casing: form.casing.constant, sigil: form.sigil } as const),
      taken: variableNames(context.root, form.sigil),
    },
    title: (called) => `Extract to parameter “${called}”`,
    ...(assumes === undefined ? {} : { assumes }),
    write: (called) => {
      const used = usedName(node, called, form);
      const edits = [added(list, name, parameter(called)), used, ...calls];
      return { edits, nameAt: [used, form.sigil.length] };
    },
  };
}

/** The parameter behind the others; with brackets where there are none. */
function added(list: SyntaxNode | undefined, name: SyntaxNode, text: string): OffsetEdit {
  if (!list) return { start: name.end, end: name.end, text: `(${text})` };
  const last = list.namedChildren.at(-1);
  const isBare = !list.text.startsWith("(");
  if (isBare) return { start: list.start, end: list.end, text: `(${list.text}, ${text})` };
  if (!last) return { start: list.start + 1, end: list.start + 1, text };
  return { start: last.end, end: last.end, text: `, ${text}` };
}

function refusal(node: SyntaxNode, owner: SyntaxNode): string | undefined {
  if (parametersOf(owner).some(({ sign }) => sign !== ""))
    return "The function takes the rest of what it is given.";
  if (boundWord([owner]) === "arguments") return "The function reads all its arguments.";
  if (isAccessor(owner)) return "The language says what an accessor is given.";
  return isFixed(node)
    ? undefined
    : "It is made of more than literals: when the function begins it could be another.";
}
