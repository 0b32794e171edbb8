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
    if (target.kind === "name" && !changing.has(target.name)) constants.set(target.name, value);
  }
  known.set(program, constants);
  return constants;
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
