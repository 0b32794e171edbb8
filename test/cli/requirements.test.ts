import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runCli, runJson } from "./runCli.ts";

interface Report {
  readonly summary: Record<string, number>;
  readonly requirements: readonly { id: string; verdict: string; path: string }[];
  readonly problems: readonly { id: string; kind: string; line: number }[];
}

describe("inkling requirements, its options", () => {
  let folder: string;
  const run = (...args: string[]) => runCli(["requirements", ...args, "--model", "none"], { cwd: folder });

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "inkling-requirements-"));
    await writeFile(
      path.join(folder, "SPEC.md"),
      "- **EGG-1**: At most 9 eggs, otherwise an error is thrown.\n- **EGG-2**: Eggs are sorted by size.\n",
    );
    const hold = "function hold(eggs) {\n  if (eggs.length > 9) throw new Error('too many eggs');\n}\n";
    await writeFile(path.join(folder, "eggs.js"), `// implements EGG-1\n${hold}// implements EGG-3\n`);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it("takes requirements from any document with --spec, and reports what is wrong with identifiers", async () => {
    const { status, value } = await runJson<Report>(
      ["requirements", "eggs.js", "--spec", "SPEC.md", "--model", "none"],
      { cwd: folder },
    );
    assert.equal(status, 0);
    assert.deepEqual(
      value.requirements.map(({ id, verdict, path: file }) => [id, verdict, file]),
      [
        ["EGG-1", "yes", "SPEC.md"],
        ["EGG-2", "unsure", "SPEC.md"],
      ],
    );
    assert.deepEqual(
      value.problems.map(({ kind, id }) => `${kind} ${id}`),
      ["unknown EGG-3", "orphaned EGG-2"],
    );
  });

  it("ends with 1 for unsure when --strict is given", async () => {
    assert.equal((await run("eggs.js", "--spec", "SPEC.md", "--strict")).status, 1);
  });

  it("prints text, Markdown, CSV and JUnit", async () => {
    const formats = {
      text: /^SPEC\.md:1: yes \(\d+ % sure\): EGG-1/m,
      markdown: /^- \[x\] \*\*EGG-1\*\*/m,
      csv: /^EGG-1,"At most 9 eggs, otherwise/m,
      junit: /<testcase classname="SPEC\.md" name="EGG-1/,
    };
    for (const [format, pattern] of Object.entries(formats))
      assert.match((await run("eggs.js", "--spec", "SPEC.md", "--format", format)).stdout, pattern);
  });

  it("ends with 2 and prints nothing for a path that is not there", async () => {
    for (const args of [["nowhere"], ["eggs.js", "--spec", "nowhere.md"], []]) {
      const { status, stdout, stderr } = await run(...args);
      assert.deepEqual([status, stdout], [2, ""]);
      assert.match(stderr, /\S/);
    }
  });
});
