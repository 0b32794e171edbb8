/** Worker thread of a batch: gets files, sends back what became of them. */
import { parentPort } from "node:worker_threads";
import { type ClassifyJob, classifyOne } from "../machine/batch/classifyJob.ts";

parentPort?.on("message", (jobs: readonly ClassifyJob[]) => parentPort?.postMessage(jobs.map(classifyOne)));
