import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type CliResult, runCli, runJson } from "./runCli.ts";

interface Check {
  readonly version: string;
  readonly summary: {
    readonly files: number;
    readonly skipped: number;
    readonly findings: number;
    readonly ms: number;
  };
  readonly files: readonly {
    readonly path: string;
    readonly language: string;
    readonly findings: readonly {
      readonly rule: string;
      readonly line: number;
      readonly column: number;
      readonly severity: string;
    }[];
  }[];
}

describe("inkling check", () => {
  it("finds the problems of the examples", async () => {
    const { status, value } = await runJson<Check>(["check", "examples"]);
    assert.equal(status, 1);
    const rules = new Set(value.files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    // Numbers need no names in a folder called examples.
    for (const rule of ["todo-comment", "too-many-parameters", "duplicate-code"])
      assert.ok(rules.has(rule), rule);
    assert.equal(value.summary.findings, value.files.flatMap(({ findings }) => findings).length);
    const cart = value.files.find((file) => file.path === "examples/src/cart.ts");
    const todo = cart?.findings.find(({ rule }) => rule === "todo-comment");
    assert.deepEqual([cart?.language, todo?.line, todo?.severity], ["typescript", 37, "information"]);
  });

  it("ends with 0 and says so when there is nothing to find", () =>
    inFolder({ "fine.ts": "export const fine = true;\n" }, async (folder) => {
      const { status, stdout } = await runCli(["check", "."], { cwd: folder });
      assert.equal(status, 0);
      assert.match(stdout, /1 file/);
    }));

  it("honours .inkling.json and .gitignore, and counts what it skips", () =>
    inFolder(
      {
        ".gitignore": "ignored.ts\n",
        ".inkling.json": '{ "rules": { "todo-comment": { "severity": "error" } } }',
        "a.ts": "// TODO: mend\n",
        "ignored.ts": "// TODO: ignored\n",
        "picture.ts": "\u0000\u0001binary",
      },
      async (folder) => {
        const { value } = await runJson<Check>(["check", "."], { cwd: folder });
        const findings = value.files.flatMap(({ path: name, findings }) =>
          findings.map(({ severity }) => `${name} ${severity}`),
        );
        assert.deepEqual(findings, ["a.ts error"]);
        assert.equal(value.summary.skipped, 1);
      },
    ));
});

describe("inkling check --write-baseline", () => {
  it("reports in the format asked for, without the findings it wrote", async () => {
    await inFolder({ "a.js": "// TODO: tidy\n" }, async (cwd) => {
      const { status, value } = await runJson<{ files: unknown[]; summary: { findings: number } }>(
        ["check", "a.js", "--write-baseline", "base.json"],
        { cwd },
      );
      assert.equal(status, 0);
      assert.deepEqual([value.files, value.summary.findings], [[], 0]);
    });
  });
});

describe("inkling complete", () => {
  it("prints every place where the line may end, with its confidence", async () => {
    await inFolder({ "loop.ts": "const items = [1, 2];\nfor (let i = 0; i < items.l\n" }, async (folder) => {
      const { status, value } = await runJson<{
        endings: { text: string; kind: string; confidence: number }[];
      }>(["complete", "loop.ts:2:28", "--all"], { cwd: folder });
      assert.equal(status, 0);
      assert.equal(value.endings[0]?.text, "ength", JSON.stringify(value));
      assert.equal(value.endings.at(-1)?.kind, "line");
      assert.ok(value.endings.every(({ confidence }) => confidence >= 0 && confidence <= 1));
    });
  });

  it("knows the names of the workspace's other files when it is to read them, with and without a model", async () => {
    const files = {
      "cart.ts": "const hidden = 1;\nexport class Cart {\n  total() {}\n}\n",
      "shop.ts": 'import { C } from "./cart";\nfunction show(cart: Cart) {\n  return cart.t;\n}\n',
    };
    await inFolder(files, async (folder) => {
      const ask = async (place: string, ...options: string[]) =>
        (await runJson<{ text: string }>(["complete", place, "--workspace", ...options], { cwd: folder }))
          .value.text;
      assert.equal(await ask("shop.ts:1:11", "--model", "none"), "art");
      assert.equal(await ask("shop.ts:3:16", "--model", "none"), "otal");
      assert.match(await ask("shop.ts:3:16"), /^otal\b/);
    });
  });

  it("completes a line from the starter model", async () => {
    await inFolder(
      {
        "sure.json": '{ "completion": { "minConfidence": 0.2 } }',
        "loop.ts": "const items = [1, 2];\nfor (let i = 0; i < items.length; \n",
      },
      async (folder) => {
        const { status, value } = await runJson<{
          text: string;
          tier: string;
          confidence: number;
          ms: number;
          reason?: string;
        }>(["complete", "loop.ts:2:35", "--config", "sure.json"], { cwd: folder });
        assert.equal(status, 0);
        assert.match(value.text, /^i\+\+(\) ?\{?)?$/, JSON.stringify(value));
        assert.ok(value.confidence >= 0.2 && value.confidence <= 1);
      },
    );
  });

  it("says no-model without a model", async () => {
    const { value } = await runJson<{ text: string; reason?: string }>([
      "complete",
      "examples/src/cart.ts:25:17",
      "--model",
      "none",
    ]);
    assert.deepEqual([value.text, value.reason], ["", "no-model"]);
  });
});

describe("inkling ask without a file", () => {
  it("answers small questions by heart", async () => {
    const { status, value } = await runJson<{ answer: string; source: string; tier: string }>([
      "ask",
      "what is a socket?",
    ]);
    assert.equal(status, 0);
    assert.match(value.answer, /network/);
    assert.deepEqual([value.source, value.tier], ["glossary", "heuristic"]);
    const both = await runJson<{ answer: string }>(["ask", "let vs var in javascript"]);
    assert.match(both.value.answer, /let[\s\S]*var/);
  });

  it("says when nobody knows, and what is nearest", async () => {
    const { status, value } = await runJson<{ answer: null; nearest: string[] }>([
      "ask",
      "what is a deadlok",
      "--model",
      "none",
    ]);
    assert.equal(status, 1);
    assert.equal(value.answer, null);
    assert.ok(value.nearest.includes("deadlock"));
  });

  it("does not ask a larger model that nobody configured", async () => {
    const { status, stderr } = await runCli(["ask", "why?", "--large"]);
    assert.equal(status, 2);
    assert.match(stderr, /no larger model/);
  });
});

describe("inkling define", () => {
  it("defines a term", async () => {
    const { status, value } = await runJson<{ term: string; definition: string; tier: string }>([
      "define",
      "race conditions",
    ]);
    assert.equal(status, 0);
    assert.equal(value.term, "race condition");
    assert.equal(value.tier, "heuristic");
    assert.ok(value.definition.length > 20);
  });

  it("answers null for a word nobody knows", async () => {
    const { value } = await runJson<{ definition: null }>(["define", "flibbertigibbet"]);
    assert.equal(value.definition, null);
  });
});

describe("inkling requirements", () => {
  it("gives a verdict with evidence for each requirement, and ends with 1 when one is not met", async () => {
    const { status, value } = await runJson<{
      summary: Record<string, number>;
      requirements: readonly {
        id: string;
        verdict: string;
        confidence: number;
        evidence: readonly { path: string; line: number }[];
      }[];
    }>(["requirements", "examples"]);
    assert.equal(status, 1);
    const voucher = value.requirements.find(({ id }) => id === "CART-4");
    assert.equal(voucher?.verdict, "no");
    assert.equal(voucher?.evidence[0]?.path, "examples/src/cart.ts");
    assert.deepEqual(value.requirements.map(({ id }) => id).sort(), [
      "CART-1",
      "CART-2",
      "CART-3",
      "CART-4",
      "PAY-1",
    ]);
  });
});

describe("inkling classify", () => {
  it("prints one record per file", async () => {
    const { stdout } = await runCli(["classify", "examples/src", "--format", "jsonl"]);
    const records = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { path: string; language: string; kind: string });
    assert.equal(records.find(({ path: name }) => name.endsWith("inventory.go"))?.language, "go");
    assert.ok(
      records.every(({ kind }) => kind === "source"),
      stdout,
    );
  });
});

