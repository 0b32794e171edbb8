import * as families from "../../lexical/families.ts";
import { java } from "../java/language.ts";
import type { LanguageData } from "../languageData.ts";
import { scalaDefinitions } from "./definitions.ts";

export const scala = {
  ids: ["scala"],
  name: "Scala",
  endings: ["scala", "sc"],
  lexicon: families.scala,
  definitions: scalaDefinitions,
  imports: [{ pattern: /^[ \t]*import[ \t]+([\w.]+)/gm }],
  packageOf: java.packageOf,
  evidence: {
    async: /\bFuture\s*[[({.]|\bAwait\s*\.|\bIO\s*[[({.]|\bPromise\s*\[/,
    errorHandling: /\btry\b|\bcatch\s*\{|\bTry\s*[({]|\bEither\b|\brecover(?:With)?\b/,
  },
} satisfies LanguageData;
