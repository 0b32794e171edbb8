import type { FunctionDefinition, Parameter } from "../program.ts";
import { nothing, unknown, type Value } from "../values/value.ts";
import type { Machine } from "./machine.ts";

/** Gives the parameters of a function what it is called with. One that takes parts of its argument by name gets those. */
export function bindParameters(
  machine: Machine,
  { parameters }: FunctionDefinition,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
): void {
  const [only, ...others] = args;
  if (
    machine.isConcrete &&
    only &&
    others.length === 0 &&
    parameters.length > 1 &&
    bindParts(machine, parameters, only)
  )
    return;
  for (const [index, parameter] of parameters.entries()) {
    const given = args[index] ?? named.get(parameter.name);
    machine.locals.set(
      parameter.name,
      given ?? (parameter.default ? machine.evaluate(parameter.default) : unknown(parameter.name)),
    );
  }
}

/** `({ price, quantity }) => …` and `|(word, count)| …`. */
function bindParts(machine: Machine, parameters: readonly Parameter[], value: Value): boolean {
  if (value.kind === "record" && parameters.every(({ name }) => value.fields.has(name)))
    for (const { name } of parameters) machine.locals.set(name, value.fields.get(name) ?? nothing);
  else if (value.kind === "list" && value.items.length === parameters.length)
    for (const [index, { name }] of parameters.entries())
      machine.locals.set(name, value.items[index] ?? nothing);
  else return false;
  return true;
}

/** What a function did to variables around it is seen by whoever called it. */
export function handBack(
  locals: ReadonlyMap<string, Value>,
  scope: ReadonlyMap<string, Value>,
  { parameters }: FunctionDefinition,
): void {
  const own = new Set(parameters.map(({ name }) => name));
  for (const [name, value] of locals)
    if (scope.has(name) && !own.has(name)) (scope as Map<string, Value>).set(name, value);
}
