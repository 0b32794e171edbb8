import type { Expression, Statement } from "./program.ts";

/** A part of a program that is still to be walked through. */
type Part = { readonly statement: Statement } | { readonly expression: Expression };

const knownExpressions = new WeakMap<Statement, readonly Expression[]>();

/** Every expression below a statement, in order, those of functions inside it included. */
export function expressionsIn(statement: Statement): readonly Expression[] {
  const known = knownExpressions.get(statement) ?? expressionsBelow({ statement });
  knownExpressions.set(statement, known);
  return known;
}

/** An expression and all it is made of. */
export function partsIn(expression: Expression): readonly Expression[] {
  return expressionsBelow({ expression });
}

function expressionsBelow(top: Part): readonly Expression[] {
  const found: Expression[] = [];
  const open: Part[] = [top];
  for (let part = open.pop(); part; part = open.pop()) {
    if ("expression" in part) found.push(part.expression);
    open.push(...partsOf(part).toReversed());
  }
  return found;
}

function partsOf(part: Part): readonly Part[] {
  const [expressions, statements] =
    "expression" in part
      ? [childrenOf(part.expression), statementsOf(part.expression)]
      : [expressionsOf(part.statement), innerStatements(part.statement)];
  return [
    ...expressions.map((expression) => ({ expression })),
    ...statements.map((statement) => ({ statement })),
  ];
}

/** A statement and every statement below it, in order, those of functions in expressions left out. */
export function statementsIn(statement: Statement): readonly Statement[] {
  const found: Statement[] = [];
  const open: Statement[] = [statement];
  for (let next = open.pop(); next; next = open.pop()) {
    found.push(next);
    open.push(...innerStatements(next).toReversed());
  }
  return found;
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
