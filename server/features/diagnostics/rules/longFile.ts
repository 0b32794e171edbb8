import type { Rule } from "../engine/rule.ts";

/** Files of too many lines of code. */
export const longFile: Rule = {
  id: "long-file",
  title: "Files that are too long.",
  severity: "information",
  options: {
    max: {
      type: "integer",
      default: 1000,
      minimum: 0,
      description: "Most lines of code a file may have, blanks and comments not counted.",
    },
  },
  spares: ["blank lines and comments"],
  needs: "file",
  isForPeople: true,
  examples: [],
  checkFile({ codeLines }, config) {
    const { max } = config.rules["long-file"];
    if (codeLines <= max) return [];
    const message = `This file has ${codeLines} lines of code; at most ${max} are allowed.`;
    return [{ start: 0, end: 1, message }];
  },
};
