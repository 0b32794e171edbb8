import type { Path } from "../../../../language/program/machine/path.ts";
import type { Paths } from "../../../../language/program/runPaths.ts";
import type { RunFunction } from "../../code/programCode.ts";
import type { Pins } from "./tryValues.ts";

/**
 * The ways through a function that look at something and go the way of the number it is given: what does not look at it
 * has nothing to say. Unlike a run with values, it also knows what the function itself makes of what it is given, such as a
 * text that it reads a number from.
 */
export function pathsAt({ paths }: RunFunction, pins: Pins): Paths {
  const numbers = [...pins].flatMap(([key, value]) =>
    value.kind === "number" ? [[key, value.value] as const] : [],
  );
  return {
    isComplete: paths.isComplete,
    all: paths.all.filter((path) => numbers.every(([key, value]) => goesTheWayOf(path, key, value))),
  };
}

function goesTheWayOf({ decisions }: Path, subject: string, value: number): boolean {
  const asked = decisions.flatMap((decision) => {
    const truth = truthOf(decision.key, subject, value);
    return truth === undefined ? [] : [truth === decision.value];
  });
  return asked.length > 0 && asked.every((each) => each);
}

/** Whether a comparison with a number holds where its other side has a value; undefined for other decisions. */
function truthOf(key: string, subject: string, value: number): boolean | undefined {
  const [, left, operator, right] = /^(.+) (<|==) (.+)$/s.exec(key) ?? [];
  if (left === undefined || right === undefined) return undefined;
  const [one, other] = [numberOf(left, subject, value), numberOf(right, subject, value)];
  if (one === undefined || other === undefined) return undefined;
  return operator === "<" ? one < other : one === other;
}

const numeral = /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/;

/** The value of one side: a number, or the subject, which a known number may be added to. */
function numberOf(side: string, subject: string, value: number): number | undefined {
  if (numeral.test(side)) return Number(side);
  if (!side.startsWith(subject)) return undefined;
  const [, times, plus] =
    /^(?: \* (-?[\d.e-]+))?(?: \+ (-?[\d.e-]+))?$/.exec(side.slice(subject.length)) ?? [];
  if (side !== subject && times === undefined && plus === undefined) return undefined;
  return value * Number(times ?? 1) + Number(plus ?? 0);
}
