import type { LanguageFacts } from "./languageFacts.ts";
import { cpp } from "./languages/cpp.ts";
import { csharp } from "./languages/csharp.ts";
import { css } from "./languages/css.ts";
import { go } from "./languages/go.ts";
import { ini } from "./languages/ini.ts";
import { java } from "./languages/java.ts";
import { javascript } from "./languages/javascript.ts";
import { php } from "./languages/php.ts";
import { powershell } from "./languages/powershell.ts";
import { python } from "./languages/python.ts";
import { ruby } from "./languages/ruby.ts";
import { rust } from "./languages/rust.ts";
import { shellscript } from "./languages/shellscript.ts";
import { typescript, typescriptreact } from "./languages/typescript.ts";

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
