import { javascript } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { callAround } from "../../../../language/roles/arguments.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { usesOf } from "../../../../language/variables/variableNames.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";

const errorName = /^(?:err|error)$/;
/** Express knows a handler of errors by its four parameters, whether it uses them or not. */
const middlewareParameters = 4;

/** JavaScript: a callback that is given an error first and never looks at it. */
export function callbackErrors({ nodes, language, languageId }: RuleContext): RuleFinding[] {
  if (!javascript.includes(languageId)) return [];
  return nodes.ofTypes(language.functions).flatMap((callback) => {
    const parameters = callback.child("parameters")?.namedChildren ?? [];
    const [first] = parameters;
    const name = first && (first.child("pattern") ?? first);
    if (!name || !errorName.test(name.text) || parameters.length >= middlewareParameters) return [];
    if (!isCallback(callback) || isUsed(callback.child("body"), name.text)) return [];
    return [findingAt(name, `“${name.text}” is not checked: the callback goes on as if nothing had failed.`)];
  });
}

/** The last argument of a call; handlers of `catch` and of events are there because of the error. */
function isCallback(node: SyntaxNode): boolean {
  const around = callAround(node);
  const call = around && readCall(around);
  if (!call || call.arguments.at(-1)?.value !== node) return false;
  return !/^(?:catch|then|on|once|addListener|addEventListener|describe|it|test)$/.test(call.name);
}

function isUsed(body: SyntaxNode | undefined, name: string): boolean {
  return body === undefined || usesOf(name, body).length > 0;
}
