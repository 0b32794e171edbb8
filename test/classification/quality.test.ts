import assert from "node:assert/strict";
import type { FindingCounts } from "../../server/features/classification/quality.ts";
import { readFile } from "../../server/features/classification/readFile.ts";

const quality = (path: string, text: string, findings?: FindingCounts) => {
  const { quality: verdict, reasons } = readFile({ path, text, ...(findings ? { findings } : {}) });
  return [verdict, ...reasons];
};

describe("quality", () => {
  const swallowing = "def f():\n    try:\n        g()\n    except ValueError:\n        pass\n";
  const insecure = 'const { exec } = require("child_process");\nexec("ls " + process.argv[2]);\n';

  it("says the same of swallowed errors whether or not the diagnostics ran", () => {
    assert.deepEqual(quality("a.py", swallowing), ["issues", "swallowed errors"]);
    assert.deepEqual(quality("a.py", swallowing, { security: 0, warnings: 1 }), [
      "issues",
      "swallowed errors",
    ]);
  });

  const handlers: readonly (readonly [string, string, boolean])[] = [
    ["a.js", "try { f(); } catch (error) {}", true],
    ["a.js", "try { f(); } catch { /* it may be gone */ }", false],
    ["a.js", "try { f(); } catch {}\ntry { f(); } catch { /* it may be gone */ }", true],
    ["a.kt", "try { f() } catch (e: Exception) { }", true],
    ["a.kt", "try { f() } catch (e: Exception) { g() }", false],
    ["a.py", "try:\n    f()\nexcept OSError:\n    pass  # it may be gone\n", false],
    ["a.py", "# catch {}\n'catch {}'\n", false],
  ];
  for (const [path, text, isSwallowing] of handlers)
    it(`${isSwallowing ? "sees" : "does not see"} errors swallowed in ${JSON.stringify(text)}`, () =>
      assert.equal(quality(path, text).includes("swallowed errors"), isSwallowing));

  it("believes the rules where they ran", () => {
    const counts = (rules: Readonly<Record<string, number>>) =>
      quality("a.py", swallowing, { security: 0, warnings: 0, rules: new Map(Object.entries(rules)) });
    assert.deepEqual(counts({}), ["good"]);
    assert.deepEqual(counts({ "empty-catch": 1 }), ["issues", "swallowed errors"]);
  });

  it("counts what the rules find insecure as an issue", () => {
    assert.deepEqual(quality("a.js", insecure), ["good"]);
    assert.deepEqual(quality("a.js", insecure, { security: 1, warnings: 0 }), [
      "issues",
      "1 security finding",
    ]);
    assert.deepEqual(quality("a.js", insecure, { security: 0, warnings: 0 }), ["good"]);
  });

  it("finds nothing wrong with plain code", () =>
    assert.deepEqual(quality("a.py", "def f():\n    return 1\n"), ["good"]));
});
