import path from "node:path";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { createDiskModelFiles } from "../../../server/machine/models/diskModelFiles.ts";
import { systemClock } from "../../../server/machine/systemClock.ts";
import { createModelHost, type ModelHost } from "../../../server/model/host/modelHost.ts";
import type { ModelHostOptions } from "../../../server/model/host/modelHostOptions.ts";
import { evalLogger } from "./evalPorts.ts";

/** What a quiet machine of the reference's speed reads of the starter's prompts in its time: the same on a busy one. */
const promptTokens = 440;

/** Loads a model as the server does, and fails where the server would go on without one. */
export async function loadModel(
  file: string,
  description?: ModelHostOptions["description"],
): Promise<ModelHost> {
  const host = createModelHost({
    path: file,
    threads: 0,
    contextSize: 2048,
    coldPrefixTokens: promptTokens,
    files: createDiskModelFiles({
      grammars: path.join(packageRoot, "grammars"),
    }),
    clock: systemClock,
    logger: evalLogger,
    ...(description ? { description } : {}),
  });
  const status = await host.start();
  if (status.state !== "ready") throw new Error(status.message ?? "The model did not load.");
  return host;
}
