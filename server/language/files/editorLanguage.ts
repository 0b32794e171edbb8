import { dataOf } from "../dataOf.ts";
import { languageByAlias } from "./languageTable.ts";

/** What editors call languages that neither LSP nor Linguist calls so: Neovim's file types, Helix's names, Emacs' modes. */
const names: Readonly<Record<string, string>> = {
  "c-sharp": "csharp",
  "emacs-lisp": "elisp",
  "enh-ruby": "ruby",
  "ess-r": "r",
  gfm: "markdown",
  "js-jsx": "javascriptreact",
  js2: "javascript",
  js3: "javascript",
  cs: "csharp",
  mhtml: "html",
  nxml: "xml",
  objcpp: "objective-cpp",
  ps1: "powershell",
  rjsx: "javascriptreact",
  rustic: "rust",
  "typescript-tsx": "typescriptreact",
};

/** The LSP identifier of the language that an editor names in its own way; a name that nobody knows stays as it is. */
export function languageOfEditor(name: string): string {
  if (dataOf(name)) return name;
  // Emacs' modes that parse with tree-sitter.
  const plain = name.toLowerCase().replace(/-ts$/, "");
  return names[plain] ?? languageByAlias(plain)?.id ?? name;
}
