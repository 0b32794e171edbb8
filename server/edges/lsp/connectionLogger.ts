import type { RemoteConsole } from "vscode-languageserver";
import type { Logger } from "../../contract/ports.ts";

/** Logs to the client's output channel. Debug lines go out as log messages, which clients may hide. */
export function createConnectionLogger(console: RemoteConsole): Logger {
  return {
    error: (message, cause) => console.error(withCause(message, cause)),
    warn: (message, cause) => console.warn(withCause(message, cause)),
    info: (message) => console.info(message),
    debug: (message) => console.debug(message),
  };
}

function withCause(message: string, cause: unknown): string {
  if (cause === undefined) return message;
  return `${message} ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`;
}
