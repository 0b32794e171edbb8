import { isSentence } from "../../../language/comments/isSentence.ts";
import type { TextComment } from "../../../language/lexical/maskText.ts";

/** A comment, or several that stand together, which holds code. Offsets in UTF-16 code units. */
interface DeadPlace {
  readonly start: number;
  readonly end: number;
}

/** `<tag …>` that is closed again, or closes itself: prose names a tag, but rarely both of its ends. */
const markup = /^<(?<tag>[A-Za-z][\w.-]{0,60})[\s>/][\s\S]*(?:<\/\k<tag>|\/)>$/;
const declaration =
  /^(?:[.#&@]?[\w-][^;{}]{0,200}\{|\}|--?[\w-]+\s?:[^;{}]{1,200};|[a-z-]+\s?:\s?[^;{}]{1,200};)+$/;
const statement =
  /^(?:SELECT\s.{1,400}\sFROM\s|INSERT\s+INTO\s|UPDATE\s+\S{1,80}\s+SET\s|DELETE\s+FROM\s|(?:DROP|CREATE|ALTER|TRUNCATE)\s+(?:TABLE|VIEW|INDEX|FUNCTION|TYPE|SCHEMA|EXTENSION)\s)[\s\S]*;$/i;

/** What code looks like in languages whose comments nobody parses. */
const shapes: Readonly<Record<string, (body: string) => boolean>> = {
  html: (body) => markup.test(body),
  vue: (body) => markup.test(body),
  svelte: (body) => markup.test(body),
  sql: (body) => statement.test(body),
  css: (body) => body.split("\n").every((line) => line.trim() === "" || declaration.test(line.trim())),
};
export const shapedLanguages: ReadonlySet<string> = new Set(Object.keys(shapes));

/** Signs before and behind a comment, and before each of its lines. */
const opening = /^(?:<!--|\/\*|--)/;
const closing = /(?:-->|\*\/)$/;
const ofLine = /^[ \t]*(?:--|\*)[ \t]?/gm;
/** Longer ones are pages and dumps that somebody keeps on purpose. */
const longestBody = 4_000;

/** Comments with code in them, told by its shape. What stands behind code on its line explains that line. */
export function deadPlaces(
  comments: readonly TextComment[],
  source: string,
  languageId: string,
): readonly DeadPlace[] {
  const isDead = shapes[languageId];
  if (!isDead) return [];
  return together(comments, source).filter(({ start, end }) => {
    if (!isFirstOnLine(source, start)) return false;
    const body = source
      .slice(start, end)
      .replace(opening, "")
      .replace(closing, "")
      .replace(ofLine, "")
      .trim();
    return body.length < longestBody && !body.split("\n").some(isSentence) && isDead(body);
  });
}

function isFirstOnLine(source: string, start: number): boolean {
  let at = start - 1;
  while (source[at] === " " || source[at] === "\t") at--;
  return at < 0 || source[at] === "\n";
}

/** Comments on one line each that follow each other are one. */
function together(comments: readonly TextComment[], source: string): readonly DeadPlace[] {
  const places: { start: number; end: number }[] = [];
  for (const { offset, text } of comments) {
    const last = places.at(-1);
    const end = offset + text.trimEnd().length;
    const isNext =
      last !== undefined && text.startsWith("--") && /^\r?\n[ \t]*$/.test(source.slice(last.end, offset));
    if (isNext) last.end = end;
    else places.push({ start: offset, end });
  }
  return places;
}
