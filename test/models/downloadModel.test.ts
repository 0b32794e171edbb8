import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import {
  type DownloadChoice,
  downloadChoice,
  downloadModel,
  mirrored,
} from "../../server/machine/models/downloadModel.ts";
import { ModelStore } from "../../server/machine/models/modelStore.ts";
import { networkFromEnvironment, proxyAgentFor } from "../../server/machine/models/proxyAgent.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { type Answer, serveFile, withHub } from "./hubServer.ts";
import { tinyGguf } from "./tinyGguf.ts";

const content = tinyGguf();
const sha256 = createHash("sha256").update(content).digest("hex");
const serve: Answer = (request, response) => serveFile(content, request, response);
const direct = { proxy: undefined, direct: [], strictTls: true };
const choiceOf = (url: string, known = true): DownloadChoice => ({
  name: "m",
  file: {
    name: "m.gguf",
    quantization: "Q4_0",
    url: `${url}/m.gguf`,
    ...(known ? { bytes: content.length, sha256 } : {}),
  },
  license: "Apache-2.0",
  page: undefined,
});
const options = (
  store: ModelStore,
  more: { mirror?: string; network?: typeof direct | { proxy: string } } = {},
) => ({
  store,
  mirror: more.mirror ?? "",
  network: { ...direct, ...more.network },
  onProgress: () => undefined,
  stallMs: 500,
  retryMs: 1,
  signal: new AbortController().signal,
});

describe("downloadModel", () => {
  it("adds what it has downloaded, verified against the catalog", () =>
    inTempFolder({}, (folder) =>
      withHub(serve, async ({ url }) => {
        const store = new ModelStore(folder);
        const model = await downloadModel(choiceOf(url), options(store));
        assert.deepEqual([model.name, model.verified, model.sha256], ["m", true, sha256]);
        assert.deepEqual(readdirSync(store.models).sort(), ["m.gguf", "m.json"]);
      }),
    ));

  it("says of a file that nothing is known of that it is not verified", () =>
    inTempFolder({}, (folder) =>
      withHub(serve, async ({ url }) => {
        const model = await downloadModel(choiceOf(url, false), options(new ModelStore(folder)));
        assert.deepEqual([model.verified, model.sha256], [false, sha256]);
      }),
    ));

  it("keeps no file whose header is broken", () =>
    inTempFolder({}, (folder) =>
      withHub(
        (request, response) => serveFile(content.subarray(0, 6000), request, response),
        async ({ url }) => {
          const store = new ModelStore(folder);
          await assert.rejects(downloadModel(choiceOf(url, false), options(store)), /is cut short/);
          assert.equal(existsSync(store.fileOf("m")), false);
        },
      ),
    ));

  it("downloads once when two windows ask", () =>
    inTempFolder({}, (folder) =>
      withHub(
        (request, response) => setTimeout(() => serve(request, response, 0), 50),
        async ({ url, ranges }) => {
          const store = new ModelStore(folder);
          const both = [
            downloadModel(choiceOf(url), options(store)),
            downloadModel(choiceOf(url), options(store)),
          ];
          assert.deepEqual(
            (await Promise.all(both)).map(({ name }) => name),
            ["m", "m"],
          );
          assert.equal(ranges.length, 1);
        },
      ),
    ));

  it("does not wait for a window that died", () =>
    inTempFolder({}, (folder) =>
      withHub(serve, async ({ url }) => {
        const store = new ModelStore(folder);
        mkdirSync(store.models);
        // No process has this number: Linux ends at four million, and others below.
        writeFileSync(`${store.fileOf("m")}.lock`, "99999999");
        assert.equal((await downloadModel(choiceOf(url), options(store))).name, "m");
      }),
    ));

  it("removes what was left unfinished long ago", () =>
    inTempFolder({ "models/old.gguf.part": "x", "models/new.gguf.part": "x" }, (folder) =>
      withHub(serve, async ({ url }) => {
        utimesSync(path.join(folder, "models/old.gguf.part"), 1, 1);
        await downloadModel(choiceOf(url), options(new ModelStore(folder)));
        const left = readdirSync(path.join(folder, "models")).filter((name) => name.endsWith(".part"));
        assert.deepEqual(left, ["new.gguf.part"]);
      }),
    ));

  it("asks the mirror instead of the hub", () =>
    inTempFolder({}, (folder) =>
      withHub(
        (request, response, count) =>
          request.url === "/hf/m.gguf" ? serve(request, response, count) : response.writeHead(404).end(),
        async ({ url }) => {
          const choice = choiceOf("https://huggingface.co");
          const model = await downloadModel(
            choice,
            options(new ModelStore(folder), { mirror: `${url}/hf/` }),
          );
          assert.equal(model.source, `${url}/hf/m.gguf`);
        },
      ),
    ));

  it("goes through the proxy", () =>
    inTempFolder({}, async (folder) => {
      const asked: string[] = [];
      const proxy = http.createServer((request, response) => {
        asked.push(request.url ?? "");
        serveFile(content, request, response);
      });
      await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
      const network = { ...direct, proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
      try {
        const choice = choiceOf("http://hub.invalid");
        await downloadModel(choice, { ...options(new ModelStore(folder)), network });
        assert.deepEqual(asked, ["http://hub.invalid/m.gguf"]);
      } finally {
        proxy.closeAllConnections();
        proxy.close();
      }
    }));
});

describe("downloadChoice", () => {
  it("knows models by identifier, quantization and file", () => {
    const name = "qwen2.5-coder-0.5b-instruct-q4_0";
    for (const wanted of [
      "qwen2.5-coder-0.5b-instruct",
      "Qwen2.5-Coder-0.5B-Instruct:Q4_0",
      name,
      `${name}.gguf`,
    ])
      assert.equal(downloadChoice(wanted).name, name);
    assert.equal(downloadChoice("qwen2.5-coder-0.5b-instruct:q8_0").file.quantization, "Q8_0");
  });

  it("takes the address of a file, and nothing else", () => {
    assert.equal(downloadChoice("https://example.org/a/some.gguf?download=true").name, "some");
    for (const wanted of [
      "ftp://example.org/a.gguf",
      "https://example.org/page",
      "https://example.org/..%2f..%2fa.gguf",
      "nothing",
    ])
      assert.throws(() => downloadChoice(wanted), /no model|no address/);
  });

  it("refuses a mirror that is none", () =>
    assert.throws(() => mirrored("https://a/b", "file:///x"), /no address/));
});

describe("proxyAgentFor", () => {
  const url = new URL("https://hub.example/x");
  it("follows the environment, but for hosts that are to be reached directly", () => {
    const env = { HTTPS_PROXY: "http://proxy:8080" };
    assert.ok(proxyAgentFor(url, networkFromEnvironment(env)));
    for (const NO_PROXY of ["hub.example", ".example", "*", "a, hub.example"])
      assert.equal(proxyAgentFor(url, networkFromEnvironment({ ...env, NO_PROXY })), undefined);
    assert.ok(proxyAgentFor(url, networkFromEnvironment({ ...env, NO_PROXY: "ub.example" })));
    assert.equal(proxyAgentFor(url, networkFromEnvironment({})), undefined);
  });
});
