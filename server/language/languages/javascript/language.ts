import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { pythonLines } from "../sharedPatterns.ts";
import { javascriptWriting } from "./writing.ts";

/** The package of a module's path, without the path within it; undefined for the project's own files. */
function packageOf(path: string): string | undefined {
  if (/^(?:[.~#/]|@\/|\$lib|https?:|data:)|\$\{/.test(path) || path === "") return undefined;
  const parts = path.replace(/^node:/, "").split("/");
  return path.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

export const javascript = {
  ids: ["javascript", "javascriptreact"],
  name: "JavaScript",
  asked: ["javascript", "js", "node.js", "nodejs", "node"],
  endings: ["js", "jsx", "mjs", "cjs"],
  moduleEndings: [
    "",
    ".ts",
    ".tsx",
    ".d.ts",
    ".js",
    ".jsx",
    ".mts",
    ".mjs",
    ".cjs",
    ".json",
    ".vue",
    ".svelte",
    "/index.ts",
    "/index.tsx",
    "/index.js",
  ],
  lexicon: families.script,
  writing: javascriptWriting,
  dialect: { runsFromTop: true, replacesFirst: true },
  layout: { blocks: "braces", semicolons: "optional" },
  words:
    "if else for while do switch case default break continue return function const let var class extends super this new delete typeof instanceof in of import export from as async await yield try catch finally throw true false null undefined NaN Infinity void static get set constructor require module exports console log error warn info debug Object Array String Number Boolean Map Set WeakMap WeakSet Promise Symbol Error TypeError RangeError JSON Math Date RegExp parseInt parseFloat isNaN process env Buffer window document length push pop shift unshift slice splice concat join split map filter reduce forEach find findIndex some every includes indexOf keys values entries assign freeze create defineProperty prototype hasOwnProperty call apply bind toString valueOf then resolve reject all stringify parse now max min floor ceil round abs random trim replace match test exec startsWith endsWith toLowerCase toUpperCase substring charAt charCodeAt setTimeout clearTimeout setInterval name value key index item type arguments use strict message stack describe it expect",
  imports: [
    {
      pattern:
        /\b(?:import|export)\b(?:\s+type\b)?(?:(?!\b(?:import|export)\b)[\s\w$*{},])*?\bfrom\s*["']([^"'\n]+)["']/g,
    },
    { pattern: /\bimport\s*(?:\(\s*)?["'`]([^"'`\n]+)["'`]/g },
    { pattern: /\brequire(?:\.resolve)?\s*\(\s*["'`]([^"'`\n]+)["'`]/g },
  ],
  packageOf,
  foreign: [...pythonLines, /\bfn\s+\w+\s*\(/, /\bfunc\s+\w+\s*\(/, /#include\b/, /^\s*package\s+\w+;/, /:=/],
  evidence: {
    async:
      /\basync\s*(?:function\b|\(|\*|[\w$]+\s*(?:=>|\(|<)|\[)|\bawait\b|\bnew\s+Promise\b|\bPromise\s*\.\s*\w+|\.then\s*\(|\bPromise\s*</,
    errorHandling:
      /\bcatch\s*[({]|\.catch\s*\(|\.on\s*\(\s*["']error["']|\bif\s*\(\s*(?:err|error|e)\s*(?:\)|!==?|&&)/,
  },
  pathOf: (module) => (module.startsWith(".") ? module : undefined),
} satisfies LanguageData;
