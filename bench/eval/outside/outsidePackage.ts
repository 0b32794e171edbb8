/** What a package by other people is, and how lists of them are written. */

/** Groups that were drawn one after the other to be read. */
export const readingGroups = [
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
  "twelfth",
  "thirteenth",
  "fourteenth",
  "fifteenth",
] as const;
export type Group = "seen" | "drawn" | (typeof readingGroups)[number] | "fresh";

/** Where a package comes from: npm; a Debian package as installed; the source that a Debian package is built from. */
export type Origin = "npm" | "debian" | "source";

export interface OutsidePackage {
  /**
   * `seen` was looked at while the rules were made. `drawn` and `third` to `fifteenth` were picked by their names alone, one after
   * the other: each was read once without having been looked at before, and rules were mended after the reading, so only the
   * last reading is one of unseen code. The packages of `fifth` to `eighth`, and of `tenth`, stood in no other list of the project,
   * training's included, some of `eleventh` in those of training or hovers; of `eighth` to `eleventh`, five rules of security were read. `fresh` has no fixed version, so each release meets code that did not exist before.
   */
  readonly group: Group;
  readonly origin: Origin;
  readonly name: string;
  /** The newest that can be had when left out. */
  readonly version?: string;
}

export const npm = (group: Group, ...names: readonly string[]) => packagesOf(group, "npm", names);
export const debian = (group: Group, ...names: readonly string[]) => packagesOf(group, "debian", names);
export const source = (group: Group, ...names: readonly string[]) => packagesOf(group, "source", names);

/** `name@version`, or the newest without one; Debian's archive holds one version at a time, so it is never asked for. */
function packagesOf(group: Group, origin: Origin, names: readonly string[]): readonly OutsidePackage[] {
  return names.map((each) => {
    const at = each.lastIndexOf("@");
    return at > 0
      ? { group, origin, name: each.slice(0, at), version: each.slice(at + 1) }
      : { group, origin, name: each };
  });
}
