import { cpp, csharp, go, java, javascript, php, python, ruby, rust } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isMemberAccess, isSubscript } from "../../../../language/roles/accesses.ts";
import { type Call, keyword, pathOf, positional, readCall } from "../../../../language/roles/calls.ts";
import { mentionsName } from "../../../../language/roles/names.ts";
import { isAssignment, isOperation, isSequence, operatorOf } from "../../../../language/roles/operations.ts";
import { isOutput } from "../../../../language/roles/statements.ts";
import { isAdjacentTexts, isString, literalText, piecesOf } from "../../../../language/roles/texts.ts";
import { saidBy } from "../../../../language/roles/tokens.ts";
import { dataIn, dataInPieces } from "../../../../language/values/safety.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { mayNameVariable } from "../../../../language/variables/variableNames.ts";
import { readingsIn } from "../../engine/readings.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { textInsteadOfHtml } from "../../fixes/security/textInsteadOfHtml.ts";
import { answeredHtml, mayAnswer } from "./answeredHtml.ts";
import { anyTag, hasTag } from "./htmlTags.ts";
import { type Sink, sinkRule } from "./sinks.ts";

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
      return html !== undefined && dataIn(html, scope, "html") !== undefined && !/html_safe$/.test(html.text);
    },
  },
];

/** HTML that is put together from data. */
export const unsafeHtml = sinkRule(
  {
    id: "security/unsafe-html",
    title: "HTML put together from data.",
    severity: "warning",
    spares: [
      "constants, numbers and what is escaped for HTML",
      "usage lines (`<input file>`)",
      "what templates and the program's own methods give",
    ],
    needs: "unit",
    weakness: 79,
    sparesTests: true,
    precision: { read: 96, agreed: 65 },
    precisionIn: readingsIn("javascript 36 of 40, php 14 of 27"),
    fix: textInsteadOfHtml,
    examples: [
      { language: "javascript", bad: "element.innerHTML = name", good: "element.textContent = name" },
    ],
  },
  sinks.map((sink) => ({
    ...sink,
    when: (call, scope, context) =>
      (sink.when?.(call, scope, context) ?? true) &&
      !sink.data?.some((index) => isRendered(positional(call, index))),
  })),
  () => "Data becomes HTML as it is. Escape or sanitise it, or set it as text.",
  {
    check: (context) => [
      ...assignedHtml(context),
      ...echoed(context),
      ...streamed(context),
      ...answeredHtml(context),
    ],
    mayFind: (text, languageId) =>
      assigned.test(text) ||
      requestData.test(text) ||
      (anyTag.test(text) && (printed[languageId]?.test(text) ?? mayAnswer(text))),
  },
  "html",
);

/** What templates and settings give is markup by its author: `this.template(model)`, `options.template`. */
function isRendered(node: SyntaxNode | undefined): boolean {
  if (node === undefined) return false;
  const call = readCall(node);
  const path = call?.callee ?? pathOf(node);
  const name = path.slice(path.lastIndexOf(".") + 1).replace(/^.*_/, "");
  if (call)
    return /templ|render|tpl|markup|compile/i.test(path) || /^(?:t|i18n|translate|gettext|__|_)$/.test(name);
  return path.includes(".") && /^(?:template|tpl|markup|icon|svg|i18n|l10n|lang)s?$/i.test(name);
}

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

/** Names that markup is assigned to. */
const assigned = /\b(?:innerHTML|outerHTML|srcdoc|__html)\b/;
/** What prints there. */
const printed: Readonly<Record<string, RegExp>> = { php: /<\?/, c: /<</, cpp: /<</ };

/** `element.innerHTML = data` and `dangerouslySetInnerHTML={{ __html: data }}`. */
function assignedHtml(context: RuleContext): RuleFinding[] {
  const { bindings, scope } = codeOf(context);
  return bindings
    .filter(
      ({ name, kind, node }) =>
        (/^(?:innerHTML|outerHTML|srcdoc)$/.test(name) && kind === "variable" && isAssignment(node)) ||
        (name === "__html" && kind === "member"),
    )
    .filter(({ value }) => !isRendered(value) && dataIn(value, scope, "html") !== undefined)
    .map(({ node, value }) =>
      findingAt(
        node,
        "Data becomes HTML as it is. Sanitise it, or set textContent.",
        isMarkup(value) ? { confidence: ofMarkup } : {},
      ),
    );
}

/** What is called markup where it is handed in was made so on purpose. */
const ofMarkup = 0.6;

