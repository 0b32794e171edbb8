import assert from "node:assert/strict";
import { checkText } from "./checkText.ts";

/** Rule and line of every finding. */
async function rulesIn(languageId: string, text: string): Promise<string[]> {
  const findings = await checkText(languageId, text);
  return findings.map(({ rule, range }) => `${range.start.line + 1} ${rule}`);
}

describe("suppression comments", () => {
  it("speak of the next line", async () => {
    const text = "// inkling-ignore-next-line magic-number -- a prime\nretry(37);\nretry(41);\n";
    assert.deepEqual(await rulesIn("javascript", text), ["3 magic-number"]);
  });

  it("speak of their own line", async () => {
    const text = "retry(37) # inkling-ignore-line magic-number\nretry(41)\n";
    assert.deepEqual(await rulesIn("python", text), ["2 magic-number"]);
  });

  it("speak of the whole file", async () => {
    const text =
      "/* inkling-ignore-file magic-number, todo-comment */\nint a(int b) { return b * 37; }\n// TODO: b\n";
    assert.deepEqual(await rulesIn("cpp", text), []);
  });

  it("speak of all rules when they name none", async () => {
    assert.deepEqual(await rulesIn("go", "package a\n\nvar b = f(37) // inkling-ignore-line\n"), []);
  });

  it("may be stacked", async () => {
    const text =
      "# inkling-ignore-next-line magic-number\n# inkling-ignore-next-line todo-comment\nwait(37) # TODO: b\n";
    assert.deepEqual(await rulesIn("ruby", text), []);
  });

  it("may say that another one stays, used or not", async () => {
    const idle = "// inkling-ignore-next-line magic-number\nf();\n";
    assert.deepEqual(await rulesIn("javascript", idle), ["1 unused-suppression"]);
    for (const head of [
      "inkling-ignore-next-line unused-suppression",
      "inkling-ignore-file unused-suppression",
    ])
      assert.deepEqual(await rulesIn("javascript", `// ${head}\n${idle}`), [], head);
    const needless = "// inkling-ignore-next-line unused-suppression\nf();\n";
    assert.deepEqual(await rulesIn("javascript", needless), ["1 unused-suppression"]);
    assert.deepEqual(await rulesIn("javascript", `${needless}\n${idle}`), [
      "1 unused-suppression",
      "4 unused-suppression",
    ]);
  });

  it("work inside functions and on comments themselves", async () => {
    const text = "function f() {\n  // inkling-ignore-next-line todo-comment\n  // TODO: c\n  work();\n}\n";
    assert.deepEqual(await rulesIn("typescript", text), []);
  });

  it("work where there is no grammar", async () => {
    assert.deepEqual(await rulesIn("yaml", "# TODO: a\n# TODO: b inkling-ignore-line\n"), ["1 todo-comment"]);
  });

  it("are themselves reported when they do nothing", async () => {
    const text = "// inkling-ignore-next-line magic-number\nwork();\n";
    const [finding] = await checkText("java", text);
    assert.equal(finding?.rule, "unused-suppression");
    assert.equal(finding?.severity, "hint");
    assert.equal(finding?.message, "Nothing breaks the rule “magic-number” here: the comment can go.");
  });

  it("are reported when they name no rule there is", async () => {
    const [finding] = await checkText("rust", "// inkling-ignore-file magic-numbers\n");
    assert.equal(
      finding?.message,
      "There is no rule “magic-numbers” to suppress. Did you mean “magic-number”?",
    );
  });

  it("are not called unused when their rule is off", async () => {
    const config = { rules: { "magic-number": { severity: "off" as const } } };
    const text = "retry(37); // inkling-ignore-line magic-number\n";
    assert.deepEqual(await checkText("javascript", text, config), []);
  });
});
