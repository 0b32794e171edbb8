import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { URI } from "vscode-uri";
import type { ConfigInput } from "../../server/contract/config.ts";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import { CopyIndexes } from "../../server/features/diagnostics/copies/duplicates.ts";
import { type ScanResult, scanFiles } from "../../server/machine/batch/workspaceScan.ts";
import { listFiles } from "../../server/machine/files/listFiles.ts";
import { silentLogger } from "../support/loggers.ts";

describe("scanFiles", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "inkling-scan-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(name: string, content: string | Uint8Array): void {
    writeFileSync(path.join(folder, name), content);
  }

  function scan(
    signal: AbortSignal,
    input: ConfigInput = {},
    onProgress?: (files: number) => void,
    copies = new CopyIndexes(),
    keepsPart = false,
  ) {
    const { config } = parseConfig(input);
    return scanFiles(
      {
        files: listFiles(folder, { exclude: [] }),
        settings: { of: () => config, onDidChange: () => ({ dispose: () => undefined }) },
        relativePath: (uri) => path.relative(folder, URI.parse(uri).fsPath),
        logger: silentLogger,
        threads: 1,
        copies,
        keepsPart,
        ...(onProgress ? { onProgress } : {}),
      },
      signal,
    );
  }

  /** Rules per file name. */
  function rulesByName({ files }: ScanResult): Record<string, string[]> {
    return Object.fromEntries(
      files
        .filter(({ findings }) => findings.length > 0)
        .map(({ uri, findings }) => [path.basename(uri), findings.map(({ rule }) => rule)]),
    );
  }

  const { signal } = new AbortController();
  const body = Array.from({ length: 12 }, (_, index) => `  work(a${index}, b${index});`).join("\n");

  it("finds problems, and copies across files, in whatever order they come", async () => {
    write("a.ts", `function a() {\n${body}\n}\n`);
    write("b.js", "// TODO: b\n");
    write("c.ts", `\nfunction c() {\n${body}\n}\n`);
    const result = await scan(signal);
    assert.deepEqual(rulesByName(result), {
      "a.ts": ["duplicate-code"],
      "b.js": ["todo-comment"],
      "c.ts": ["duplicate-code"],
    });
    assert.equal(result.files[0]?.findings[0]?.message, "These 13 lines are also in c.ts, at line 3.");
  });

  it("compares a file that changed with those scanned before", async () => {
    const copies = new CopyIndexes();
    write("a.ts", `function a() {\n${body}\n}\n`);
    await scan(signal, {}, undefined, copies);
    rmSync(path.join(folder, "a.ts"));
    write("c.ts", `function c() {\n${body}\n}\n`);
    assert.deepEqual(rulesByName(await scan(signal, {}, undefined, copies)), { "c.ts": ["duplicate-code"] });
  });

  it("lets comments suppress copies", async () => {
    write("a.ts", `// inkling-ignore-file duplicate-code\nfunction a() {\n${body}\n}\n`);
    write("c.ts", `function c() {\n${body}\n}\n`);
    assert.deepEqual(rulesByName(await scan(signal)), { "c.ts": ["duplicate-code"] });
  });

  it("skips what is binary, too large or turned off, and says why", async () => {
    write("a.js", new Uint8Array([1, 0, 2]));
    write("b.js", "// TODO: b\n".repeat(200));
    write("c.py", "# TODO: c\n");
    const { files, skipped } = await scan(signal, {
      classification: { maxFileSize: 1024 },
      languages: { python: false },
    });
    assert.deepEqual(files, []);
    assert.deepEqual(
      skipped.map(({ reason }) => reason),
      ["binary", "too-large", "off"],
    );
  });

  it("names a file of which it could not look at a part, and tells what it found in the others", async () => {
    write("deep.js", `var a = ${'"a" + '.repeat(3_000)}"b";\ntry { f(); } catch (e) {}\n`);
    const result = await scan(signal);
    assert.deepEqual(rulesByName(result)["deep.js"], ["empty-catch"]);
    const [named, ...others] = result.skipped.filter(({ uri }) => uri.endsWith("/deep.js"));
    assert.match(named?.detail ?? "", /a part of it is too long, or nested too deeply/);
    assert.ok(named?.isMissed && others.length === 0);
  });

  it("counts on as files are done, on threads too", async () => {
    for (let index = 0; index < 60; index++) write(`f${index}.py`, "# TODO: a\n");
    const seen: number[] = [];
    const result = await scan(signal, {}, (files) => seen.push(files));
    assert.equal(result.files.length, 60);
    assert.ok(result.files.every(({ findings }) => findings[0]?.rule === "todo-comment"));
    assert.deepEqual(
      seen,
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
  }).timeout(60_000);

  it("stops when it is aborted", async () => {
    for (let index = 0; index < 60; index++) write(`f${index}.py`, "# TODO: a\n");
    const abort = new AbortController();
    const reason = new Error("enough");
    await assert.rejects(
      scan(abort.signal, {}, () => abort.abort(reason)),
      reason,
    );
  }).timeout(60_000);

  it("hands over what it found so far, for whoever wants the part", async () => {
    for (let index = 0; index < 60; index++) write(`f${index}.py`, "# TODO: a\n");
    const abort = new AbortController();
    const stop = (files: number) => {
      if (files === 3) abort.abort();
    };
    const part = await scan(abort.signal, {}, stop, undefined, true);
    assert.equal(part.isComplete, false);
    assert.ok(part.files.length >= 3 && part.files.length < 60, `${part.files.length} files`);
    assert.ok(part.files.every(({ findings }) => findings.length === 1));
  }).timeout(60_000);
});
