import { type Composed, compose } from "../../core/compose.ts";
import type { CommonOptions, Environment } from "./environment.ts";
import { openWith } from "./openWith.ts";

export {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  printJson,
  printLines,
  tell,
  withCommonOptions,
} from "./environment.ts";
export { parsePlace } from "./reading/parsePlace.ts";

/** Makes the service for a command: `openWith` with all of it. */
export function openService(
  environment: Environment,
  options: CommonOptions,
  paths: readonly string[],
  wantsModel: boolean,
): Promise<Composed> {
  return openWith(compose, environment, options, paths, wantsModel);
}
