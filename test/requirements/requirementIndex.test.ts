import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { TextDocument } from "vscode-languageserver-textdocument";
import { RequirementIndex } from "../../server/features/requirements/requirementIndex.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { globMatcher } from "../../server/text/glob.ts";
import { silentLogger } from "../support/loggers.ts";
import { testPorts } from "../support/testPorts.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);
const { signal } = new AbortController();

/** A disk with files, and how often it was listed and read. */
function disk(files: Record<string, string>) {
  const counts = { listed: 0, read: 0 };
  const ports = testPorts();
  const workspace = {
    ...ports.workspace,
    roots: ["file:///w"],
    relativePath: (uri: string) => uri.replace("file:///w/", ""),
    findFiles: (globs: readonly string[]) => {
      counts.listed++;
      const documents = globs.some((glob) => /requirements|feature/.test(glob));
      return Promise.resolve(Object.keys(files).filter((uri) => uri.endsWith(".md") === documents));
    },
    document: (uri: string) => {
      counts.read++;
      const text = files[uri];
      const language = uri.endsWith(".md") ? "markdown" : "typescript";
      return Promise.resolve(text === undefined ? undefined : TextDocument.create(uri, language, 0, text));
    },
  };
  return { counts, index: new RequirementIndex({ ...ports, workspace }, syntax) };
}

describe("RequirementIndex", () => {
  after(() => syntax.dispose());

  it("reads a file once, and again when it changed", async () => {
    const files = {
      "file:///w/requirements.md": "- A-1: one",
      "file:///w/a.ts": "// implements A-1\nfunction f() {}",
    };
    const { counts, index } = disk(files);
    const ids = async () =>
      [...(await index.documents(signal)), ...(await index.code(signal))].flatMap(({ requirements, links }) =>
        [...requirements, ...links].map(({ id }) => id),
      );
    assert.deepEqual(await ids(), ["A-1", "A-1"]);
    assert.deepEqual(await ids(), ["A-1", "A-1"]);
    assert.deepEqual(counts, { listed: 3, read: 2 });
    files["file:///w/a.ts"] = "// implements A-2\nfunction f() {}";
    index.didChangeFiles(["file:///w/a.ts"]);
    assert.deepEqual(await ids(), ["A-1", "A-2"]);
    assert.deepEqual(counts, { listed: 3, read: 3 });
  });

  it("reads the items in Doorstop's folders, told by their fields", async () => {
    const item = (text: string, normative = "true") =>
      `active: true\nderived: false\nlevel: 1.0\nnormative: ${normative}\nreviewed: null\ntext: |\n  ${text}\n`;
    const ports = testPorts();
    const files: Record<string, string> = {
      "reqs/.doorstop.yml": "settings:\n  digits: 3\n",
      "reqs/LAMP001.yml": item("The lamp goes off."),
      "reqs/LAMP002.yml": item("Lamps", "false"),
      "other/values.yml": "text: no requirement\n",
    };
    const workspace = {
      ...ports.workspace,
      roots: ["file:///w"],
      relativePath: (uri: string) => uri.replace("file:///w/", ""),
      findFiles: (globs: readonly string[]) =>
        Promise.resolve(
          Object.keys(files)
            .filter(globMatcher(globs))
            .map((path) => `file:///w/${path}`),
        ),
      document: (uri: string) =>
        Promise.resolve(TextDocument.create(uri, "yaml", 0, files[uri.replace("file:///w/", "")] ?? "")),
    };
    const documents = await new RequirementIndex({ ...ports, workspace }, syntax).documents(signal);
    assert.deepEqual(
      documents.flatMap(({ requirements }) => requirements.map(({ id }) => id)),
      ["LAMP001"],
    );
  });

  it("lists the workspace anew for a file it never saw, and forgets one that is gone", async () => {
    const files: Record<string, string> = { "file:///w/requirements.md": "- A-1: one" };
    const { index } = disk(files);
    assert.equal((await index.documents(signal)).length, 1);
    files["file:///w/requirements-2.md"] = "- A-2: two";
    index.didChangeFiles(["file:///w/requirements-2.md"]);
    assert.equal((await index.documents(signal)).length, 2);
    delete files["file:///w/requirements.md"];
    index.didChangeFiles(["file:///w/requirements.md"]);
    assert.deepEqual(
      (await index.documents(signal)).map(({ path }) => path),
      ["requirements-2.md"],
    );
  });

  it("goes on for others when one who asked is cancelled", async () => {
    const { index } = disk({ "file:///w/requirements.md": "- A-1: one" });
    const stop = new AbortController();
    const first = index.documents(stop.signal);
    stop.abort();
    const second = index.documents(signal);
    await assert.rejects(first, /abort/i);
    assert.equal((await second).length, 1);
  });
});
