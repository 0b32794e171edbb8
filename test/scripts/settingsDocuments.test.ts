import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import {
  type JsonSchema,
  manifestSettings,
  type SettingsCategory,
  settingsFileSchema,
} from "../../scripts/settingsDocuments.ts";
import { configSchema, defaultConfig } from "../../server/contract/config.ts";
import { mergeConfig } from "../../server/contract/mergeConfig.ts";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  contributes: { configuration: SettingsCategory[] };
};
const settings = Object.assign(
  {},
  ...manifest.contributes.configuration.map(({ properties }) => properties),
) as Record<string, JsonSchema>;

describe("settings documents", () => {
  it("has the manifest's settings follow the schema", () => {
    assert.deepEqual(manifest.contributes.configuration, JSON.parse(JSON.stringify(manifestSettings())));
  });

  it("gives the manifest the defaults that the server uses", () => {
    const nested = Object.entries(settings).reduce<unknown>(
      (config, [key, { default: value }]) =>
        mergeConfig(
          config,
          key
            .split(".")
            .slice(1)
            .reduceRight<unknown>((inner, name) => ({ [name]: inner }), value),
        ),
      {},
    );
    assert.deepEqual(configSchema.parse(nested), defaultConfig);
  });

  it("shows each setting alone on the settings page: a switch, a number, a list, and each choice with its meaning", () => {
    for (const [key, { type, enum: values, markdownDescription, enumDescriptions }] of Object.entries(
      settings,
    )) {
      assert.match(String(markdownDescription), /\w/, key);
      if (values) assert.equal((enumDescriptions as unknown[]).length, values.length, key);
      // Only the languages are a table, which VS Code shows as one.
      if (type === "object") assert.equal(key, "inkling.languages");
    }
  });

  it("keeps a workspace from choosing a model or an endpoint", () => {
    for (const [key, { scope }] of Object.entries(settings)) {
      const reachesOut = key.startsWith("inkling.model.") || key.startsWith("inkling.largeModel.");
      assert.equal(scope, reachesOut ? "machine" : "resource", key);
    }
    assert.deepEqual(
      Object.keys(settingsFileSchema().properties ?? {}).filter((key) => /model$/i.test(key)),
      [],
    );
  });

  it("accepts what the server accepts in .inkling.json, and refuses what it refuses", () => {
    const validate = new Ajv({ strict: false }).compile(settingsFileSchema());
    assert.ok(validate({ rules: { "long-function": { max: 80 } }, completion: { minConfidence: 0.9 } }));
    assert.ok(!validate({ rules: { "long-function": { max: "many" } } }));
    assert.ok(!validate({ rules: { "no-such-rule": {} } }));
    assert.ok(!validate({ model: { path: "/tmp/evil.gguf" } }));
  });
});
