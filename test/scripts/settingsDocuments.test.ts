import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { manifestSettings, settingsFileSchema } from "../../scripts/settingsDocuments.ts";
import { configSchema, defaultConfig } from "../../server/contract/config.ts";

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  contributes: { configuration: { properties: Record<string, { default?: unknown; scope?: string }> } };
};
const settings = manifest.contributes.configuration.properties;

describe("settings documents", () => {
  it("has the manifest's settings follow the schema", () => {
    assert.deepEqual(settings, JSON.parse(JSON.stringify(manifestSettings())));
  });

  it("gives the manifest the defaults that the server uses", () => {
    const nested: Record<string, Record<string, unknown>> = {};
    for (const [key, { default: value }] of Object.entries(settings)) {
      const [, section = "", name] = key.split(".");
      if (name === undefined) Object.assign(nested, { [section]: value });
      else nested[section] = { ...nested[section], [name]: value };
    }
    assert.deepEqual(configSchema.parse(nested), defaultConfig);
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
