import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { catchClause, pythonLines } from "../sharedPatterns.ts";
import { javaWriting } from "./writing.ts";

export const java = {
  ids: ["java"],
  name: "Java",
  asked: ["java"],
  endings: ["java"],
  lexicon: families.java,
  writing: javaWriting,
  dialect: { hasStrictConditions: true, dividesWhole: true },
  layout: {
    blocks: "braces",
    semicolons: "always",
    surroundings: [
      ["", ""],
      ["class A {\n", "\n}"],
    ],
  },
  words:
    "if else for while do switch case default break continue return class interface enum extends implements abstract final static public private protected void int long short byte char float double boolean true false null new this super try catch finally throw throws import package instanceof synchronized volatile transient native String Integer Long Double Boolean Object List Map Set ArrayList HashMap HashSet Collections Arrays Optional Exception RuntimeException IllegalArgumentException IllegalStateException Override System out println equals hashCode toString length size get put add remove contains isEmpty var record",
  imports: [
    { pattern: /^[ \t]*import\s+(?:static\s+)?([\w.]+?)(?:\.\*)?(?:\s+as\s+\w+)?(?:\s*;)?[ \t]*$/gm },
  ],
  // Packages are in small letters; from the first capital on it is a class.
  packageOf: (path) => path.split(/\.(?=[A-Z])/)[0] || undefined,
  foreign: [...pythonLines, /^\s*(const|let|var)\s+\{/, /===|!==|=>/, /\bfunction\b/, /\bfn\s+\w+/, /:=/],
  evidence: {
    async:
      /^(?![ \t]*(?:import|package)\b).*(?:\b(?:CompletableFuture|CompletionStage|(?:Scheduled)?ExecutorService|ForkJoinPool)\b|\bExecutors\s*\.|@Async\b|\b(?:new|extends)\s+Thread\b|\b(?:Mono|Flux)\s*[<.]|\b(?:Scheduled|Listenable)?Future\s*[<.])/m,
    errorHandling: catchClause,
  },
} satisfies LanguageData;
