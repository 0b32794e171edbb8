import { type FileFacts, readFile } from "../../server/features/classification/readFile.ts";

/** What reading a text tells, by its path. */
export function read(path: string, text: string): FileFacts {
  return readFile({ path, text });
}
