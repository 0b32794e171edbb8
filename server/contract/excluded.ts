/** What every scan leaves out: what is installed, built or minified, and Git's own files. */
export const alwaysExcluded = [
  "**/node_modules/**",
  "**/dist/**",
  "**/build/**",
  "**/.git/**",
  "**/vendor/**",
  "**/*.min.*",
] as const;

/**
 * The globs in force for a setting `exclude`. The last one that fits a path decides, and one that begins with `!` brings back what
 * an earlier one leaves out, as in ESLint's `ignores`.
 */
export function excludedBy(exclude: readonly string[]): readonly string[] {
  return [...alwaysExcluded, ...exclude];
}
