import { commentBody } from "../../../language/comments/commentBody.ts";
import { isSentence } from "../../../language/comments/isSentence.ts";
import { allLanguages } from "../../../language/families.ts";
import { isBenchmarkPath, isExamplePath } from "../../../language/files/filePlaces.ts";
import type { Rule, RuleContext } from "../engine/rule.ts";
import { addAwait } from "../fixes/addAwait.ts";
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
  kinds: { library: "errors of Go's own library" },
  sparesTests: true,
  fix: addAwait,
  examples: [
    {
      language: "go",
      bad: "os.Remove(path)",
      good: "if err := os.Remove(path); err != nil {\n\treturn err\n}",
    },
  ],
  languages: allLanguages,
  check: (context) =>
    isExamplePath(context.path) || isBenchmarkPath(context.path)
      ? []
      : [
          ...floatingPromises(context),
          ...callbackErrors(context),
          ...goErrors(context),
          ...unwraps(context),
          ...uncheckedResults(context),
          ...leaks(context),
        ].filter(({ start }) => !isExplained(start, context)),
};

const reason =
  /\b(?:fail|error|reject|ignor|unhandled|uncaught|exception|throw|best.effort|on purpose|cannot|can't|never)\w*/i;

/** A comment right above that says why nobody looks at the failure. */
function isExplained(start: number, { nodes, language, unit }: RuleContext): boolean {
  const { source } = unit;
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  return nodes
    .ofTypes(language.comments)
    .some(
      ({ end, text }) =>
        end <= lineStart &&
        lineStart - end < mostGap &&
        source.slice(end, lineStart).trim() === "" &&
        isSentence(commentBody(text)) &&
        reason.test(text),
    );
}

/** White space between a comment and the line below it, in characters. */
const mostGap = 100;
