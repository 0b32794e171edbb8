import assert from "node:assert/strict";
import { WorkspaceReports } from "../../server/edges/lsp/workspaceReports.ts";

const progress = { begin: () => undefined, report: () => undefined, done: () => undefined };
const problem = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  message: "m",
};

describe("the problems of a workspace, pulled", () => {
  it("are answered when the last scan is over, not when a short one within it is", async () => {
    const reports = new WorkspaceReports(() => false, "none");
    const found = (uri: string) => reports.set(uri, { resultId: uri, version: null, items: [problem] });
    reports.begin();
    const answer = reports.pull({ previousResultIds: [] }, { progress }, new AbortController().signal);
    reports.begin();
    found("file:///typed.ts");
    reports.end();
    const early = await Promise.race([answer, new Promise((resolve) => setImmediate(resolve, "none yet"))]);
    assert.equal(early, "none yet");
    found("file:///other.ts");
    reports.end();
    const { items } = await answer;
    assert.deepEqual(
      items.map(({ uri }) => uri),
      ["file:///typed.ts", "file:///other.ts"],
    );
  });
  it("hold a file once, as it is in the end, where it changes while they are collected", async () => {
    const reports = new WorkspaceReports(() => true, "none");
    const uri = "file:///open.ts";
    reports.begin();
    const answer = reports.pull({ previousResultIds: [] }, { progress }, new AbortController().signal);
    for (const [resultId, version] of [
      ["disk", null],
      ["typed", 1],
    ] as const)
      reports.set(uri, { resultId, version, items: [problem] });
    reports.end();
    const { items } = await answer;
    assert.deepEqual(
      items.map(({ resultId, version }) => [resultId, version]),
      [["typed", 1]],
    );
  });
});
