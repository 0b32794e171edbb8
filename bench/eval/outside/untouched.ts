import { type FetchedPackage, fetchPackage } from "./fetchPackage.ts";
import type { OutsidePackage } from "./outsidePackage.ts";

/** Packages that no rule about names or questions was made with, and that were not looked at before they were measured. */
export const untouchedPackages: readonly OutsidePackage[] = [
  { group: "fresh", origin: "npm", name: "winston", version: "3.19.0" },
  { group: "fresh", origin: "npm", name: "log4js", version: "6.9.1" },
  { group: "fresh", origin: "npm", name: "nunjucks", version: "3.2.4" },
  { group: "fresh", origin: "npm", name: "sinon" },
  { group: "fresh", origin: "npm", name: "immer" },
  { group: "fresh", origin: "npm", name: "mobx" },
  { group: "fresh", origin: "npm", name: "superstruct" },
  { group: "fresh", origin: "npm", name: "graphql-request" },
  { group: "fresh", origin: "debian", name: "python3-flask" },
  { group: "fresh", origin: "debian", name: "python3-feedparser" },
  { group: "fresh", origin: "debian", name: "python3-invoke" },
  { group: "fresh", origin: "debian", name: "golang-github-pelletier-go-toml-dev" },
  { group: "fresh", origin: "debian", name: "golang-github-labstack-echo-dev" },
  { group: "fresh", origin: "debian", name: "golang-github-urfave-cli-dev" },
];

/** The first of these packages, one after the other. @param missing takes the names of those that could not be fetched */
export async function* fetchUntouched(
  count: number | undefined,
  missing: string[],
): AsyncGenerator<FetchedPackage, void, void> {
  for (const wanted of untouchedPackages.slice(0, count)) {
    const fetched = await fetchPackage(wanted).catch(() => undefined);
    if (fetched) yield fetched;
    else missing.push(wanted.name);
  }
}
