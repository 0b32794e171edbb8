import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { countsByBudget } from "../../server/machine/optimizeLater.ts";

describe("optimizeLater", () => {
  it("asks for a budget only where V8 knows one", () => {
    assert.ok(countsByBudget("11.3.244.8-node.33"));
    assert.ok(!countsByBudget("12.4.254.21-node.57"));
    assert.ok(!countsByBudget("13.6.233.10-node.28"));
  });

  it("sets no flag that this version of Node.js complains of", () => {
    const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
    const flags = ["--liftoff-only", "--min-semi-space-size"];
    if (countsByBudget(process.versions.v8)) flags.push("--interrupt-budget");
    for (const flag of flags) assert.ok(known.includes(`${flag} `), flag);
  });
});
