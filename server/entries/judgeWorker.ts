/** Worker thread that judges texts: gets one, sends back what its language's own parser says of it. */
import { parentPort } from "node:worker_threads";
import { createJudges } from "../language/wellFormed/judges.ts";
import type { JudgeJob } from "../machine/batch/judgeThread.ts";
import { wasmFolder } from "../machine/files/assets.ts";
import { createFileGrammarLoader } from "../machine/files/fileGrammarLoader.ts";
import { stderrLogger } from "../machine/stderrLogger.ts";

const judges = createJudges(createFileGrammarLoader(wasmFolder()), stderrLogger);

parentPort?.on("message", (job: JudgeJob) => {
  void answer(job);
});

/** A judge that fails has no answer. */
async function answer({ languageId, text }: JudgeJob): Promise<void> {
  try {
    parentPort?.postMessage((await judges.of(languageId))?.(text, languageId));
  } catch (error) {
    stderrLogger.error(`The parser that checks ${languageId} failed.`, error);
    parentPort?.postMessage(undefined);
  }
}
