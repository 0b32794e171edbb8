/**
 * One schema for every setting. VS Code's `inkling.*` settings, `.inkling.json` and `initializationOptions` are all
 * parsed by it; the manifest, the README's table and the JSON schema of `.inkling.json` are generated from it.
 */
import * as z from "zod";
import { alwaysExcluded } from "./excluded.ts";
import { ruleSettings } from "./ruleSettings.ts";

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
    .default([])
    .describe(
      `Globs of more files that are never scanned, besides ${alwaysExcluded.map((glob) => `\`${glob}\``).join(", ")}; one that begins with \`!\` brings back what these leave out, for example \`!**/build/**\`.`,
    ),
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
        .default([
          "**/*{requirements,Requirements,REQUIREMENTS}*.{md,adoc,rst,txt,yml,yaml}",
          "**/*{anforderungen,Anforderungen,lastenheft,pflichtenheft,requisitos,requisiti,exigences}*.{md,adoc,rst,txt}",
          "**/requirements/**/*.{md,adoc,rst,txt,yml,yaml}",
          "**/*.req.{md,adoc,rst}",
          "**/{spec,SPEC,srs,SRS,specification,prd,PRD,nfr,NFR,hlr,HLR,llr,LLR}.{md,adoc,rst,txt}",
          "**/{stories,user-stories,user_stories}.{md,adoc,rst}",
          "docs/requirements/**",
        ])
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
