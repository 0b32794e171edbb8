import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build, type Plugin } from "esbuild";
import { catalog } from "../../../server/features/transforms/catalog.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";

const folder = path.join(packageRoot, "server/features/transforms");
/** What every transformation and its measuring go through. */
const shared = [path.join(folder, "transforms.ts"), path.join(import.meta.dirname, "runFamilies.ts")];
const measuring = path.join(import.meta.dirname, "measureFile.ts");
/** Child processes, which nothing imports. */
const runners = ["runJavascript.cjs", "run_python.py"].map((file) => path.join(import.meta.dirname, file));
let known: Promise<ReadonlyMap<string, string>> | undefined;
let measured: Promise<string> | undefined;

/** A digest of all code that a transformation is made of, by its name: results found with the same code still hold. */
export function transformDigests(): Promise<ReadonlyMap<string, string>> {
  known ??= digestsOf();
  return known;
}

/** A digest of the code of all transformations of a language, and of how files are measured. */
export async function codeDigest(languageId: string): Promise<string> {
  const digests = await transformDigests();
  measured ??= inputsOf([measuring]).then(digestOf);
  const hash = createHash("sha256").update(await measured);
  for (const { name, languages } of catalog)
    if (languages.includes(languageId)) hash.update(digests.get(name) ?? "");
  return hash.digest("hex");
}

/** The list of all transformations would make each one's digest that of all of them; names are not measured here. */
const withoutCatalog: Plugin = {
  name: "without-catalog",
  setup: ({ onResolve }) =>
    onResolve(
      { filter: /(?:catalog|namedOffers|rankNames|testsFor|listFunctions)\.ts$/i },
      ({ path: file }) => ({
        path: file,
        external: true,
      }),
    ),
};

async function digestsOf(): Promise<ReadonlyMap<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^(?:catalog|transforms)\.ts$/.test(file))
    .map((file) => path.join(folder, file));
  const common = [...(await inputsOf(shared)), ...runners];
  const digests = new Map<string, string>();
  for (const file of files) {
    const names = catalog.filter(({ name }) => readFileSync(file, "utf8").includes(`name: "${name}"`));
    if (names.length === 0) continue;
    const digest = digestOf([...common, ...(await inputsOf([file]))]);
    for (const { name } of names) digests.set(name, digest);
  }
  return digests;
}

/** The files that make up what is imported. */
async function inputsOf(entryPoints: readonly string[]): Promise<readonly string[]> {
  const { metafile } = await build({
    ...{ entryPoints: [...entryPoints], bundle: true, write: false, metafile: true },
    ...{ platform: "node", format: "esm", packages: "external", outdir: "unused", logLevel: "silent" },
    plugins: [withoutCatalog],
    absWorkingDir: packageRoot,
  });
  return Object.keys(metafile.inputs).map((file) => path.join(packageRoot, file));
}

function digestOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of [...new Set(files)].sort())
    hash.update(path.relative(packageRoot, file)).update(readFileSync(file));
  return hash.digest("hex");
}
