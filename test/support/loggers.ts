import type { Logger } from "../../server/contract/ports.ts";

const ignore = () => undefined;

export const silentLogger: Logger = { error: ignore, warn: ignore, info: ignore, debug: ignore };

/** A logger for what must go well: an error or a warning fails the test. */
export const strictLogger: Logger = { ...silentLogger, error: fail, warn: fail };

function fail(message: string, cause?: unknown): never {
  throw new Error(message, { cause });
}
