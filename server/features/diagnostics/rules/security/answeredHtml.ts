import { javascript, python } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { positional } from "../../../../language/roles/calls.ts";
import { handedOver, isReturn } from "../../../../language/roles/control.ts";
import { requestDataIn } from "../../../../language/values/requestData.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { hasTag } from "./htmlTags.ts";

/** Express's and Node's answers, `status()` and the like between; the web's own `Response`; Tornado's and Python's own writing. */
const answers: readonly { readonly languages: readonly string[]; readonly callee: RegExp }[] = [
  {
    languages: javascript,
    callee:
      /^(?:\w+\.)?(?:\w*[rR]es(?:p(?:onse)?)?|reply)(?:\.\w+\(\))*\.(?:send|write|end)$|^new \w*Response$/,
  },
  { languages: python, callee: /^(?:self\.(?:wfile\.)?write|(?:flask\.)?Response)$/ },
];
/** What says beside the text that it is no HTML. */
const noHtml = /\b(?:text\/plain|application\/(?:json|xml))\b/;

/** Pages that echo the request: `res.send("<h1>" + req.query.name)`; in Flask, what a view returns. */
export function answeredHtml(context: RuleContext): RuleFinding[] {
  const { languageId, nodes, language } = context;
  const callees = answers.filter(({ languages }) => languages.includes(languageId));
  if (callees.length === 0) return [];
  const { calls, scope } = codeOf(context);
  const isPage = (node: SyntaxNode) => hasTag(node) || scope.values(node.text, node).some(hasTag);
  const called = calls
    .filter((call) => callees.some(({ callee }) => callee.test(call.callee)) && !noHtml.test(call.node.text))
    .map((call) => ({ node: call.node, value: positional(call, 0) }));
  const returned = python.includes(languageId)
    ? nodes
        .ofTypes(language.roles.returns)
        .filter(isReturn)
        .map((node) => ({ node, value: handedOver(node) }))
    : [];
  return [...called, ...returned]
    .filter(({ value }) => value && isPage(value) && requestDataIn(value, scope, "html") !== undefined)
    .map(({ node }) =>
      findingAt(node, "What the request holds becomes HTML as it is. Escape it first, or render a template."),
    );
}
