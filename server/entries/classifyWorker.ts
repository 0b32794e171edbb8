/** Worker thread of a batch: gets files, sends back what became of them. */
import { parentPort } from "node:worker_threads";
import { createClassifier } from "../machine/batch/classifier.ts";
import type { ClassifyJob } from "../machine/batch/classifyJob.ts";

const classify = createClassifier();

parentPort?.on("message", (jobs: readonly ClassifyJob[]) => {
  void classify(jobs).then((outcomes) => parentPort?.postMessage(outcomes));
});
