import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { lowerProgram } from "../../../language/program/lowering/lowerProgram.ts";
import type { Comparison, Decision, Path } from "../../../language/program/machine/path.ts";
import type {
  Expression,
  FunctionDefinition,
  Program,
  Statement,
} from "../../../language/program/program.ts";
import { type Paths, runPaths } from "../../../language/program/runPaths.ts";
import { keyOf, type Value } from "../../../language/program/values/value.ts";
import { expressionsIn } from "../../../language/program/walk.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";

/** Functions of a unit that are run. */
const mostFunctions = 12;

/** Ways that are followed for all questions about a unit; beyond, nothing more is said of it. */
const mostWays = 1_500;

/** A function of the code with the ways through it. */
export interface RunFunction {
  readonly definition: FunctionDefinition;
  readonly paths: Paths;
  /** The ways through it with values given for what comes from outside. */
  with(pins: ReadonlyMap<string, Value>): Paths;
  /** The name of something outside, with those of the variables that it was put into. */
  spoken(key: string): string;
  /** Every comparison with a number, each once. */
  readonly comparisons: readonly Comparison[];
  /** Every condition that depends on something outside, each once; those of later turns of a loop left out. */
  readonly decisions: readonly Decision[];
}

/** What a unit of code computes. */
export interface ProgramCode {
  readonly program: Program;
  readonly functions: readonly RunFunction[];
  readonly expressions: readonly Expression[];
}

/** Reads and runs a unit of code. */
export function readProgramCode(unit: SyntaxNode, context: readonly SyntaxNode[] = []): ProgramCode {
  const program = lowerProgram(unit, context);
  const budget = { left: mostWays };
  const functions = allFunctions(program)
    .slice(0, mostFunctions)
    .map((definition) => runFunction(program, definition, budget));
  return { program, functions, expressions: expressionsOf(program) };
}

function runFunction(
  program: Program,
  definition: FunctionDefinition,
  budget: { left: number },
): RunFunction {
  const known = new Map<string, Paths>();
  let plain: Paths | undefined;
  let names: ReadonlyMap<string, string> | undefined;
  const run = (pins: ReadonlyMap<string, Value>) => {
    const key = [...pins].map(([name, value]) => `${name}=${keyOf(value)}`).join("\n");
    const before = known.get(key);
    if (before) return before;
    if (budget.left <= 0) return { all: [], isComplete: false };
    const paths = runPaths(program, definition, pins);
    budget.left -= paths.all.length;
    known.set(key, paths);
    return paths;
  };
  const all = () => {
    plain ??= run(new Map());
    return plain;
  };
  return {
    definition,
    get paths() {
      return all();
    },
    with: run,
    spoken: (key) => {
      names ??= variableNames(all().all);
      const found = [...names].filter(([held]) => key.includes(held)).map(([, name]) => name);
      return found.length === 0 ? key : `${key} ${found.join(" ")}`;
    },
    get comparisons() {
      return unique(
        all().all.flatMap(({ comparisons }) => comparisons),
        ({ subject, operator, value }) => `${subject} ${operator} ${value}`,
      );
    },
    get decisions() {
      return unique(
        all()
          .all.flatMap(({ decisions }) => decisions)
          .filter(({ key }) => !/@\d/.test(key)),
        ({ key }) => key,
      );
    },
  };
}

/** What variables hold, with their names: `session` of `session = store.get(id)`. */
function variableNames(paths: readonly Path[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { effects } of paths)
    for (const { kind, key, args } of effects) {
      const [value] = args;
      if (
        kind === "assign" &&
        value?.kind === "unknown" &&
        value.key.length > 2 &&
        /^[A-Za-z_]\w*$/.test(key)
      )
        names.set(value.key, [...new Set([...(names.get(value.key)?.split(" ") ?? []), key])].join(" "));
    }
  return names;
}

function unique<T>(values: readonly T[], keyOfValue: (value: T) => string): T[] {
  return [...new Map(values.map((value) => [keyOfValue(value), value])).values()];
}

/**
 * The functions of a program; of one that only wraps another, such as a handler it returns, the other as well, and handlers
 * that are handed to a framework: `router.post("/items", async (request, response) => …)`.
 */
function allFunctions(program: Program): FunctionDefinition[] {
  const handlers =
    program.functions.length > 0 ? [] : program.outside.flatMap(expressionsIn).flatMap(functionsIn);
  const own = program.functions.flatMap((definition) => {
    const [only] = definition.body;
    const inner =
      definition.body.length <= 2 && only ? definition.body.flatMap(expressionsIn).flatMap(functionsIn) : [];
    return [definition, ...inner];
  });
  return [...own, ...handlers];
}

function functionsIn(expression: Expression): FunctionDefinition[] {
  if (expression.kind !== "function") return [];
  const { definition } = expression;
  return definition.body.length > 1 || definition.body.some(({ kind }) => kind === "if") ? [definition] : [];
}

function expressionsOf(program: Program): Expression[] {
  const statements: readonly Statement[] = [
    ...program.functions.flatMap(({ body }) => body),
    ...program.outside,
  ];
  return statements.flatMap(expressionsIn);
}

/** Stems of the words in the name of something outside: `#user.emails` has `user` and `email`. */
export function wordsOfKey(key: string): string[] {
  return [
    ...new Set(
      splitWords(key.replace(/@\d+/g, ""))
        .filter((word) => /[a-z]/.test(word) && !plumbing.has(word))
        .map(stem),
    ),
  ];
}

/** Words of keys that say nothing about what they stand for. */
const plumbing = new Set(
  "null has err trim lower upper slice is now time get find self this value val lookup utc system throws fails caught function new min max of at in to by".split(
    " ",
  ),
);

/** What a path returns or raises, as a key. */
export function endOf({ ending }: Path): string {
  return "value" in ending ? keyOf(ending.value) : "";
}
