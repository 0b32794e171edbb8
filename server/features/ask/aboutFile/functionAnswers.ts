import { documentationText } from "../../../language/comments/documentation.ts";
import { firstSentence } from "../../../language/comments/firstSentence.ts";
import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { describeBehaviour } from "../../../language/functions/describeBehaviour.ts";
import { resultsOf } from "../../../language/functions/describeResult.ts";
import { functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isCall, readCall } from "../../../language/roles/calls.ts";
import { handedOver, isThrow } from "../../../language/roles/control.ts";
import { outcomesOf, ownNodesOf } from "../../../language/roles/outcomes.ts";
import { parametersOf } from "../../../language/roles/parameters.ts";
import { type Answer, called, sayLength, sayPlace } from "./told.ts";
import { counted, eitherOf, listed, quoted } from "./words.ts";

/** Different results that are told at most. */
const mostResults = 6;

/** What is told of a function, by what is asked. */
export const functionAnswers: Readonly<Record<string, Answer>> = {
  returns(definition) {
    const { node } = definition;
    const { result, returns, yields } = outcomesOf(node);
    const values = [...new Set(resultsOf(node, ownNodesOf(node)).map(({ text }) => quoted(text)))];
    const type = result === undefined ? "" : ` Its type is ${quoted(result)}.`;
    const name = called(definition);
    if (yields) return `${name} yields values.${type}`;
    if (values.length > 0 && values.length <= mostResults)
      return `${name} returns ${eitherOf(values)}.${type}`;
    return returns || values.length > 0 ? `${name} returns a value.${type}` : `${name} returns nothing.`;
  },
  parameters(definition) {
    const parameters = parametersOf(definition.node).map(({ node }) => quoted(node.text));
    if (parameters.length === 0) return `${called(definition)} takes no parameters.`;
    return `${called(definition)} takes ${counted(parameters.length, "parameter")}: ${parameters.join(", ")}.`;
  },
  errors(definition) {
    const thrown = ownNodesOf(definition.node).filter(isThrow).map(thrownText);
    const names = [
      ...new Set([...outcomesOf(definition.node).raises, ...thrown.filter((each) => each !== "")]),
    ];
    if (names.length > 0) return `${called(definition)} may throw ${eitherOf(names.map(quoted))}.`;
    // Where errors are values, what comes back may be one.
    return thrown.length > 0 || !throwsErrors(definition.node)
      ? undefined
      : `${called(definition)} throws nothing itself.`;
  },
  place: sayPlace,
  length: sayLength,
  calls(definition) {
    const { body } = functionParts(definition.node, definition.node.language);
    const calls = body ? [...body.descendants()].filter((each) => isCall(each)) : [];
    const paths = calls.map((call) => readCall(call)?.callee.replace(/^new /, "") ?? "");
    const names = [...new Set(paths.filter((path) => path !== "" && !/[?\s()]/.test(path)))];
    if (names.length > 0) return `${called(definition)} calls ${listed(names)}.`;
    return calls.length === 0 ? `${called(definition)} calls nothing.` : undefined;
  },
  deed,
  bare: deed,
};

function deed(definition: NamedDefinition): string | undefined {
  const { name, node } = definition;
  const said = firstSentence(documentationText(node), name) ?? describeBehaviour(node);
  return said && `${called(definition)}: ${said}`;
}

/** What is thrown, where it is neither raised again nor a variable. */
function thrownText(node: SyntaxNode): string {
  const value = isCall(node) ? undefined : handedOver(node);
  return value && isCall(value) ? value.text : "";
}

function throwsErrors({ language }: SyntaxNode): boolean {
  return language.roles.throws.size > 0;
}
