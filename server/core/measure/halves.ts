/** What is from some files and what is from the others: files in turn to one half and the other, in the order of their names. */
export function halves<T extends { readonly file: string }>(
  items: readonly T[],
): readonly [readonly T[], readonly T[]] {
  const files = [...new Set(items.map(({ file }) => file))].sort();
  const first = new Set(files.filter((_, index) => index % 2 === 0));
  return [items.filter(({ file }) => first.has(file)), items.filter(({ file }) => !first.has(file))];
}
