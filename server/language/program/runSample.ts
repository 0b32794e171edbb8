import { Leave } from "./machine/leave.ts";
import { Machine } from "./machine/machine.ts";
import type { FunctionDefinition, Program } from "./program.ts";
import type { Value } from "./values/value.ts";

/** What a function comes to with values that are all known. */
export type SampleOutcome =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "error"; readonly value: Value };

/**
 * Runs a function with samples; undefined where something would have to be known that is not.
 * @param samples values of parameters by name; those left out have their defaults
 */
export function runSample(
  program: Program,
  definition: FunctionDefinition,
  samples: ReadonlyMap<string, Value>,
): SampleOutcome | undefined {
  try {
    const machine = new Machine(program, { pins: samples, script: [], isConcrete: true });
    const { ending } = machine.run(definition);
    if (ending.kind === "cut") return undefined;
    if (ending.kind === "end") return { kind: "value", value: { kind: "null" } };
    if (ending.kind === "error") return { kind: "error", value: ending.value };
    return isKnown(ending.value) ? { kind: "value", value: ending.value } : undefined;
  } catch (error) {
    if (error instanceof Leave) return undefined;
    throw error;
  }
}

function isKnown(value: Value): boolean {
  if (value.kind === "list") return value.items.every(isKnown);
  if (value.kind === "record") return [...value.fields.values()].every(isKnown);
  return value.kind !== "unknown" && value.kind !== "function";
}
