import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "../../server/machine/models/dataFolder.ts";
import { findModels } from "../../server/machine/models/findModels.ts";
import { ModelStore } from "../../server/machine/models/modelStore.ts";
import { InvalidModelFileError } from "../../server/model/files/ggufFile.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { tinyGguf } from "./tinyGguf.ts";

const { signal } = new AbortController();
const withStore = (
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (store: ModelStore, folder: string) => Promise<void>,
) => inTempFolder(files, (folder) => use(new ModelStore(path.join(folder, "data")), folder));

describe("ModelStore", () => {
  it("copies a file and tells what it can do", () =>
    withStore({ "some model.gguf": tinyGguf() }, async (store, folder) => {
      const source = path.join(folder, "some model.gguf");
      const added = await store.import(source, "copy", signal);
      assert.equal(added.name, "some-model");
      assert.deepEqual(readFileSync(added.path), readFileSync(source));
      assert.deepEqual(
        [added.facts?.architecture, added.facts?.license, added.facts?.fillsInTheMiddle, added.facts?.chats],
        ["qwen2", "apache-2.0", true, false],
      );
      assert.deepEqual([added.facts?.parameters, added.facts?.contextLength], [5000, 512]);
      assert.deepEqual(
        (await store.list()).map(({ name }) => name),
        ["some-model"],
      );
      assert.equal(await store.remove("some-model"), added.bytes);
      assert.deepEqual([await store.list(), readdirSync(store.models)], [[], []]);
      assert.ok(existsSync(source), "what the user has stays");
    }));

  it("links a file where it lies, and leaves it there when it is removed", () =>
    withStore({ "m.gguf": tinyGguf() }, async (store, folder) => {
      const source = path.join(folder, "m.gguf");
      assert.equal((await store.import(source, "link", signal)).path, source);
      assert.equal(await store.remove("m"), 0);
      assert.ok(existsSync(source));
    }));

  it("keeps two files of one name apart, and one file once", () =>
    withStore({ "a/m.gguf": tinyGguf(), "b/m.gguf": tinyGguf() }, async (store, folder) => {
      const names = [];
      for (const place of ["a/m.gguf", "b/m.gguf", "a/m.gguf"])
        names.push((await store.import(path.join(folder, place), "copy", signal)).name);
      assert.deepEqual(names, ["m", "m-2", "m"]);
    }));

  for (const [what, content] of [
    ["no model", "hello"],
    ["a file cut short", tinyGguf().subarray(0, 5000)],
    ["a file the engine would end over", tinyGguf({ "tokenizer.ggml.tokens": ["a", "a"] })],
  ] as const)
    it(`refuses ${what} and leaves nothing behind`, () =>
      withStore({ "m.gguf": content }, async (store, folder) => {
        await assert.rejects(
          store.import(path.join(folder, "m.gguf"), "copy", signal),
          InvalidModelFileError,
        );
        assert.deepEqual(await store.list(), []);
      }));

  it("refuses what is no regular file", () =>
    withStore({}, async (store, folder) => {
      await assert.rejects(store.import(folder, "copy", signal), /is not a file/);
      if (process.platform !== "win32")
        await assert.rejects(store.import("/dev/zero", "copy", signal), /is not a file/);
    }));

  it("says of a file that broke later what is wrong with it", () =>
    withStore({ "m.gguf": tinyGguf() }, async (store, folder) => {
      const { path: file } = await store.import(path.join(folder, "m.gguf"), "copy", signal);
      writeFileSync(file, tinyGguf().subarray(0, 6000));
      const [model] = await store.list();
      assert.match(model?.problem ?? "", /is cut short/);
      assert.equal(model?.facts, undefined);
    }));

  it("finds files that were put into its folder by hand", () =>
    withStore({ "data/models/mine.gguf": tinyGguf() }, async (store) => {
      assert.deepEqual(
        (await store.list()).map(({ name, linked }) => [name, linked]),
        [["mine", false]],
      );
    }));

  it("remembers the choice, and goes back to the starter when the chosen one is removed", () =>
    withStore({ "m.gguf": tinyGguf() }, async (store, folder) => {
      assert.equal(await store.chosen(), undefined);
      const { path: file } = await store.import(path.join(folder, "m.gguf"), "copy", signal);
      await store.choose(file);
      assert.equal(await store.chosen(), file);
      if (process.platform !== "win32")
        assert.equal(statSync(path.join(store.folder, "chosen.json")).mode & 0o077, 0, "readable by others");
      await store.remove("m");
      assert.equal(await store.chosen(), "starter");
    }));

  it("takes no name that leads out of its folder", () =>
    withStore({}, async (store) => {
      for (const name of ["../x", "a/b", ".hidden", "", "a\\b"])
        assert.throws(() => store.fileOf(name), RangeError);
    }));
});

