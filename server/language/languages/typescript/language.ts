import * as families from "../../lexical/families.ts";
import { javascript } from "../javascript/language.ts";
import { javascriptWriting } from "../javascript/writing.ts";
import type { LanguageData } from "../languageData.ts";

export const typescript = {
  ids: ["typescript", "typescriptreact"],
  name: "TypeScript",
  asked: ["typescript", "ts"],
  family: "javascript",
  endings: ["ts", "tsx", "mts", "cts"],
  moduleEndings: javascript.moduleEndings,
  lexicon: families.script,
  writing: javascriptWriting,
  dialect: { runsFromTop: true, replacesFirst: true },
  layout: { blocks: "braces", semicolons: "optional" },
  words: `${javascript.words} interface type enum namespace declare readonly private protected public abstract implements keyof infer is satisfies unknown any never string number boolean object bigint symbol Record Partial Required Readonly Pick Omit ReturnType Parameters Promise Array ReadonlyArray void override`,
  imports: javascript.imports,
  packageOf: javascript.packageOf,
  foreign: javascript.foreign,
  evidence: javascript.evidence,
  pathOf: javascript.pathOf,
} satisfies LanguageData;
