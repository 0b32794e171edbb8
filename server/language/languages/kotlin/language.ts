import * as families from "../../lexical/families.ts";
import { java } from "../java/language.ts";
import type { LanguageData } from "../languageData.ts";
import { kotlinDefinitions } from "./definitions.ts";

export const kotlin = {
  ids: ["kotlin"],
  name: "Kotlin",
  endings: ["kt", "kts"],
  lexicon: families.kotlin,
  definitions: kotlinDefinitions,
  words:
    "if else for while do when break continue return fun val var class object interface enum data sealed open abstract override private protected public internal companion import package null true false this super is as in out by lazy lateinit suspend try catch finally throw Int Long Short Byte Char Float Double Boolean String Any Unit List MutableList Map MutableMap Set Array listOf mapOf setOf mutableListOf arrayOf println let also apply run with it size isEmpty forEach map filter",
  imports: java.imports,
  packageOf: java.packageOf,
  evidence: {
    async: /\bsuspend\b|\blaunch\s*[({]|\basync\s*[({]|\brunBlocking\b|\bFlow\s*</,
    errorHandling: /\btry\s*\{|\bcatch\s*\(|\brunCatching\b|\bgetOrElse\b|\bonFailure\b/,
  },
} satisfies LanguageData;
