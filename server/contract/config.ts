/**
 * One schema for every setting. VS Code's `inkling.*` settings, `.inkling.json` and `initializationOptions` are all
 * parsed by it; the manifest, the README's table and the JSON schema of `.inkling.json` are generated from it.
 */
import * as z from "zod";
import { ruleSettings } from "./ruleSettings.ts";
import { describeIssue, describeUnknown } from "./settingsProblems.ts";

export const severities = ["error", "warning", "information", "hint", "off"] as const;
export type RuleSeverity = (typeof severities)[number];
const severity = z.enum(severities).meta({
  description: "How the finding is shown; `off` turns the rule off.",
  enumDescriptions: [
    "Shown as an error.",
    "Shown as a warning.",
    "Shown as an information.",
    "Shown as three dots under the code, and not among the problems.",
    "The rule is off.",
  ],
});

/** A section whose absence means its defaults. */
const section = <S extends z.ZodRawShape>(shape: z.ZodObject<S>, description: string) =>
  shape.prefault({} as z.input<z.ZodObject<S>>).describe(description);

/** The settings of each rule, from what the rules say of themselves. */
const rules = z.object(ruleSections());

type Described = typeof ruleSettings;
type OptionSchema<Type> = Type extends "integer"
  ? z.ZodDefault<z.ZodInt>
  : Type extends "boolean"
    ? z.ZodDefault<z.ZodBoolean>
    : z.ZodDefault<z.ZodArray<z.ZodNumber>>;
type RuleShape<Id extends keyof Described> = {
  severity: z.ZodDefault<typeof severity>;
} & {
  -readonly [Name in keyof Described[Id]["options"]]: OptionSchema<
    Described[Id]["options"][Name] extends { type: infer Type } ? Type : never
  >;
};
type RuleSections = { -readonly [Id in keyof Described]: z.ZodPrefault<z.ZodObject<RuleShape<Id>>> };

function ruleSections(): RuleSections {
  const sections = Object.entries(ruleSettings).map(([id, { severity: level, title, options }]) => {
    const shape = Object.entries<Option>(options).map(([name, option]) => [name, optionSchema(option)]);
    const whole = z.object({ severity: severity.default(level), ...Object.fromEntries(shape) });
    return [id, section(whole, title)];
  });
  // What the entries are, the generated table says; the compiler does not follow through them.
  return Object.fromEntries(sections) as RuleSections;
}

interface Option {
  readonly type: "integer" | "boolean" | "numbers";
  readonly default: unknown;
  readonly minimum?: number;
  readonly description: string;
}

function optionSchema({ type, default: value, minimum = 0, description }: Option): z.ZodType {
  if (type === "integer") return z.int().min(minimum).default(Number(value)).describe(description);
  if (type === "boolean")
    return z
      .boolean()
      .default(value === true)
      .describe(description);
  return z.array(z.number()).default([]).describe(description);
}

const todoTag = z.object({ tag: z.string().min(1), severity: z.enum(severities) });

/** Bounds on what one settings file may ask of every file of a workspace. */
const [mostGlobs, longestGlob, mostTags] = [1000, 1000, 100];

