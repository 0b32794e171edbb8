/** What a thread of its own does for the server, which can be ended: here in the same thread, at nobody's cost. */
import type { SyntaxJudge } from "../../../server/contract/ports.ts";
import { createJudges } from "../../../server/language/wellFormed/judges.ts";
import { silentLogger } from "../../../test/support/loggers.ts";
import { grammars } from "../../../test/syntax/grammars.ts";
import { ownProcessorTime } from "../pace.ts";

/** Longer texts are not judged here: with some, the parsers that judge take a minute. In UTF-16 code units. */
const longest = 25_000;
const judges = createJudges(grammars, silentLogger);
let spent = 0;

/** Processor time that was spent there so far, in milliseconds. */
export function spentElsewhere(): number {
  return spent;
}

/** The judge as it is on its thread. */
export const judgeElsewhere: SyntaxJudge = {
  async judge(languageId, text) {
    if (text.length > longest) return undefined;
    const judge = await judges.of(languageId);
    const before = ownProcessorTime();
    try {
      return judge?.(text, languageId);
    } finally {
      spent += ownProcessorTime() - before;
    }
  },
};
