import type { Rule } from "../engine/rule.ts";
import { addAwait } from "../fixes/addAwait.ts";
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
  title: "Failures nobody looks at: floating promises, unchecked errors, `unwrap`, leaked files.",
  severity: "warning",

  spares: ["what is awaited, returned, handed on or stored", "unwrap after a check", "methods that throw"],
  needs: "unit",
  sparesTests: true,
  fix: addAwait,
  precision: 0.8,
  examples: [
    {
      language: "go",
      bad: "os.Remove(path)",
      good: "if err := os.Remove(path); err != nil {\n\treturn err\n}",
    },
  ],
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
