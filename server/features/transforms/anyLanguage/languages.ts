/** Languages with `if (condition) { … } else { … }`. */
export const braceLanguages = [
  ...["javascript", "javascriptreact", "typescript", "typescriptreact"],
  ...["java", "csharp", "cpp", "c", "php"],
] as const;

/** Those and the others that have conditions to turn round. */
export const conditionLanguages = [...braceLanguages, "go", "rust", "python", "ruby"] as const;

/** Languages with `condition ? one : other`, or Python's form of it. */
export const conditionalLanguages = [...braceLanguages, "ruby", "python"] as const;

/** Languages in which both ways of a conditional expression are converted to one type. */
export const convertingLanguages: ReadonlySet<string> = new Set(["java", "csharp", "cpp", "c"]);
