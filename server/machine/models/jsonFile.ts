import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import type * as z from "zod";
import { withPlace } from "../files/noRoom.ts";

/** Only the owner may read what Inkling keeps. */
const ownerOnly = 0o600;
/** Only the owner may enter Inkling's folder. */
const ownerFolder = 0o700;
const nameBytes = 6;

/** The content of a file of ours; undefined when there is none or it is not what the schema says, such as one cut off by a crash. */
export async function readJsonFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  try {
    return schema.safeParse(JSON.parse(await readFile(file, "utf8"))).data;
  } catch {
    // No file is the normal case; a damaged one says nothing reliable.
    return undefined;
  }
}

/**
 * Writes a file as a whole: a reader sees the old content or the new one, whatever happens in between.
 * @throws NoRoomError where the disk is full
 */
export async function writeJsonFile(file: string, value: unknown): Promise<void> {
  try {
    await replace(file, `${JSON.stringify(value, null, 2)}\n`);
  } catch (error) {
    throw withPlace(file, error);
  }
}

async function replace(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: ownerFolder });
  const unfinished = `${file}.${randomBytes(nameBytes).toString("hex")}.new`;
  try {
    const handle = await open(unfinished, "wx", ownerOnly);
    try {
      await handle.writeFile(text);
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
