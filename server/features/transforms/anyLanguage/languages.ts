/** Languages with `if (condition) { … } else { … }`. */
export const braceLanguages = [
  ...["javascript", "javascriptreact", "typescript", "typescriptreact"],
  ...["java", "csharp", "cpp", "c", "php"],
] as const;
