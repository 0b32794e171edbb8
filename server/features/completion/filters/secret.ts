import { embeddedSecrets, secretFormats } from "../../../language/secretFormats.ts";
import { holdsSecrets, soundsSecret } from "../secretPlaces.ts";
import type { Filter } from "./filter.ts";

/** Words rarely change more often than once in so many characters between kinds of character. */
const charactersPerChange = 5;
/** Characters from which a random-looking text counts as a key. */
const longToken = /["'`=:\s]([A-Za-z0-9+/=_-]{24,})/;
/** A value in quotes behind a name, in whatever format. */
const quotedValue = /([\w$.-]+)["']?\]?\s*(?:[:=]|=>)\s*["'`][^"'`\s${}<>]/g;
/** A value without quotes, in formats that do without. */
const plainValue = /^\s*(?:export\s+|set\s+|-\s+)?["']?([\w.-]+)["']?\s*[:=]\s*[^\s"'`$%{[&*!|>#]/;
/** `#define WIFI_PASSWORD "…"`. */
const inMacro = /#[ \t]*define[ \t]{1,20}(\w{1,80})[ \t]{1,20}"[^"\s]/;
const inTags = /<([\w.-]+)>\s*[^\s<$]/;
const inOption = /--?([\w-]+)[= ][^\s"'`$-]/g;
/** Formats whose values stand without quotes. */
const unquoted =
  /^(?:dotenv|env|properties|ini|yaml|toml|shellscript|dockerfile|dockercompose|makefile|plaintext|conf|nginx|apacheconf|git-config)$/;

/** Text that looks like a key, a token or a password: a model may repeat one that it was trained on, a file that it was shown. */
export const secret: Filter = ({ linePrefix, languageId, uri }, text) => {
  const line = linePrefix + text;
  if (holdsSecrets(uri, languageId) && /[=:]/.test(line)) return "secret";
  const random = longToken.exec(line)?.[1];
  return secretFormats.some(({ pattern }) => pattern.test(line)) ||
    textsOf(line, languageId).some((part) => embeddedSecrets.some((pattern) => pattern.test(part))) ||
    assignsSecret(line, languageId) ||
    (mixedWord.test(line) && speaksOfSecrets(line)) ||
    (random !== undefined && looksRandom(random))
    ? "secret"
    : undefined;
};

/** What stands in quotes; all of the line in formats that do without. */
function textsOf(line: string, languageId: string): readonly string[] {
  return unquoted.test(languageId)
    ? [line]
    : [...line.matchAll(/["'`]([^"'`]*)/g)].map(([, part = ""]) => part);
}

function assignsSecret(line: string, languageId: string): boolean {
  const names = [...line.matchAll(quotedValue), ...line.matchAll(inOption)].map(([, name]) => name);
  const tag = inTags.exec(line)?.[1];
  const macro = inMacro.exec(line)?.[1];
  const plain = unquoted.test(languageId) ? plainValue.exec(line)?.[1] : undefined;
  return [...names, tag, macro, plain].some((name) => name !== undefined && soundsSecret(name));
}

/** A word with digits among its letters and at its end, as passwords have them: defaults, options of commands, roles of databases. */
const mixedWord = /[A-Za-z]\d[a-z][\w!]{3,40}\d/;
const takesPasswords = /\b(?:curl|wget|sshpass|mysql\w*|redis-cli|docker|bearer|basic|identified)\b/i;

function speaksOfSecrets(line: string): boolean {
  return takesPasswords.test(line) || (line.match(/[\w-]{2,60}/g) ?? []).some(soundsSecret);
}

/** Mixed digits and letters with many changes between them, unlike words, paths and identifiers. */
function looksRandom(token: string): boolean {
  const changes = token.match(/[a-z][A-Z0-9]|[A-Z][0-9]|[0-9][A-Za-z]/g)?.length ?? 0;
  return /\d/.test(token) && /[A-Za-z]/.test(token) && changes >= token.length / charactersPerChange;
}
