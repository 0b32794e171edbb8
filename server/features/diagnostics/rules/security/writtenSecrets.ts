import { languageById } from "../../../../language/files/languageTable.ts";
import { embeddedSecrets } from "../../../../language/secretFormats.ts";
import {
  isKeyName,
  isRandomKey,
  isRandomPassword,
  isSecretName,
  secretInside,
  secretWord,
} from "./secretValues.ts";

/** A secret in a text of which only the signs are known: its name, and where its value stands. */
export interface WrittenSecret {
  /** Undefined where the place tells, such as an address or an option of a command. */
  readonly name: string | undefined;
  readonly start: number;
  readonly end: number;
}

/** Longer lines are data or were made by a tool; in UTF-16 code units. */
const longestLine = 2_000;
const quoted = String.raw`(?:"(?<double>[^"\n]{4,200})"|'(?<single>[^'\n]{4,200})')`;
const named = String.raw`["']?(?<name>[A-Za-z_][\w.:-]{0,60})["']?`;

/** `"name": "…"`, `val name: String = "…"`, `name="…"`, `name => '…'`; a pair handed over: `header("X-Api-Key", "…")`. */
const quotedValues: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\w$.-])${named} ?(?:: ?[A-Za-z<>?.]{1,30} {1,9})?(?:=>|:=|[:=]) {0,9}${quoted}`,
    "g",
  ),
  new RegExp(String.raw`\( ?${named}(?:, ?| to )${quoted}`, "g"),
  new RegExp(String.raw`\b(?:name|key)=${named} value=${quoted}`, "g"),
];
/** What is written without quotes, to the end of its line or word. */
const bareValues: readonly RegExp[] = [
  /^\s*(?:- |export |ENV |ARG )?["']?(?<name>[A-Za-z_][\w.-]{0,60})["']?\s*[:=]\s*(?<bare>[^\s"'{}[\]<>(),;|&]{4,200})\s*(?:#.*)?$/g,
  /(?<![\w$.-])(?<name>[A-Za-z_]\w{0,60})=(?<bare>[^\s"'{}[\]<>(),;|&]{4,200})(?=[\s;"']|$)/g,
  /<(?<name>[A-Za-z][\w.-]{0,60})>(?<bare>[^<>\s]{4,200})<\//g,
];
/** Options of commands that take a password, and what SQL gives a role. */
const handedOver: readonly RegExp[] = [
  /\bsshpass\s+(?:-[a-oq-z]\s+)*-p\s?["']?(?<bare>[^\s"']{4,100})/g,
  /\bcurl\s(?:[^|;&\n]{0,300}\s)?(?:-[a-zA-Z]{0,9}u|--user|--proxy-user)[\s=]?["']?[^\s:"']{1,60}:(?<bare>[^\s"']{4,100})/g,
  /\s--(?:[a-z]{1,20}-)?pass(?:word|wd|phrase)?[=\s]["']?(?<bare>[^\s"']{4,100})/g,
  /\bmysql(?:dump|admin|import)?\s(?:[^|;&\n]{0,300}\s)?-p["']?(?<bare>[^\s"']{4,100})/g,
  /\bredis-cli\s(?:[^|;&\n]{0,300}\s)?-a\s["']?(?<bare>[^\s"']{4,100})/g,
  /\bdocker\s+login\s(?:[^|;&\n]{0,300}\s)?-p\s["']?(?<bare>[^\s"']{4,100})/g,
  /\b(?:PASSWORD|IDENTIFIED\s{1,9}BY)\s{0,9}=?\s{0,9}N?'(?<single>[^'\n]{4,100})'/gi,
];

/** Kinds of languages whose texts are values; of markup the ones with scripts and settings. */
const holdsValues: ReadonlySet<string> = new Set(["programming", "data"]);
const markup: ReadonlySet<string> = new Set(["html", "vue", "svelte", "xml"]);
/** Languages in which a value may stand without quotes. */
const bare: ReadonlySet<string> = new Set([
  ...["yaml", "dockercompose", "properties", "dotenv", "ini", "xml", "shellscript", "dockerfile", "makefile"],
]);

/** Whether texts of a language without a tree are values, so that a name beside one tells what it is. */
export function isOfValues(languageId: string): boolean {
  return holdsValues.has(languageById(languageId)?.type ?? "") || markup.has(languageId);
}

/** Whether a text has the words beside which a secret may stand. */
export function mayHoldSecret(text: string): boolean {
  return secretWord.test(text) || hasPlace.test(text);
}

const hasPlace =
  /\bBasic |\bBearer |:\/\/[^\s/@]{1,80}:|\bcurl\b|\bidentified\s+by\b|redis-cli|mysql|docker\s+login/i;

/**
 * Secrets beside a name, within an address, or behind an option, by signs alone. Nobody knows here what the text is: only
 * what is made of letters and digits as nobody writes words counts.
 * @param text with its comments blanked out
 */
export function writtenSecrets(text: string, languageId: string): readonly WrittenSecret[] {
  const found: WrittenSecret[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    if (line.length > longestLine || !mayHoldSecret(line)) continue;
    const secret = secretOn(line, languageId);
    if (secret) found.push({ ...secret, start: index + secret.start, end: index + secret.end });
  }
  return found;
}

/** The first secret on a line. */
function secretOn(line: string, languageId: string): WrittenSecret | undefined {
  const namedPlaces = bare.has(languageId) ? [...quotedValues, ...bareValues] : quotedValues;
  const beside = firstOf(line, namedPlaces, (name, value) =>
    isKeyName(name) ? isRandomKey(name, value) : isSecretName(name) && isRandomPassword(name, value),
  );
  return (
    beside ??
    firstOf(line, [...handedOver, ...within], (_, value) => isRandomPassword("password", value)) ??
    inside(line)
  );
}

/** A default or a header, wherever it stands. */
function inside(line: string): WrittenSecret | undefined {
  const value = secretInside(line);
  if (value === undefined) return undefined;
  const start = line.indexOf(value);
  return { name: undefined, start, end: start + value.length };
}

const within = embeddedSecrets.map(({ source, flags }) => new RegExp(source, `${flags}g`));

function firstOf(
  line: string,
  patterns: readonly RegExp[],
  isSecret: (name: string, value: string) => boolean,
): WrittenSecret | undefined {
  for (const pattern of patterns)
    for (const match of line.matchAll(pattern)) {
      const { name, double, single, bare: plain } = match.groups ?? {};
      const value = double ?? single ?? plain ?? match[1] ?? "";
      if (!isSecret(name ?? "", value)) continue;
      const start = match.index + match[0].lastIndexOf(value);
      return { name, start, end: start + value.length };
    }
  return undefined;
}
