import { httpStatusOf } from "../../../language/httpStatuses.ts";
import type { Path } from "../../../language/program/machine/path.ts";
import { keyOf, type Value } from "../../../language/program/values/value.ts";

/** A status with how it was found: `guessed` from the name of an error or of a helper. */
export interface FoundStatus {
  readonly status: number;
  readonly isGuess: boolean;
}

/** The last HTTP status that a path sets or answers with. */
export function statusOf(path: Path): FoundStatus | undefined {
  const { ending } = path;
  if (ending.kind === "error" || ending.kind === "return") {
    const found = statusIn(ending.value, 0);
    if (found !== undefined) return { status: found, isGuess: false };
  }
  const said = path.effects.flatMap((effect) => {
    if (effect.kind === "assign")
      return /status(?:_?code)?$/i.test(effect.key)
        ? effect.args.flatMap((value) => statusIn(value, 0) ?? [])
        : [];
    if (effect.kind !== "call") return [];
    const values = [...effect.args, ...effect.named.values()];
    const inArgs = values.flatMap((value) => statusIn(value, 0) ?? []);
    if (inArgs.length > 0) return inArgs.slice(-1);
    const named = effect.args.length <= 2 ? finalStatusOf(effect.name) : undefined;
    return named !== undefined &&
      /^[A-Z]|^(?:notFound|badRequest|noContent|created|unauthorized|forbidden|conflict|send_?[Ss]tatus)$/.test(
        effect.name,
      )
      ? [named]
      : [];
  });
  const last = said.at(-1);
  if (last !== undefined) return { status: last, isGuess: false };
  if (ending.kind !== "error") return undefined;
  const type = keyOf(ending.value).replace(/(?:Exception|Error|HttpError|Http)+$/g, "");
  const guess = finalStatusOf(type);
  return guess === undefined ? undefined : { status: guess, isGuess: true };
}

/** The status in a value: a number of three figures, a named one, or one among the parts it was made of. */
function statusIn(value: Value, depth: number): number | undefined {
  if (value.kind === "number") return isStatus(value.value) ? value.value : undefined;
  if (value.kind === "text") {
    const digits = /^([1-5]\d\d)\b/.exec(value.value)?.[1];
    return digits ? Number(digits) : undefined;
  }
  if (value.kind === "unknown") {
    const isName = /(?:status|http)/i.test(value.key) && /^[\w.]+$/.test(value.key);
    return isName ? finalStatusOf(value.key) : undefined;
  }
  if (depth > 1) return undefined;
  if (value.kind === "error") return value.args.flatMap((each) => statusIn(each, depth + 1) ?? []).at(0);
  if (value.kind === "list")
    return value.items
      .slice(-2)
      .flatMap((each) => statusIn(each, depth + 1) ?? [])
      .at(-1);
  if (value.kind === "record")
    return [...value.fields]
      .flatMap(([name, each]) => (/status|code/i.test(name) ? (statusIn(each, depth + 1) ?? []) : []))
      .at(0);
  return undefined;
}

/** HTTP statuses of final answers. */
const leastStatus = 200;
const greatestStatus = 599;

/** The status that a name stands for, of those of final answers. */
function finalStatusOf(name: string): number | undefined {
  const status = httpStatusOf(name);
  return status !== undefined && isStatus(status) ? status : undefined;
}

function isStatus(value: number): boolean {
  return Number.isInteger(value) && value >= leastStatus && value <= greatestStatus;
}
