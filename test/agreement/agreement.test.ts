import assert from "node:assert/strict";
import { createFactReader } from "../../bench/eval/facts/readFacts.ts";
import { disagreements, type Statement } from "../../bench/eval/facts/statement.ts";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import { testPorts } from "../support/testPorts.ts";
import { corpus } from "./corpus.ts";

const yesNo = (value: boolean) => (value ? "yes" : "no");

/** Files that tell most facts. */
const some = 30;

/** No two features may say different things about the same fact; `npm run eval facts` asks the same of files by other people. */
describe("agreement between check, classify, ask, validate, requirements, hover and ghost text", () => {
  const { config } = parseConfig({ todo: { checkboxes: false } });
  const reader = createFactReader({
    ...testPorts(),
    settings: { of: () => config, onDidChange: () => ({ dispose: () => undefined }) },
  });
  after(() => reader.dispose());

  for (const sample of corpus())
    it(sample.path, async () => {
      const statements = await reader.statements(sample);
      assert.deepEqual(disagreements(statements), []);
      const { todos, syntax, languageId, isTest, isGenerated } = sample;
      expect(statements, "has TODOs", todos === undefined ? undefined : yesNo(todos > 0));
      expect(statements, "has syntax errors", syntax && yesNo(syntax === "invalid"));
      expect(statements, "its language", languageId);
      expect(statements, "is a test", isTest === undefined ? undefined : yesNo(isTest));
      expect(statements, "is generated", isGenerated === undefined ? undefined : yesNo(isGenerated));
    });

  it("is about facts that several features tell", async () => {
    const few = corpus().filter(({ path }, index) => index < some || path.includes("hardcoded-secret"));
    const told = (await Promise.all(few.map((sample) => reader.statements(sample)))).flat();
    const tellers = new Map<string, Set<string>>();
    for (const { fact, feature } of told) {
      const kind = fact.replace(/^(what documents|line) .*/, "$1");
      tellers.set(kind, (tellers.get(kind) ?? new Set()).add(feature));
    }
    assert.deepEqual(
      [...tellers].filter(([, { size }]) => size < 2),
      [],
    );
    assert.ok(tellers.has("what documents") && tellers.has("line"));
  });
});

/** What is known to be true is what is said, by whoever says something. */
function expect(statements: readonly Statement[], fact: string, truth: string | undefined): void {
  for (const statement of statements)
    if (truth !== undefined && statement.fact === fact)
      assert.equal(statement.says, truth, statement.feature);
}
