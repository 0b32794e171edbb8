import { cpp, javascript, python, ruby } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { positional } from "../../../../language/roles/calls.ts";
import { handedOver, isReturn } from "../../../../language/roles/control.ts";
import { requestDataIn } from "../../../../language/values/requestData.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { hasTag } from "./htmlTags.ts";

/** Express's and Node's answers, `status()` and the like between; the web's own `Response`; Sinatra's; those of C++'s servers; Tornado's and Python's own writing. */
const answers: readonly { readonly languages: readonly string[]; readonly callee: RegExp }[] = [
  {
    languages: javascript,
    callee:
      /^(?:\w+\.)?(?:\w*[rR]es(?:p(?:onse)?)?|reply)(?:\.\w+\(\))*\.(?:send|write|end)$|^new \w*Response$/,
  },
  { languages: ruby, callee: /^(?:body|halt)$/ },
  {
    languages: cpp,
    callee: /^(?:\w*[rR]es(?:p(?:onse)?)?(?:\.|->)(?:write|end|send|setBody)|(?:crow\.)?response)$/,
  },
  { languages: python, callee: /^(?:self\.(?:wfile\.)?write|(?:flask\.)?Response)$/ },
];
/** Koa's `ctx.body = …`. */
const answeredBody = /^(?:ctx|context|this)\.(?:res(?:ponse)?\.)?body$/;
/** Sinatra's `get "/path" do … end`, whose block's last value is the answer. */
const routes = /^(?:get|post|put|patch|delete)$/;
/** What says beside the text that it is no HTML. */
const noHtml = /\b(?:text\/plain|application\/(?:json|xml))\b/;

/** What has to stand in a file where a request is answered with what it holds. */
const requests =
  /[rR]eq(?:uest)?(?![a-z])|\b(?:ctx|context|searchParams|params)\b|\burl\.parse\b|_argument\b/;

/** Whether a text may answer a request with what it holds. */
export function mayAnswer(text: string): boolean {
  return requests.test(text);
}

/** Something that becomes the answer to a request. */
interface Answer {
  readonly node: SyntaxNode;
  readonly value: SyntaxNode | undefined;
}

/**
 * Pages that echo the request: `res.send("<h1>" + req.query.name)`; in Flask, Sinatra and Crow, what a view returns.
 * @param sureness what is known of how often that is right
 */
export function answeredHtml(context: RuleContext, sureness: Pick<RuleFinding, "kind">): RuleFinding[] {
  const { scope } = codeOf(context);
  const isPage = (node: SyntaxNode) => hasTag(node) || scope.values(node.text, node).some(hasTag);
  return answersOf(context)
    .filter(({ value }) => value && isPage(value) && requestDataIn(value, scope, "html") !== undefined)
    .map(({ node }) =>
      findingAt(
        node,
        "What the request holds becomes HTML as it is. Escape it first, or render a template.",
        sureness,
      ),
    );
}

function answersOf(context: RuleContext): readonly Answer[] {
  const { languageId } = context;
  if (javascript.includes(languageId)) return [...calledAnswers(context), ...answeredBodies(context)];
  if (python.includes(languageId) || cpp.includes(languageId))
    return [...calledAnswers(context), ...returned(context)];
  return ruby.includes(languageId) ? [...calledAnswers(context), ...routeResults(context)] : [];
}

function calledAnswers(context: RuleContext): readonly Answer[] {
  const callees = answers.filter(({ languages }) => languages.includes(context.languageId));
  return codeOf(context)
    .calls.filter(
      (call) => callees.some(({ callee }) => callee.test(call.callee)) && !noHtml.test(call.node.text),
    )
    .map((call) => ({ node: call.node, value: positional(call, 0) }));
}

function answeredBodies(context: RuleContext): readonly Answer[] {
  return codeOf(context).bindings.filter(({ path }) => answeredBody.test(path));
}

function returned({ nodes, language }: RuleContext): readonly Answer[] {
  return nodes
    .ofTypes(language.roles.returns)
    .filter(isReturn)
    .map((node) => ({ node, value: handedOver(node) }));
}

/** What the block of a route gives: its last value. */
function routeResults(context: RuleContext): readonly Answer[] {
  return codeOf(context)
    .calls.filter(({ callee }) => routes.test(callee))
    .flatMap(({ node }) => node.child("block")?.child("body")?.namedChildren.at(-1) ?? [])
    .map((value) => ({ node: value, value }));
}
