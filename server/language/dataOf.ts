import type { LanguageFacts } from "./languageFacts.ts";
import { c } from "./languages/c/language.ts";
import { coffeescript } from "./languages/coffeescript/language.ts";
import { cpp } from "./languages/cpp/language.ts";
import { csharp } from "./languages/csharp/language.ts";
import { css } from "./languages/css/language.ts";
import { cuda } from "./languages/cuda/language.ts";
import { dart } from "./languages/dart/language.ts";
import { elixir } from "./languages/elixir/language.ts";
import { fsharp } from "./languages/fsharp/language.ts";
import { go } from "./languages/go/language.ts";
import { groovy } from "./languages/groovy/language.ts";
import { haskell } from "./languages/haskell/language.ts";
import { ini } from "./languages/ini/language.ts";
import { java } from "./languages/java/language.ts";
import { javascript } from "./languages/javascript/language.ts";
import { json } from "./languages/json/language.ts";
import { jsonc } from "./languages/jsonc/language.ts";
import { julia } from "./languages/julia/language.ts";
import { kotlin } from "./languages/kotlin/language.ts";
import type { Dialect, LanguageData } from "./languages/languageData.ts";
import { less } from "./languages/less/language.ts";
import { lua } from "./languages/lua/language.ts";
import { objectiveC } from "./languages/objective-c/language.ts";
import { perl } from "./languages/perl/language.ts";
import { php } from "./languages/php/language.ts";
import { powershell } from "./languages/powershell/language.ts";
import { python } from "./languages/python/language.ts";
import { r } from "./languages/r/language.ts";
import { ruby } from "./languages/ruby/language.ts";
import { rust } from "./languages/rust/language.ts";
import { scala } from "./languages/scala/language.ts";
import { scss } from "./languages/scss/language.ts";
import { shellscript } from "./languages/shellscript/language.ts";
import { sql } from "./languages/sql/language.ts";
import { swift } from "./languages/swift/language.ts";
import { typescript } from "./languages/typescript/language.ts";
import { vb } from "./languages/vb/language.ts";
import { vue } from "./languages/vue/language.ts";

/** Every language of which more is known than how its comments look. */
export const languageData: readonly LanguageData[] = [
  c,
  coffeescript,
  cpp,
  csharp,
  css,
  cuda,
  dart,
  elixir,
  fsharp,
  go,
  groovy,
  haskell,
  ini,
  java,
  javascript,
  julia,
  kotlin,
  lua,
  objectiveC,
  perl,
  php,
  powershell,
  python,
  r,
  ruby,
  rust,
  scala,
  json,
  jsonc,
  less,
  scss,
  shellscript,
  sql,
  swift,
  typescript,
  vb,
  vue,
];

const byId = new Map(languageData.flatMap((data) => data.ids.map((id) => [id, data] as const)));

/** What is known of a language, by LSP identifier; undefined for one without a folder. */
export function dataOf(languageId: string): LanguageData | undefined {
  return byId.get(languageId);
}

/** The name of the family of languages whose files import each other: TypeScript and JavaScript, C and C++. */
export function familyOf(languageId: string): string {
  return dataOf(languageId)?.family ?? dataOf(languageId)?.ids[0] ?? languageId;
}

/** The languages of a family. */
export function familyMembers(family: string): readonly LanguageData[] {
  return languageData.filter(({ ids: [first = ""] }) => familyOf(first) === family);
}

/** What a language that can be parsed does in a way of its own. */
export function dialectOf({ languageIds: [id = ""] }: Pick<LanguageFacts, "languageIds">): Dialect {
  return dataOf(id)?.dialect ?? {};
}
