/** The endpoint refused the request or went on failing; the message is a sentence for the user and holds no key. */
export class EndpointError extends Error {
  override readonly name = "EndpointError";
}

/** Why one attempt failed. */
export interface Failure {
  readonly reason: string;
  /** Whether it may work the next time. */
  readonly passing: boolean;
  readonly retryAfterMs: number;
}

/** Characters of a server's words that are quoted in a message. */
const quotedLength = 200;

/** A failure that the same request would meet again. */
export function lasting(reason: string): Failure {
  return { reason, passing: false, retryAfterMs: 0 };
}

/** A failure that may be over in a moment. */
export function passing(reason: string, retryAfterMs = 0): Failure {
  return { reason, passing: true, retryAfterMs };
}

/** What a status that is no success means. */
export function refused(status: number, retryAfter: string | null, body: string): Failure {
  const detail = body.trim().slice(0, quotedLength);
  const reason = `HTTP ${status}${detail === "" ? "" : `: ${detail}`}`;
  const seconds = Number(retryAfter);
  if (status === 408 || status === 429 || status >= 500)
    return passing(reason, Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0);
  if (status === 401 || status === 403) return lasting(`it does not accept the key (${reason})`);
  if (status === 404) return lasting(`it has no chat completions there, or no such model (${reason})`);
  return lasting(reason);
}

/** Characters of a message as a whole. */
const longestMessage = 500;

/** Text that a server sent, fit to be shown: without the key, and without characters that a terminal obeys. */
export function shownText(text: string, secret: string): string {
  // The key goes before the text is cut, which could leave a part of it.
  const shown = formsOf(secret).reduce((left, form) => left.replaceAll(form, "•••"), text);
  return shown.replace(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, longestMessage);
}

/** A shorter form stands in many a harmless text. */
const shortestForm = 8;

/** How a server may echo a key: as it is, as in an address or in JSON, in hexadecimal, and in base 64 wherever it begins there. */
function formsOf(secret: string): readonly string[] {
  if (secret === "") return [];
  const bytes = Buffer.from(secret);
  const hex = bytes.toString("hex");
  const encoded = [0, 1, 2].map((shift) => inBase64(bytes, shift));
  const others = [
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    hex,
    hex.toUpperCase(),
    ...encoded,
    ...encoded.map((form) => form.replaceAll("+", "-").replaceAll("/", "_")),
  ];
  return [secret, ...others.filter(({ length }) => length >= shortestForm)];
}

const bitsOfByte = 8;
const bitsOfSign = 6;

/** The signs of base 64 that tell of nothing but the bytes, where so many others stand before them. */
function inBase64(bytes: Buffer, shift: number): string {
  const signs = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
  const first = Math.ceil((shift * bitsOfByte) / bitsOfSign);
  return signs.slice(first, Math.floor(((shift + bytes.length) * bitsOfByte) / bitsOfSign));
}
