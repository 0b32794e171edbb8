import { judgeByAnalysis } from "../../server/features/requirements/check/judges/judgeByAnalysis.ts";
import { readCodeFacts } from "../../server/features/requirements/code/codeFacts.ts";
import { copyUnit } from "../../server/features/requirements/code/codeUnits.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

export const syntax = createSyntax(grammars, silentLogger);

/** What the analysis says of a requirement and a whole piece of code. */
export async function verdict(requirement: string, code: string, languageId = "typescript"): Promise<string> {
  const facts = await syntax.withTree(languageId, code, (tree) => {
    const unit = copyUnit(tree, { name: "", start: 0, end: code.length, line: 0 });
    return unit && readCodeFacts(unit, "");
  });
  return judgeByAnalysis(requirement, facts ? [facts] : []).verdict;
}
