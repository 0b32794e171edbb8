import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { defaultConfig, ruleIds } from "../../server/contract/config.ts";
import { ruleUrl } from "../../server/features/diagnostics/report/toDiagnostic.ts";

const sections = ["What", "Why", "Example", "How it is counted", "Turning it off"];

describe("the rules' pages", () => {
  for (const rule of ruleIds) {
    it(`explain ${rule}`, () => {
      const page = new URL(`../../docs/rules/${rule}.md`, import.meta.url);
      assert.ok(existsSync(page), "there is no page");
      const text = readFileSync(page, "utf8");
      assert.ok(text.startsWith(`# \`${rule}\`: `), "the title does not name the rule");
      for (const section of sections)
        assert.ok(text.includes(`\n## ${section}\n`), `no section “${section}”`);
      assert.ok(text.includes(`Default severity: ${defaultConfig.rules[rule].severity}`), "wrong severity");
      for (const setting of Object.keys(defaultConfig.rules[rule]).filter((key) => key !== "severity"))
        assert.ok(text.includes(`\`${setting}\``), `the setting “${setting}” is not explained`);
      assert.ok(ruleUrl(rule).endsWith(`docs/rules/${rule}.md`));
    });
  }
});
