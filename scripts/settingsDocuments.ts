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

/** A section of VS Code's settings page. */
export interface SettingsCategory {
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, JsonSchema>>;
}

/** The sections of the settings page in their order, and the keys of the configuration that each shows. */
const categories: readonly { readonly title: string; readonly keys: readonly string[] }[] = [
  { title: "General", keys: ["enabled", "languages", "exclude", "minConfidence", "classification"] },
  { title: "Ghost Text", keys: ["completion"] },
  { title: "Definitions", keys: ["hover"] },
  { title: "Problems", keys: ["diagnostics", "todo"] },
  { title: "Rules", keys: ["rules"] },
  { title: "Requirements", keys: ["requirements"] },
  { title: "Local Model", keys: ["model"] },
  { title: "Larger Model", keys: ["largeModel"] },
];

/** One row of the README stands for all rules. */
const rulesSection = "rules";

/** The JSON schema of the whole configuration, as a user writes it: every key optional. */
function configJsonSchema(): JsonSchema {
  return z.toJSONSchema(configSchema, { io: "input", target: "draft-7" }) as JsonSchema;
}

/** Settings for package.json by sections of the settings page: keys are dotted out, machine-scoped ones marked so. */
export function manifestSettings(): SettingsCategory[] {
  const { properties = {} } = configJsonSchema();
  const grouped = categories.flatMap(({ keys }) => keys);
  const forgotten = Object.keys(properties).filter((key) => !grouped.includes(key));
  if (forgotten.length > 0) throw new Error(`These settings are in no section: ${forgotten.join(", ")}`);
  return categories.map(({ title, keys }, order) => {
    const settings = keys.flatMap((key) => dottedOut(key, properties[key] ?? {}, scopeOf(key)));
    return {
      title,
      order,
      properties: Object.fromEntries(
        settings.map(({ key, schema, scope }, index) => [
          `inkling.${key}`,
          { ...manifestSchema(schema), scope, order: index },
        ]),
      ),
    };
  });
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
  const { properties = {} } = configJsonSchema();
  const settings = Object.entries(properties).flatMap(([key, schema]): Setting[] =>
    key === rulesSection ? [{ key, schema, scope: scopeOf(key) }] : dottedOut(key, schema, scopeOf(key)),
  );
  const rows = settings.map(({ key, schema, scope }) => {
    const value = key === rulesSection ? "per rule, see [docs/rules](docs/rules)" : code(schema.default);
    return `| \`inkling.${key}\` | ${value} | ${escapeCell(schema.description ?? "")}${scope === "machine" ? " *(machine)*" : ""} |`;
  });
  return ["| setting | default | meaning |", "|---|---|---|", ...rows].join("\n");
}

interface Setting {
  readonly key: string;
  readonly schema: JsonSchema;
  readonly scope: "machine" | "resource";
}

/** The settings of a section, and of sections within it. */
function dottedOut(key: string, schema: JsonSchema, scope: Setting["scope"]): Setting[] {
  if (!schema.properties) return [{ key, schema, scope }];
  return Object.entries(schema.properties).flatMap(([name, inner]) =>
    dottedOut(`${key}.${name}`, described(inner, schema, key), scope),
  );
}

/** A rule's severity says what the rule finds: the page shows each setting alone. */
function described(inner: JsonSchema, rule: JsonSchema, key: string): JsonSchema {
  const isRule = key.startsWith(`${rulesSection}.`);
  return isRule && inner.enum ? { ...inner, description: rule.description ?? "" } : inner;
}

function scopeOf(section: string): Setting["scope"] {
  return machineScoped.includes(section) ? "machine" : "resource";
}

/** VS Code shows Markdown only under another name. */
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
