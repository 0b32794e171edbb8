import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Fill, type Model, ModelUnavailableError } from "../../../server/contract/ports.ts";
import { modelWith } from "./modelWith.ts";

export interface Remembering {
  /** Says again what it has said for a document; prepares nothing, since each document is asked about once. */
  readonly model: Model;
  save(): Promise<void>;
}

/** Answers between two times that they are written, so that a run that is cut off can go on. */
const savedEvery = 25;

/** A model that is asked once per document, and whose answers are kept in a file if there is one. */
export async function rememberFills(model: Model, file: string | undefined): Promise<Remembering> {
  const text = file && (await readFile(file, "utf8").catch(() => undefined));
  const known = new Map<string, Fill>(text ? Object.entries(JSON.parse(text)) : []);
  const save = async () => {
    if (file === undefined) return;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(Object.fromEntries(known)));
  };
  return {
    model: modelWith(model, {
      async fill({ leastProbability: _, ...request }, signal) {
        if (request.priority === "background") throw new ModelUnavailableError("Nothing is prepared here.");
        const said = known.get(request.document);
        if (said) return said;
        const fill = await model.fill(request, signal);
        known.set(request.document, fill);
        if (known.size % savedEvery === 0) await save();
        return fill;
      },
    }),
    save,
  };
}
