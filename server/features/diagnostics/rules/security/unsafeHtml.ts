import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Call, keyword, positional } from "../../../../language/roles/calls.ts";
import { isString, piecesOf } from "../../../../language/roles/texts.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import {
  cpp,
  csharp,
  dataIn,
  go,
  java,
  javascript,
  php,
  python,
  ruby,
  rust,
  type Sink,
  sinkRule,
} from "../../reading/sinks.ts";
import { codeOf } from "../../reading/unitCode.ts";

/** What makes data safe in HTML, beyond the general list. */
const safe =
  /(?:DOMPurify|sanitize|purify|escape|encode|htmlspecialchars|htmlentities|strip_tags|trustedHTML|createHTML|Encoder|\bh\()/i;

/** The start or end of an element that HTML knows; `<file>` in a message to the user is none. */
const tag =
  /<\/?(?:a|abbr|article|audio|b|blockquote|body|br|button|canvas|center|code|dd|div|dl|dt|em|fieldset|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|label|legend|li|link|main|meta|nav|object|ol|option|p|pre|script|section|select|small|span|strong|style|sub|sup|svg|table|tbody|td|template|textarea|th|thead|title|tr|u|ul|video)[\s>/]|<!DOCTYPE/i;

const sinks: readonly Sink[] = [
  { languages: javascript, callee: /(?:^|\.)(?:insertAdjacentHTML)$/, data: [1] },
  { languages: javascript, callee: /^(?:window\.)?document\.(?:write|writeln)$/, data: [0, 1] },
  {
    languages: javascript,
    callee:
      /(?:^|\.)(?:bypassSecurityTrustHtml|bypassSecurityTrustScript|createContextualFragment|setHTMLUnsafe)$/,
    data: [0],
  },
  {
    languages: javascript,
    callee:
      /^(?:\$|jQuery)\(\)(?:\.\w+\(\))*\.(?:html|append|prepend|before|after|replaceWith)$|^\$\w+\.html$/,
    data: [0],
    when: (call) => call.name === "html" || hasTag(positional(call, 0)),
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
  },
  {
    languages: java,
    callee: /(?:[wW]riter(?:\(\))?|out|response)\.(?:print|println|write|append|printf|format)$/,
    data: [0, 1, 2],
    when: (call) => hasTag(positional(call, 0)),
  },
  {
    languages: java,
    callee: /\.(?:body|ok|entity)$/,
    data: [0],
    when: (call) => hasTag(positional(call, 0)),
  },
  { languages: go, callee: /^template\.(?:HTML|JS|HTMLAttr|CSS|URL|JSStr|Srcset)$/, data: [0] },
  {
    languages: go,
    callee: /^fmt\.(?:Fprintf|Fprint|Fprintln)$/,
    data: [1, 2, 3],
    when: (call) => hasTag(positional(call, 1)),
  },
  {
    languages: go,
    callee: /^io\.WriteString$/,
    data: [1],
    when: (call) => call.arguments.some((argument) => hasTag(argument.value)),
  },
  {
    languages: rust,
    callee: /(?:^|\.)(?:Html|RawHtml|PreEscaped|Raw|RawHtml\.new|Html\.from|MarkupDisplay\.new_safe)$/,
    data: [0],
    when: (call) => !/^Raw$/.test(call.callee) || hasTag(positional(call, 0)),
  },
  {
    languages: rust,
    callee: /\.(?:body|set_inner_html|inner_html)$/,
    data: [0],
    when: (call) => /inner_html/.test(call.name) || hasTag(positional(call, 0)),
  },
  {
    languages: cpp,
    callee: /^(?:std\.)?(?:printf|fprintf|sprintf|snprintf|fputs|puts|evhttp_send_reply|FCGI_printf)$/,
    data: [0, 1, 2, 3, 4],
    when: formatsTag,
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
  },
  {
    languages: csharp,
    callee: /(?:^|\.)Content$/,
    data: [0],
    when: (call) => hasTag(positional(call, 0)) && /text\/html/.test(call.node.text),
  },
  {
    languages: php,
    callee: /^(?:printf|print_r|vprintf)$/,
    data: [0, 1, 2, 3],
    when: (call) => hasTag(positional(call, 0)),
  },
  {
    languages: ruby,
    callee: /\.html_safe$/,
    when: (call, scope) => {
      const receiver = call.node.child("receiver");
      return receiver !== undefined && dataIn(receiver, scope, isSafe) !== undefined;
    },
  },
  { languages: ruby, callee: /^raw$|^ActiveSupport\.SafeBuffer\.new$/, data: [0] },
  {
    languages: ruby,
    callee: /^render$/,
    when: (call, scope) => {
      const html = keyword(call, "html") ?? keyword(call, "inline");
      return html !== undefined && dataIn(html, scope, isSafe) !== undefined && !/html_safe$/.test(html.text);
    },
  },
];

/** HTML that is put together from data. */
export const unsafeHtml = sinkRule(
  "security/unsafe-html",
  sinks.map((sink) => ({
    ...sink,
    when: (call, scope, context) =>
      (sink.when?.(call, scope, context) ?? true) && !argumentsAreSafe(call, sink),
  })),
  () => "Data becomes HTML as it is. Escape or sanitise it, or set it as text.",
  (context) => [...assignedHtml(context), ...echoed(context), ...streamed(context)],
);

function isSafe(path: string): boolean {
  return safe.test(path);
}

function argumentsAreSafe(call: Call, sink: Sink): boolean {
  if (!sink.data) return false;
  return sink.data.every((index) => {
    const argument = positional(call, index);
    return !argument || piecesOf(argument).every((piece) => "text" in piece || isSafe(piece.node.text));
  });
}

function hasTag(node: SyntaxNode | undefined): boolean {
  return node !== undefined && piecesOf(node).some((piece) => "text" in piece && tag.test(`${piece.text} `));
}

/** C's format functions: the format holds a tag and a `%s` that is filled with data. */
function formatsTag(call: Call): boolean {
  const format = call.arguments.find(
    (argument) => isString(argument.value) || argument.value.type === "concatenated_string",
  );
  return format !== undefined && hasTag(format.value) && /%[-\d.]*s/.test(format.value.text);
}

/** `element.innerHTML = data` and `dangerouslySetInnerHTML={{ __html: data }}`. */
function assignedHtml(context: RuleContext): RuleFinding[] {
  const { bindings, scope } = codeOf(context);
  return bindings
    .filter(
      ({ name, kind, node }) =>
        (/^(?:innerHTML|outerHTML|srcdoc)$/.test(name) &&
          kind === "variable" &&
          /assignment/.test(node.type)) ||
        (name === "__html" && kind === "member"),
    )
    .filter(({ value }) => dataIn(value, scope, isSafe) !== undefined)
    .map(({ node }) => findingAt(node, "Data becomes HTML as it is. Sanitise it, or set textContent."));
}

const requestData = /\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES)\b/;

