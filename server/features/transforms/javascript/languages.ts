/** LSP identifiers of JavaScript, TypeScript and their forms with markup. */
export const javascriptLanguages = [
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
] as const;

export const typescriptLanguages = ["typescript", "typescriptreact"] as const;

export function isJavascript(languageId: string): boolean {
  return javascriptLanguages.some((each) => each === languageId);
}
