import assert from "node:assert/strict";
import { describe, it } from "mocha";
import {
  childrenOf,
  countVerdicts,
  groupRequirements,
  type TreeEntry,
} from "../../client/requirementTree.ts";
import type { RequirementNode } from "../../server/edges/lsp/protocol.ts";

function node(key: string, more: Partial<RequirementNode> = {}): RequirementNode {
  const place = { uri: "file:///spec.md", path: "spec.md", line: 1, label: key };
  return { ...place, key, text: "It works.", source: "document", implementations: [], tests: [], ...more };
}

const code = { uri: "file:///a.ts", path: "a.ts", line: 3, label: "f" };
const last = {
  verdict: "yes",
  confidence: 0.9,
  tier: "heuristic",
  stale: false,
  missing: [],
  evidence: [code],
} as const;
const done = node("R-1", {
  implementations: [code],
  tests: [code],
  last: { ...last, missing: [], evidence: [code] },
});
const open = node("R-2", {
  last: { ...last, verdict: "no", missing: ["No error is raised."], evidence: [] },
});
const stale = node("R-3", { last: { ...last, stale: true, missing: [], evidence: [] } });
const all = [done, open, stale];

function shown(entries: readonly TreeEntry[]): string[] {
  return entries.map((entry) =>
    entry.kind === "file"
      ? `${entry.path}: ${entry.requirements.map(({ key }) => key).join(" ")}`
      : entry.kind,
  );
}

describe("requirement tree", () => {
  it("groups by document or by the code that implements", () => {
    assert.deepEqual(shown(groupRequirements(all, "document", "all")), ["spec.md: R-1 R-2 R-3"]);
    assert.deepEqual(shown(groupRequirements(all, "code", "all")), ["a.ts: R-1", "spec.md: R-2 R-3"]);
  });

  it("filters by verdict, staleness and links", () => {
    const left = (filter: "notMet" | "unchecked" | "unimplemented" | "untested") =>
      shown(groupRequirements(all, "document", filter));
    assert.deepEqual(left("notMet"), ["spec.md: R-2"]);
    assert.deepEqual(left("unchecked"), ["spec.md: R-3"]);
    assert.deepEqual(left("unimplemented"), ["spec.md: R-2 R-3"]);
    assert.deepEqual(left("untested"), ["spec.md: R-2 R-3"]);
  });

  it("unfolds what is missing, implementations, tests and evidence", () => {
    const below = childrenOf({ kind: "requirement", requirement: done });
    assert.deepEqual(
      below.map((entry) => (entry.kind === "group" ? entry.of : entry.kind)),
      ["implementations", "tests", "evidence"],
    );
    const [group] = below;
    assert.deepEqual(group && childrenOf(group), [{ kind: "place", place: code }]);
    assert.deepEqual(childrenOf({ kind: "requirement", requirement: open }), [
      { kind: "note", text: "No error is raised." },
    ]);
  });

  it("sums up in one line", () => {
    assert.deepEqual(countVerdicts(all), { yes: 1, partial: 0, no: 1, unsure: 0, unchecked: 1 });
  });
});
