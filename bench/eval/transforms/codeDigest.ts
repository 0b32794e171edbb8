import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { catalog } from "../../../server/features/transforms/catalog.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";

const folder = path.join(packageRoot, "server/features/transforms");
/** What every transformation and its measuring go through. */
const shared = [path.join(folder, "transforms.ts"), path.join(import.meta.dirname, "measureFile.ts")];
const known = new Map<string, Promise<string>>();

/** A digest of all code that a language's transformations are made of: results found with the same code still hold. */
export function codeDigest(languageId: string): Promise<string> {
  const found = known.get(languageId) ?? digestOf(languageId);
  known.set(languageId, found);
  return found;
}

async function digestOf(languageId: string): Promise<string> {
  const names = catalog.filter(({ languages }) => languages.includes(languageId)).map(({ name }) => name);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^(?:catalog|transforms)\.ts$/.test(file))
    .map((file) => path.join(folder, file))
    .filter((file) => names.some((name) => readFileSync(file, "utf8").includes(`name: "${name}"`)));
  const { metafile } = await build({
    ...{ entryPoints: [...files, ...shared], bundle: true, write: false, metafile: true },
    ...{ platform: "node", format: "esm", packages: "external", outdir: "unused", logLevel: "silent" },
    // The list of all transformations would make each language's digest one of all languages; names are not measured here.
    plugins: [
      {
        name: "without-catalog",
        setup: ({ onResolve }) =>
          onResolve({ filter: /(?:catalog|namedOffers|testsFor|listFunctions)\.ts$/i }, ({ path: file }) => ({
            path: file,
            external: true,
          })),
      },
    ],
  });
  const hash = createHash("sha256");
  for (const file of Object.keys(metafile.inputs).sort()) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}
