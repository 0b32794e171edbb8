/** Questions for a fact that reading a file tells. */
import { definitionsIn, parametersIn } from "../../../language/functions/definitionsIn.ts";
import { answerAboutName } from "./answerAboutName.ts";
import { type AskedFile, answerFromFile } from "./answerFromFile.ts";
import { readFileQuestion } from "./fileQuestion.ts";
import { readNameQuestion } from "./nameQuestion.ts";

/** The answer as Markdown; undefined where the question is for none, or the file does not tell. */
export function answerFact(question: string, file: AskedFile): string | undefined {
  const ofFile = readFileQuestion(question);
  if (ofFile) return answerFromFile(ofFile, file);
  const { root, text } = file;
  if (!root) return undefined;
  const all = [...definitionsIn(root), ...parametersIn(root)];
  const ofName = readNameQuestion(question, all);
  return ofName && answerAboutName(ofName, { root, text, all });
}