/** PHP's `echo` and `print`: request data always, other data where a tag stands in the same text. */
function echoed(context: RuleContext): RuleFinding[] {
  if (context.languageId !== "php") return [];
  const { scope } = codeOf(context);
  return context.nodes
    .ofTypes(["echo_statement", "print_intrinsic"])
    .filter((node) => {
      const values = node.namedChildren.flatMap((child) =>
        child.type === "sequence_expression" ? child.namedChildren : [child],
      );
      const tagged = values.some(hasTag);
      return values.some((value) => {
        const data = dataIn(value, scope, isSafe);
        return data !== undefined && (tagged || comesFromRequest(data, context));
      });
    })
    .map((node) =>
      findingAt(node, "Data is printed as HTML as it is. Pass it through htmlspecialchars first."),
    );
}

function comesFromRequest(node: SyntaxNode, context: RuleContext): boolean {
  if (requestData.test(node.text)) return true;
  const { scope } = codeOf(context);
  return (
    node.type === "variable_name" &&
    scope.values(node.text, node).some((value) => requestData.test(value.text) && !isSafe(value.text))
  );
}

/** C++: `out << "<p>" << name`. */
function streamed(context: RuleContext): RuleFinding[] {
  if (context.languageId !== "cpp" && context.languageId !== "c") return [];
  const { scope } = codeOf(context);
  return context.nodes
    .ofTypes(["binary_expression"])
    .filter(
      (node) =>
        node.parent?.type !== "binary_expression" && node.children.some((child) => child.type === "<<"),
    )
    .filter((node) => {
      const [, ...parts] = piecesOf(node);
      return (
        hasTag(node) &&
        parts.some(
          (piece) =>
            !("text" in piece) &&
            !scope.isConstant(piece.node) &&
            !isSafe(piece.node.text) &&
            !/endl|flush/.test(piece.node.text),
        )
      );
    })
    .map((node) => findingAt(node, "Data becomes HTML as it is. Escape it first."));
}
