import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { processorTime } from "../../bench/series.ts";
import { isRunning } from "../../bench/soak/processes.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { LspClient } from "./lspClient.ts";

const files = 8_000;
const filesPerFolder = 400;
/** Processor time between `exit` and the end, in milliseconds: what a busy machine does not lengthen. */
const most = 400;
const withoutModel = { model: { path: "none" } };
const uri = "file:///nowhere/a.ts";

/** What the server is busy with when `exit` comes. */
const states: Readonly<
  Record<string, { settings: unknown; begin: (client: LspClient) => Promise<unknown> }>
> = {
  "a long file is being parsed": {
    settings: withoutModel,
    begin: async (client) => {
      await client.open(uri, "typescript", "const value = 12345;\n".repeat(100_000));
      ask(client, "textDocument/diagnostic", { textDocument: { uri } });
      return setTimeout(200);
    },
  },
  "the files of the workspace are being listed": {
    settings: { ...withoutModel, diagnostics: { workspace: true } },
    begin: () => setTimeout(100),
  },
  "requirements are being looked for": {
    settings: withoutModel,
    begin: async (client) => {
      ask(client, "inkling/requirements", {});
      return setTimeout(300);
    },
  },
  "a model is being loaded": { settings: {}, begin: () => setTimeout(200) },
  "a line is being generated": {
    settings: {},
    begin: async (client) => {
      await client.modelSettled();
      await client.open(uri, "typescript", "// The total\nfunction total(items) {\n  return \n}\n");
      ask(client, "inkling/complete", { uri, position: { line: 2, character: 9 } });
      return setTimeout(50);
    },
  },
};

/** A request that gets no answer any more. */
function ask(client: LspClient, method: string, params: object): void {
  client.request(method, params).catch(() => undefined);
}

describe("a server that is told to exit", () => {
  for (const [state, { settings, begin }] of Object.entries(states))
    it(`ends at once, though ${state}`, () =>
      inTempFolder(isAboutFiles(state) ? manyFiles() : {}, async (folder) => {
        const client = await LspClient.start({ settings, root: folder });
        await begin(client);
        const before = processorTime([client.pid]);
        let after = before;
        await client.connection.sendNotification("exit");
        while (isRunning(client.pid)) {
          after = Math.max(after, processorTime([client.pid]));
          await setTimeout(5);
        }
        assert.ok(after - before < most, `${after - before} ms of processor time`);
      })).timeout(60_000);
});

function manyFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: files }, (_, index) => [`${index % (files / filesPerFolder)}/${index}.ts`, ""]),
  );
}

function isAboutFiles(state: string): boolean {
  return /workspace|requirements/.test(state);
}
