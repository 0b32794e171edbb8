/** What Go refuses though the grammar takes it; gofmt has the last word. */
import { type SilentCheck, suspectIf } from "./silentCheck.ts";

/** A body that stands on the next line is a block of its own to the language. */
const sameLine: SilentCheck = (node) => {
  const body = node.child("consequence") ?? node.child("body");
  const before = body?.previousSibling;
  return suspectIf(
    before !== undefined && body !== undefined && node.source.slice(before.end, body.start).includes("\n"),
  );
};

/** What runs stands in functions. */
const inFunction: SilentCheck = ({ parent }) => suspectIf(parent?.type === "source_file");

const needsCall: SilentCheck = ({ namedChildren: [called] }) => suspectIf(called?.type !== "call_expression");

const withBody: SilentCheck = (node) => suspectIf(!node.child("body"));

/** A list whose end stands on the next line has a comma behind its last element. */
const endsInComma: SilentCheck = ({ children, source }) => {
  const [closer, last] = children.filter(({ type }) => type !== "comment").reverse();
  const isOpen = closer !== undefined && last !== undefined && !/^[,({]$/.test(last.type);
  return suspectIf(isOpen && source.slice(last.end, closer.start).includes("\n"));
};

export const goChecks: Readonly<Record<string, SilentCheck>> = {
  function_declaration: withBody,
  method_declaration: withBody,
  func_literal: sameLine,
  if_statement: (node) => inFunction(node) ?? sameLine(node),
  for_statement: (node) => inFunction(node) ?? sameLine(node),
  expression_switch_statement: inFunction,
  return_statement: inFunction,
  short_var_declaration: inFunction,
  assignment_statement: inFunction,
  expression_statement: inFunction,
  call_expression: inFunction,
  literal_value: endsInComma,
  argument_list: endsInComma,
  parameter_list: endsInComma,
  defer_statement: needsCall,
  go_statement: needsCall,
};

/** Whether a text names no package. */
export function isTextSuspect(text: string): boolean {
  return !/^[ \t]*package\s+\w/m.test(text);
}
