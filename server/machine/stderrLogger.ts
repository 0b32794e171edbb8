import type { Logger } from "../contract/ports.ts";
import { visible } from "../text/visible.ts";

/** Errors and warnings on standard error, for threads that have no log of their own. */
export const stderrLogger: Logger = {
  error: (message, cause) => write("error", message, cause),
  warn: (message, cause) => write("warning", message, cause),
  info: () => undefined,
  debug: () => undefined,
};

function write(level: string, message: string, cause: unknown): void {
  const why = cause instanceof Error ? ` ${cause.stack ?? cause.message}` : "";
  process.stderr.write(`inkling: ${level}: ${visible(message + why)}\n`);
}
