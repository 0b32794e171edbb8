import { Leave } from "./machine/leave.ts";
import { Machine } from "./machine/machine.ts";
import type { Path } from "./machine/path.ts";
import type { FunctionDefinition, Program } from "./program.ts";
import type { Value } from "./values/value.ts";

/** Most ways through a function that are followed. */
const mostPaths = 96;

/** The ways through a function. */
export interface Paths {
  readonly all: readonly Path[];
  /** False when there are more than were followed, or one was given up. */
  readonly isComplete: boolean;
}

/** Follows the ways through a function, with the values that are given for what comes from outside. */
export function runPaths(
  program: Program,
  definition: FunctionDefinition,
  pins: ReadonlyMap<string, Value> = new Map(),
): Paths {
  const all: Path[] = [];
  let script: boolean[] | undefined = [];
  while (script && all.length < mostPaths) {
    const path = runOnce(program, definition, pins, script);
    if (!path) return { all, isComplete: false };
    all.push(path);
    script = nextScript(path.decisions.map(({ value }) => value));
  }
  const isComplete = script === undefined && all.every(({ ending }) => ending.kind !== "cut");
  return { all, isComplete };
}

function runOnce(
  program: Program,
  definition: FunctionDefinition,
  pins: ReadonlyMap<string, Value>,
  script: readonly boolean[],
): Path | undefined {
  try {
    return new Machine(program, { pins, script }).run(definition);
  } catch (error) {
    if (error instanceof Leave) return undefined;
    throw error;
  }
}

/** The script of the next path: the last decision that was yes becomes no. */
function nextScript(taken: readonly boolean[]): boolean[] | undefined {
  const last = taken.lastIndexOf(true);
  return last < 0 ? undefined : [...taken.slice(0, last), false];
}
