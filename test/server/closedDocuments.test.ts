import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

interface Counts {
  readonly documents: number;
  /** Texts of documents on the heap. */
  readonly whileOpen: number;
  readonly afterwards: number;
}

describe("closed documents", () => {
  it("give back what they took: neither their text nor what was made of it is kept", async () => {
    const script = fileURLToPath(new URL("./closedDocumentsProcess.ts", import.meta.url));
    const child = fork(script, { execArgv: ["--import", "tsx"] });
    try {
      const [{ documents, whileOpen, afterwards }] = (await once(child, "message")) as [Counts];
      assert.ok(whileOpen >= documents, `${whileOpen}`);
      // What was asked last is remembered, whatever its document.
      assert.ok(afterwards < documents, `${afterwards}`);
    } finally {
      child.kill("SIGKILL");
    }
  }).timeout(60_000);
});
