import assert from "node:assert/strict";
import { ruleIds } from "../../server/contract/config.ts";
import { rulesNamed } from "../../server/contract/ruleNames.ts";

describe("rulesNamed", () => {
  it("finds each rule by its identifier, and by the last part of it", () => {
    for (const id of ruleIds) {
      assert.deepEqual(rulesNamed(id), [id]);
      assert.deepEqual(rulesNamed(id.slice(id.lastIndexOf("/") + 1)), [id]);
    }
  });

  it("finds the rules of a group", () => {
    const security = ruleIds.filter((id) => id.startsWith("security/"));
    assert.ok(security.length > 1);
    assert.deepEqual(rulesNamed("security"), security);
  });

  it("finds nothing for other names", () => {
    for (const name of ["", "/", "sql", "secur", "number", "security/"])
      assert.deepEqual(rulesNamed(name), [], name);
  });
});
