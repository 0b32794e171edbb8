import { statSync } from "node:fs";
import path from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import type { Logger } from "../contract/ports.ts";
import { isBuilt, packageRoot, starterModelPath } from "../machine/files/assets.ts";
import type { NodeSettings } from "../machine/files/nodeSettings.ts";
import { createDiskModelFiles } from "../machine/models/diskModelFiles.ts";
import { SharedModel } from "../machine/models/shared/sharedModel.ts";
import { systemClock } from "../machine/systemClock.ts";
import { createModelHost, type ModelHost } from "../model/host/modelHost.ts";

const minuteMs = 60_000;

/** The model of the settings: in a process of its own that others share; from the sources, which no process can run, in this one. */
export function createModel(
  file: string | undefined,
  data: string,
  { machine: { model } }: NodeSettings,
  logger: Logger,
): ModelHost {
  const { threads, contextSize, idleMinutes } = model;
  if (!isBuilt) {
    const files = createDiskModelFiles({ grammars: path.join(packageRoot, "grammars") });
    return createModelHost({ path: file, threads, contextSize, files, clock: systemClock, logger });
  }
  const entry = path.join(packageRoot, "dist", "modelHost.js");
  return new SharedModel({
    path: file,
    threads,
    contextSize,
    data,
    entry,
    // Windows of one version share a host; after an update the new ones begin another.
    build: `${packageJson.version} ${statSync(entry).mtimeMs}`,
    starter: starterModelPath,
    idleMs: idleMinutes * minuteMs,
    logger,
  });
}
