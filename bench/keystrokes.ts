import type { CorpusFile } from "./corpus.ts";

/** What a user does to a text: at `offset`, `remove` characters go and `insert` comes; the cursor ends behind it. */
export interface Keystroke {
  readonly kind: "type" | "backspace" | "jump";
  readonly offset: number;
  readonly remove: number;
  readonly insert: string;
}

/** A file being typed: the text at the start and the keystrokes. */
export interface TypingSession {
  readonly file: CorpusFile;
  readonly start: string;
  readonly keystrokes: readonly Keystroke[];
}

/** A slip and its correction after so many keystrokes. */
const slipEvery = 23;

/**
 * Types parts of a file that were taken out of it: lines in its middle, then, after a jump, lines further down.
 * Every 23rd character is mistyped and corrected.
 */
export function typingSession(file: CorpusFile, count: number): TypingSession {
  const lines = file.text.split("\n");
  const places = [Math.floor(lines.length * 0.4), Math.floor(lines.length * 0.75)];
  const [first, second] = places.map((place) => hole(lines, place, Math.ceil(count / places.length)));
  if (!first || !second) return { file, start: file.text, keystrokes: [] };
  // In a short file the second place would lie within the first.
  const holes = second.offset >= first.offset + first.text.length ? [first, second] : [first];
  let start = file.text;
  for (const { offset, text } of holes.toReversed())
    start = start.slice(0, offset) + start.slice(offset + text.length);
  const keystrokes: Keystroke[] = [];
  let removed = 0;
  for (const { offset, text } of holes) {
    keystrokes.push({ kind: "jump", offset: offset - removed, remove: 0, insert: "" });
    keystrokes.push(...type(text.slice(0, Math.ceil(count / places.length)), offset - removed));
    removed += text.length - Math.ceil(count / places.length);
  }
  return { file, start, keystrokes };
}

/** The text from a line's indentation on, long enough to be typed. */
function hole(lines: readonly string[], place: number, length: number): { offset: number; text: string } {
  let line = place;
  while (line < lines.length - 1 && (lines[line] ?? "").trim() === "") line++;
  const before = lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0);
  const rest = lines.slice(line).join("\n");
  // The line break behind the last typed line stays: the user types on an empty line.
  const end = rest.indexOf("\n", length);
  const text = end < 0 ? rest : rest.slice(0, end);
  return { offset: before, text };
}

function type(text: string, offset: number): readonly Keystroke[] {
  const keystrokes: Keystroke[] = [];
  for (const [index, character] of [...text].entries()) {
    const at = offset + index;
    if (index % slipEvery === slipEvery - 1) {
      keystrokes.push({ kind: "type", offset: at, remove: 0, insert: character === "q" ? "w" : "q" });
      keystrokes.push({ kind: "backspace", offset: at, remove: 1, insert: "" });
    }
    keystrokes.push({ kind: "type", offset: at, remove: 0, insert: character });
  }
  return keystrokes;
}

/** The text after a keystroke, and where the cursor is. */
export function apply(text: string, { offset, remove, insert }: Keystroke): { text: string; cursor: number } {
  return {
    text: text.slice(0, offset) + insert + text.slice(offset + remove),
    cursor: offset + insert.length,
  };
}

/** Types parts of files, some `count` keystrokes in all: each keystroke with the text and the cursor behind it. */
export function* typeInto(
  files: readonly CorpusFile[],
  count: number,
): Generator<{ file: CorpusFile; kind: Keystroke["kind"]; text: string; cursor: number }> {
  for (const file of files) {
    const { start, keystrokes } = typingSession(file, Math.ceil(count / files.length));
    let text = start;
    for (const keystroke of keystrokes) {
      const after = apply(text, keystroke);
      text = after.text;
      yield { file, kind: keystroke.kind, ...after };
    }
  }
}
