import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { catchClause } from "../sharedPatterns.ts";
import { phpWriting } from "./writing.ts";

const typeDeclaration =
  /^[ \t]*(?:(?:abstract|final|readonly)[ \t]+)*(?:class|trait|enum|interface)[ \t]+\w/m;

/** `A\B, C as D` or `A\{B, C as D}`. */
function listed({ 1: clause = "" }: RegExpMatchArray): readonly string[] {
  const [, prefix = "", inner = clause] = /^([^{]*)\{([^}]*)\}/.exec(clause) ?? [];
  return inner.split(",").flatMap((part) => {
    const [name = ""] = part
      .trim()
      .replace(/^(?:function|const)\s+/, "")
      .split(/\sas\s/i);
    return name === "" ? [] : [`${prefix}${name.trim()}`.replace(/^\\/, "")];
  });
}

export const php = {
  ids: ["php"],
  name: "PHP",
  asked: ["php"],
  endings: ["php"],
  lexicon: families.php,
  writing: phpWriting,
  layout: {
    blocks: "braces",
    semicolons: "always",
    surroundings: [
      ["<?php\n", ""],
      ["<?php\nclass A {\n", "\n}"],
    ],
  },
  words:
    "if else elseif for foreach while do switch case default break continue return function fn class interface trait abstract final extends implements public private protected static const new this self parent null true false echo print isset unset empty array list string int float bool void mixed object callable iterable try catch finally throw namespace use as instanceof require_once include count strlen str_replace substr strpos implode explode array_map array_filter array_keys array_merge in_array is_array is_string sprintf Exception InvalidArgumentException __construct __toString",
  imports: [
    // At the margin, or before the first class begins: inside a class `use` takes in traits.
    { pattern: /^use[ \t]+([A-Za-z_\\][^;()]*);/gm, names: listed },
    { pattern: /^[ \t]+use[ \t]+([A-Za-z_\\][^;()]*);/gm, names: listed, until: typeDeclaration },
  ],
  evidence: {
    async: /\bawait\s*\(|(?<!\bnamespace )\b(?:Amp|React)\\|\basync\s*\(|->then\s*\(|\bFiber\b/,
    errorHandling: catchClause,
  },
  dialect: { runsFromTop: true },
} satisfies LanguageData;