describe("inkling model status", () => {
  it("tells that the starter model is ready", async () => {
    const { value } = await runJson<{ state: string; capabilities: readonly string[] }>(["model", "status"]);
    assert.equal(value.state, "ready");
    assert.ok(value.capabilities.includes("complete"));
  });
});

describe("bad usage", () => {
  it("does not take one unfinished line for a result to merge", async () => {
    await inFolder({ "part.jsonl": "{ bad" }, async (cwd) =>
      expectBadUsage(await runCli(["merge", "part.jsonl"], { cwd })),
    );
  });

  const cases: Readonly<Record<string, readonly string[]>> = {
    "an unknown command": ["frobnicate"],
    "no command's argument": ["complete"],
    "an empty term": ["define", " "],
    "an empty request": ["route", ""],
    "a path that does not exist": ["check", "no/such/path"],
    "a place that is none": ["complete", "examples/src/cart.ts"],
    "a place outside the file": ["complete", "examples/src/cart.ts:9999:1"],
    "a wrong format": ["check", "examples", "--format", "xml"],
    "a settings file that does not exist": ["check", "examples", "--config", "no-such.json"],
    "a model file that does not exist": ["model", "status", "--model", "no-such.gguf"],
    "a model file that is none": ["model", "status", "--model", "README.md"],
  };

  for (const [name, args] of Object.entries(cases)) {
    it(`answers ${name} with status 2, a message, and nothing on stdout`, async () => {
      expectBadUsage(await runCli(args));
    });
  }

  it("refuses a settings file with a wrong setting, and names it", () =>
    inFolder({ "wrong.json": '{ "completion": { "maxTokens": "many" } }', "a.ts": "" }, async (folder) => {
      const result = await runCli(["check", "a.ts", "--config", "wrong.json"], { cwd: folder });
      expectBadUsage(result);
      assert.match(result.stderr, /completion\.maxTokens/);
    }));

  it("prints help with status 0", async () => {
    const { status, stdout } = await runCli(["--help"]);
    assert.equal(status, 0);
    for (const command of ["check", "classify", "complete", "define", "requirements", "serve", "model"]) {
      assert.ok(stdout.includes(command), command);
    }
  });
});

function expectBadUsage({ status, stdout, stderr }: CliResult): void {
  assert.equal(status, 2, stderr);
  assert.equal(stdout, "");
  assert.notEqual(stderr.trim(), "");
  assert.ok(!/\bat .*\.js:\d+/.test(stderr), `a stack trace is no message:\n${stderr}`);
}

async function inFolder(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "inkling-cli-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
