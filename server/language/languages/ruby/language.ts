import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { rubyWriting } from "./writing.ts";

export const ruby = {
  ids: ["ruby"],
  name: "Ruby",
  asked: ["ruby"],
  nameEnds: "!?",
  endings: ["rb"],
  moduleEndings: [".rb"],
  lexicon: families.ruby,
  writing: rubyWriting,
  dialect: { rangesHoldEnd: true, runsFromTop: true, overloadsComparisons: true, dividesWhole: true },
  layout: { blocks: "end", semicolons: "never" },
  words:
    "if elsif else unless for while until do case when then break next return def class module end self super nil true false and or not begin rescue ensure raise yield lambda proc attr_reader attr_writer attr_accessor require require_relative include extend puts print each map select reject inject reduce new initialize to_s to_i to_a to_h to_sym nil empty size length first last push pop keys values merge freeze dup private protected public describe it expect to eq let before StandardError ArgumentError",
  imports: [{ pattern: /^[ \t]*(?:require|load|gem)[ \t]*(?:\([ \t]*)?["']([^"'\n]+)["']/gm }],
  packageOf: (path) => (/^[./]|#\{/.test(path) || path === "" ? undefined : path),
  evidence: {
    async:
      /\b(?:Thread|Fiber|Ractor)\.(?:new|start|fork|schedule)\b|\bAsync\s*(?:::|\bdo\b|[{(])|\bConcurrent::/,
    errorHandling: /^[ \t]*rescue\b|\brescue\s+\S/m,
  },
  closing: { signs: [","] },
} satisfies LanguageData;
