import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { swiftDefinitions } from "./definitions.ts";

export const swift = {
  ids: ["swift"],
  name: "Swift",
  endings: ["swift"],
  lexicon: families.swift,
  definitions: swiftDefinitions,
  words:
    "if else for while repeat switch case default break continue return func let var class struct enum protocol extension import init deinit self Self super nil true false guard defer do try catch throw throws async await as is in where public private internal fileprivate open static final override mutating weak unowned lazy inout Int Double Float Bool String Character Array Dictionary Set Optional Any Void Error print count isEmpty append map filter reduce first last some",
  imports: [
    {
      pattern:
        /^[ \t]*(?:@\w+[ \t]+)*import[ \t]+(?:(?:class|struct|enum|protocol|func|typealias|var|let)[ \t]+)?(\w+)/gm,
    },
  ],
  evidence: {
    async: /\basync\b|\bawait\b|\bDispatchQueue\b|\bTask\s*\{/,
    errorHandling: /\bdo\s*\{[\s\S]*?\bcatch\b|\btry[?!]?\s|\bthrows\b|\bResult\s*</,
  },
} satisfies LanguageData;
