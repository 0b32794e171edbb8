import assert from "node:assert/strict";
import { setImmediate as nextTurn } from "node:timers/promises";
import { after, describe, it } from "mocha";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createRequirements } from "../../server/features/requirements/requirements.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { testPorts } from "../support/testPorts.ts";
import { grammars } from "../syntax/grammars.ts";

const { signal } = new AbortController();
const root = "file:///w";
/** More than are looked at in one turn, where every file is known already. */
const count = 12_000;
const mostLooks = 5_000;
const marked = `${root}/src/${count - 1}.ts`;

/** A disk with so many files, of which the last one refers to the requirement; each read takes a turn, as it does on a disk. */
function disk() {
  let reads = 0;
  const documents = [`${root}/docs/requirements.md`];
  const code = Array.from({ length: count }, (_, index) => `${root}/src/${index}.ts`);
  const textOf = (uri: string) => {
    if (uri === documents[0]) return "- REQ-1: The function shall return at most 10 items.\n";
    return uri === marked
      ? "// implements REQ-1\nfunction f(items) {\n  return items.slice(0, 20);\n}\n"
      : "f();\n";
  };
  const ports = testPorts();
  const workspace = {
    ...ports.workspace,
    roots: [root],
    relativePath: (uri: string) => uri.replace(`${root}/`, ""),
    findFiles: async (globs: readonly string[]) => {
      if (globs.some((glob) => /requirements/.test(glob))) return documents;
      return globs.some((glob) => /\bts\b/.test(glob)) ? code : [];
    },
    async document(uri: string) {
      reads++;
      await nextTurn();
      return TextDocument.create(uri, uri.endsWith(".md") ? "markdown" : "typescript", 0, textOf(uri));
    },
  };
  return { reads: () => reads, ports: { ...ports, workspace } };
}

/** How often others have their turn while work goes on, and the most files that are read from one turn to the next. */
async function watch(counted: () => number, work: () => Promise<unknown>) {
  let [turns, most, last] = [0, 0, counted()];
  let isOver = false;
  const look = () => {
    turns++;
    most = Math.max(most, counted() - last);
    last = counted();
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  look();
  return { turns, most };
}

describe("requirements over very many files", () => {
  const syntax = createSyntax(grammars, silentLogger);
  after(() => syntax.dispose());
  const { reads, ports } = disk();
  const requirements = createRequirements(ports, syntax);
  const check = () => requirements.checkAll(undefined, [], signal);

  it("are checked to the last file, each read once for all who ask, and others have their turn at each", async () => {
    const { turns, most } = await watch(reads, async () => {
      const document = await ports.workspace.document(marked);
      const [results, hover] = await Promise.all([
        check(),
        requirements.hover(document, { line: 0, character: 15 }, signal),
      ]);
      assert.match(JSON.stringify(results), new RegExp(`"path":"src/${count - 1}.ts"`));
      assert.match(JSON.stringify(hover), /at most 10 items/);
    });
    assert.ok(reads() < count * 1.01, `${reads()} times a file was read`);
    assert.ok(most <= 2 && turns >= count, `${most} files read in one turn, ${turns} turns`);
  });

  it("hold nobody up where all of them are known", async () => {
    const before = reads();
    const { turns } = await watch(reads, check);
    assert.ok(turns > count / mostLooks, `${turns} turns`);
    assert.ok(reads() - before < 2);
  });
}).timeout(60_000);
