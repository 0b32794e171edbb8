import { functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isTry } from "../../../language/roles/control.ts";
import { leavesFunction } from "../../../language/roles/jumps.ts";
import { throwsClause } from "../../../language/roles/members.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { declaredType, typeOfExpression } from "../../../language/variables/declaredType.ts";
import type { Variable } from "../../../language/variables/names.ts";
import { boundWord, reflectiveCall, writtenNames } from "../../../language/variables/taken.ts";
import { wordIndex } from "../naming/namePlace.ts";
import type { NamingPlan, NamingTransform } from "../namingTransform.ts";
import type { OffsetEdit, TransformContext } from "../transform.ts";
import { type Captured, capturedBy } from "./captured.ts";
import { type Destination, destinationFor } from "./destination.ts";
import { extractable, type Form, formOf, type Typed } from "./forms.ts";
import { breakOf, holdsLongText, indentAt, isFirstOnLine, reindented, standing, stepOf } from "./lines.ts";
import { isWithin, rangeOf, readSelection, type Selected } from "./selection.ts";

type Refused = { readonly refused: string };

/** Selected statements, or an expression, become a function of their own behind the one they are in. */
export const extractFunction: NamingTransform = {
  name: "extract-function",
  title: "Extract to function",
  kind: "refactor.extract",
  languages: extractable,
  needsSelection: true,
  example: [
    "function total(items) {\n  |let sum = 0;\n  for (const item of items) sum += item.price;|\n  return sum;\n}",
    "function total(items) {\n  const sum = sumItems(items);\n  return sum;\n}\n\nfunction sumItems(items) {\n  let sum = 0;\n  for (const item of items) sum += item.price;\n  return sum;\n}",
  ],
  exampleLanguage: "javascript",
  refuses: [
    "Code that returns, waits, yields, or leaves a loop around it.",
    "Variables that a function inside keeps or changes, that may have no value yet, or whose type must be written and is not.",
    "Several results where the language has no way to hand them over, and generic functions where types must be written.",
  ],
  plan: planFunction,
};

interface Parts extends Captured {
  readonly place: Destination;
  readonly selected: Selected;
  readonly nodes: readonly SyntaxNode[];
  readonly parameters: readonly Typed[];
  readonly results: readonly Variable[];
  readonly typedResults: readonly Typed[];
}

function planFunction(context: TransformContext): NamingPlan | Refused | undefined {
  const form = formOf(context.languageId);
  const selected = readSelection(context);
  if (!form || !selected) return undefined;
  const parts = partsOf(selected, form, context);
  if ("refused" in parts) return parts;
  const call = callText("f", parts, form);
  if (call === undefined) return { refused: "It has several results that are used afterwards." };
  return {
    subject: {
      ...{ kind: "action", nodes: parts.nodes, results: parts.results.map((each) => each.name) },
      ...{ casing: form.casing.function, sigil: "", taken: writtenNames(context.root) },
    },
    title: (name) => `Extract to ${parts.place.access === "free" ? "function" : "method"} “${name}”`,
    write: (name) => write(name, parts, form, context),
  };
}

function partsOf(selected: Selected, form: Form, { root, text }: TransformContext): Parts | Refused {
  const nodes = selected.kind === "expression" ? [selected.node] : selected.nodes;
  const [first] = nodes;
  const place = destinationFor(nodes, form, root);
  if ("refused" in place) return place;
  const why = leavesFunction(nodes) ?? unmovable(nodes, place, form, text);
  if (why || !first) return { refused: why ?? "" };
  if (selected.kind === "statements" && form.isTail(nodes))
    return { refused: "It is the value of its block." };
  const range = rangeOf(selected);
  const captured = capturedBy(range, place.owner, (variable) => isSeen(variable, place, root), root);
  if ("refused" in captured) return captured;
  if (selected.kind === "expression" && captured.results.length > 0)
    return { refused: "It gives a variable a value." };
  return withTypes({ ...captured, place, selected, nodes }, form, root);
}

/** What a function at the new place sees without being given it. */
function isSeen({ scope, kind }: Variable, { item, access }: Destination, root: SyntaxNode): boolean {
  if (scope === root || scope === item.parent) return true;
  return kind === "member" && access !== "free" && isWithin(item, scope);
}

function unmovable(
  nodes: readonly SyntaxNode[],
  place: Destination,
  form: Form,
  text: string,
): string | undefined {
  const [first] = nodes;
  if (!first) return "";
  const seer = reflectiveCall(place.owner);
  if (seer) return `${seer} sees the variables of the function.`;
  const word = boundWord(nodes);
  if (word) return `${word} means something else in another function.`;
  const target = indentAt(text, place.item.start) + stepFor(place, text);
  if (holdsLongText(nodes) && indentAt(text, first.start) !== target)
    return "A text over several lines would be moved.";
  if (form.isMember === "always" && throwsClause(place.item) === "" && isTried(first, place.owner))
    return "What it may throw is caught around it.";
  return undefined;
}

function isTried(node: SyntaxNode, owner: SyntaxNode): boolean {
  for (let outer = node.parent; outer && outer !== owner.parent; outer = outer.parent)
    if (isTry(outer)) return true;
  return false;
}

