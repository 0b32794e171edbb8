import { mkdir, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import esbuild from "esbuild";

/** Bundles test/vscode/ for the extension host, which loads CommonJS. Returns the bundle's path. */
export async function buildHostSuite(root: string): Promise<string> {
  const out = path.join(root, "out/vscode");
  await mkdir(out, { recursive: true });
  const tests = (await readdir(path.join(root, "test/vscode"))).filter((name) => name.endsWith(".test.ts"));
  const imports = tests.map((name) => `  await import("./${name}");`).join("\n");
  const testSuite = path.join(out, "suite.cjs");
  await esbuild.build({
    stdin: {
      contents: `import { runSuite } from "./runSuite.ts";\nexport const run = () => runSuite(async () => {\n${imports}\n});`,
      resolveDir: path.join(root, "test/vscode"),
      loader: "ts",
    },
    outfile: testSuite,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20.19",
    external: ["vscode", "mocha"],
    sourcemap: "inline",
    logLevel: "warning",
  });
  await writeFile(path.join(out, "package.json"), '{"type": "commonjs"}');
  return testSuite;
}
