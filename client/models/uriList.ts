/** The model files of a `text/uri-list`, as editors and file managers drop it: one URI a line, `#` before a remark. */
export function modelFilesIn(uriList: string): readonly string[] {
  return uriList
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /^file:\/\/\S+\.gguf$/i.test(line));
}
