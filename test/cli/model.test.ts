import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import path from "node:path";
import { serveFile, withHub } from "../models/hubServer.ts";
import { tinyGguf } from "../models/tinyGguf.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { repository, runCli } from "./runCli.ts";

interface Listed {
  readonly installed: readonly { readonly name: string; readonly used: boolean; readonly problem?: string }[];
}

/** Runs `inkling model …` with a storage folder of its own. */
function withModels(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (run: (...args: string[]) => ReturnType<typeof runCli>, folder: string) => Promise<void>,
): Promise<void> {
  return inTempFolder(files, (folder) => {
    const env = { ...process.env, INKLING_DATA: path.join(folder, "data"), HTTP_PROXY: "", http_proxy: "" };
    return use((...args) => runCli(["model", ...args], { cwd: folder, env }), folder);
  });
}

const usedOf = async (run: (...args: string[]) => ReturnType<typeof runCli>) => {
  const { installed }: Listed = JSON.parse((await run("list", "--format", "json")).stdout);
  return installed.filter(({ used }) => used).map(({ name }) => name);
};

describe("inkling model", () => {
  it("imports, uses, shows and removes a model", () =>
    withModels({}, async (run) => {
      const imported = await run("import", path.join(repository, "models/inkling-starter.gguf"), "--use");
      assert.equal(imported.status, 0, imported.stderr);
      assert.match(imported.stdout, /inkling-starter.*fills in the middle.*licence/);
      assert.deepEqual(await usedOf(run), ["inkling-starter"]);
      const status = JSON.parse((await run("status", "--format", "json")).stdout);
      assert.equal(status.state, "ready");
      assert.match(status.path, /data.models.inkling-starter\.gguf$/);
      assert.match((await run("remove", "inkling-starter")).stdout, /MB are free again/);
      assert.deepEqual(await usedOf(run), ["starter"]);
    }));

  it("says what is wrong with a file, and takes it not", () =>
    withModels(
      { "page.gguf": "<html>", "double.gguf": tinyGguf({ "tokenizer.ggml.tokens": ["a", "a"] }) },
      async (run) => {
        for (const [file, why] of [
          ["page.gguf", /is not a GGUF model/],
          ["double.gguf", /the token "a" stands twice/],
          ["absent.gguf", /there is no such file/],
        ] as const) {
          const { status, stdout, stderr } = await run("import", file);
          assert.deepEqual([status, stdout], [2, ""]);
          assert.match(stderr, why);
        }
      },
    ));

  it("knows no model that is not there", () =>
    withModels({}, async (run) => {
      const { status, stderr } = await run("use", "nothing");
      assert.equal(status, 2);
      assert.match(stderr, /There is no model "nothing"/);
    }));

  it("uses no broken file", () =>
    withModels({ "data/models/broken.gguf": "GGUF" }, async (run) => {
      assert.match((await run("list")).stdout, /broken {2}broken, not used: .* is cut short/);
      assert.equal((await run("use", "broken")).status, 2);
    }));

  it("downloads from an address, says that nothing could be verified, and uses it", () =>
    withModels({}, (run) =>
      withHub(
        (request, response) => serveFile(tinyGguf(), request, response),
        async ({ url }) => {
          const { status, stdout, stderr } = await run(
            "download",
            `${url}/tiny.gguf`,
            "--use",
            "--format",
            "json",
          );
          assert.equal(status, 0, stderr);
          assert.match(stderr, /checksum is not known beforehand/);
          assert.match(stderr, /100 %/);
          const sha256 = createHash("sha256").update(tinyGguf()).digest("hex");
          const model = JSON.parse(stdout);
          assert.deepEqual([model.name, model.verified, model.sha256], ["tiny", false, sha256]);
          assert.deepEqual(await usedOf(run), ["tiny"]);
        },
      ),
    ));

  it("refuses another file than the catalog's, from a mirror too", () =>
    withModels({}, (run) =>
      withHub(
        (request, response) => serveFile(tinyGguf(), request, response),
        async ({ url }) => {
          const { status, stderr } = await run("download", "--mirror", url);
          assert.equal(status, 2);
          assert.match(stderr, /has another file: \d+ bytes instead of 428730240/);
        },
      ),
    ));
});
