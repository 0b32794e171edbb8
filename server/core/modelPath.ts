import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { starterModelPath } from "../machine/files/assets.ts";
import { watchOwnFile } from "../machine/files/watchOwnFile.ts";
import { choiceFile } from "../machine/models/modelStore.ts";

/**
 * The model file to load; undefined for none. What was asked for comes first (`--model`, then the setting `model.path`), then
 * what the user chose among the models of the storage folder, then the starter.
 */
export function modelPath(asked: string | undefined, setting: string, folder: string): string | undefined {
  for (const choice of [asked, setting, chosenIn(folder), "starter"]) {
    if (choice === undefined || choice === "") continue;
    if (choice === "none") return undefined;
    if (choice === "starter") return starterModelPath;
    return choice.startsWith("~/") ? path.join(os.homedir(), choice.slice(2)) : choice;
  }
  return starterModelPath;
}

function chosenIn(folder: string): string | undefined {
  try {
    const { model }: { model?: unknown } = JSON.parse(readFileSync(choiceFile(folder), "utf8"));
    return typeof model === "string" ? model : undefined;
  } catch {
    // Nothing was chosen yet, or the note is damaged: the starter is always there.
    return undefined;
  }
}

/** Calls back when the user chose another model, in whatever window or terminal. Returns what ends it. */
export function watchChoice(folder: string, changed: () => void): () => void {
  return watchOwnFile(choiceFile(folder), changed);
}
