import type { Rule } from "../engine/rule.ts";
import { allLanguages } from "../reading/sinks.ts";
import { callbackErrors } from "./errors/callbackErrors.ts";
import { floatingPromises } from "./errors/floatingPromises.ts";
import { goErrors } from "./errors/goErrors.ts";
import { leaks } from "./errors/leaks.ts";
import { uncheckedResults } from "./errors/uncheckedResults.ts";
import { unwraps } from "./errors/unwraps.ts";

/** Failures nobody looks at: floating promises, unchecked errors and results, `unwrap`, files left open. */
export const missingErrorHandling: Rule = {
  id: "missing-error-handling",
  languages: allLanguages,
  check: (context) => [
    ...floatingPromises(context),
    ...callbackErrors(context),
    ...goErrors(context),
    ...unwraps(context),
    ...uncheckedResults(context),
    ...leaks(context),
  ],
};
