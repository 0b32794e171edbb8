import * as z from "zod";
import { configSchema, machineScoped } from "../server/contract/config.ts";

/** The parts of JSON Schema that zod writes for our settings. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly [key: string]: unknown;
}

/** Sections shown as one setting, since their keys are rule identifiers. */
const wholeSections: readonly string[] = ["rules"];

/** The JSON schema of the whole configuration, as a user writes it: every key optional. */
export function configJsonSchema(): JsonSchema {
  return z.toJSONSchema(configSchema, { io: "input", target: "draft-7" }) as JsonSchema;
}

/** Settings for package.json: sections are dotted out, machine-scoped ones marked so. */
export function manifestSettings(): Record<string, JsonSchema> {
  return Object.fromEntries(
    settings().map(({ key, schema, scope }) => [`inkling.${key}`, { ...manifestSchema(schema), scope }]),
  );
}

/** The JSON schema of `.inkling.json`: everything but the machine-scoped settings, unknown keys refused. */
export function settingsFileSchema(): JsonSchema {
  const { properties = {}, ...rest } = strict(configJsonSchema());
  const allowed = Object.fromEntries(
    Object.entries(properties).filter(([key]) => !machineScoped.includes(key)),
  );
  return {
    ...rest,
    title: "Inkling settings of a workspace or folder",
    properties: { $schema: { type: "string" }, ...allowed },
  };
}

/** The README's table of settings. */
export function settingsTable(): string {
  const rows = settings().map(({ key, schema, scope }) => {
    const value = wholeSections.includes(key)
      ? "per rule, see [docs/rules](docs/rules)"
      : code(schema.default);
    return `| \`inkling.${key}\` | ${value} | ${escapeCell(schema.description ?? "")}${scope === "machine" ? " *(machine)*" : ""} |`;
  });
  return ["| setting | default | meaning |", "|---|---|---|", ...rows].join("\n");
}

interface Setting {
  readonly key: string;
  readonly schema: JsonSchema;
  readonly scope: "machine" | "resource";
}

function settings(): Setting[] {
  const { properties = {} } = configJsonSchema();
  return Object.entries(properties).flatMap(([section, schema]): Setting[] => {
    const scope = machineScoped.includes(section) ? "machine" : "resource";
    const inner = schema.properties;
    if (!inner || wholeSections.includes(section)) return [{ key: section, schema, scope }];
    return Object.entries(inner).map(([key, each]) => ({ key: `${section}.${key}`, schema: each, scope }));
  });
}

/** VS Code shows Markdown only under another name, and a whole section needs no default. */
function manifestSchema({ description, ...schema }: JsonSchema): JsonSchema {
  return { markdownDescription: description, ...strict(schema) };
}

function strict(schema: JsonSchema): JsonSchema {
  if (!schema.properties) return schema;
  const properties = Object.fromEntries(
    Object.entries(schema.properties).map(([key, inner]) => [key, strict(inner)]),
  );
  return { ...schema, properties, additionalProperties: false };
}

function code(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 60 ? "see the schema" : `\`${escapeCell(text)}\``;
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}