function withTypes(
  parts: Omit<Parts, "parameters" | "typedResults">,
  form: Form,
  root: SyntaxNode,
): Parts | Refused {
  const { types } = form;
  const typed = ({ name, ...rest }: Variable): Typed => ({
    name,
    type: types && declaredType({ name, ...rest }, types),
  });
  const parameters = parts.given.map(typed);
  const results = parts.results.map(typed);
  const unknown = [...parameters, ...(form.typedResults ? results : [])].find(
    ({ type }) => type === undefined,
  );
  if (types && unknown) return { refused: `The type of ${unknown.name} is not written.` };
  if (form.owns && parameters.some(({ type }) => !form.owns?.(type ?? "")))
    return { refused: "What it is given would be moved into the function." };
  const { selected } = parts;
  if (selected.kind !== "expression") return { ...parts, parameters, typedResults: results };
  const type = types && form.typedResults ? typeOfExpression(selected.node, root, types) : undefined;
  if (types && form.typedResults && type === undefined)
    return { refused: "The type of the expression is not written." };
  return { ...parts, parameters, typedResults: [{ name: "", type }] };
}

/** What stands in place of the code; undefined where the language cannot take so many results. */
function callText(
  name: string,
  { selected, results, parameters, typedResults, place }: Parts,
  form: Form,
): string | undefined {
  const call = form.call(
    name,
    parameters.map((each) => each.name),
    place.access,
  );
  if (selected.kind === "expression") return call;
  if (results.length === 0) return call + form.end;
  const range = rangeOf(selected);
  const isNew = (variable: Variable) =>
    variable.declarations[0] !== undefined && isWithin(variable.declarations[0], range);
  const fresh = results.filter(isNew).length;
  if (fresh > 0 && fresh < results.length && !form.mixes) return undefined;
  const changes = results.some(({ uses }) => uses.some((use) => use.writes && use.node.start >= range.end));
  return form.take(typedResults, call, fresh === 0 ? "old" : changes ? "new" : "constant");
}

function write(name: string, parts: Parts, form: Form, context: TransformContext) {
  const { text } = context;
  const { selected, place } = parts;
  const range = rangeOf(selected);
  const call = callText(name, parts, form) ?? "";
  const replaced: OffsetEdit = { start: range.start, end: endOf(selected, text), text: call };
  const at = lineEnd(text, place.item);
  const eol = breakOf(text);
  const definition = definitionText(name, parts, form, context);
  const added: OffsetEdit = {
    start: at,
    end: at,
    text: eol.repeat(form.gap + 1) + definition.replaceAll("\n", eol).replaceAll("\r\r", "\r"),
  };
  return {
    edits: [replaced, added],
    nameAt: [replaced, call.indexOf(name)] as const,
    declaredAt: [added, wordIndex(added.text, name)] as const,
  };
}

/** A semicolon that was selected with the statements belongs to them. */
function endOf(selected: Selected, text: string): number {
  const { end } = rangeOf(selected);
  return selected.kind === "statements" && text.charAt(end) === ";" ? end + 1 : end;
}

/** Where an item's line ends, a comment behind it included; right behind the item where another begins. */
function lineEnd(text: string, item: SyntaxNode): number {
  const end = text.indexOf("\n", item.end);
  const line = end < 0 ? text.length : end;
  let last = item;
  for (let next = item.nextSibling; next && next.start < line; next = next.nextSibling) {
    if (next.end > line || (next.named && !isComment(next))) return item.end;
    last = next;
  }
  return last.named ? last.end : item.end;
}

function definitionText(name: string, parts: Parts, form: Form, { text }: TransformContext): string {
  const { place, selected, nodes, parameters, typedResults } = parts;
  const outer = indentAt(text, place.item.start);
  const inner = outer + stepFor(place, text);
  const head = form.head({
    name,
    parameters,
    results: typedResults,
    access: place.access,
    tail: throwsClause(place.item),
  });
  const [first] = nodes;
  const from = first ? indentAt(text, first.start) : "";
  const { start } = rangeOf(selected);
  const code =
    selected.kind === "expression"
      ? standing(selected.node, form.endsAtBreak)
      : text.slice(start, endOf(selected, text));
  const body =
    selected.kind === "expression"
      ? [
          inner +
            form.returns +
            reindented(code, from, inner).trimStart() +
            (form.returns === "" ? "" : form.end),
        ]
      : [
          reindented(code, from, inner),
          ...(parts.results.length > 0 ? [inner + form.give(parts.results.map((each) => each.name))] : []),
        ];
  const opening = form.open === " {" && bracesAlone(place, text) ? `\n${outer}{` : form.open;
  return [`${outer}${head}${opening}`, ...body, ...(form.close === "" ? [] : [outer + form.close])].join(
    "\n",
  );
}

function stepFor({ item, owner }: Destination, text: string): string {
  const { body } = functionParts(owner, owner.language);
  const first = body?.namedChildren.find(({ start }) => isFirstOnLine(text, start));
  if (!first) return stepOf(text, item.start, item.start);
  return stepOf(text, owner.start, first.start);
}

/** Whether the brace of the function's body stands on a line of its own. */
function bracesAlone({ owner }: Destination, text: string): boolean {
  const { body } = functionParts(owner, owner.language);
  return body !== undefined && text.charAt(body.start) === "{" && isFirstOnLine(text, body.start);
}