describe("findModels", () => {
  const digest = "a".repeat(64);
  const manifest = (digest: string) =>
    JSON.stringify({
      layers: [
        { mediaType: "application/vnd.ollama.image.model", digest },
        { mediaType: "x", digest: "y" },
      ],
    });

  it("finds the models of Ollama by their manifests, and those of LM Studio by their files", () =>
    inTempFolder(
      {
        "ollama/manifests/registry.ollama.ai/library/qwen2.5-coder/0.5b": manifest(`sha256:${digest}`),
        "ollama/manifests/registry.ollama.ai/someone/theirs/latest": manifest(
          `sha256:${digest.replaceAll("a", "b")}`,
        ),
        [`ollama/blobs/sha256-${digest}`]: tinyGguf(),
        "lm/someone/Tiny-GGUF/tiny.Q4_0.gguf": tinyGguf(),
        "lm/someone/Tiny-GGUF/mmproj.gguf": "no model",
      },
      async (folder) => {
        const found = await findModels({
          ollama: [path.join(folder, "ollama")],
          lmStudio: [path.join(folder, "lm")],
        });
        assert.deepEqual(
          found.map(({ name, program, path: file }) => [name, program, path.relative(folder, file)]),
          [
            ["qwen2.5-coder:0.5b", "Ollama", path.join("ollama", "blobs", `sha256-${digest}`)],
            [
              "someone/Tiny-GGUF/tiny.Q4_0.gguf",
              "LM Studio",
              path.join("lm", "someone", "Tiny-GGUF", "tiny.Q4_0.gguf"),
            ],
          ],
        );
      },
    ));

  it("takes no manifest's word for a path", () =>
    inTempFolder(
      {
        "manifests/h/library/m/latest": manifest("sha256:../../secret"),
        "blobs/x": tinyGguf(),
        secret: tinyGguf(),
      },
      async (folder) => assert.deepEqual(await findModels({ ollama: [folder], lmStudio: [] }), []),
    ));

  it("finds nothing where there is nothing", async () =>
    assert.deepEqual(await findModels({ ollama: ["/nowhere"], lmStudio: ["/nowhere"] }), []));
});

describe("dataFolder", () => {
  const on = (platform: NodeJS.Platform, env: Record<string, string> = {}) =>
    dataFolder({ platform, env, home: "/home/me" });

  it("is the platform's own", () => {
    assert.equal(on("linux"), "/home/me/.local/share/inkling");
    assert.equal(on("linux", { XDG_DATA_HOME: "/data" }), "/data/inkling");
    assert.equal(on("linux", { XDG_DATA_HOME: "relative" }), "/home/me/.local/share/inkling");
    assert.equal(on("darwin"), "/home/me/Library/Application Support/Inkling");
    assert.match(on("win32", { LOCALAPPDATA: "C:/Local" }), /Local.Inkling$/);
  });

  it("is where INKLING_DATA says", () =>
    assert.equal(on("linux", { INKLING_DATA: "/elsewhere" }), "/elsewhere"));
});
