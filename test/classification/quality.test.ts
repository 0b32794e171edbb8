import assert from "node:assert/strict";
import { readFile } from "../../server/features/classification/readFile.ts";

const quality = (path: string, text: string, findings?: { security: number; warnings: number }) => {
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
