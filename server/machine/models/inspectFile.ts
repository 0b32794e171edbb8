import { open, stat } from "node:fs/promises";
import path from "node:path";
import { type GgufHeader, InvalidModelFileError, readGgufHeader } from "../../model/files/ggufFile.ts";
import { headerProblem } from "../../model/files/headerProblem.ts";
import { type ModelFacts, modelFacts } from "../../model/files/modelFacts.ts";

/** A model file as it lies on the disk. */
export interface InspectedFile {
  readonly bytes: number;
  readonly facts: ModelFacts;
  readonly header: GgufHeader;
}

/**
 * Reads and checks a file's header without loading it.
 * @throws InvalidModelFileError naming the file and what is wrong with it
 */
export async function inspectFile(file: string): Promise<InspectedFile> {
  const found = await stat(file).catch((error: unknown) => {
    throw new InvalidModelFileError(`${file} cannot be read: ${whyUnreadable(error)}.`, { cause: error });
  });
  // A pipe or a device would be read for ever.
  if (!found.isFile()) throw new InvalidModelFileError(`${file} is not a file.`);
  const handle = await open(file, "r").catch((error: unknown) => {
    throw new InvalidModelFileError(`${file} cannot be read: ${whyUnreadable(error)}.`, { cause: error });
  });
  try {
    const source = {
      size: found.size,
      async read(offset: number, length: number) {
        const buffer = new Uint8Array(length);
        const { bytesRead } = await handle.read(buffer, 0, length, offset);
        return buffer.subarray(0, bytesRead);
      },
    };
    const header = await readGgufHeader(source, file);
    const problem = headerProblem(header);
    if (problem !== undefined) throw new InvalidModelFileError(`${file} cannot be loaded: ${problem}.`);
    return { bytes: found.size, facts: modelFacts(header, path.basename(file)), header };
  } finally {
    await handle.close();
  }
}

/** Why a file could not be opened, in words. */
function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EACCES" || code === "EPERM") return "permission is denied";
  if (code === "EISDIR") return "it is a folder";
  return error instanceof Error ? error.message : String(error);
}
