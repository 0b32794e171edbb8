// `npx tsx scripts/webFacts.ts`: makes facts/web.json, what hover knows of HTML and CSS, from packages whose licences allow it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const sources = [
  { name: "web-features", version: "3.40.0", licence: "LICENSE.txt" },
  { name: "mdn-data", version: "2.37.2", licence: "LICENSE" },
] as const;
/** Longer syntaxes say less than the name of the property. */
const longestSyntax = 80;
const output = path.join(import.meta.dirname, "../facts");

interface Feature {
  readonly kind: string;
  readonly name: string;
  readonly description: string;
  readonly compat_features?: readonly string[];
  readonly status: { readonly baseline: "high" | "low" | false; readonly baseline_low_date?: string };
}

interface Property {
  readonly syntax: string;
  readonly initial: string | readonly string[];
  readonly inherited: boolean;
}

/** The kinds of names that are kept: compatibility keys, and how many parts the name itself takes behind them. */
const kinds: readonly (readonly [prefix: string, kind: string, parts: number])[] = [
  ["css.properties.", "property", 1],
  ["css.at-rules.", "at-rule", 1],
  ["css.selectors.", "selector", 1],
  ["html.elements.", "element", 1],
  ["html.elements.", "attribute", 2],
  ["html.global_attributes.", "attribute", 1],
];

const folder = mkdtempSync(path.join(os.tmpdir(), "inkling-facts-"));
try {
  const [features, properties] = sources.map((source) => fetchSource(source)) as [string, string];
  const data = read<{ features: Record<string, Feature> }>(features, "data.json").features;
  const css = read<Record<string, Property>>(properties, "css/properties.json");
  writeFileSync(path.join(output, "web.json"), `${JSON.stringify(factsOf(data, css))}\n`);
  const notices = sources.map(({ name, version, licence }, at) =>
    [
      `${name} ${version}`,
      readFileSync(path.join([features, properties][at] ?? "", licence), "utf8").trim(),
    ].join("\n\n"),
  );
  writeFileSync(path.join(output, "NOTICE.txt"), `${notices.join("\n\n")}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Unpacks a package; returns its folder. */
function fetchSource({ name, version }: (typeof sources)[number]): string {
  const archive = execFileSync("npm", ["pack", "--silent", `${name}@${version}`], {
    cwd: folder,
    encoding: "utf8",
  });
  execFileSync("tar", ["-xf", archive.trim(), `--transform=s/^package/${name}/`], { cwd: folder });
  return path.join(folder, name);
}

function read<T>(from: string, file: string): T {
  return JSON.parse(readFileSync(path.join(from, file), "utf8")) as T;
}

function factsOf(features: Record<string, Feature>, css: Record<string, Property>) {
  const texts: string[] = [];
  const since: string[] = [];
  const names: Record<string, number> = {};
  /** A feature of few names says more of each than one of many. */
  const breadth: Record<string, number> = {};
  for (const feature of Object.values(features)) {
    if (feature.kind !== "feature") continue;
    const keys = (feature.compat_features ?? []).flatMap(nameOf);
    texts.push(feature.description);
    since.push(
      feature.status.baseline ? (feature.status.baseline_low_date ?? "").replace(/[^\d-]/g, "") : "",
    );
    const said = feature.description.toLowerCase();
    for (const key of [`feature ${feature.name.toLowerCase()}`, ...keys]) {
      // What a description does not name it does not explain; of properties there are values besides.
      const [kind, ...rest] = key.split(" ");
      if (kind === "attribute" && !said.includes(rest.at(-1) ?? "")) continue;
      if ((breadth[key] ?? Number.POSITIVE_INFINITY) <= keys.length) continue;
      breadth[key] = keys.length;
      names[key] = texts.length - 1;
    }
  }
  return {
    sources: sources.map(({ name, version }) => `${name} ${version}`),
    texts,
    since,
    names,
    values: valuesOf(css),
  };
}

function nameOf(key: string): readonly string[] {
  return kinds.flatMap(([prefix, kind, parts]) => {
    const rest = key.startsWith(prefix) ? key.slice(prefix.length).split(".") : [];
    return rest.length === parts && !rest.some((part) => part.includes("_"))
      ? [`${kind} ${rest.join(" ")}`]
      : [];
  });
}

/** Syntax and initial value of each property, where they are short. */
function valuesOf(css: Record<string, Property>) {
  return Object.fromEntries(
    Object.entries(css)
      .filter(([name, { syntax }]) => !name.startsWith("-") && syntax.length <= longestSyntax)
      .map(([name, { syntax, initial, inherited }]) => [
        name,
        [
          syntax,
          typeof initial === "string" && initial.length <= longestSyntax ? initial : "",
          inherited ? 1 : 0,
        ],
      ]),
  );
}
