import type { Expression, Program } from "./program.ts";
import { expressionsIn } from "./walk.ts";

const known = new WeakMap<Program, ReadonlyMap<string, Expression>>();

/** What stands outside of functions and keeps its value, by name: none of the program's functions assigns to it. */
export function constantsOf(program: Program): ReadonlyMap<string, Expression> {
  const before = known.get(program);
  if (before) return before;
  const changing = assignedIn(program);
  const constants = new Map<string, Expression>();
  for (const statement of program.outside) {
    if (statement.kind !== "expression" || statement.value.kind !== "assign") continue;
    const { target, value } = statement.value;
    if (target.kind === "name" && !changing.has(target.name)) constants.set(target.name, listed(value));
  }
  known.set(program, constants);
  return constants;
}

const collects =
  /^(?:frozenset|set|tuple|list|Set|HashSet|List|setOf|listOf|hashSetOf|ImmutableSet|ImmutableList)$/;
const collectors = /^(?:Set|List|EnumSet|ImmutableSet|ImmutableList|Arrays)$/;

/** The elements of a set or list that a call makes of those it is given: `frozenset({A, B})`, `Set.of(A, B)`. */
function listed(value: Expression): Expression {
  if (value.kind !== "call") return value;
  const { callee, node } = value;
  const args = value.args.map((each) => each.value);
  const [first, ...others] = args;
  const isMade = callee.kind === "name" && collects.test(callee.name);
  if (isMade && first?.kind === "list" && others.length === 0) return first;
  const isGiven =
    (callee.kind === "name" && /^(?:set|list|hashSet)Of$/.test(callee.name)) ||
    (callee.kind === "member" &&
      /^(?:of|asList)$/.test(callee.name) &&
      callee.object.kind === "name" &&
      collectors.test(callee.object.name));
  return isGiven ? { kind: "list", items: args, node } : value;
}

/** Names and fields that functions of the program assign to: they may have any value when one starts. */
function assignedIn({ functions, helpers }: Program): ReadonlySet<string> {
  return new Set(
    [...functions, ...helpers]
      .flatMap(({ body }) => body.flatMap(expressionsIn))
      .flatMap((each) => (each.kind === "assign" ? namesIn(each.target) : [])),
  );
}

function namesIn(target: Expression): readonly string[] {
  switch (target.kind) {
    case "name":
    case "member":
      return [target.name];
    case "list":
      return target.items.flatMap(namesIn);
    case "other":
      return target.parts.flatMap(namesIn);
    default:
      return [];
  }
}
