import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Argument, Expression } from "../../../../language/program/program.ts";
import { numberInExpression } from "../../code/constantNumber.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Relation } from "../../reading/relations.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { overlap } from "../evidence/subject.ts";

/** A bound that a field declares: `age: int = Field(ge=18)`, `name: z.string().max(40)`. */
interface Declared {
  readonly field: string;
  readonly relation: Relation;
  readonly value: number;
  readonly node: SyntaxNode;
}

const relations: Readonly<Record<string, Relation>> = {
  ge: "atLeast",
  gte: "atLeast",
  min: "atLeast",
  minLength: "atLeast",
  min_length: "atLeast",
  minimum: "atLeast",
  min_items: "atLeast",
  gt: "above",
  moreThan: "above",
  le: "atMost",
  lte: "atMost",
  max: "atMost",
  maxLength: "atMost",
  max_length: "atMost",
  maximum: "atMost",
  max_items: "atMost",
  lt: "below",
  lessThan: "below",
  maximum_length: "atMost",
  MaximumLength: "atMost",
  MinimumLength: "atLeast",
  LessThanOrEqualTo: "atMost",
  GreaterThanOrEqualTo: "atLeast",
  LessThan: "below",
  GreaterThan: "above",
  MaxValueValidator: "atMost",
  MinValueValidator: "atLeast",
  MaxLengthValidator: "atMost",
  MinLengthValidator: "atLeast",
};

/** Judges a limit by what the fields of a schema declare. */
export function checkSchema(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (claim.limits.length === 0 || claim.isOnly || claim.isUnless || claim.status !== undefined)
    return undefined;
  const parameters = code.functions.flatMap(({ definition }) => definition.parameters);
  const all = [
    ...code.expressions.flatMap(declaredIn),
    ...parameters.flatMap(({ name, default: value }) => (value ? boundsIn(name, value) : [])),
  ];
  // Each bound once, where a longer chain has it again.
  const declared = [
    ...new Map(all.map((each) => [`${each.field} ${each.relation} ${each.value}`, each])).values(),
  ].filter(({ field }) => overlap(claim.words, field) > 0);
  if (declared.length === 0) return undefined;
  const found = claim.limits.map(({ relation, quantity, phrase }) => {
    if (relation === "exactly") return undefined;
    const wanted =
      claim.outcome?.kind === "reject" && (relation === "below" || relation === "above")
        ? opposite[relation]
        : relation;
    const side = lower(wanted);
    const own = declared.filter((each) => lower(each.relation) === side);
    const [one] = own;
    if (!one || own.length !== 1) return undefined;
    if (boundary(one.relation, one.value) === boundary(wanted, quantity.value))
      return isMet("limit", one.node);
    return isWrong("limit", `“${phrase}” is asked for, but “${excerpt(one.node)}” is declared.`, one.node);
  });
  const wrong = found.find((each) => each?.state === "contradicted");
  return wrong ?? (found.every((each) => each !== undefined) ? found[0] : undefined);
}

const opposite = { below: "atLeast", above: "atMost" } as const;

function lower(relation: Relation): boolean {
  return relation === "atLeast" || relation === "above";
}

/** The point between whole numbers where a bound lies: more than 17 and at least 18 are the same. */
function boundary(relation: Relation, value: number): number {
  return relation === "atLeast" || relation === "below" ? value - 0.5 : value + 0.5;
}

function declaredIn(expression: Expression): Declared[] {
  if (expression.kind === "record")
    return expression.entries.flatMap(({ name, value }) => (name === undefined ? [] : boundsIn(name, value)));
  if (expression.kind === "assign" && expression.target.kind === "name")
    return boundsIn(expression.target.name, expression.value);
  const field = expression.kind === "call" ? ruledField(expression) : undefined;
  return field === undefined ? [] : ruledBounds(field, expression);
}

/** The field that a chain of rules is for: `Title` of `RuleFor(x => x.Title).NotEmpty()`. */
function ruledField(expression: Expression): string | undefined {
  if (expression.kind !== "call") return undefined;
  const { callee, args } = expression;
  if (callee.kind === "member") {
    const [asked] = args;
    if (callee.name !== "RuleFor") return ruledField(callee.object);
    return asked ? memberOf(asked.value) : undefined;
  }
  const [first] = args;
  return callee.kind === "name" && callee.name === "RuleFor" && first ? memberOf(first.value) : undefined;
}

/** The member that a function of one element gives. */
function memberOf(expression: Expression): string | undefined {
  if (expression.kind === "member") return expression.name;
  const [only, ...others] = expression.kind === "function" ? expression.definition.body : [];
  const value = only?.kind === "return" || only?.kind === "expression" ? only.value : undefined;
  return value && others.length === 0 ? memberOf(value) : undefined;
}

/** The bounds in a chain of rules. */
function ruledBounds(field: string, expression: Expression): Declared[] {
  if (expression.kind !== "call" || expression.callee.kind !== "member") return [];
  const { callee, args, node } = expression;
  const [first, second] = args;
  const own =
    callee.name === "InclusiveBetween" && first && second
      ? [...declare(field, "min", first.value, node), ...declare(field, "max", second.value, node)]
      : first
        ? declare(field, callee.name, first.value, node)
        : [];
  return [...ruledBounds(field, callee.object), ...own];
}

/** The bounds in a chain of calls, and in the named arguments of its calls. */
function boundsIn(field: string, value: Expression): Declared[] {
  if (value.kind !== "call") return [];
  const { callee, args, node } = value;
  const name = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
  const [first] = args;
  const inner = callee.kind === "member" ? boundsIn(field, callee.object) : [];
  const isChained = callee.kind === "member" && /^(?:z|yup|Joi|joi|v|t|s)$/.test(rootOf(callee));
  const own = first && isChained ? declare(field, name, first.value, node) : [];
  const named =
    /^(?:Field|field|Body|Query|Path|constr|conint|confloat|Range|\w*IntegerField|CharField|TextField|Length|Annotated|mapped_column)$/.test(
      name,
    )
      ? args.flatMap((argument) =>
          argument.name === undefined ? [] : declare(field, argument.name, argument.value, node),
        )
      : [];
  return [...inner, ...own, ...named, ...validators(field, args)];
}

/** Django's `validators=[MaxValueValidator(250)]`. */
function validators(field: string, args: readonly Argument[]): Declared[] {
  const given = args.find(({ name }) => name === "validators")?.value;
  return (given?.kind === "list" ? given.items : []).flatMap((each) => {
    const [first] = each.kind === "call" ? each.args : [];
    return each.kind === "call" && each.callee.kind === "name" && first
      ? declare(field, each.callee.name, first.value, each.node)
      : [];
  });
}

function declare(field: string, name: string, value: Expression, node: SyntaxNode): Declared[] {
  const relation = relations[name];
  const found = numberInExpression(value);
  return relation === undefined || found === undefined ? [] : [{ field, relation, value: found, node }];
}

function rootOf(expression: Expression): string {
  if (expression.kind === "member") return rootOf(expression.object);
  if (expression.kind === "call") return rootOf(expression.callee);
  return expression.kind === "name" ? expression.name : "";
}
