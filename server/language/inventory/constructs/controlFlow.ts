/** How programs go on: loops, branches, errors, waiting. */
import { list } from "../list.ts";
import type { Construct } from "./construct.ts";

const forLoops = list(`
      for_statement, for_in_statement, enhanced_for_statement, for_expression, foreach_statement,
      for_range_loop, c_style_for_statement, for`);
const whileLoops = list(
  "while_statement, do_statement, while_expression, while, until, while_modifier, until_modifier",
);
const switches = list(`
      switch_statement, switch_expression, expression_switch_statement, type_switch_statement,
      match_statement, match_expression, case, case_match`);
const patternMatches = list(
  "match_statement, match_expression, case_match, is_pattern_expression, record_pattern, type_pattern",
);

export const controlFlow: readonly Construct[] = [
  {
    words: ["loop", "iterate"],
    nodes: [...forLoops, ...whileLoops, "loop_expression"],
    names: ["forEach", "each", "times"],
  },
  { words: ["for loop", "foreach loop", "for each loop"], nodes: forLoops },
  { words: ["while loop"], nodes: ["while_statement", "while_expression", "while", "while_modifier"] },
  { words: ["do while loop", "do-while loop", "do loop"], nodes: ["do_statement"] },
  { words: ["infinite loop"], nodes: ["loop_expression"], isPartial: true },
  { words: ["nested loop"], structures: ["nested loops"] },
  { words: ["nested ternary"], structures: ["nested ternaries"] },
  {
    words: ["recursion", "recursive", "recurse", "recursive function", "recursive call"],
    structures: ["recursion"],
    isPartialWith: ["own calls"],
  },
  { words: ["switch", "switch statement", "switch case", "case statement"], nodes: switches },
  {
    words: ["match", "match statement", "match expression"],
    nodes: ["match_statement", "match_expression", "case_match"],
  },
  { words: ["pattern matching", "structural pattern matching"], nodes: patternMatches },
  {
    words: ["if statement", "conditional", "branch"],
    nodes: list("if_statement, if_expression, if, unless, if_modifier, unless_modifier"),
  },
  { words: ["else branch", "else"], nodes: ["else_clause", "else"], tokens: ["else"] },
  { words: ["finally", "finally block", "finally clause"], nodes: ["finally_clause", "ensure"] },
  {
    words: ["generator", "generator function", "yield"],
    nodes: list(`
      yield_expression, yield, yield_statement, generator_function, generator_function_declaration,
      co_yield_statement`),
  },
  { words: ["goto", "goto statement"], nodes: ["goto_statement"], tokens: ["goto"] },
  {
    words: ["labeled statement", "label", "labelled statement"],
    nodes: ["labeled_statement", "named_label_statement", "label", "statement_identifier"],
  },
  { words: ["question mark operator", "? operator"], nodes: ["try_expression"], only: ["rust"] },
  { words: ["goroutine"], nodes: ["go_statement"] },
  {
    words: ["channel"],
    nodes: ["channel_type", "send_statement", "receive_statement", "select_statement"],
    only: ["go"],
  },
  { words: ["select statement", "select"], nodes: ["select_statement"], only: ["go"] },
  { words: ["defer", "defer statement", "deferred call"], nodes: ["defer_statement"] },
  { words: ["with statement", "context manager"], nodes: ["with_statement"], only: ["python"] },
  { words: ["using statement"], nodes: ["using_statement"], only: ["csharp"], isPartial: true },
  { words: ["try-with-resource", "try with resource"], nodes: ["try_with_resources_statement"] },
  {
    words: ["assert", "assertion", "assert statement"],
    nodes: ["assert_statement", "static_assert_declaration"],
    names: list("assert, assert!, assert_eq!, expect, assertEquals, assertEqual, assertTrue"),
    isPartial: true,
  },
  {
    words: ["async method", "async function", "async/await", "async await"],
    nodes: ["await_expression", "await", "async_block", "co_await_expression"],
    tokens: ["async", "await"],
  },
  { words: ["top-level await", "await"], nodes: ["await_expression", "await", "co_await_expression"] },
  {
    words: ["synchronized", "synchronized block"],
    nodes: ["synchronized_statement"],
    tokens: ["synchronized"],
  },
];
