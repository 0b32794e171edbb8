import type { RuleId } from "../../../contract/config.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { type Call, positional } from "../../../language/roles/calls.ts";
import { type Piece, piecesOf } from "../../../language/roles/texts.ts";
import { findingAt, type Rule, type RuleContext, type RuleFinding } from "../engine/rule.ts";
import type { Scope } from "./scope.ts";
import { codeOf } from "./unitCode.ts";

export const javascript: readonly string[] = [
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
];
export const python: readonly string[] = ["python"];
export const java: readonly string[] = ["java"];
export const go: readonly string[] = ["go"];
export const rust: readonly string[] = ["rust"];
export const cpp: readonly string[] = ["c", "cpp"];
export const csharp: readonly string[] = ["csharp"];
export const php: readonly string[] = ["php"];
export const ruby: readonly string[] = ["ruby"];

/** Every language the rules on errors and security know. */
export const allLanguages: readonly string[] = [
  ...javascript,
  ...python,
  ...java,
  ...go,
  ...rust,
  ...cpp,
  ...csharp,
  ...php,
  ...ruby,
];

/** A call that is dangerous, or dangerous with data. */
export interface Sink {
  readonly languages: readonly string[];
  /** Matched against the whole dotted path of what is called. */
  readonly callee: RegExp;
  /** The positional arguments that must be constant; the call itself is reported when left out. */
  readonly data?: readonly number[];
  /** Reported only when the file imports something that matches. */
  readonly imported?: RegExp;
  /** Reported only when this holds too. */
  readonly when?: (call: Call, scope: Scope, context: RuleContext) => boolean;
}

/** Functions whose result is safe to pass on, whatever went in: escaped, quoted, a number. */
const sanitizers =
  /(?:^|[._])(?:escape\w*|quote\w*|shellescape|escapeshellarg|escapeshellcmd|shlex|html_?special_?chars|htmlentities|encode\w*|sanitize\w*|purify|int|intval|float|floatval|Number|parseInt|parseFloat|Integer|to_i|to_f|Atoi|Itoa|count|length|size|len)(?:\(\)|\.\w+)*$/i;

/** Results that are numbers, in languages that call without parentheses. */
const numbers = /\.(?:to_i|to_f|length|size|count|len)$/;

/** The first part of an expression that is data: neither constant nor made safe. */
export function dataIn(
  node: SyntaxNode,
  scope: Scope,
  isSafe?: (text: string) => boolean,
): SyntaxNode | undefined {
  return dataInPieces(piecesOf(node), scope, isSafe);
}

/** The same for an expression that was taken apart already. */
export function dataInPieces(
  pieces: readonly Piece[],
  scope: Scope,
  isSafe?: (text: string) => boolean,
): SyntaxNode | undefined {
  for (const piece of pieces) {
    if ("text" in piece || scope.isConstant(piece.node) || isSanitized(piece.node)) continue;
    if (!isSafe?.(piece.node.text)) return piece.node;
  }
  return undefined;
}

function isSanitized(node: SyntaxNode): boolean {
  const inner = /interpolation|substitution/.test(node.type)
    ? node.namedChildren.find((child) => !child.type.startsWith("interpolation"))
    : node;
  if (!inner) return true;
  if (inner.type === "cast_expression") return /int|float|double|bool/i.test(inner.children[1]?.text ?? "");
  if (numbers.test(inner.text)) return true;
  const open = inner.text.indexOf("(");
  if (open < 1 || !inner.text.endsWith(")")) return false;
  return sanitizers.test(inner.text.slice(0, open).replace(/::|->|\?\./g, "."));
}

/** A call that matches a sink, with the data it passes. */
export interface SinkCall {
  readonly call: Call;
  readonly data: SyntaxNode | undefined;
}

/** Calls of the unit that match a sink. */
export function sinkCalls(context: RuleContext, sinks: readonly Sink[]): SinkCall[] {
  const here = sinks.filter((sink) => sink.languages.includes(context.languageId));
  if (here.length === 0) return [];
  return codeOf(context).calls.flatMap((call) => {
    for (const sink of here) {
      const found = matchSink(call, sink, context);
      if (found) return [found];
    }
    return [];
  });
}

function matchSink(call: Call, sink: Sink, context: RuleContext): SinkCall | undefined {
  const { scope } = codeOf(context);
  if (!sink.callee.test(call.callee)) return undefined;
  if (sink.imported && !context.file.imports.some((text) => sink.imported?.test(text))) return undefined;
  if (sink.when && !sink.when(call, scope, context)) return undefined;
  const data = sink.data && firstData(call, sink.data, scope);
  return sink.data && !data ? undefined : { call, data };
}

function firstData(call: Call, indexes: readonly number[], scope: Scope): SyntaxNode | undefined {
  for (const index of indexes) {
    const argument = positional(call, index);
    const data = argument && dataIn(argument, scope);
    if (data) return data;
  }
  return undefined;
}

/** A rule that is only a table of calls. */
export function sinkRule(
  id: RuleId,
  sinks: readonly Sink[],
  message: (call: Call, data: SyntaxNode | undefined) => string,
  more: (context: RuleContext) => readonly RuleFinding[] = () => [],
): Rule {
  return {
    id,
    languages: allLanguages,
    check: (context) => [
      ...sinkCalls(context, sinks).map(({ call, data }) => findingAt(call.node, message(call, data))),
      ...more(context),
    ],
  };
}

/** A call as a reader would name it: the last two segments of its path. */
export function shown(call: Call): string {
  return call.callee
    .replace(/\(\)|\?/g, "")
    .split(".")
    .filter(Boolean)
    .slice(-2)
    .join(".");
}
