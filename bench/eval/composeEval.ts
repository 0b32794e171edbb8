import { type Composed, compose } from "../../server/core/compose.ts";

/** The product as it ships, with a model and no open documents; only warnings and errors are printed. */
export function composeEval(modelPath: string): Composed {
  const quiet = () => undefined;
  const logger = { error: console.error, warn: console.error, info: quiet, debug: quiet };
  return compose({ roots: () => [], open: () => [], editorSettings: {}, modelPath, logger });
}