/** The whole configuration. Keys keep their names; adding one here adds it everywhere. */
export const configSchema = z.object({
  enabled: z.boolean().default(true).describe("Turns all of Inkling on or off."),
  languages: z
    .record(z.string(), z.boolean())
    .default({})
    .describe('Languages to switch off (`false`), by identifier, for example `{"markdown": false}`.'),
  exclude: z
    .array(z.string().max(longestGlob))
    .max(mostGlobs)
    .default(["**/node_modules/**", "**/dist/**", "**/build/**", "**/.git/**", "**/vendor/**", "**/*.min.*"])
    .describe("Globs of files that are never scanned."),
  minConfidence: z
    .number()
    .min(0)
    .max(1)
    .default(0.8)
    .describe(
      "Lowest calibrated confidence, 0 to 1, at which an answer of the model is used; below it the answer is `unsure`.",
    ),
  completion: section(
    z.object({
      enabled: z.boolean().default(true).describe("Shows ghost text while you type."),
      minConfidence: z
        .number()
        .min(0)
        .max(1)
        .default(0.8)
        .describe("Lowest calibrated confidence, 0 to 1, at which ghost text is shown."),
      partialLines: z
        .boolean()
        .default(true)
        .describe("Shows the beginning of a line as far as it is sure, where the whole line is not."),
      maxTokens: z
        .int()
        .min(4)
        .max(128)
        .default(32)
        .describe("Most tokens the model may generate for a line."),
      comments: z.boolean().default(false).describe("Whether ghost text appears in comments."),
      prose: z.boolean().default(false).describe("Whether ghost text appears in prose such as Markdown."),
      learn: z
        .boolean()
        .default(true)
        .describe(
          "Adjusts slowly how sure ghost text must be, by what you accept and what you type over. One number for each model is kept, on this machine only.",
        ),
      crossFile: z
        .boolean()
        .default(true)
        .describe("Whether snippets of other open files help the completion."),
      closers: z
        .boolean()
        .default(true)
        .describe("Completes obvious closing brackets and the like without the model."),
      power: z
        .enum(["full", "balanced", "offOnBattery"])
        .default("balanced")
        .meta({
          description: "How ghost text treats the battery and a busy machine.",
          enumDescriptions: [
            "Takes no notice of them.",
            "Waits longer on battery or under load.",
            "Is silent on battery, and waits longer under load.",
          ],
        }),
    }),
    "Ghost text.",
  ),
  hover: section(
    z.object({
      enabled: z.boolean().default(true).describe("Explains technical terms on hover."),
      model: z
        .boolean()
        .default(true)
        .describe("Asks the model for terms that the glossary does not know, where the model can define."),
    }),
    "Definitions on hover.",
  ),
  diagnostics: section(
    z.object({
      enabled: z.boolean().default(true).describe("Shows problems."),
      workspace: z
        .boolean()
        .default(false)
        .describe("Scans the whole workspace in the background, not only open files."),
      modelOpinion: z
        .boolean()
        .default(true)
        .describe("Lets the model withdraw findings that analysis cannot decide. It never adds one."),
    }),
    "Problems.",
  ),
  rules: section(rules, "Settings per rule, by rule identifier."),
  todo: section(
    z.object({
      tags: z
        .array(todoTag)
        .max(mostTags)
        .default([
          { tag: "TODO", severity: "information" },
          { tag: "FIXME", severity: "warning" },
          { tag: "HACK", severity: "information" },
          { tag: "XXX", severity: "warning" },
          { tag: "BUG", severity: "warning" },
        ])
        .describe("Comment tags and how each is shown."),
      checkboxes: z
        .boolean()
        .default(false)
        .describe("Whether unticked `[ ]` items in Markdown count as TODOs."),
    }),
    "TODO comments.",
  ),
  requirements: section(
    z.object({
      files: z
        .array(z.string().max(longestGlob))
        .max(mostGlobs)
        .default(["**/requirements*.md", "**/*.req.md", "docs/requirements/**"])
        .describe("Globs of the documents that hold requirements."),
      codeLens: z
        .boolean()
        .default(true)
        .describe('Shows requirements and "Check requirement" above the code.'),
      normativeSentences: z
        .boolean()
        .default(false)
        .describe(
          "Takes normative sentences of documentation comments (must, shall, should) as requirements.",
        ),
    }),
    "Requirements and their checks.",
  ),
  classification: section(
    z.object({
      maxFileSize: z.int().min(1024).default(1_000_000).describe("Largest file, in bytes, that is read."),
    }),
    "Classification of files.",
  ),
  model: section(
    z.object({
      path: z
        .string()
        .default("")
        .describe(
          "Path of a GGUF model file, `starter` for the built-in one, `none` for no model; empty for the one that was chosen with `inkling model use` or in the editor.",
        ),
      mirror: z
        .string()
        .default("")
        .describe(
          "Address that stands in for `https://huggingface.co` when a model is downloaded, for example a company's mirror.",
        ),
      endpoint: z
        .string()
        .default("")
        .describe(
          "Base URLs of OpenAI-compatible servers (llama-server, vLLM, Ollama) that stand in for the local model, separated by spaces; your code is sent there.",
        ),
      endpointModel: z
        .string()
        .default("")
        .describe("Name of the model at that endpoint, where it has several."),
      offer: z
        .boolean()
        .default(true)
        .describe("Whether the larger model is offered, once, while the starter is used."),
      idleMinutes: z
        .number()
        .min(0)
        .max(1440)
        .default(30)
        .describe(
          "Minutes without a request after which the model leaves memory until it is needed again; 0 for never.",
        ),
      threads: z.int().min(0).max(64).default(0).describe("Threads the model uses; 0 measures and chooses."),
      contextSize: z.int().min(256).max(32768).default(2048).describe("Tokens of context per request."),
    }),
    "The local model.",
  ),
  largeModel: section(
    z.object({
      enabled: z
        .boolean()
        .default(false)
        .describe("Lets a larger model answer where the local one is unsure and you ask for it."),
      endpoint: z
        .string()
        .default("")
        .describe("Base URL of an OpenAI-compatible server, for example `http://127.0.0.1:8080/v1`."),
      name: z.string().default("").describe("Name of the model at the endpoint."),
    }),
    "A larger model, off unless you turn it on.",
  ),
});

/** Name of the settings file that a workspace or one of its folders may hold. */
export const settingsFileName = ".inkling.json";

/** Every setting, defaults filled in. */
export type Config = z.output<typeof configSchema>;
/** What a user may write: every key is optional. */
export type ConfigInput = z.input<typeof configSchema>;
export type RuleId = keyof Config["rules"];

/** The rules' identifiers, in the schema's order. */
export const ruleIds = Object.keys(rules.shape) as readonly RuleId[];

/**
 * Settings that reach outside the workspace. A workspace may not set them (neither `.inkling.json` nor workspace
 * settings): they are machine-scoped in VS Code and dropped when they come from a workspace file.
 */
export const machineScoped: readonly string[] = ["model", "largeModel"];

export const defaultConfig: Config = configSchema.parse({});

/** A problem with one setting; `path` leads to it, for example `["rules", "long-function", "max"]`. */
export interface ConfigProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
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

/** Lays `over` upon `base`: objects merge key by key, everything else is replaced. */
export function mergeConfig(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over === undefined ? base : over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = mergeConfig(base[key], value);
  return merged;
}

/**
 * Settings as a workspace file may set them: machine-scoped keys are dropped.
 * Implements INV-4.
 */
export function withoutMachineScoped(input: unknown): unknown {
  if (!isRecord(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([key]) => !machineScoped.includes(key)));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
    const known = shape[key];
    return known
      ? unknownKeys(inner, known, [...path, key])
      : [{ path: [...path, key], message: describeUnknown(path, key, Object.keys(shape)) }];
  });
}

function unwrap(schema: z.ZodType): z.ZodType {
  let inner: unknown = schema;
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodPrefault || inner instanceof z.ZodOptional)
    inner = inner.unwrap();
  return inner as z.ZodType;
}
