import {
  cpp,
  csharp,
  go,
  java,
  javascript,
  lua,
  php,
  python,
  ruby,
  rust,
} from "../../../../language/families.ts";
import { functionName } from "../../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isBlockArgument } from "../../../../language/roles/arguments.ts";
import { conditionsAround } from "../../../../language/roles/branches.ts";
import { type Call, pathOf, positional, readCall, receiverOf } from "../../../../language/roles/calls.ts";
import { isOwnMember } from "../../../../language/roles/ownObject.ts";
import { announcedText, isString, literalText, piecesOf } from "../../../../language/roles/texts.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { mayNameVariable } from "../../../../language/variables/variableNames.ts";
import { hasWord } from "../../../../text/words.ts";
import { findingAt, ofLanguages } from "../../engine/rule.ts";
import { dataInsteadOfCode } from "../../fixes/security/dataInsteadOfCode.ts";
import { type Sink, sinkRule } from "./sinks.ts";

/** Libraries are loaded by a name that is put together, as plug-ins are. */
const libraries = 0.5;
/** What is compiled is mostly made by the program itself: a template, a syntax tree. */
const madeCode = 0.6;

/** What was looked at by a pattern before: old readers of JSON did so. */
const matchedBefore = 0.4;

const sinks: readonly Sink[] = [
  {
    languages: javascript,
    callee: /^(?:(?:window|globalThis|global|self)\.)?eval$|^(?:new )?Function$/,
    data: [0],
    when: wasMatched,
    confidence: matchedBefore,
    words: /\.(?:test|match|replace|search|exec)\(/,
  },
  { languages: javascript, callee: /^(?:(?:window|globalThis|global|self)\.)?eval$/, data: [0] },
  { languages: javascript, callee: /^(?:new )?Function$/, data: [0, 1, 2, 3], words: /\bFunction\s*\(/ },
  {
    languages: javascript,
    callee: /^(?:(?:window|globalThis|self)\.)?(?:setTimeout|setInterval|execScript)$/,
    data: [0],
    when: buildsText,
    words: /(?:setTimeout|setInterval|execScript)\s*\([^,)]*["'`]/,
  },
  {
    languages: javascript,
    callee: /^(?:vm\.)?(?:runInNewContext|runInThisContext|runInContext|compileFunction)$/,
    data: [0],
  },
  { languages: javascript, callee: /^new vm\.Script$/, data: [0] },
  {
    languages: python,
    callee: /^(?:builtins\.)?(?:eval|exec|execfile)$/,
    data: [0],
    when: (call, scope) => !isCompiled(positional(call, 0), scope),
  },
  { languages: python, callee: /^(?:builtins\.)?compile$/, data: [0], confidence: madeCode },
  {
    languages: python,
    callee: /^code\.(?:InteractiveInterpreter\(\)\.)?runsource$/,
    data: [0],
  },
  { languages: python, callee: /^timeit\.(?:timeit|repeat)$/, data: [0], when: buildsText },
  {
    languages: java,
    callee:
      /(?:engine(?:By\w+)?|script\w*|shell|groovy\w*|interpreter|nashorn|compilable)(?:\(\))?\.(?:eval|evaluate|compile|parse)$/i,
    data: [0],
  },
  {
    languages: java,
    callee: /(?:parser|spel\w*|ExpressionParser)(?:\(\))?\.(?:parseExpression|parseRaw)$/i,
    data: [0],
  },
  {
    languages: java,
    callee:
      /^(?:MVEL|Ognl|GroovyShell)\.(?:eval|executeExpression|getValue|evaluate)$|^new GroovyShell\(\)\.evaluate$/,
    data: [0],
  },
  {
    languages: go,
    callee: /\.(?:RunString|RunScript|Eval|EvalWithContext|EvalPath|DoString|LoadString)$/,
    data: [0],
    imported: /\b(?:goja|otto|yaegi|v8go|(?:g(?:o|opher))?-?lua|expr|starlark\w*|interp)\b/,
  },
  { languages: go, callee: /\.(?:Run|Compile)$/, data: [0], imported: /\botto\b|antonmedv\/expr|expr-lang/ },
  { languages: go, callee: /^plugin\.Open$/, data: [0], confidence: libraries },
  {
    languages: rust,
    callee: /\.(?:eval|eval_expression|run|eval_with_scope|execute_script|eval_file)$/,
    data: [0, 1],
    imported: /\b(?:rhai|boa(?:_engine)?|deno_core|rquickjs|v8|gluon|dyon)\b/,
  },
  { languages: rust, callee: /lua(?:\.globals\(\))?\.load$/i, data: [0] },
  { languages: rust, callee: /^(?:libloading\.)?Library\.new$/, data: [0], confidence: libraries },
  {
    languages: cpp,
    callee:
      /^(?:PyRun_SimpleString|PyRun_String|duk_eval_string|duk_peval_string|JS_Eval|mrb_load_string|Tcl_Eval)$/,
    data: [0, 1],
  },
  { languages: cpp, callee: /^(?:dlopen|LoadLibrary[AW]?)$/, data: [0], confidence: libraries },
  { languages: cpp, callee: /^luaL_(?:dostring|loadstring|loadbuffer)$/, data: [1] },
  { languages: cpp, callee: /^luaL_dofile$/, data: [1], confidence: libraries },
  {
    languages: cpp,
    callee: /\.(?:evaluate|evaluateJavaScript|script|safe_script|runJavaScript)$/,
    data: [0],
    when: (call) => /engine|lua|page|(?<!de)script|js/i.test(call.callee),
  },
  {
    languages: lua,
    callee: /^(?:load|loadstring|dostring)$/,
    data: [0],
    when: (call, scope) => buildsText(call) || isOfWeb(positional(call, 0), scope),
    words: /\b(?:load|loadstring|dostring)\b/,
  },
  { languages: csharp, callee: /^CSharpScript\.(?:EvaluateAsync|RunAsync|Create)$/, data: [0] },
  {
    languages: csharp,
    callee: /\.(?:CompileAssemblyFromSource|ExecuteAsync|Evaluate|Execute|InvokeScript|AddScript)$/,
    data: [0, 1],
    when: (call) => /(?<!de)script|engine|compiler|provider|powershell|interpreter|jint/i.test(call.callee),
  },
  {
    languages: csharp,
    callee: /^Assembly\.(?:Load|LoadFrom|LoadFile|UnsafeLoadFrom)$/,
    data: [0],
    confidence: libraries,
  },
  { languages: php, callee: /^(?:eval|create_function)$/, data: [0, 1] },
  { languages: php, callee: /^assert$/, data: [0], when: buildsText },
  {
    languages: php,
    callee: /^preg_replace$/,
    data: [1],
    when: (call) => /\/[a-z]*e[a-z]*$/.test(textOf(call, 0)),
  },
  {
    languages: php,
    callee: /^(?:call_user_func|call_user_func_array)$/,
    data: [0],
    when: (call) => /\$_(?:GET|POST|REQUEST|COOKIE)/.test(positional(call, 0)?.text ?? ""),
  },
  {
    languages: ruby,
    callee: /^(?:Kernel\.)?eval$|\.eval$/,
    data: [0],
    when: (call) => positional(call, 2) === undefined,
  },
  {
    languages: ruby,
    callee: /(?:^|\.)(?:(?:class|module|instance)_eval)$/,
    data: [0],
    when: (call) => !isBlock(call) && !writesMethods(call) && definesMethods(call),
    confidence: madeCode,
  },
  {
    languages: ruby,
    callee: /(?:^|\.)(?:instance_eval|class_eval|module_eval)$/,
    data: [0],
    when: (call) => !isBlock(call) && !writesMethods(call) && isOfName(call),
    confidence: madeCode,
  },
  {
    languages: ruby,
    callee: /(?:^|\.)(?:instance_eval|class_eval|module_eval)$/,
    data: [0],
    when: (call) => !isBlock(call) && !writesMethods(call),
  },
  {
    languages: ruby,
    callee: /\.(?:send|public_send|constantize)$|^(?:send|public_send)$/,
    data: [0],
    when: (call) => /\bparams\b|\brequest\b/.test(positional(call, 0)?.text ?? ""),
  },
];

/** Data that is run as code. */
export const codeInjection = sinkRule(
  {
    id: "security/code-injection",
    title: "Data run as code.",
    severity: "error",
    spares: [
      "constants",
      "code that was compiled before, which is reported there",
      "methods written by their author, with file and line",
    ],
    needs: "unit",
    weakness: 94,
    sparesTests: true,
    fix: dataInsteadOfCode,
    examples: [{ language: "javascript", bad: "eval(text)", good: "JSON.parse(text)" }],
  },
  sinks.map((sink) => ({
    ...sink,
    when: (call, scope, context) => (sink.when?.(call, scope, context) ?? true) && !isHandedOn(call),
  })),
  (call) => `“${call.name}” runs data as code. Parse or look the value up instead, or pass a constant.`,
  {
    check: (context) => phpCode(context),
    mayFind: (text) => requestData.test(text),
  },
);

/** `def eval(input) = @evaluator.eval(input)`: a method that hands on to one of its own name, whose callers are reported. */
function isHandedOn({ node, name }: Call): boolean {
  const owner = node.ancestor(node.language.functions);
  const receiver = receiverOf(node);
  return (
    owner !== undefined &&
    receiver !== undefined &&
    isOwnMember(receiver) &&
    functionName(owner)?.text === name
  );
}

/** `class_eval(&block)` runs code that is code already. */
function isBlock(call: Call): boolean {
  const first = positional(call, 0);
  return first !== undefined && isBlockArgument(first);
}

/** `class_eval <<~RUBY, __FILE__, __LINE__ + 1`, `instance_eval(File.read(path), path)`: a file of code, whose place is given. */
function writesMethods(call: Call): boolean {
  return positional(call, 1) !== undefined;
}

/** `class_eval "def #{name}; …"`: Ruby's way to make many methods alike. */
function definesMethods(call: Call): boolean {
  const code = positional(call, 0) ?? call.node;
  const [first] = piecesOf(code);
  const begins = announcedText(code) ?? (first !== undefined && "text" in first ? first.text : "");
  return definition.test(begins);
}

const definition =
  /^\s*(?:(?:public|private|protected|module_function)\s+)?(?:def|alias|undef|attr_\w+|class\s*<<)\s/;

/** `klass.class_eval(variable)`, `instance_eval(ivar_name)`: a name of the program, looked up as old versions had to. */
function isOfName(call: Call): boolean {
  const first = positional(call, 0);
  return first !== undefined && namesThing.test(pathOf(first));
}

const namesThing =
  /^@{0,2}(?:\w+_)?(?:i?var(?:iable)?|(?:ivar|var)?name|const(?:ant)?|sym(?:bol)?|meth(?:od)?|attr)$/;

/** `if (/^[\],:{}\s]*$/.test(text)) return eval("(" + text + ")")`: what runs only where a pattern has found nothing but data. */
function wasMatched(call: Call): boolean {
  const names = piecesOf(positional(call, 0) ?? call.node).flatMap((piece) =>
    "text" in piece ? [] : piece.node.text,
  );
  return conditionsAround(call.node).some(({ text }) =>
    names.some((name) => plainName.test(name) && matching.test(text) && hasWord(text, name)),
  );
}

const plainName = /^\w+$/;
const matching = /\.(?:test|match|replace|search|exec)\(/;

/** What was compiled is reported there. */
function isCompiled(node: SyntaxNode | undefined, scope: Scope): boolean {
  if (node === undefined) return false;
  if (readCall(node)?.name === "compile") return true;
  const { values, isParameter } = scope.origin(node.text, node);
  return !isParameter && values.length > 0 && values.every((value) => readCall(value)?.name === "compile");
}

/** A timer's or assertion's first argument counts only when it builds a text: a variable is usually a function. */
function buildsText(call: Call): boolean {
  const first = positional(call, 0);
  if (!first) return false;
  const pieces = piecesOf(first);
  return isString(first) || (pieces.length > 1 && pieces.some((piece) => "text" in piece));
}

/** What a request to a web server in Lua was sent with. */
const ofWeb = /\bngx\.(?:var\.(?:arg_|http_|cookie_|request_)|req\.)|\b(?:self\.)?params\b/;

/** Whether a value is a request's; what else is loaded is mostly the program's own. */
function isOfWeb(node: SyntaxNode | undefined, scope: Scope): boolean {
  if (node === undefined) return false;
  return ofWeb.test(node.text) || scope.values(node.text, node).some(({ text }) => ofWeb.test(text));
}

function textOf(call: Call, index: number): string {
  const argument = positional(call, index);
  return (argument && literalText(argument)) ?? "";
}

const requestData = /\$_(?:GET|POST|REQUEST|COOKIE|FILES)\b/;

/** PHP includes a file chosen by the request. */
const phpCode = ofLanguages(["php"], (context) => {
  const { scope } = codeOf(context);
  const isRequestData = (node: SyntaxNode): boolean =>
    requestData.test(node.text) ||
    (mayNameVariable(node) &&
      scope.values(node.text.slice(1), node).some((value) => requestData.test(value.text)));
  return [...context.unit.descendants()]
    .filter(({ named, type }) => named && context.language.imports.has(type))
    .filter((node) => node.namedChildren.some((child) => [...child.descendants()].some(isRequestData)))
    .map((node) =>
      findingAt(node, "Request data chooses the file that is included. Pick it from a fixed list instead."),
    );
});
