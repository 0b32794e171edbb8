/** Reads settings as users write them: what is wrong falls back to its default, and is told. */
import * as z from "zod";
import { type Config, configSchema, defaultConfig } from "./config.ts";
import { isRecord } from "./isRecord.ts";
import { describeIssue, describeUnknown } from "./settingsProblems.ts";

/** A problem with one setting; `path` leads to it, for example `["rules", "long-function", "max"]`. */
export interface ConfigProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** Whether the last step of the path is a key that no setting has. */
  readonly isUnknownKey?: boolean;
}

/**
 * Parses settings. A wrong setting falls back to its default and is reported; the others keep their values.
 * Unknown keys are reported and ignored.
 */
export function parseConfig(input: unknown): { config: Config; problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = unknownKeys(input, configSchema, []);
  let candidate: unknown = input ?? {};
  // A second round meets what only the first one's removals have brought to light.
  for (let round = 0; round < mostRounds; round++) {
    const parsed = configSchema.safeParse(candidate);
    if (parsed.success) return { config: parsed.data, problems: atMost(problems) };
    const paths = parsed.error.issues.map((issue) =>
      issue.path.filter((key): key is string | number => typeof key !== "symbol"),
    );
    for (const [index, issue] of parsed.error.issues.entries())
      problems.push({ path: paths[index] ?? [], message: describeIssue(issue) });
    candidate = withoutAll(candidate, paths);
  }
  return { config: defaultConfig, problems: atMost(problems) };
}

const mostRounds = 8;
/** Problems that are told of one file: nobody reads more. */
const mostProblems = 200;

function atMost(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  if (problems.length <= mostProblems) return problems;
  const rest = {
    path: [],
    message: `There are ${problems.length - mostProblems} more problems in these settings.`,
  };
  return [...problems.slice(0, mostProblems), rest];
}

/** What is to be left out of a value: everything, or something of some of its keys. */
interface Removal {
  isAll: boolean;
  readonly inner: Map<string | number, Removal>;
}

/** A copy without what the paths lead to, made in one pass. A list of which anything is wrong goes as a whole. */
function withoutAll(value: unknown, paths: readonly (readonly (string | number)[])[]): unknown {
  const all: Removal = { isAll: false, inner: new Map() };
  for (const path of paths) {
    let at = all;
    for (const key of path) {
      const next = at.inner.get(key) ?? { isAll: false, inner: new Map() };
      at.inner.set(key, next);
      at = next;
    }
    at.isAll = true;
  }
  return remove(value, all) ?? {};
}

function remove(value: unknown, { isAll, inner }: Removal): unknown {
  if (isAll || (Array.isArray(value) && inner.size > 0)) return undefined;
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const [key, removal] of inner) {
    const left = remove(copy[key], removal);
    if (left === undefined) delete copy[key];
    else copy[key] = left;
  }
  return copy;
}

function unknownKeys(value: unknown, schema: z.ZodType, path: readonly string[]): ConfigProblem[] {
  const object = unwrap(schema);
  if (!(object instanceof z.ZodObject) || !isRecord(value)) return [];
  const shape: Record<string, z.ZodType> = object.shape;
  return Object.entries(value).flatMap(([key, inner]) => {
    if (path.length === 0 && key === "$schema") return [];
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    return known
      ? unknownKeys(inner, known, [...path, key])
      : [
          {
            path: [...path, key],
            message: describeUnknown(path, key, Object.keys(shape)),
            isUnknownKey: true,
          },
        ];
  });
}

function unwrap(schema: z.ZodType): z.ZodType {
  let inner: unknown = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodOptional)
    inner = inner.unwrap();
  return inner as z.ZodType;
}
