/** Divides what is known of files into what is fitted on and what is held out; whole files go to one side or the other. */
export type Split = <T extends { readonly file: string }>(items: readonly T[]) => Parts<T>;
export type Parts<T> = readonly [fitted: readonly T[], heldOut: readonly T[]];

/** Files in turn to one half and the other, in the order of their names. */
export const halves: Split = (items) => {
  const files = [...new Set(items.map(({ file }) => file))].sort();
  const first = new Set(files.filter((_, index) => index % 2 === 0));
  return [items.filter(({ file }) => first.has(file)), items.filter(({ file }) => !first.has(file))];
};

/** Holds out all files of one folder. */
export function holdingOut(folder: string): Split {
  return (items) => [
    items.filter(({ file }) => !isBelow(file, folder)),
    items.filter(({ file }) => isBelow(file, folder)),
  ];
}

/** @param folder the URI of a folder */
export function isBelow(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}
