/** Worker thread of a scan: gets files, sends back what it found in them. */
import { parentPort } from "node:worker_threads";
import { createSyntax } from "../language/parse/syntax.ts";
import { JudgeThread } from "../machine/batch/judgeThread.ts";
import { judgeTimes, type ScanJob, type ScanOutcome, scanOne } from "../machine/batch/scanJob.ts";
import { wasmFolder } from "../machine/files/assets.ts";
import { createFileGrammarLoader } from "../machine/files/fileGrammarLoader.ts";
import { readTextNow } from "../machine/files/readText.ts";
import { stderrLogger } from "../machine/stderrLogger.ts";

const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), stderrLogger, new JudgeThread(judgeTimes));

parentPort?.on("message", (jobs: readonly ScanJob[]) => {
  void answer(jobs);
});

async function answer(jobs: readonly ScanJob[]): Promise<void> {
  const outcomes: ScanOutcome[] = [];
  for (const job of jobs) outcomes.push(await scanOne(job, syntax, stderrLogger, readTextNow));
  parentPort?.postMessage(outcomes);
}
