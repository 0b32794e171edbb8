import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { WorkspaceNames } from "../../server/features/completion/names/workspaceNames.ts";
import { WorkspaceImports } from "../../server/features/completion/workspaceImports.ts";
import { JumpingClock } from "../support/clocks.ts";
import { syntax } from "./ghost.ts";

const root = "file:///work/";

/** A workspace of TypeScript files, and what has been read of it. */
function readFiles(files: Map<string, string>) {
  const names = new WorkspaceNames(syntax);
  const workspace = {
    roots: [root],
    openDocuments: () => [],
    document: async (uri: string) => {
      const text = files.get(uri.slice(root.length));
      return text === undefined ? undefined : TextDocument.create(uri, "typescript", 1, text);
    },
    findFiles: async () => [...files.keys()].map((path) => root + path),
    relativePath: (uri: string) => uri.slice(root.length),
  };
  const imports = new WorkspaceImports({ workspace, clock: new JumpingClock() }, (document) =>
    names.read(document),
  );
  const members = () => names.membersOf({ path: ["Cart"], isSelf: false }, "typescript")?.names;
  return {
    names,
    gather: () => imports.gather("typescript", new AbortController().signal),
    change(path: string) {
      names.changed([root + path]);
      imports.changed([root + path]);
    },
    members: () => [...(members() ?? [])].sort().join(" "),
    imported: () => [...imports.of("typescript").keys()].map(workspace.relativePath).sort().join(" "),
  };
}

describe("what is known of the workspace's files", () => {
  it("follows what happens to them outside the editor", async () => {
    const files = new Map([
      ["cart.ts", "class Cart { items = []; }"],
      ["main.ts", "start();"],
    ]);
    const read = readFiles(files);
    await read.gather();
    assert.equal(read.members(), "items");
    files.set("cart.ts", "class Cart { total = 1; }");
    read.change("cart.ts");
    assert.equal(read.members(), "");
    await read.gather();
    assert.equal(read.members(), "total");
    files.delete("cart.ts");
    files.set("new.ts", "class Cart { sum = 1; }");
    read.change("cart.ts");
    read.change("new.ts");
    read.change("notes.md");
    await read.gather();
    assert.equal(read.members(), "sum");
    assert.equal(read.imported(), "main.ts new.ts");
  });

  it("is what an open document says, whatever the disk holds", async () => {
    const read = readFiles(new Map([["cart.ts", "class Cart { items = []; }"]]));
    const open = TextDocument.create(`${root}cart.ts`, "typescript", 1, "class Cart { count = 1; }");
    await read.names.refresh(open);
    await read.gather();
    read.change("cart.ts");
    assert.equal(read.members(), "count");
  });
});
