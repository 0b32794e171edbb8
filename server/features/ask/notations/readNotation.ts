/** Small notations that are understood rather than looked up: version ranges, times of cron, patterns, place-holders, modes, addresses. */
import { replaceEnd } from "../../../text/endOf.ts";
import { readCron } from "./cronExpression.ts";
import { readDatePattern } from "./datePattern.ts";
import { readExitStatus } from "./exitStatus.ts";
import { readFileMode } from "./fileMode.ts";
import { readFormatVerb } from "./formatVerb.ts";
import { readGlob } from "./globPattern.ts";
import { readAddress, readPrefixLength } from "./networkAddress.ts";
import { readVersionRange } from "./versionRange.ts";

/** Most specific first: `%Y-%m-%d` is a date before `%d` is a number. */
const readers: readonly ((text: string, question: string) => string | undefined)[] = [
  readCron,
  readDatePattern,
  readFormatVerb,
  readAddress,
  readPrefixLength,
  readVersionRange,
  readFileMode,
  readExitStatus,
  readGlob,
];

/** Notations of several words, as they stand in a question. */
const severalWords = [
  /(?<!\S)(?:\*|[\d*][\d,/*-]*)(?: (?:\*|[\d*][\d,/*-]*|[A-Za-z]{3}(?:-[A-Za-z]{3})?)){4}(?!\S)/,
  /(?<!\S)[yYMDd]{1,4}[-/.]\S* [Hh]{1,2}:mm\S*/,
  /(?<!\S)[<>]=?\s?\d[\w.]*,?\s+[<>]=?\s?\d[\w.]*/,
  /(?<!\S)chmod \S+/,
];
const longest = 300;

/** What a notation in a question means; undefined where there is none. */
export function readNotation(question: string): string | undefined {
  const text = question.slice(0, longest);
  for (const each of candidatesIn(text))
    for (const read of readers) {
      const meaning = read(each, text);
      if (meaning !== undefined) return meaning;
    }
  return undefined;
}

/** What two notations mean that are compared; undefined unless both are. */
export function compareNotations(one: string, other: string, question: string): string | undefined {
  for (const read of readers) {
    const [left, right] = [read(bare(one), question), read(bare(other), question)];
    if (left !== undefined && right !== undefined) return `${left}\n\n${right}`;
  }
  return undefined;
}

/** Texts in quotes first, then what several words make, then each word. */
function candidatesIn(question: string): readonly string[] {
  const quoted = [...question.matchAll(/`([^`]+)`|"([^"]+)"|(?<!\w)'([^']+)'/g)].map(([, a, b, c]) =>
    (a ?? b ?? c ?? "").trim(),
  );
  const several = severalWords.flatMap((pattern) => pattern.exec(question)?.[0] ?? []);
  return [...quoted, ...several, ...question.split(/\s+/).map(bare)].filter(
    (each) => (each !== "" && !/^[a-z]+$/i.test(each)) || isLetterPattern(each),
  );
}

/** Patterns of letters alone: `HH`, `latest`, `Z`; ordinary words are none. */
function isLetterPattern(text: string): boolean {
  return /^(?:latest|[xXZ]|[yY]{2,4}|M{2,4}|[dD]{2}|[hH]{2}|mm|ss|S{3}|E{3,4}|[YyMmDdHhs]{6,}|[-rwxsStT]{9,10})$/.test(
    text,
  );
}

/** A word of a sentence without what punctuates it. */
function bare(word: string): string {
  const text = replaceEnd(word.replace(/^[`"'“(]+/, ""), /[`"'”),;:]{1,5}$/, "");
  return /^[?*[\]{}!]+$|[*\]}/]\?$/.test(text) ? text : replaceEnd(text, /(?<=[^?*.!])[?.!]{1,5}$/, "");
}
