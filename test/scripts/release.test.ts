import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { whyNoPackage } from "../../scripts/engineBinary.ts";
import { releaseFaults } from "../../scripts/verifyRelease.ts";

const workflows = fileURLToPath(new URL("../../.github/workflows/", import.meta.url));

describe("a release", () => {
  const changelog =
    "# Changelog\n\n## [Unreleased]\n\n## [1.2.0]\n\n### Added\n\n- Something.\n\n## [1.1.0]\n";

  it("has one version in tag, manifest and changelog", () => {
    assert.deepEqual(releaseFaults("v1.2.0", "1.2.0", changelog), []);
    assert.equal(releaseFaults("v1.2.1", "1.2.0", changelog).length, 1);
    assert.equal(releaseFaults("v1.1.0", "1.1.0", changelog).length, 1);
    assert.equal(releaseFaults("v2.0.0", "2.0.0", changelog).length, 1);
  });

  for (const name of readdirSync(workflows))
    it(`runs only actions that are pinned by commit: ${name}`, () => {
      const text = readFileSync(path.join(workflows, name), "utf8");
      const used = [...text.matchAll(/uses:\s*(\S+)/g)].map(([, action = ""]) => action);
      assert.ok(used.length > 0);
      for (const action of used) assert.match(action, /^[\w./-]+@[0-9a-f]{40}$/);
    });
});

describe("a package for a platform", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));

  it("can be made for this one; where there can be none, the reason is told", () => {
    assert.equal(whyNoPackage(root, `${process.platform}-${process.arch}`), undefined);
    assert.match(whyNoPackage(root, "alpine-x64") ?? "", /no binary for musl/);
    assert.match(whyNoPackage(root, "amiga-68k") ?? "", /no such platform/);
  });
});
