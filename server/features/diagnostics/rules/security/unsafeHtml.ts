import { javascript } from "../../../../language/families.ts";
import { functionName } from "../../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isMemberAccess, isSubscript } from "../../../../language/roles/accesses.ts";
import { conditionsAround } from "../../../../language/roles/branches.ts";
import { type Call, pathOf, positional, readCall, receiverOf } from "../../../../language/roles/calls.ts";
import { mentionsName } from "../../../../language/roles/names.ts";
import { isAssignment, isOperation, isSequence, operatorOf } from "../../../../language/roles/operations.ts";
import { isOutput } from "../../../../language/roles/statements.ts";
import { joinsText, literalText, piecesOf } from "../../../../language/roles/texts.ts";
import { saidBy } from "../../../../language/roles/tokens.ts";
import { givenDataIn } from "../../../../language/values/givenData.ts";
import { readsPhpRequest } from "../../../../language/values/requestData.ts";
import { dataIn, dataInPieces } from "../../../../language/values/safety.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { mayNameVariable } from "../../../../language/variables/variableNames.ts";
import { findingAt, ofLanguages, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { textInsteadOfHtml } from "../../fixes/security/textInsteadOfHtml.ts";
import { answeredHtml, mayAnswer } from "./answeredHtml.ts";
import { htmlSinks } from "./htmlSinks.ts";
import { anyTag, hasTag } from "./htmlTags.ts";
import { type Sink, sinkRule } from "./sinks.ts";

/** How often it is right where nothing says that somebody else wrote what becomes HTML: an estimate. */
const ofOwnData = 0.4;

/** Findings where it comes out of a request or from the user. */
const ofRequest = { kind: "request" };

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
    kinds: { request: "where a request, the page's address or the user gives it" },
    weakness: 79,
    sparesTests: true,
    fix: textInsteadOfHtml,
    examples: [
      { language: "javascript", bad: "element.innerHTML = name", good: "element.textContent = name" },
    ],
  },
  htmlSinks.flatMap((sink) => {
    const when: NonNullable<Sink["when"]> = (call, scope, context) =>
      (sink.when?.(call, scope, context) ?? true) &&
      !isChosen(call.node) &&
      !sink.data?.some((index) => isRendered(positional(call, index)));
    const isGiven =
      (parameters: boolean): NonNullable<Sink["when"]> =>
      (call, scope, context) =>
        when(call, scope, context) && handsOnGiven(call, sink, scope, context, parameters);
    return [
      { ...sink, when: isGiven(false), ...ofRequest },
      { ...sink, when: isGiven(true) },
      { ...sink, when, confidence: ofOwnData },
    ];
  }),
  () => "Data becomes HTML as it is. Escape or sanitise it, or set it as text.",
  {
    check: (context) => [
      ...assignedHtml(context),
      ...echoed(context),
      ...streamed(context),
      ...answeredHtml(context, ofRequest),
    ],
    mayFind: (text, languageId) =>
      assigned.test(text) ||
      readsPhpRequest(text) ||
      (anyTag.test(text) && (printed[languageId]?.test(text) === true || mayAnswer(text))),
  },
  "html",
);

/** Marks a text as HTML that is safe: done on purpose, unless the text is put together right there. */
const marking =
  /\.html_safe$|^raw$|SafeBuffer\.new$|^template\.|mark_?safe|Markup|SafeString|Html\.Raw$|HtmlString|MarkupString|bypassSecurityTrust|PreEscaped|RawHtml|setHTMLUnsafe/;
/** Prints to a page; the parameters of what prints are mostly the program's own. */
const printing =
  /(?:print\w*|printf|puts|fputs|[wW]rite(?:Line|Async|String)?|append|format|Fprint\w*|echo)$/;
/** Parameters that hold no text that others wrote. */
const harmless =
  /(?:^|_)(?:(?:row|col|item|element|node|chart|field)?_?ids?|idx|index|[ijn]|num(?:ber)?|no|nr|code|status|year|date|time|percent|px|[xy]|top|left|port|version|count|size|width|height|class(?:_?names?)?|colou?r|style|css|icon|attrs?|attributes|html|markup|fragment(?:_?str(?:ing)?)?|content|inner|template|svg|prefix|suffix|lang|locale|level)$|(?:Id|Index|Count|Size|Width|Height|Class|Color|Style|Html|HTML|Markup|Icon)$/;

/** Whether what a call makes HTML of surely is what others wrote. */
function handsOnGiven(
  call: Call,
  sink: Sink,
  scope: Scope,
  { languageId }: RuleContext,
  withParameters: boolean,
): boolean {
  const receiver = receiverOf(call.node);
  const values = sink.data
    ? sink.data.flatMap((index) => positional(call, index) ?? [])
    : [...(receiver ? [receiver] : []), ...call.arguments.map(({ value }) => value)];
  const isPrinter = printing.test(call.callee) && !javascript.includes(languageId);
  return values.some((value) => {
    const parameters =
      withParameters && !isPrinter && (!marking.test(call.callee) || (joinsText(value) && hasTag(value)));
    return givenDataIn(value, scope, "html", { parameters, harmless }) !== undefined;
  });
}

/** What templates and settings give is markup by its author: `this.template(model)`, `options.template`. */
function isRendered(node: SyntaxNode | undefined): boolean {
  if (node === undefined) return false;
  const call = readCall(node);
  const path = call?.callee ?? pathOf(node);
  const name = path.slice(path.lastIndexOf(".") + 1).replace(/^.*_/, "");
  if (call)
    return /templ|render|tpl|markup|compile/i.test(path) || /^(?:t|i18n|translate|gettext|__|_)$/.test(name);
  if (/\.(?:i18n|l10n|lang|language|translations?|labels|locale|options\.text)\./.test(path)) return true;
  return path.includes(".") && /^(?:template|tpl|markup|icon|svg|i18n|l10n|lang)s?$/i.test(name);
}

