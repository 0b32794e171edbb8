import type { Expression, Statement } from "./program.ts";

/** Every expression below a statement, in order, those of functions inside it included. */
export function expressionsIn(statement: Statement): Expression[] {
  return [...expressionsOf(statement).flatMap(partsIn), ...innerStatements(statement).flatMap(expressionsIn)];
}

/** An expression and all it is made of. */
export function partsIn(expression: Expression): Expression[] {
  return [
    expression,
    ...childrenOf(expression).flatMap(partsIn),
    ...statementsOf(expression).flatMap(expressionsIn),
  ];
}

/** A statement and every statement below it, in order, those of functions in expressions left out. */
export function statementsIn(statement: Statement): Statement[] {
  return [statement, ...innerStatements(statement).flatMap(statementsIn)];
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "member":
      return [expression.object];
    case "index":
      return [expression.object, expression.index];
    case "slice":
      return [expression.object, expression.from, expression.to].filter((part) => part !== undefined);
    case "call":
      return [expression.callee, ...expression.args.map(({ value }) => value)];
    case "unary":
    case "propagate":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "conditional":
      return [expression.test, expression.yes, expression.no];
    case "list":
      return expression.items;
    case "template":
      return expression.parts;
    case "record":
      return expression.entries.map(({ value }) => value);
    case "throw":
      return expression.value ? [expression.value] : [];
    case "assign":
      return [expression.target, expression.value];
    case "other":
      return expression.parts;
    default:
      return [];
  }
}

function statementsOf(expression: Expression): readonly Statement[] {
  if (expression.kind === "function") return expression.definition.body;
  if (expression.kind === "comprehension") return [expression.loop];
  return expression.kind === "block" ? expression.body : [];
}

/** Every expression of a statement's own, those in inner statements left out; for whoever searches a program. */
function expressionsOf(statement: Statement): Expression[] {
  switch (statement.kind) {
    case "expression":
    case "yield":
    case "defer":
      return [statement.value];
    case "return":
      return statement.value ? [statement.value] : [];
    case "if":
      return [statement.test];
    case "loop":
      return [...(statement.test ? [statement.test] : []), ...statement.update];
    case "each":
      return [statement.over];
    case "switch":
      return [
        ...(statement.subject ? [statement.subject] : []),
        ...statement.cases.flatMap(({ values, test }) => [...values, ...(test ? [test] : [])]),
      ];
    default:
      return [];
  }
}

/** The statements inside a statement. */
function innerStatements(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case "if":
      return [...statement.yes, ...statement.no];
    case "loop":
      return [...statement.before, ...statement.body];
    case "each":
    case "block":
      return statement.body;
    case "switch":
      return statement.cases.flatMap(({ body }) => body);
    case "try":
      return [...statement.body, ...statement.handlers.flatMap(({ body }) => body), ...statement.always];
    default:
      return [];
  }
}
