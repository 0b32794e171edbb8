import { evidenceOtherwise } from "../server/features/classification/codeTraits.ts";
import { defaultTodoTags } from "../server/language/comments/todos.ts";
import { languageData } from "../server/language/dataOf.ts";
import { testPathWords } from "../server/language/files/isTestPath.ts";

interface Evidence {
  readonly async: RegExp;
  readonly errorHandling: RegExp;
}

/** What training labels its snippets by, from the server's data: evidence by language, tags of tasks, the customs of test paths. */
export function trainingLabels(): string {
  const known = languageData.flatMap(({ ids, evidence }: (typeof languageData)[number]) =>
    evidence ? ids.map((id) => [id, written(evidence)] as const) : [],
  );
  const labels = {
    todoTags: defaultTodoTags,
    evidence: Object.fromEntries(known),
    otherwise: written(evidenceOtherwise),
    testPaths: Object.fromEntries(
      Object.entries(testPathWords).map(([name, value]) => [
        name,
        value instanceof RegExp ? writtenPattern(value) : [...value],
      ]),
    ),
  };
  return `${JSON.stringify(labels, undefined, 2)}\n`;
}

function written({ async, errorHandling }: Evidence) {
  return { async: writtenPattern(async), errorHandling: writtenPattern(errorHandling) };
}

/** As Python reads it: with its flags inside. */
function writtenPattern({ source, flags }: RegExp): string {
  const inner = flags.replace(/[^im]/g, "");
  return inner === "" ? source : `(?${inner})${source}`;
}
