/** CSS by PostCSS, which like browsers forgives what it does not know, but not what is left open. */
import postcss from "postcss";
import { type Judge, offsetAt, problemAt } from "../syntaxProblem.ts";

export const judgeCss: Judge = (text) => {
  try {
    postcss.parse(text);
    return [];
  } catch (error) {
    if (!(error instanceof postcss.CssSyntaxError)) return undefined;
    const { line = 1, column = 1, reason } = error;
    return [problemAt(text, offsetAt(text, line, column - 1), reason)];
  }
};
