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
  const isTold = wordMatcher(name);
  const kept = (lines: readonly string[]) => lines.filter((line) => !isTold(line));
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

/** Whether a line holds a name as a whole word. */
function wordMatcher(name: string): (line: string) => boolean {
  return (line) => {
    for (let at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1))
      if (!wordSign.test(line[at - 1] ?? " ") && !wordSign.test(line[at + name.length] ?? " ")) return true;
    return false;
  };
}
