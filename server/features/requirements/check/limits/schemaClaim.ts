import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Expression } from "../../../../language/program/program.ts";
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
};

/** Judges a limit by what the fields of a schema declare. */
export function checkSchema(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (claim.limits.length === 0 || claim.isOnly || claim.isUnless || claim.status !== undefined)
    return undefined;
  const declared = code.expressions
    .flatMap(declaredIn)
    .filter(({ field }) => overlap(claim.words, field) > 0);
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
  return [];
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
    /^(?:Field|field|Body|Query|Path|constr|conint|confloat|Range|IntegerField|CharField|Length|Annotated|mapped_column)$/.test(
      name,
    )
      ? args.flatMap((argument) =>
          argument.name === undefined ? [] : declare(field, argument.name, argument.value, node),
        )
      : [];
  return [...inner, ...own, ...named];
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
