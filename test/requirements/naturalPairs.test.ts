import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, it } from "mocha";
import type { NaturalPair } from "../../bench/eval/requirements/natural/pairs.ts";
import { judgeByAnalysis } from "../../server/features/requirements/check/judges/judgeByAnalysis.ts";
import { readCodeFacts } from "../../server/features/requirements/code/codeFacts.ts";
import { copyUnit } from "../../server/features/requirements/code/codeUnits.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);
/** The confidence from which on an answer is shown, as the settings have it. */
const shown = 0.8;
/** Part of the pairs that analysis can answer. */
const answeredAtLeast = 0.4;

async function judge({ language, code, requirement }: NaturalPair): Promise<string> {
  const facts = await syntax.withTree(language, code, (tree) => {
    const unit = copyUnit(tree, { name: "", start: 0, end: code.length, line: 0 });
    return unit && readCodeFacts(unit, "");
  });
  const { verdict, confidence } = judgeByAnalysis(requirement, facts ? [facts] : []);
  return confidence >= shown ? verdict : "unsure";
}

/** Each piece of code with requirements that it meets, and siblings of them that it does not. */
describe("requirements in natural words", () => {
  after(() => syntax.dispose());

  it("are answered in many cases, and never the other way round", async () => {
    const file = new URL("naturalPairs.json", import.meta.url);
    const pairs = JSON.parse(readFileSync(file, "utf8")) as readonly NaturalPair[];
    const wrong: string[] = [];
    let answered = 0;
    for (const pair of pairs) {
      const verdict = await judge(pair);
      if (verdict === "unsure") continue;
      answered++;
      if (verdict !== pair.truth) wrong.push(`${pair.truth}, not ${verdict}: ${pair.requirement}`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(answered >= answeredAtLeast * pairs.length, `${answered} of ${pairs.length} are answered`);
  });
});
