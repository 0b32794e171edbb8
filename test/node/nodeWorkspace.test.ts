import assert from "node:assert/strict";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { defaultConfig } from "../../server/contract/config.ts";
import { NodeSettings } from "../../server/machine/files/nodeSettings.ts";
import { createNodeWorkspace } from "../../server/machine/files/nodeWorkspace.ts";
import { readOnBattery } from "../../server/machine/systemMachine.ts";
import { inTempFolder } from "./tempFolder.ts";

const never = new AbortController().signal;

describe("createNodeWorkspace", () => {
  it("reads a file with its language", () =>
    inTempFolder({ "src/a.py": "x = 1\n" }, async (folder) => {
      const document = await workspaceIn(folder).document(uriOf(folder, "src/a.py"));
      assert.deepEqual([document?.languageId, document?.getText()], ["python", "x = 1\n"]);
    }));

  it("prefers the open document to the file", () =>
    inTempFolder({ "a.ts": "old" }, async (folder) => {
      const open = TextDocument.create(uriOf(folder, "a.ts"), "typescript", 7, "new");
      assert.equal(await workspaceIn(folder, [open]).document(open.uri), open);
    }));

  it("reads UTF-16 and refuses binary, missing and too large files", () =>
    inTempFolder(
      {
        "wide.txt": new Uint8Array([0xff, 0xfe, 0x68, 0, 0x69, 0]),
        "binary.ts": "\u0000\u0001",
        "large.ts": "x".repeat(defaultConfig.classification.maxFileSize + 1),
      },
      async (folder) => {
        const workspace = workspaceIn(folder);
        assert.equal((await workspace.document(uriOf(folder, "wide.txt")))?.getText(), "hi");
        for (const name of ["binary.ts", "large.ts", "missing.ts", "."]) {
          assert.equal(await workspace.document(uriOf(folder, name)), undefined, name);
        }
        assert.equal(await workspace.document("untitled:Untitled-1"), undefined);
      },
    ));

  it("finds files by glob, without what Git ignores or settings exclude", () =>
    inTempFolder(
      {
        ".gitignore": "out\n",
        "docs/requirements.md": "",
        "out/requirements.md": "",
        "node_modules/requirements.md": "",
        "a.ts": "",
      },
      async (folder) => {
        const found = await workspaceIn(folder).findFiles(["**/requirements*.md"], never);
        assert.deepEqual(found, [uriOf(folder, "docs/requirements.md")]);
      },
    ));

  it("obeys the settings file of the root", () =>
    inTempFolder(
      { ".inkling.json": '{ "exclude": ["old/**"] }', "old/a.md": "", "b.md": "" },
      async (folder) => {
        const roots = () => [URI.file(folder).toString()];
        const settings = new NodeSettings(undefined, { roots });
        const workspace = createNodeWorkspace({ roots, open: () => [], settings });
        assert.deepEqual(await workspace.findFiles(["**/*.md"], never), [uriOf(folder, "b.md")]);
      },
    ));

  it("obeys settings files deeper down, whose globs count from their folders", () =>
    inTempFolder(
      {
        ".inkling.json": '{ "exclude": ["old/**"] }',
        "part/.inkling.json": '{ "exclude": ["made/**"] }',
        "part/made/a.md": "",
        "part/old/b.md": "",
        "made/c.md": "",
        "old/d.md": "",
      },
      async (folder) => {
        const found = await workspaceIn(folder).findFiles(["**/*.md"], never);
        assert.deepEqual(found, [uriOf(folder, "made/c.md"), uriOf(folder, "part/old/b.md")]);
      },
    ));

  it("stops looking when it is cancelled", () =>
    inTempFolder({ "a.md": "" }, async (folder) => {
      await assert.rejects(workspaceIn(folder).findFiles(["**"], AbortSignal.abort()), {
        name: "AbortError",
      });
    }));

  it("gives paths relative to the root", () =>
    inTempFolder({}, (folder) => {
      const workspace = workspaceIn(folder);
      assert.equal(workspace.relativePath(uriOf(folder, "src/a.ts")), "src/a.ts");
      assert.equal(workspace.relativePath("file:///elsewhere/a.ts"), "/elsewhere/a.ts");
      const written: Readonly<Record<string, string>> = {
        "src/a%20b/%C3%A9.ts": "src/a b/é.ts",
        "src/x/../a.ts": "src/a.ts",
        "src//a.ts": "src/a.ts",
        "src/a.ts?b#c": "src/a.ts",
        "é.ts": "é.ts",
        "..a/.b": "..a/.b",
      };
      for (const [end, relative] of Object.entries(written))
        assert.equal(workspace.relativePath(`${URI.file(folder)}/${end}`), relative, end);
    }));
});

describe("readOnBattery", () => {
  const supply = (type: string, status: string) => ({
    [`${type}/type`]: `${type}\n`,
    [`${type}/status`]: `${status}\n`,
  });

  it("is true only while a battery discharges", async () => {
    assert.equal(await inTempFolder(supply("Battery", "Discharging"), readOnBattery), true);
    assert.equal(await inTempFolder(supply("Battery", "Charging"), readOnBattery), false);
  });

  it("is undefined where there is no battery, or nothing to read", async () => {
    assert.equal(await inTempFolder(supply("Mains", "Unknown"), readOnBattery), undefined);
    assert.equal(readOnBattery("/no/such/folder"), undefined);
  });
});

function workspaceIn(folder: string, open: readonly TextDocument[] = []) {
  const roots = () => [URI.file(folder).toString()];
  return createNodeWorkspace({ roots, open: () => open, settings: new NodeSettings(undefined, { roots }) });
}

function uriOf(folder: string, name: string): string {
  return URI.file(path.join(folder, name)).toString();
}
