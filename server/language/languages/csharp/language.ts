import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { catchClause, pythonLines } from "../sharedPatterns.ts";
import { csharpWriting } from "./writing.ts";

export const csharp = {
  ids: ["csharp"],
  name: "C#",
  asked: ["c#", "csharp"],
  endings: ["cs"],
  lexicon: families.csharp,
  writing: csharpWriting,
  dialect: {
    hasStrictConditions: true,
    overloadsComparisons: true,
    dividesWhole: true,
    roundsHalfToEven: true,
  },
  layout: {
    blocks: "braces",
    semicolons: "always",
    braceLines: true,
    surroundings: [
      ["", ""],
      ["class A {\n", "\n}"],
    ],
  },
  words:
    "if else for foreach while do switch case default break continue return class interface struct enum record namespace using public private protected internal static readonly const abstract virtual override sealed async await new this base null true false void int long short byte char float double decimal bool string object var dynamic try catch finally throw in is as out ref get set value where select from typeof nameof lock yield Console WriteLine List Dictionary IEnumerable Task Exception ArgumentException ArgumentNullException String ToString Equals GetHashCode Length Count Add Remove Contains Any All First Where Select ToList ToArray System Linq Collections Generic",
  imports: [
    {
      pattern:
        /^[ \t]*(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?(?:global::)?([A-Za-z_][\w.]*)(?:<[^;\n]*>)?[ \t]*;/gm,
    },
  ],
  foreign: [...pythonLines, /===|!==/, /\b(function|func|fn|let|def)\s+\w+/, /:=/],
  evidence: { async: /\basync\b|\bawait\b|\bTask\s*[<.]|\bnew\s+Thread\b/, errorHandling: catchClause },
} satisfies LanguageData;