const choosing =
  /escap|saniti[sz]|(?:^|[^a-z])(?:is|as|allow|use|render|contains|accepts?|enable|supports?)_?html|(?:options?|opts|settings|config|props)\??\.(?:\w*[hH]tml|trusted)\b/i;

/** `if (escape) element.textContent = name; else element.innerHTML = name`: whoever uses the program says that it is HTML. */
function isChosen(node: SyntaxNode): boolean {
  return conditionsAround(node).some((condition) => choosing.test(saidBy(condition)));
}

/** Names that markup is assigned to. */
const assigned = /\b(?:innerHTML|outerHTML|srcdoc|__html|InnerHtml)\b/;
/** What prints there. */
const printed: Readonly<Record<string, RegExp>> = { php: /<\?/, c: /<</, cpp: /<</ };

/** `element.innerHTML = data` and `dangerouslySetInnerHTML={{ __html: data }}`. */
function assignedHtml(context: RuleContext): RuleFinding[] {
  const { bindings, scope } = codeOf(context);
  return bindings
    .filter(
      ({ name, kind, node }) =>
        (/^(?:innerHTML|outerHTML|srcdoc|InnerHtml)$/.test(name) &&
          kind === "variable" &&
          isAssignment(node)) ||
        (name === "__html" && kind === "member"),
    )
    .filter(
      ({ node, value }) =>
        !isChosen(node) && !isRendered(value) && dataIn(value, scope, "html") !== undefined,
    )
    .filter(({ path, kind }) => kind === "member" || !ofOptions.test(path))
    .map(({ node, value }) =>
      findingAt(
        node,
        "Data becomes HTML as it is. Sanitise it, or set textContent.",
        surenessOf(value, scope),
      ),
    );
}

/** `opts.innerHTML = opts.label`: an option that is called so, no element. */
const ofOptions = /(?:^|\.)(?:opts?|options?|settings?|conf(?:ig)?|params?|defaults?)\.\w+$/i;

/** What is called markup where it is handed in was made so on purpose. */
const ofMarkup = 0.6;

function surenessOf(value: SyntaxNode, scope: Scope): Pick<RuleFinding, "confidence" | "kind"> {
  if (givenDataIn(value, scope, "html", { parameters: false, harmless })) return ofRequest;
  if (!givenDataIn(value, scope, "html", { parameters: true, harmless })) return { confidence: ofOwnData };
  return isMarkup(value) || isMadeForHtml(value) ? { confidence: ofMarkup } : {};
}

/** `parseHTML(text)`, `insert(element, child)`: a function whose name says that it makes HTML of what it is handed. */
function isMadeForHtml(node: SyntaxNode): boolean {
  const owner = node.ancestor(node.language.functions);
  return madeForHtml.test((owner && functionName(owner)?.text) ?? "");
}

const madeForHtml =
  /html(?!el)|markup|fragment|^(?:insert|append|prepend|replace)(?:Before|After|To|With|Child|Content)?$/i;

function isMarkup(value: SyntaxNode): boolean {
  const call = readCall(value);
  const path = (call?.callee ?? pathOf(value)).replace(/\.(?:replace|trim|join|toString)$/, "");
  return /^\w*(?:html|markup|svg|template)$|^fragment(?:str(?:ing)?)?$/i.test(
    path.slice(path.lastIndexOf(".") + 1),
  );
}

/** PHP's `echo`, `print` and `<?=`: request data always; where a tag stands in the same text, what the caller gave too. */
const echoed = ofLanguages(["php"], (context) => {
  const { scope } = codeOf(context);
  const { outputs, expressionStatements } = context.language.roles;
  return context.nodes
    .ofTypes([...outputs, ...expressionStatements])
    .filter((node) => isOutput(node) || isShortEcho(node))
    .filter((node) => !saysNoHtml(node))
    .flatMap((node) => {
      const values = node.namedChildren.flatMap(itemsOf);
      const tagged = values.some(hasTag);
      const isIn = (value: SyntaxNode) =>
        dataIn(value, scope, "html", (part) => !isFromOutside(part, scope, tagged)) !== undefined;
      if (!values.some(isIn)) return [];
      const isSure = values.some((value) => givenDataIn(value, scope, "html", { parameters: false }));
      return [findingAt(node, ofEcho, isSure ? ofRequest : { confidence: ofOwnData })];
    });
});

const ofEcho = "Data is printed as HTML as it is. Pass it through htmlspecialchars first.";

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
    return call ? readsPhpRequest(part.text) : true;
  }
  if (readsPhpRequest(part.text)) return true;
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
  if (values.some((value) => readsPhpRequest(value.text))) return true;
  if (!tagged || depth > 3) return false;
  return (
    isParameter || values.some((value) => mayNameVariable(value) && isGiven(value, scope, tagged, depth + 1))
  );
}

const manipulators = /^(?:endl|flush|set\w+|hex|dec|fixed)$/;

/** C++: `out << "<p>" << name`. */
const streamed = ofLanguages(["cpp", "c"], (context) => {
  const { scope } = codeOf(context);
  return context.nodes
    .ofTypes(context.language.roles.operations)
    .filter((node) => !(node.parent && isOperation(node.parent)) && operatorOf(node) === "<<")
    .filter((node) => {
      const [, ...parts] = piecesOf(node);
      const isManipulator = (part: SyntaxNode) => mentionsName(part, manipulators);
      return hasTag(node) && dataInPieces(parts, scope, "html", isManipulator) !== undefined;
    })
    .map((node) =>
      findingAt(node, "Data becomes HTML as it is. Escape it first.", { confidence: ofOwnData }),
    );
});
