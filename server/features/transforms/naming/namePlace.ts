/** A place where a name stands, as a model is shown it: without the name, and without the lines that would tell it. */
export interface NamePlace {
  readonly prefix: string;
  readonly suffix: string;
}

/** Lines that are shown before and behind the one with the name. */
const linesBefore = 30;
const linesBehind = 8;

/** What stands around the name at an offset of a text; other lines that hold the name are left out. */
export function namePlace(text: string, start: number, name: string): NamePlace {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const end = start + name.length;
  const next = text.indexOf("\n", end);
  const lineEnd = next < 0 ? text.length : next;
  const kept = (lines: readonly string[]) => lines.filter((line) => wordIndex(line, name) < 0);
  const before = kept(
    text
      .slice(0, lineStart)
      .split("\n")
      .slice(-linesBefore - 1),
  );
  const behind = kept(
    text
      .slice(lineEnd)
      .split("\n")
      .slice(0, linesBehind + 1),
  );
  return {
    prefix: before.join("\n") + text.slice(lineStart, start),
    suffix: text.slice(end, lineEnd) + behind.join("\n"),
  };
}

const wordSign = /[\p{L}\p{N}_$]/u;

/** Where a name stands in a text as a whole word; -1 where it does not. */
export function wordIndex(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!wordSign.test(text[at - 1] ?? " ") && !wordSign.test(text[at + name.length] ?? " ")) return at;
  return -1;
}
