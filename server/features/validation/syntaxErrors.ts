/** Where a text does not follow its language, as validation says it: the same that the Problems panel shows. */
import type { Syntax } from "../../language/parse/syntax.ts";
import { problemsIn } from "../../language/wellFormed/problemsIn.ts";
import type { ValidationError } from "./validationError.ts";

/** More are of no use: one mistake makes many. */
const maxErrors = 20;

/** Undefined where no parser knows the language, or none is sure. */
export async function syntaxErrors(
  syntax: Syntax,
  languageId: string,
  text: string,
): Promise<readonly ValidationError[] | undefined> {
  const problems = await problemsIn(syntax, languageId, text);
  return problems?.slice(0, maxErrors).map(({ start, message }) => {
    const before = text.slice(0, start);
    return {
      line: before.split("\n").length,
      column: start - before.lastIndexOf("\n"),
      message,
    };
  });
}
