import type { Evaluated } from "../machine/evaluated.ts";
import type { Machine } from "../machine/machine.ts";
import type { Value } from "./value.ts";

/** A call on a value that is known, in one form for methods, functions of modules and functions of a language. */
export interface Known {
  readonly name: string;
  readonly subject: Value;
  readonly rest: readonly Value[];
  readonly call: Evaluated;
  readonly machine: Machine;
  /** Calls a function that is handed on by its name, as in PHP: `array_map('trim', $names)`. */
  callNamed(name: string, args: readonly Value[]): Value;
}
