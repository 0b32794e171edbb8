import os from "node:os";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { judgeTask, type Ports } from "../../contract/ports.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { starterModelPath } from "../../machine/files/assets.ts";
import { sha256Of } from "../../machine/models/copyFile.ts";
import { Measurements } from "../../machine/models/measurements.ts";
import { openModel } from "../createModel.ts";
import { closedQuestions } from "./closedQuestions.ts";
import { halves, holdingOut, isBelow } from "./halves.ts";
import { hideLines } from "./hiddenLines.ts";
import { type ModelMeasurement, measureModel } from "./measureModel.ts";
import { measurementPage } from "./measurementPage.ts";
import { verdictQuestions } from "./verdicts.ts";

export interface MeasurementOptions {
  /** The model file to measure. */
  readonly path: string;
  readonly inUse: boolean;
  readonly data: string;
  readonly contextSize: number;
  /** Hidden places; more take longer and tell more. */
  readonly places: number;
  readonly seed: number;
  readonly minConfidence: number;
  /** URI of the folder whose code is measured on; the whole workspace when left out. */
  readonly folder?: string;
  /** URI of a folder on whose code nothing is fitted, only checked; without it half of the files are held out. */
  readonly heldOut?: string;
  readonly ports: Ports;
  readonly syntax: Syntax;
  readonly onProgress: (what: string, share: number) => void;
  readonly signal: AbortSignal;
}

export interface MeasurementResult {
  readonly measured: ModelMeasurement;
  readonly places: number;
  readonly files: number;
  /** For people, as Markdown. */
  readonly page: string;
}

const mostFiles = 80;
const fewestPlaces = 20;

/**
 * Measures a model on the workspace's own files and keeps what was fitted, by the file's checksum. Nothing is chosen: that is the
 * user's. Rejects with a sentence when there is too little code to measure on.
 */
export async function runMeasurement(options: MeasurementOptions): Promise<MeasurementResult> {
  const { path, inUse, data, contextSize, ports, syntax, onProgress, signal, minConfidence } = options;
  const isStarter = path === starterModelPath;
  const documents = await documentsOf(options);
  const hidden = await hideLines(documents, options.places, options.seed, syntax);
  if (hidden.length < fewestPlaces)
    throw new Error(
      `There is too little code here to measure on: ${hidden.length} places in ${documents.length} files, ${fewestPlaces} are needed.`,
    );
  const measured = await measureModel({
    open: (which, more) =>
      openModel({
        path: which === "model" ? path : starterModelPath,
        data,
        contextSize,
        threads: more.threads ?? 0,
        idleMs: 0,
        // A process of its own, so that the editor's model is not asked meanwhile.
        build: "measurement",
        lingerMs: 100,
        promptStyle: more.promptStyle,
        isMeasured: false,
        logger: ports.logger,
      }),
    hidden,
    questions: closedQuestions(documents),
    verdicts: verdictQuestions(),
    split: options.heldOut === undefined ? halves : holdingOut(options.heldOut),
    isStarter,
    inUse,
    minConfidence,
    cores: os.availableParallelism(),
    onProgress,
    signal,
  });
  onProgress("keeping the result", 1);
  const { refit, promptStyle, name, verdicts } = measured;
  const fitted = [...measured.tasks, { task: judgeTask, calibration: verdicts?.calibration }];
  const tasks = fitted.flatMap(({ task, calibration }) => (calibration ? [[task, calibration]] : []));
  await new Measurements(data).save(path, {
    sha256: await sha256Of(path, signal),
    name,
    ...(refit.calibration ? { calibration: refit.calibration } : {}),
    ...(tasks.length > 0 ? { tasks: Object.fromEntries(tasks) } : {}),
    ...(promptStyle ? { promptStyle } : {}),
  });
  const files = new Set(hidden.map(({ file }) => file)).size;
  return { measured, places: hidden.length, files, page: measurementPage(measured, hidden.length, files) };
}

/** The files to measure on: half of them from the folder that is held out, where there is one. */
async function documentsOf(options: MeasurementOptions): Promise<readonly TextDocument[]> {
  const { ports, signal, folder, heldOut } = options;
  const uris = [...(await ports.workspace.findFiles(["**/*"], signal))].sort();
  const below = (place: string) => uris.filter((uri) => isBelow(uri, place));
  const own = folder === undefined ? uris : below(folder);
  if (heldOut === undefined) return someDocuments(own, mostFiles, options);
  return [
    ...(await someDocuments(
      own.filter((uri) => !isBelow(uri, heldOut)),
      mostFiles / 2,
      options,
    )),
    ...(await someDocuments(below(heldOut), mostFiles / 2, options)),
  ];
}

/** Documents of these, spread evenly when there are many. */
async function someDocuments(
  uris: readonly string[],
  most: number,
  { ports, signal }: MeasurementOptions,
): Promise<readonly TextDocument[]> {
  const step = Math.max(1, uris.length / (most * 3));
  const documents: TextDocument[] = [];
  for (let at = 0; at < uris.length && documents.length < most; at += step) {
    signal.throwIfAborted();
    const document = await ports.workspace.document(uris[Math.floor(at)] ?? "");
    if (document) documents.push(document);
  }
  return documents;
}
