/**
 * The one guard at the server's edge. Every handler runs inside it, so that a cancelled request answers
 * RequestCancelled, a failed one is logged with its context and answers empty, and no input takes the server down.
 */
import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { Logger } from "../../contract/ports.ts";

/**
 * Wraps a request handler. `fallback` is the empty answer of a request that failed.
 * Implements INV-6.
 */
export function guardRequest<P, R>(
  name: string,
  logger: Logger,
  fallback: R,
  handler: (params: P, signal: AbortSignal) => Promise<R> | R,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => abort.abort());
    try {
      const result = await handler(params, abort.signal);
      return abort.signal.aborted ? cancelled() : result;
    } catch (error) {
      if (abort.signal.aborted) return cancelled();
      logger.error(`${name} failed${describe(params)}`, error);
      return fallback;
    } finally {
      subscription.dispose();
    }
  };
}

/**
 * Wraps a handler of a request that has parameters of ours. JSON-RPC hands it the token alone where they are missing: answered
 * with InvalidParams.
 */
export function withParams<P, R>(
  handler: (params: P, token: CancellationToken) => Promise<R>,
): (params: P, token?: CancellationToken) => Promise<R | ResponseError<never>> {
  return async (params, token) => (token ? handler(params, token) : missing());
}

/** Wraps a handler of a request without parameters; those that come all the same are overlooked. */
export function withoutParams<R>(
  handler: (params: unknown, token: CancellationToken) => Promise<R>,
): (first: unknown, token?: CancellationToken) => Promise<R> {
  return (first, token) => handler({}, token ?? (first as CancellationToken));
}

/** Wraps a notification handler: a failure is logged, nothing else. */
export function guardNotification<P>(
  name: string,
  logger: Logger,
  handler: (params: P) => Promise<void> | void,
): (params: P) => Promise<void> {
  return async (params) => {
    try {
      await handler(params);
    } catch (error) {
      logger.error(`${name} failed${describe(params)}`, error);
    }
  };
}

function cancelled(): ResponseError<never> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
}

function missing(): ResponseError<never> {
  return new ResponseError(ErrorCodes.InvalidParams, "The request's parameters are missing.");
}

/** The place a request was about, for the log: its document and position, never its text. */
function describe(params: unknown): string {
  if (typeof params !== "object" || params === null) return "";
  const { textDocument, position, document, uri } = params as {
    textDocument?: { uri?: unknown };
    position?: { line?: unknown; character?: unknown };
    document?: { uri?: unknown };
    uri?: unknown;
  };
  const where = textDocument?.uri ?? document?.uri ?? uri;
  const at = position ? `:${Number(position.line) + 1}:${Number(position.character) + 1}` : "";
  return typeof where === "string" ? ` for ${where}${at}` : "";
}
