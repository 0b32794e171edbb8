import * as families from "../../lexical/families.ts";
import type { LanguageData } from "../languageData.ts";
import { pythonLines } from "../sharedPatterns.ts";
import { rustWriting } from "./writing.ts";

export const rust = {
  ids: ["rust"],
  name: "Rust",
  asked: ["rust"],
  endings: ["rs"],
  lexicon: families.rust,
  writing: rustWriting,
  dialect: { hasStrictConditions: true, dividesWhole: true },
  layout: {
    blocks: "braces",
    semicolons: "always",
    surroundings: [
      ["fn f() {\n", "\n}"],
      ["", ""],
    ],
  },
  words:
    "if else for while loop match break continue return fn let mut const static struct enum trait impl pub mod use crate self Self super as where move ref dyn async await unsafe extern type in true false Some None Ok Err Option Result Vec String str Box Rc Arc HashMap HashSet i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool char println print format vec panic assert assert_eq unwrap expect clone iter into_iter map filter collect into from new default len push pop get insert is_empty to_string as_str as_ref as_mut derive Debug Clone Copy PartialEq Eq Hash Default cfg test fmt std",
  imports: [
    { pattern: /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?use[ \t]+(?:::)?(?:r#)?(\w+)/gm },
    {
      pattern: /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?use[ \t]+(?:::)?\{([^;]*)\}[ \t]*;/gm,
      names: (match) => (match[1] ?? "").split(",").map((part) => /^\s*(\w+)/.exec(part)?.[1] ?? ""),
    },
    { pattern: /^[ \t]*extern[ \t]+crate[ \t]+(\w+)/gm },
  ],
  packageOf: (path) => (path === "" || /^(?:crate|self|super|Self)$/.test(path) ? undefined : path),
  foreign: [...pythonLines, /===|!==/, /\b(function|func|var|def)\s+\w+/, /:=/, /#include\b/],
  evidence: {
    async: /\basync\s+(?:fn|move|unsafe)\b|\basync\s*\{|\.await\b/,
    errorHandling:
      /\)\s*\?|\w\?\s*[;.),]|\bErr\s*\(|\.(?:map_err|unwrap_or\w*|or_else|ok_or\w*)\s*\(|\bif let (?:Ok|Err)\b|\bcatch_unwind\b/,
  },
} satisfies LanguageData;
