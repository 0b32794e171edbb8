import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "@babel/parser";
import { repository } from "../protocol/lspClient.ts";

/** Modules by which a program reaches others. */
const networkModules = new Set(
  ["http", "https", "http2", "net", "tls", "dgram", "dns", "dns/promises"].map((name) => `node:${name}`),
);
const networkNames = new Set(["fetch", "WebSocket", "XMLHttpRequest", "EventSource"]);
/**
 * The editor that started the server, on this machine; a download that was asked for, the endpoint that was configured, and
 * the model's own process on this machine.
 */
const mayConnect = [
  "server/edges/lsp/openConnection.ts",
  "server/machine/endpoint/postJson.ts",
  "server/machine/models/httpGet.ts",
  "server/machine/models/proxyAgent.ts",
  "server/machine/models/shared/hostConnection.ts",
  "server/machine/models/shared/hostServer.ts",
];
const executing = new Set(["eval", "Function"]);

const sources = ["server", "client"].flatMap((folder) =>
  readdirSync(path.join(repository, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.tsx?$/.test(entry.name))
    .map((entry) =>
      path.relative(repository, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"),
    ),
);

/** The modules that a file imports and the names that it calls or makes anew, as tokens tell. */
function usedIn(file: string): { readonly modules: readonly string[]; readonly calls: readonly string[] } {
  const { tokens = [] } = parse(readFileSync(path.join(repository, file), "utf8"), {
    sourceType: "module",
    plugins: ["typescript", "importAttributes"],
    tokens: true,
  });
  const list = tokens ?? [];
  const isName = (at: number) => list[at]?.type?.label === "name";
  const calls = list.flatMap((token, at) => {
    const isOwn = list[at - 1]?.type?.label !== "." && list[at - 1]?.type?.label !== "?.";
    return isName(at) && isOwn && list[at + 1]?.type?.label === "(" ? [String(token.value)] : [];
  });
  const modules = list.flatMap((token) => (token.type?.label === "string" ? [String(token.value)] : []));
  return { modules, calls };
}

// verifies INV-5
describe("what leaves the machine", () => {
  const used = new Map(sources.map((file) => [file, usedIn(file)]));

  it("leaves by the editor's connection, a download, an endpoint or the model's own process, and nowhere else", () => {
    const connecting = [...used]
      .filter(
        ([, { modules, calls }]) =>
          modules.some((name) => networkModules.has(name)) || calls.some((name) => networkNames.has(name)),
      )
      .map(([file]) => file);
    assert.deepEqual(connecting.sort(), mayConnect);
  });

  it("and nothing that is read or said is run as code of ours", () => {
    const running = [...used].filter(([, { calls }]) => calls.some((name) => executing.has(name)));
    assert.deepEqual(
      running.map(([file]) => file),
      [],
    );
    assert.deepEqual(
      [...used].filter(([, { modules }]) => modules.includes("node:vm")).map(([file]) => file),
      [],
    );
  });
});
