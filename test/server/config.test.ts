import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultConfig, ruleIds } from "../../server/contract/config.ts";
import { mergeConfig, withoutMachineScoped } from "../../server/contract/mergeConfig.ts";
import { parseConfig } from "../../server/contract/parseConfig.ts";

describe("parseConfig", () => {
  it("fills in defaults", () => {
    assert.deepEqual(parseConfig(undefined), { config: defaultConfig, problems: [] });
    assert.equal(parseConfig({ completion: { maxTokens: 16 } }).config.completion.minConfidence, 0.8);
  });

  it("reports a wrong setting at its place and keeps the others", () => {
    const { config, problems } = parseConfig({ rules: { "long-function": { max: -1, severity: "error" } } });
    assert.deepEqual(config.rules["long-function"], { max: 50, severity: "error" });
    assert.deepEqual(
      problems.map(({ path }) => path.join(".")),
      ["rules.long-function.max"],
    );
  });

  it("reports unknown settings, and takes $schema for granted", () => {
    const { problems } = parseConfig({ $schema: "x", rules: { nonsense: {} }, colour: 1 });
    assert.deepEqual(problems.map(({ path }) => path.join(".")).sort(), ["colour", "rules.nonsense"]);
  });

  it("survives anything", () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const { config } = parseConfig(input);
        assert.deepEqual(Object.keys(config).sort(), Object.keys(defaultConfig).sort());
      }),
    );
  });

  it("knows every rule of the design", () => {
    for (const rule of ["cognitive-complexity", "syntax-error", "security/unsafe-html"]) {
      assert.ok(
        ruleIds.some((id) => id === rule),
        rule,
      );
    }
  });
});

describe("mergeConfig", () => {
  it("merges objects and replaces everything else", () => {
    const base = { rules: { a: { max: 1, severity: "off" } }, exclude: ["x"] };
    const over = { rules: { a: { max: 2 } }, exclude: ["y"] };
    assert.deepEqual(mergeConfig(base, over), { rules: { a: { max: 2, severity: "off" } }, exclude: ["y"] });
    assert.deepEqual(mergeConfig(base, undefined), base);
  });
});

describe("withoutMachineScoped", () => {
  it("drops what a workspace may not set", () => {
    assert.deepEqual(withoutMachineScoped({ model: { path: "x" }, largeModel: {}, enabled: false }), {
      enabled: false,
    });
  });
});
