import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "jsonc-parser";
import { ruleIds } from "../../../server/contract/config.ts";
import { parseConfig } from "../../../server/contract/parseConfig.ts";
import { turnRuleOff, withRuleOff } from "../../../server/features/diagnostics/fixes/turnRuleOff.ts";
import { workspaceWith } from "./actions.ts";

describe("turning a rule off", () => {
  it("keeps comments and the other settings", () => {
    const settings = [
      "{",
      "  // our limits",
      '  "rules": {',
      "    // generous",
      '    "long-function": {',
      '      "max": 80',
      "    }",
    ];
    const added = ['    "magic-number": {', '      "severity": "off"', "    }"];
    assert.equal(
      withRuleOff([...settings, "  }", "}", ""].join("\n"), "magic-number"),
      [...settings.slice(0, -1), "    },", ...added, "  }", "}", ""].join("\n"),
    );
  });

  it("changes the severity of a rule that has settings", () => {
    assert.equal(
      withRuleOff('{"rules": {"long-function": {"severity": "error", "max": 80}}}', "long-function"),
      '{"rules": {"long-function": {"severity": "off", "max": 80}}}\n',
    );
  });

  it("does not touch a file that is no settings", () => {
    for (const text of ["[]", "1", "{", "{]"])
      assert.equal(withRuleOff(text, "empty-catch"), undefined, text);
  });

  it("creates the file where there is none", async () => {
    const edit = await turnRuleOff("empty-catch", "file:///workspace/src/a.ts", workspaceWith());
    assert.deepEqual(edit?.documentChanges?.[0], {
      kind: "create",
      uri: "file:///workspace/.inkling.json",
      options: { ignoreIfExists: true },
    });
    assert.equal(edit?.documentChanges?.length, 2);
  });

  it("edits the file that is there, and knows no place outside the workspace", async () => {
    const edit = await turnRuleOff("empty-catch", "file:///workspace/src/a.ts", workspaceWith("{}"));
    assert.equal(edit?.documentChanges?.length, 1);
    assert.equal(await turnRuleOff("empty-catch", "file:///elsewhere/a.ts", workspaceWith()), undefined);
  });

  it("turns exactly that rule off, whatever the settings were", () => {
    const severity = fc.constantFrom("error", "hint", "off");
    const settings = fc.record(
      {
        rules: fc.dictionary(fc.constantFrom(...ruleIds), fc.record({ severity })),
        exclude: fc.array(fc.string()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(settings, fc.constantFrom(...ruleIds), fc.boolean(), (input, rule, pretty) => {
        const before = parseConfig(input).config;
        const changed = withRuleOff(JSON.stringify(input, undefined, pretty ? 2 : undefined), rule);
        const { config, problems } = parseConfig(parse(changed ?? ""));
        assert.deepEqual(problems, []);
        const expected = { ...before.rules, [rule]: { ...before.rules[rule], severity: "off" } };
        assert.deepEqual(config, { ...before, rules: expected });
      }),
    );
  });
});