function isMarkup(value: SyntaxNode): boolean {
  const call = readCall(value);
  const path = (call?.callee ?? pathOf(value)).replace(/\.(?:replace|trim|join|toString)$/, "");
  return /^\w*(?:html|markup|svg|template)$/i.test(path.slice(path.lastIndexOf(".") + 1));
}

const requestData = /\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES)\b/;

/** PHP's `echo`, `print` and `<?=`: request data always; where a tag stands in the same text, what the caller gave too. */
function echoed(context: RuleContext): RuleFinding[] {
  if (context.languageId !== "php") return [];
  const { scope } = codeOf(context);
  const { outputs, expressionStatements } = context.language.roles;
  return context.nodes
    .ofTypes([...outputs, ...expressionStatements])
    .filter((node) => isOutput(node) || isShortEcho(node))
    .filter((node) => {
      if (saysNoHtml(node)) return false;
      const values = node.namedChildren.flatMap(itemsOf);
      const tagged = values.some(hasTag);
      return values.some((value) =>
        dataIn(value, scope, "html", (part) => !isFromOutside(part, scope, tagged)),
      );
    })
    .map((node) =>
      findingAt(node, "Data is printed as HTML as it is. Pass it through htmlspecialchars first."),
    );
}

/** `echo $a, $b, $c`: a list within a list. */
function itemsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return isSequence(node) ? node.namedChildren.flatMap(itemsOf) : [node];
}

/** `header('Content-Type: application/json')` before it in its block or around: a browser shows no HTML. */
function saysNoHtml(node: SyntaxNode): boolean {
  for (let outer: SyntaxNode | undefined = node; outer; outer = outer.parent)
    for (let before = outer.previousSibling; before; before = before.previousSibling)
      if (saysType(before.namedChildren[0])) return true;
  return false;
}

function saysType(node: SyntaxNode | undefined): boolean {
  const call = node && readCall(node);
  const field = call?.name === "header" ? call.arguments[0]?.value : undefined;
  return field !== undefined && otherType.test(literalText(field) ?? "");
}

const otherType = /^Content-Type:\s*(?!text\/html|application\/xhtml)[\w-]+\//i;

/** `<?= $name ?>`: the grammar takes it for a statement behind the tag. */
function isShortEcho({ source, start }: SyntaxNode): boolean {
  return /<\?=\s*$/.test(source.slice(Math.max(0, start - shortEcho), start));
}

const shortEcho = 20;

/** Request data; with `tagged` also a parameter or a local variable. What the program's own methods and settings give is theirs to escape. */
function isFromOutside(part: SyntaxNode, scope: Scope, tagged: boolean): boolean {
  if (part.children.length > 0 && !(mayNameVariable(part) || isSubscript(part) || isMemberAccess(part))) {
    const call = readCall(part);
    return call ? requestData.test(part.text) : true;
  }
  if (requestData.test(part.text)) return true;
  const base = [...part.descendants()].find(mayNameVariable);
  if (
    !base ||
    /^\$(?:this|lang|conf\w*|settings?|options?|L|l10n|i18n|txt|context|_SESSION|GLOBALS)$/.test(base.text)
  )
    return false;
  // A name that only holds what the search looks into next is judged there.
  if (mayNameVariable(part) && tagged) return true;
  return isGiven(base, scope, tagged);
}

/** Whether a variable holds what the request or, with `tagged`, the caller gave. */
function isGiven(name: SyntaxNode, scope: Scope, tagged: boolean, depth = 0): boolean {
  const { values, isParameter } = scope.origin(name.text, name);
  if (values.some((value) => requestData.test(value.text))) return true;
  if (!tagged || depth > 3) return false;
  return (
    isParameter || values.some((value) => mayNameVariable(value) && isGiven(value, scope, tagged, depth + 1))
  );
}

const manipulators = /^(?:endl|flush|set\w+|hex|dec|fixed)$/;

/** C++: `out << "<p>" << name`. */
function streamed(context: RuleContext): RuleFinding[] {
  if (context.languageId !== "cpp" && context.languageId !== "c") return [];
  const { scope } = codeOf(context);
  return context.nodes
    .ofTypes(context.language.roles.operations)
    .filter((node) => !(node.parent && isOperation(node.parent)) && operatorOf(node) === "<<")
    .filter((node) => {
      const [, ...parts] = piecesOf(node);
      const isManipulator = (part: SyntaxNode) => mentionsName(part, manipulators);
      return hasTag(node) && dataInPieces(parts, scope, "html", isManipulator) !== undefined;
    })
    .map((node) => findingAt(node, "Data becomes HTML as it is. Escape it first."));
}
