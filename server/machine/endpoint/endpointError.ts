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
  const shown = secret === "" ? text : text.replaceAll(secret, "•••");
  return shown.replace(/[\p{Cc}\p{Cf}]+/gu, " ").slice(0, longestMessage);
}
