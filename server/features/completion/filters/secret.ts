import { secretFormats } from "../../../language/secretFormats.ts";
import type { Filter } from "./filter.ts";

/** Words rarely change more often than once in so many characters between kinds of character. */
const charactersPerChange = 5;

/** Characters from which a random-looking string counts as a key. */
const longToken = /["'`]([A-Za-z0-9+/=_-]{24,})/;
const passwordAssignment =
  /\b\w*(?:password|passwd|secret|api_?key|access_?key|auth_?token|private_?key)\w*["']?\s*[:=]\s*["'`][^"'`\s${}<>]{6,}["'`]/i;

/** Text that looks like a key, a token or a password: a model may repeat one that it was trained on. */
export const secret: Filter = ({ linePrefix }, text) => {
  const line = linePrefix + text;
  const random = longToken.exec(line)?.[1];
  return secretFormats.some(({ pattern }) => pattern.test(line)) ||
    passwordAssignment.test(line) ||
    (random !== undefined && looksRandom(random))
    ? "secret"
    : undefined;
};

/** Mixed digits and letters with many changes between them, unlike words, paths and identifiers. */
function looksRandom(token: string): boolean {
  const changes = token.match(/[a-z][A-Z0-9]|[A-Z][0-9]|[0-9][A-Za-z]/g)?.length ?? 0;
  return /\d/.test(token) && /[A-Za-z]/.test(token) && changes >= token.length / charactersPerChange;
}
