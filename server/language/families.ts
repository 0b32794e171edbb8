/** LSP identifiers of languages that share libraries and idioms, whatever their syntax. */
export const javascript: readonly string[] = [
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
];
export const python: readonly string[] = ["python"];
export const java: readonly string[] = ["java"];
export const go: readonly string[] = ["go"];
export const rust: readonly string[] = ["rust"];
export const cpp: readonly string[] = ["c", "cpp"];
export const csharp: readonly string[] = ["csharp"];
export const php: readonly string[] = ["php"];
export const ruby: readonly string[] = ["ruby"];

/** Every language that is known beyond its syntax: its libraries, what fails in it, what is dangerous. */
export const allLanguages: readonly string[] = [
  ...javascript,
  ...python,
  ...java,
  ...go,
  ...rust,
  ...cpp,
  ...csharp,
  ...php,
  ...ruby,
];
