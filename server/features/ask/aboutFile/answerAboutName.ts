/** What a file's tree says of something that the file names, in a sentence. */
import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { functionAnswers } from "./functionAnswers.ts";
import type { NameQuestion } from "./nameQuestion.ts";
import { sayUses } from "./sayUses.ts";
import type { Answer, FileDefinitions } from "./told.ts";
import { typeAnswers } from "./typeAnswers.ts";
import { valueAnswers } from "./valueAnswers.ts";

/** Things of one name that are told of, each in a sentence. */
const mostAlike = 4;

/** The answer as Markdown; undefined where the tree does not tell. */
export function answerAboutName(
  { definitions, wants }: NameQuestion,
  file: FileDefinitions,
): string | undefined {
  if (definitions.length > mostAlike) return undefined;
  if (wants === "callers") return sayUses(definitions, file);
  const given = definitions.map((definition) => answersOf(definition)[wants]?.(definition, file));
  const known = [...new Set(given.filter((answer) => answer !== undefined))];
  return known.length > 0 ? known.join(" ") : undefined;
}

function answersOf({ kind }: NamedDefinition): Readonly<Record<string, Answer>> {
  if (kind === "function") return functionAnswers;
  return kind === "type" ? typeAnswers : valueAnswers;
}
