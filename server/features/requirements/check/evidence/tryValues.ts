import type { Path } from "../../../../language/program/machine/path.ts";
import type { Paths } from "../../../../language/program/runPaths.ts";
import { keyOf, type Value } from "../../../../language/program/values/value.ts";
import type { Answer } from "./fulfils.ts";

export type Pins = ReadonlyMap<string, Value>;

/** Values to try a function with: those of the case a claim speaks of, those beside it, and those far from it. */
export interface Trial {
  readonly inside: readonly Pins[];
  readonly outside: readonly Pins[];
  readonly far: readonly Pins[];
}

/** What trying came to. */
export type Tried =
  /** The function does what is asked for inside, and not outside. */
  | "met"
  /** It does so, but outside as well. */
  | "everywhere"
  /** It draws a line, but another one. */
  | "contradicted"
  /** It does something else inside than outside, and not what is asked for. */
  | "differs"
  | "open";

/**
 * Tries a function with values and asks of each way through it whether it does what is asked for.
 * @param run the ways that the function takes with values
 */
export function tryValues(run: (pins: Pins) => Paths, trial: Trial, answer: (path: Path) => Answer): Tried {
  const inside = trial.inside.map(run);
  const outside = trial.outside.map(run);
  const all = [...inside, ...outside];
  if (all.some(({ isComplete, all: paths }) => !isComplete || paths.length === 0)) return "open";
  // What fails whatever the value has nothing to do with it.
  const subjects = [...new Set(trial.inside.flatMap((pins) => [...pins.keys()]))];
  const shared = sharedFailures(
    all.map((paths) => paths.all),
    subjects,
  );
  const answers = (paths: readonly Path[]) => {
    const own = paths.filter((path) => !shared.has(signature(path)));
    return (own.length > 0 ? own : paths).map(answer);
  };
  const within = inside.map((paths) => answers(paths.all));
  const beyond = outside.map((paths) => answers(paths.all));
  const isAlways = within.every((each) => each.every((one) => one === "yes"));
  const isNever = within.some((each) => each.every((one) => one === "no"));
  const isBounded = beyond.every((each) => each.some((one) => one !== "yes"));
  const isTooWide = beyond.some((each) => each.every((one) => one === "yes"));
  if (isAlways && isBounded) return "met";
  const far = trial.far.map(run).filter(({ isComplete }) => isComplete);
  const everywhere = [...within, ...beyond, ...far.map((paths) => answers(paths.all))];
  const decides =
    everywhere.some((each) => each.length > 0 && each.every((one) => one === "yes")) &&
    everywhere.some((each) => each.includes("no"));
  if (decides && (isNever || isTooWide)) return "contradicted";
  // What is asked for inside is what happens outside, and outside alone.
  const isTurned =
    beyond.every((each) => each.every((one) => one === "yes")) && !within.flat().includes("yes");
  if (isTurned && within.length > 0 && beyond.length > 0) return "contradicted";
  if (isAlways && isTooWide) return "everywhere";
  const isSpecial =
    endings(inside.map(({ all: ways }) => ways)) !== endings(outside.map(({ all: ways }) => ways));
  return isNever && isSpecial ? "differs" : "open";
}

/** Ways that are the same whatever the value: those that fail, and those on which there is no value. */
function sharedFailures(
  runs: readonly (readonly Path[])[],
  subjects: readonly string[],
): ReadonlySet<string> {
  const isApart = ({ ending, decisions }: Path) =>
    ending.kind === "error" ||
    decisions.some(({ key, value }) => {
      // Of a list with nothing in it there is nothing to be compared.
      const list = /^#(.+) == 0$/.exec(key)?.[1];
      if (value && list !== undefined && subjects.some((subject) => subject.includes(`${list}[]`)))
        return true;
      const missing = /^(?:fails )?(.*?)(?: == null)?$/.exec(key)?.[1] ?? key;
      const isMissing = value && (key.endsWith(" == null") || key.startsWith("fails "));
      return isMissing && missing.length > 1 && subjects.some((subject) => subject.includes(missing));
    });
  const failures = runs.map((paths) => new Set(paths.filter(isApart).map(signature)));
  const [first, ...rest] = failures;
  return new Set(
    [...(first ?? [])].filter((each) => rest.length > 0 && rest.every((others) => others.has(each))),
  );
}

function signature({ decisions, ending }: Path): string {
  const taken = decisions.map(({ key, value }) => `${value ? "" : "!"}${key}`).join(" & ");
  return `${taken} → ${ending.kind} ${"value" in ending ? keyOf(ending.value) : ""}`;
}

function endings(runs: readonly (readonly Path[])[]): string {
  const kinds = runs.flatMap((paths) =>
    paths.map(
      ({ ending, effects }) =>
        `${ending.kind} ${ending.kind === "error" || ending.kind === "return" ? keyOf(ending.value) : ""} ${effects.length}`,
    ),
  );
  return [...new Set(kinds)].sort().join("\n");
}
