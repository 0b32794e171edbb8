/** What a file's tree says of something that the file names. */
import { documentationText } from "../../../language/comments/documentation.ts";
import { firstSentence } from "../../../language/comments/firstSentence.ts";
import {
  definitionsIn,
  definitionsNamed,
  type NamedDefinition,
} from "../../../language/functions/definitionsIn.ts";
import { describeBehaviour } from "../../../language/functions/describeBehaviour.ts";
import { describeResult } from "../../../language/functions/describeResult.ts";
import { usesOf } from "../../../language/functions/usesOf.ts";
import { functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { boundValue } from "../../../language/roles/bindings.ts";
import { isCall, readCall } from "../../../language/roles/calls.ts";
import { isThrow } from "../../../language/roles/control.ts";
import { framed } from "../../../language/roles/definitions.ts";
import { outcomesOf, ownNodes } from "../../../language/roles/outcomes.ts";
import { parametersOf } from "../../../language/roles/parameters.ts";
import type { FileQuestion, Wish } from "./fileQuestion.ts";
import { counted, lineAt, listed, quoted } from "./words.ts";

type NameQuestion = Extract<FileQuestion, { of: "name" }>;

/** Things of one name that are told of, each in a sentence. */
const mostAlike = 4;

/** The answer as Markdown; undefined where the file does not define the name, or its tree does not tell. */
export function answerAboutName(
  { name, wants }: NameQuestion,
  root: SyntaxNode,
  text: string,
): string | undefined {
  const definitions = definitionsNamed(definitionsIn(root), name);
  if (definitions.length === 0 || definitions.length > mostAlike) return undefined;
  if (wants === "callers") return sayUses(definitions, root, text);
  const given = definitions.map((definition) => answers[wants](definition, text));
  const known = [...new Set(given.filter((answer) => answer !== undefined))];
  return known.length > 0 ? known.join(" ") : undefined;
}

const answers: Readonly<
  Record<Exclude<Wish, "callers">, (definition: NamedDefinition, text: string) => string | undefined>
> = {
  returns(definition) {
    const { kind, node } = definition;
    if (kind !== "function") return undefined;
    const said = describeResult(node, own(definition));
    const { result } = outcomesOf(node);
    const type = result === undefined || said.includes(result) ? "" : ` Its type is \`${result}\`.`;
    return said === "" ? `${called(definition)} returns nothing.` : `${called(definition)} ${said}.${type}`;
  },
  parameters(definition) {
    if (definition.kind !== "function") return undefined;
    const parameters = parametersOf(definition.node).map(({ node }) => quoted(node.text));
    if (parameters.length === 0) return `${called(definition)} takes no parameters.`;
    return `${called(definition)} takes ${counted(parameters.length, "parameter")}: ${parameters.join(", ")}.`;
  },
  errors(definition) {
    if (definition.kind !== "function") return undefined;
    const { raises } = outcomesOf(definition.node);
    if (raises.length > 0) return `${called(definition)} may throw ${listed(raises)}.`;
    return own(definition).some(isThrow) ? undefined : `${called(definition)} throws nothing itself.`;
  },
  place: (definition, text) =>
    `${called(definition)} is defined in line ${lineAt(text, definition.node.start)}: ${quoted(firstLineOf(definition.node))}`,
  calls(definition) {
    const { kind, node } = definition;
    if (kind !== "function") return undefined;
    const { body } = functionParts(node, node.language);
    const calls = body ? [...body.descendants()].filter((each) => isCall(each)) : [];
    const names = calls
      .map((call) => readCall(call)?.callee ?? "")
      .filter((name) => !/[?\s()]/.test(name) && name !== "");
    return names.length > 0
      ? `${called(definition)} calls ${listed([...new Set(names)])}.`
      : calls.length === 0
        ? `${called(definition)} calls nothing.`
        : undefined;
  },
  deed(definition) {
    const { kind, name, node } = definition;
    const said = firstSentence(documentationText(node), name);
    if (said !== undefined) return `${called(definition)}: ${said}`;
    return kind === "function" ? `${called(definition)}: ${describeBehaviour(node)}` : undefined;
  },
  length: (definition, text) =>
    `${called(definition)} has ${counted(lineAt(text, definition.node.end) - lineAt(text, definition.node.start) + 1, "line")}.`,
  value(definition) {
    const value = definition.kind === "value" ? boundValue(definition.node) : undefined;
    return value && `${called(definition)} is ${quoted(value.text)}.`;
  },
  type(definition) {
    const { kind, node } = definition;
    const type = kind === "value" ? node.child("type")?.text.replace(/^:\s*/, "") : undefined;
    return type === undefined ? undefined : `${called(definition)} is of type ${quoted(type)}.`;
  },
};

function called({ name, owner }: NamedDefinition): string {
  return `\`${owner === undefined ? name : `${owner}.${name}`}\``;
}

/** The nodes of a function's body, functions inside left out. */
function own({ node }: NamedDefinition): readonly SyntaxNode[] {
  const { body } = functionParts(node, node.language);
  return body ? [...ownNodes(body)] : [];
}

function firstLineOf(node: SyntaxNode): string {
  return (
    framed(node)
      .text.split("\n", 1)[0]
      ?.replace(/\s*\{\s*$/, "") ?? ""
  );
}

function sayUses(definitions: readonly NamedDefinition[], root: SyntaxNode, text: string): string {
  const [first] = definitions;
  if (!first) return "";
  const uses = usesOf(
    first.name,
    definitions.map(({ node }) => node),
    root,
  );
  if (uses.length === 0) return `Nothing in this file uses ${called(first)}.`;
  const places = uses.map(({ node, within }) => ({ line: lineAt(text, node.start), within }));
  const holders = [...new Set(places.map(({ within }) => within).filter((within) => within !== undefined))];
  const lines = [...new Set(places.map(({ line }) => line))];
  const where = `${lines.length === 1 ? "line" : "lines"} ${inRow(lines)}`;
  return `${called(first)} is used in ${where}${holders.length > 0 ? `, by ${listed(holders)}` : ""}.`;
}

function inRow(lines: readonly number[]): string {
  const last = lines.at(-1);
  return lines.length > 1 ? `${lines.slice(0, -1).join(", ")} and ${last}` : `${last}`;
}
