import { type FileReading, readFile } from "../../server/features/classification/readFile.ts";

/** What reading a text tells, by its path. */
export function read(path: string, text: string): FileReading {
  return readFile({ path, text });
}
