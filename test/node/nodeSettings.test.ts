import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";
import { defaultConfig } from "../../server/contract/config.ts";
import { NodeSettings } from "../../server/machine/files/nodeSettings.ts";
import { inTempFolder } from "./tempFolder.ts";

describe("NodeSettings", () => {
  it("has the defaults without any settings", () => {
    assert.deepEqual(new NodeSettings(undefined, { roots: () => [] }).of("untitled:1"), defaultConfig);
  });

  it("says where the globs of exclude count from: the deepest file that has them, otherwise the root", () =>
    inTempFolder(
      {
        ".inkling.json": "{}",
        "a/.inkling.json": '{ "exclude": [] }',
        "a/b/.inkling.json": '{ "enabled": true }',
      },
      (folder) => {
        const settings = new NodeSettings(undefined, { roots: () => [URI.file(folder).toString()] });
        assert.equal(settings.excludeBase(path.join(folder, "c")), folder);
        assert.equal(settings.excludeBase(path.join(folder, "a/b")), path.join(folder, "a"));
      },
    ));

  it("lays the files of a folder and its parents over the editor's settings, the deepest last", () =>
    inTempFolder(
      {
        ".inkling.json": '{ "rules": { "long-function": { "max": 80 }, "long-file": { "max": 10 } } }',
        "src/.inkling.json": '{ // tests are longer\n "rules": { "long-function": { "max": 90 } }, }',
        "src/deep/a.ts": "",
      },
      (folder) => {
        const settings = settingsIn(folder, { rules: { "long-file": { max: 20, severity: "error" } } });
        const { rules } = settings.of(uriOf(folder, "src/deep/a.ts"));
        assert.deepEqual(rules["long-function"], { severity: "warning", max: 90 });
        assert.deepEqual(rules["long-file"], { severity: "error", max: 10 });
        assert.equal(settings.of(uriOf(folder, "b.ts")).rules["long-function"].max, 80);
      },
    ));

  it("takes no model or endpoint from a workspace", () =>
    inTempFolder(
      { ".inkling.json": '{ "model": { "path": "/evil.gguf" }, "largeModel": { "enabled": true } }' },
      (folder) => {
        const settings = settingsIn(folder, { model: { path: "mine.gguf" } });
        assert.equal(settings.of(uriOf(folder, "a.ts")).model.path, "mine.gguf");
        assert.equal(settings.of(uriOf(folder, "a.ts")).largeModel.enabled, false);
        assert.equal(settings.machine.model.path, "mine.gguf");
      },
    ));

  it("does not look above the workspace's root", () =>
    inTempFolder({ ".inkling.json": '{ "enabled": false }', "root/a.ts": "" }, (folder) => {
      assert.equal(settingsIn(path.join(folder, "root"), {}).of(uriOf(folder, "root/a.ts")).enabled, true);
    }));

  it("keeps right settings beside a wrong one, and survives a file that is no JSON", () =>
    inTempFolder(
      {
        ".inkling.json": '{ "completion": { "maxTokens": "x", "minConfidence": 0.9 } }',
        "b/.inkling.json": "{{{",
      },
      (folder) => {
        const settings = settingsIn(folder, {});
        assert.equal(settings.of(uriOf(folder, "a.ts")).completion.minConfidence, 0.9);
        assert.equal(
          settings.of(uriOf(folder, "b/a.ts")).completion.maxTokens,
          defaultConfig.completion.maxTokens,
        );
      },
    ));

  it("reads changed files after a refresh, and tells its listeners", () =>
    inTempFolder({ ".inkling.json": '{ "enabled": false }' }, (folder) => {
      const settings = settingsIn(folder, {});
      const uri = uriOf(folder, "a.ts");
      let told = 0;
      const subscription = settings.onDidChange(() => told++);
      assert.equal(settings.of(uri).enabled, false);
      writeFileSync(path.join(folder, ".inkling.json"), "{}");
      settings.refresh();
      assert.equal(settings.of(uri).enabled, true);
      settings.replace({ enabled: false });
      assert.equal(settings.of(uri).enabled, false);
      subscription.dispose();
      settings.refresh();
      assert.equal(told, 2);
    }));

  it("prefers the text of an open settings file", () =>
    inTempFolder({ ".inkling.json": "{}" }, (folder) => {
      const settings = new NodeSettings(
        {},
        { roots: () => [URI.file(folder).toString()], openText: () => '{ "enabled": false }' },
      );
      assert.equal(settings.of(uriOf(folder, "a.ts")).enabled, false);
    }));
});

function settingsIn(folder: string, editor: unknown): NodeSettings {
  return new NodeSettings(editor, { roots: () => [URI.file(folder).toString()] });
}

function uriOf(folder: string, name: string): string {
  return URI.file(path.join(folder, name)).toString();
}
