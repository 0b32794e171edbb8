import type { LanguageFacts } from "./languageFacts.ts";
import { cpp } from "./languages/cpp/grammar.ts";
import { csharp } from "./languages/csharp/grammar.ts";
import { css } from "./languages/css/grammar.ts";
import { go } from "./languages/go/grammar.ts";
import { ini } from "./languages/ini/grammar.ts";
import { java } from "./languages/java/grammar.ts";
import { javascript } from "./languages/javascript/grammar.ts";
import { lua } from "./languages/lua/grammar.ts";
import { php } from "./languages/php/grammar.ts";
import { powershell } from "./languages/powershell/grammar.ts";
import { python } from "./languages/python/grammar.ts";
import { ruby } from "./languages/ruby/grammar.ts";
import { rust } from "./languages/rust/grammar.ts";
import { shellscript } from "./languages/shellscript/grammar.ts";
import { typescript, typescriptreact } from "./languages/typescript/grammar.ts";

/** Every language that can be parsed. */
export const languages: readonly LanguageFacts[] = [
  javascript,
  typescript,
  typescriptreact,
  python,
  java,
  go,
  rust,
  cpp,
  csharp,
  php,
  ruby,
  lua,
  shellscript,
  css,
  ini,
  powershell,
];

const byId = new Map(languages.flatMap((facts) => facts.languageIds.map((id) => [id, facts] as const)));

/** The facts for an LSP language identifier; undefined when there is no grammar for it. */
export function languageOf(languageId: string): LanguageFacts | undefined {
  return byId.get(languageId);
}
