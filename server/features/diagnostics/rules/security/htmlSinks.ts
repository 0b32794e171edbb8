import { cpp, csharp, go, java, javascript, php, python, ruby, rust } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Call, keyword, positional, readCall } from "../../../../language/roles/calls.ts";
import { isAdjacentTexts, isString } from "../../../../language/roles/texts.ts";
import { saidBy } from "../../../../language/roles/tokens.ts";
import { requestDataIn } from "../../../../language/values/requestData.ts";
import { dataIn } from "../../../../language/values/safety.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { anyTag, hasTag } from "./htmlTags.ts";
import type { Sink } from "./sinks.ts";

/** Calls whose arguments become HTML. */
export const htmlSinks: readonly Sink[] = [
  { languages: javascript, callee: /(?:^|\.)(?:insertAdjacentHTML)$/, data: [1] },
  { languages: javascript, callee: /(?:^|\.)(?:document|contentDocument)\.(?:write|writeln)$/, data: [0, 1] },
  {
    languages: javascript,
    callee:
      /(?:^|\.)(?:bypassSecurityTrustHtml|bypassSecurityTrustScript|createContextualFragment|setHTMLUnsafe)$/,
    data: [0],
  },
  {
    languages: javascript,
    callee: /^(?:\$|jQuery)\(\)(?:\.\w+\(\))*\.html$|^\$\w+\.html$/,
    data: [0],
    when: (call, scope) => !isElement(positional(call, 0), scope),
    words: /\.html\(/,
  },
  {
    languages: javascript,
    callee: /^(?:\$|jQuery)\(\)(?:\.\w+\(\))*\.(?:append|prepend|before|after|replaceWith)$/,
    data: [0],
    when: (call, scope) => hasTag(positional(call, 0)) && !isElement(positional(call, 0), scope),
    words: anyTag,
  },
  {
    languages: python,
    callee:
      /^(?:mark_safe|Markup|markupsafe\.Markup|flask\.Markup|django\.utils\.safestring\.mark_safe|SafeString|safestring\.mark_safe)$/,
    data: [0],
  },
  { languages: python, callee: /^(?:flask\.)?render_template_string$/, data: [0] },
  {
    languages: python,
    callee: /^(?:jinja2\.)?Environment$/,
    when: (call) => keyword(call, "autoescape")?.text === "False",
  },
  {
    languages: python,
    callee: /^(?:\w+\.)*(?:HttpResponse|HTMLResponse|make_response)$/,
    data: [0],
    when: (call) => hasTag(positional(call, 0)),
    words: anyTag,
  },
  {
    languages: java,
    callee: /(?:[wW]riter(?:\(\))?|out|response)\.(?:print|println|write|append|printf|format)$/,
    data: [0, 1, 2],
    when: (call) => hasTag(positional(call, 0)) && !/^System\./.test(call.callee),
    words: anyTag,
  },
  {
    languages: java,
    callee: /\.(?:body|ok|entity)$/,
    data: [0],
    when: (call) => hasTag(positional(call, 0)),
    words: anyTag,
  },
  { languages: go, callee: /^template\.(?:HTML|JS|HTMLAttr|CSS|URL|JSStr|Srcset)$/, data: [0] },
  {
    languages: go,
    callee: /^fmt\.(?:Fprintf|Fprint|Fprintln)$/,
    data: [1, 2, 3],
    when: (call) => hasTag(positional(call, 1)),
    words: anyTag,
  },
  {
    languages: go,
    callee: /^io\.WriteString$/,
    data: [1],
    when: (call) => call.arguments.some((argument) => hasTag(argument.value)),
    words: anyTag,
  },
  {
    languages: rust,
    callee: /(?:^|\.)(?:Html|RawHtml|PreEscaped|Raw|RawHtml\.new|Html\.from|MarkupDisplay\.new_safe)$/,
    data: [0],
    when: (call) => !/(?:^|\.)Raw$/.test(call.callee) || hasTag(positional(call, 0)),
  },
  {
    languages: rust,
    callee: /\.(?:body|set_inner_html|inner_html)$/,
    data: [0],
    when: (call) => /inner_html/.test(call.name) || hasTag(positional(call, 0)),
    words: new RegExp(`inner_html|${anyTag.source}`, "i"),
  },
  {
    languages: cpp,
    callee: /^(?:std\.)?(?:printf|fprintf|sprintf|snprintf|fputs|puts|evhttp_send_reply|FCGI_printf)$/,
    data: [0, 1, 2, 3, 4],
    when: formatsTag,
    words: anyTag,
  },
  { languages: cpp, callee: /\.(?:setHtml|set_content|setInnerHtml|evaluateJavaScript)$/, data: [0] },
  {
    languages: csharp,
    callee: /^(?:@?Html\.Raw|new (?:HtmlString|MvcHtmlString|MarkupString)|MvcHtmlString\.Create)$/,
    data: [0],
  },
  {
    languages: csharp,
    callee: /(?:Response|writer|context\.Response)\.(?:Write|WriteAsync|WriteLine)$/i,
    data: [0],
    when: (call) => hasTag(positional(call, 0)),
    words: anyTag,
  },
  {
    languages: csharp,
    callee: /(?:^|\.)Response\.Write$/,
    data: [0],
    when: (call, scope) => isOfRequest(positional(call, 0), scope),
  },
  {
    languages: csharp,
    callee: /(?:^|\.)Content$/,
    data: [0],
    when: (call) => hasTag(positional(call, 0)) && /text\/html/.test(saidBy(call.node)),
    words: anyTag,
  },
  {
    languages: php,
    callee: /^(?:printf|print_r|vprintf)$/,
    data: [0, 1, 2, 3],
    when: (call) => hasTag(positional(call, 0)),
    words: anyTag,
  },
  {
    languages: ruby,
    callee: /\.html_safe$/,
    when: (call, scope) => {
      const receiver = call.node.child("receiver");
      return receiver !== undefined && dataIn(receiver, scope, "html") !== undefined;
    },
  },
  {
    languages: ruby,
    callee: /^raw$|^ActiveSupport\.SafeBuffer\.new$/,
    data: [0],
    // Rails' own takes one text.
    when: (call) => call.arguments.length === 1 && !/^\*/.test(positional(call, 0)?.text ?? ""),
  },
  {
    languages: ruby,
    callee: /^render$/,
    when: (call, scope) => {
      const html = keyword(call, "html") ?? keyword(call, "inline");
      return (
        html !== undefined &&
        dataIn(html, scope, "html") !== undefined &&
        readCall(html)?.name !== "html_safe"
      );
    },
  },
];

/** What jQuery made is an element already, and no text. */
function isElement(node: SyntaxNode | undefined, scope: Scope): boolean {
  if (node === undefined) return false;
  const made = [node, ...scope.values(node.text, node)].flatMap((value) => readCall(value) ?? []);
  return made.some(({ callee }) => /^(?:\$|jQuery)(?:$|\(\))/.test(callee));
}

/** C's format functions: the format holds a tag and a `%s` that is filled with data. */
function formatsTag(call: Call): boolean {
  const format = call.arguments.find(
    (argument) => isString(argument.value) || isAdjacentTexts(argument.value),
  );
  return format !== undefined && hasTag(format.value) && /%[-\d.]*s/.test(format.value.text);
}

/** What a request holds, as it is. */
function isOfRequest(value: SyntaxNode | undefined, scope: Scope): boolean {
  return value !== undefined && requestDataIn(value, scope, "html") !== undefined;
}
