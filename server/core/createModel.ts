import { statSync } from "node:fs";
import path from "node:path";
import packageJson from "../../package.json" with { type: "json" };
import type { Logger } from "../contract/ports.ts";
import { isBuilt, packageRoot, starterModelPath } from "../machine/files/assets.ts";
import type { NodeSettings } from "../machine/files/nodeSettings.ts";
import { createDiskModelFiles } from "../machine/models/diskModelFiles.ts";
import { EndpointModel } from "../machine/models/endpoint/endpointModel.ts";
import { SharedModel } from "../machine/models/shared/sharedModel.ts";
import { systemClock } from "../machine/systemClock.ts";
import type { PromptStyle } from "../model/decoding/prompts.ts";
import { createModelHost, type ModelHost } from "../model/host/modelHost.ts";

const minuteMs = 60_000;

/**
 * The model of the settings: an endpoint, if one is set; otherwise the file, in a process of its own that others share.
 * @param isAsked whether this file was asked for by name, and no endpoint will do
 */
export function createModel(
  file: string | undefined,
  isAsked: boolean,
  data: string,
  { machine: { model } }: NodeSettings,
  logger: Logger,
): ModelHost {
  const { threads, contextSize, idleMinutes, endpoint, endpointModel } = model;
  if (endpoint !== "" && !isAsked && file !== undefined) {
    const { INKLING_API_KEY: apiKey = "" } = process.env;
    const { readGrammar } = diskFiles();
    return new EndpointModel({
      endpoint,
      name: endpointModel,
      apiKey,
      readGrammar,
      clock: systemClock,
      logger,
    });
  }
  // A file named by a setting or an option is not exchanged for another behind the user's back.
  const fallback = isAsked || model.path !== "" ? {} : { fallback: starterModelPath };
  return openModel({
    path: file,
    threads,
    contextSize,
    data,
    idleMs: idleMinutes * minuteMs,
    logger,
    ...fallback,
  });
}

export interface OpenModelOptions {
  readonly path: string | undefined;
  readonly threads: number;
  readonly contextSize: number;
  readonly data: string;
  readonly idleMs: number;
  readonly logger: Logger;
  /** What is loaded instead of a file that cannot be loaded. */
  readonly fallback?: string;
  /** Sets it apart from the processes that others share. */
  readonly build?: string;
  readonly lingerMs?: number;
  readonly promptStyle?: PromptStyle | undefined;
  /** Whether what was measured on the user's code is used; it is when left out. */
  readonly isMeasured?: boolean;
}

/** A model file in a process of its own; from the sources, which no process can run, in this one. */
export function openModel({ build = "", ...options }: OpenModelOptions): ModelHost {
  const { promptStyle, logger } = options;
  if (!isBuilt) {
    const description = promptStyle ? { description: { promptStyle } } : {};
    return createModelHost({ ...options, ...description, files: diskFiles(), clock: systemClock, logger });
  }
  const entry = path.join(packageRoot, "dist", "modelHost.js");
  return new SharedModel({
    ...options,
    entry,
    // Windows of one version share a host; after an update the new ones begin another.
    build: `${packageJson.version} ${statSync(entry).mtimeMs} ${build}`,
    starter: starterModelPath,
  });
}

function diskFiles() {
  return createDiskModelFiles({ grammars: path.join(packageRoot, "grammars") });
}
