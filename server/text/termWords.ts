/** A word of a line: a run of letters and digits, cut further at the humps of camelCase. */
export interface Word {
  readonly text: string;
  /** Index of the first UTF-16 code unit within the line. */
  readonly start: number;
  /** Index behind the last UTF-16 code unit. */
  readonly end: number;
}

const chunk = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
/** Between a small and a capital letter, and before the last capital of an abbreviation: `parseXML|Http`. */
const hump = /(?<=[\p{Ll}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll}{2})/u;
/** What may stand between the words of one term: `race condition`, `race-condition`, `RACE_CONDITION`, `pub/sub`. */
const joint = /^(?:[ \t]|[-_/+*]){0,2}$/;
/** Longer lines are looked at around the cursor only. */
const reach = 200;

/** The words around a position of a line, in order. */
export function wordsAround(line: string, character: number, within = reach): Word[] {
  const from = Math.max(0, character - within);
  const words: Word[] = [];
  for (const match of line.slice(from, character + within).matchAll(chunk)) {
    let start = from + match.index;
    for (const text of match[0].split(hump)) {
      words.push({ text, start, end: start + text.length });
      start += text.length;
    }
  }
  return words;
}

/** The words of a term or key, as `wordsAround` would cut them. */
export function wordsOf(text: string): string[] {
  return wordsAround(text, Math.min(text.length, reach)).map((word) => word.text);
}

/** Runs of neighbouring words that contain the position, longest first; at most `longest` words each. */
export function runsAt(line: string, character: number, longest: number): Word[][] {
  const words = wordsAround(line, character);
  const at = words.findIndex((word) => word.start <= character && character < word.end);
  const index = at === -1 ? words.findIndex((word) => word.end === character) : at;
  if (index === -1) return [];
  const runs: Word[][] = [];
  for (let length = longest; length > 0; length--)
    for (let first = Math.max(0, index - length + 1); first <= index; first++) {
      const run = words.slice(first, first + length);
      if (run.length === length && isJoined(line, run)) runs.push(run);
    }
  return runs;
}

function isJoined(line: string, run: readonly Word[]): boolean {
  return run.every((word, index) => {
    const before = run[index - 1];
    return before === undefined || joint.test(line.slice(before.end, word.start));
  });
}
