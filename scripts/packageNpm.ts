// `npm run package:npm`: the terminal command and the LSP server as an npm package in out/, tried in an empty folder.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { engineBinaries } from "./engineBinary.ts";
import { extensionReadme } from "./extensionReadme.ts";
import { readManifest, repositoryAddress, root, stage } from "./stage.ts";

/** Scoped, so that nobody else can answer for it. */
const npmName = "@inkling-code/inkling";
/** What only the editor needs. */
const editorsOnly = ["dist/client.cjs", "dist/report", "media", "package.nls.json", "package.nls.de.json"];

const staging = path.join(root, "out/package/npm");
await stage(staging);
for (const name of editorsOnly) rmSync(path.join(staging, name), { recursive: true, force: true });
const { version, description, license, homepage, repository, bugs, keywords } = readManifest();
const engine = JSON.parse(
  readFileSync(path.join(root, "node_modules/node-llama-cpp/package.json"), "utf8"),
) as {
  version: string;
};
const manifest = {
  name: npmName,
  version,
  description,
  license,
  homepage,
  repository,
  bugs,
  keywords,
  type: "module",
  bin: { inkling: "dist/cli.js" },
  engines: { node: ">=20.19.0" },
  publishConfig: { access: "public", provenance: true },
  // Each has the one binary for its platform; npm installs only the one that fits.
  optionalDependencies: Object.fromEntries(
    Object.values(engineBinaries).map((name) => [name, engine.version]),
  ),
};
writeFileSync(path.join(staging, "package.json"), `${JSON.stringify(manifest, undefined, 2)}\n`);
const readme = extensionReadme(root, { pictures: "linked", repository: repositoryAddress(readManifest()) });
writeFileSync(path.join(staging, "README.md"), readme);
const [packed] = JSON.parse(
  execFileSync("npm", ["pack", "--json", "--pack-destination", path.join(root, "out")], {
    cwd: staging,
    encoding: "utf8",
  }),
) as { filename: string; size: number }[];
if (!packed) throw new Error("npm packed nothing.");
const tarball = path.join(root, "out", packed.filename);
tryOut(tarball);
console.log(`${path.relative(root, tarball)}  ${(packed.size / 1e6).toFixed(1)} MB`);

/** Installs the package where nothing else is, and asks it something with and without the model. */
function tryOut(file: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), "inkling-npm-"));
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  try {
    writeFileSync(path.join(folder, "package.json"), '{ "private": true }\n');
    run("npm", "install", "--no-audit", "--no-fund", file);
    writeFileSync(path.join(folder, "a.ts"), "// TODO: mend this\n");
    const report = run("npx", "inkling", "check", "a.ts", "--format", "json");
    if (!report.includes("todo-comment")) throw new Error(`The package finds nothing: ${report}`);
    const status = run("npx", "inkling", "model", "status", "--format", "json");
    if (!status.includes('"ready"')) throw new Error(`The package has no model: ${status}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
