import type { OutsidePackage } from "../outside/outsidePackage.ts";

/** A package, and the languages whose files are taken from it. */
export interface HoverPackage {
  readonly package: Pick<OutsidePackage, "origin" | "name" | "version">;
  readonly languages: readonly string[];
}

export const npm = (name: string, version: string, ...languages: readonly string[]): HoverPackage => ({
  package: { origin: "npm", name, version },
  languages: [...languages, "markdown"],
});
export const debian = (name: string, ...languages: readonly string[]): HoverPackage => ({
  package: { origin: "debian", name },
  languages,
});
export const source = (name: string, ...languages: readonly string[]): HoverPackage => ({
  package: { origin: "source", name },
  languages,
});
