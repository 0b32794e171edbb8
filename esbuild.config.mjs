// Bundles the client, the server, the terminal command and the worker threads into dist/ or another folder.
// `node esbuild.config.mjs [--watch] [--production] [--outdir=FOLDER]`
import { copyFile, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";
import * as linguist from "linguist-languages";

const root = path.dirname(fileURLToPath(import.meta.url));
const watch = process.argv.includes("--watch");
const production = process.argv.includes("--production");
const outdirOption = process.argv.find((arg) => arg.startsWith("--outdir="));
const dist = path.resolve(root, outdirOption?.slice("--outdir=".length) ?? "dist");

/** @type {esbuild.BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20.19",
  // Some packages' CommonJS is UMD, whose require() no bundler can follow; their ES modules come first.
  mainFields: ["module", "main"],
  sourcemap: production ? false : "linked",
  minify: production,
  keepNames: production,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  plugins: [{ name: "report", setup: reportRebuilds }],
};

/** VS Code loads extensions as CommonJS. */
const client = {
  ...common,
  entryPoints: { client: "client/extension.ts" },
  outdir: dist,
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  external: ["vscode"],
};

/** The pages of the report and of answers run in a browser. */
const pages = {
  ...common,
  platform: "browser",
  target: "chrome130",
  entryPoints: [
    { in: "client/report/page/page.ts", out: "reportPage" },
    { in: "client/report/page/page.css", out: "reportPage" },
    { in: "client/ask/page/page.ts", out: "answerPage" },
    { in: "client/ask/page/page.css", out: "answerPage" },
  ],
  outdir: dist,
  format: "iife",
};

/** node-llama-cpp finds its platform package by name; that one, and what it downloads with, stay outside the bundle. */
const engine = { name: "node-llama-cpp", folder: path.join(root, "node_modules/node-llama-cpp") };

/**
 * What stands in for modules of node-llama-cpp that lead to half of its code: chats, and building llama.cpp from its sources.
 *
 * The library also tries its binary in a process of its own before loading it, at every start. That doubles the time until
 * a model is ready, and what it guards against, a binary that takes the process down, the server guards against itself: it
 * is started again, and a model whose loading took it down twice is set aside.
 * @type {Readonly<Record<string, string>>}
 */
const standIns = {
  "dist/bindings/utils/testBindingBinary.js": "export const testBindingBinary = async () => true;",
  "dist/bindings/utils/cloneLlamaCppRepo.js": [
    "export const isLlamaCppRepoCloned = async () => false;",
    "export const getClonedLlamaCppRepoReleaseInfo = async () => null;",
    "export const ensureLlamaCppRepoIsCloned = undefined;",
  ].join("\n"),
  "dist/evaluator/LlamaDecisionContext/LlamaDecisionContext.js":
    "export const LlamaDecisionContext = undefined;",
  "dist/utils/getLlamaClasses.js": "export const getLlamaClasses = undefined;",
};

/** Of a list of strings in a model's header nothing is read but its length; those of a vocabulary would take 20 MB. */
const headerLists = {
  place: "dist/gguf/parser/GgufV2Parser.js",
  kept: "arrayValues.push(value);",
  counted: 'if (typeof value === "string") arrayValues.length++; else arrayValues.push(value);',
};

/** Data so large that it is read when it is first asked for, from a file beside the bundle: in the code it would be loaded with every command. */
const lateData = "server/language/files/languageModel.json";

/** Packages that bring a parser as WebAssembly, beside the grammars. */
const parserFolders = [
  "@tree-sitter-grammars/tree-sitter-lua",
  "@wasm-fmt/ruff_fmt",
  "@wasm-fmt/gofmt",
  "@wasm-fmt/shfmt",
  "@ruby/prism/src",
].map((name) => path.join(root, "node_modules", name));

/** Files that node-llama-cpp reads by their place in its package. */
const engineFiles = ["package.json", "llama/binariesGithubRelease.json", "llama/llama.cpp.info.json"];

/** ES modules, because node-llama-cpp is one; shared code lands in chunks that are loaded once. */
const server = {
  ...common,
  entryPoints: {
    server: "server/entries/main.ts",
    cli: "server/entries/cli.ts",
    modelHost: "server/entries/modelHost.ts",
    ...(await workers()),
  },
  outdir: dist,
  chunkNames: "chunks/[name]-[hash]",
  format: "esm",
  splitting: true,
  external: ["@node-llama-cpp/*", "@reflink/*", "electron"],
  plugins: [
    ...common.plugins,
    { name: "engine places", setup: keepEnginePlaces },
    { name: "unused engine", setup: leaveOutUnusedEngine },
    { name: "wrapped once", setup: wrapOnce },
    { name: "late data", setup: readLate },
    { name: "linguist", setup: keepNeededOfLinguist },
    { name: "parser library", setup: makeParserLibrary },
  ],
  // Bundled CommonJS packages call require() for Node's own modules and ask where they are.
  // esbuild keeps a leading #! line in front of this.
  banner: {
    js: [
      'import { createRequire as createBundleRequire } from "node:module";',
      "const require = createBundleRequire(import.meta.url);",
      "const bundleFilename = import.meta.filename, bundleDirname = import.meta.dirname;",
    ].join(" "),
  },
  define: { __filename: "bundleFilename", __dirname: "bundleDirname" },
  // The parser library evaluates functions that grammars may bring; ours bring none.
  logOverride: { "direct-eval": "silent" },
};

await copyAssets();
if (watch) {
  for (const options of [client, pages, server]) await (await esbuild.context(options)).watch();
} else {
  // esbuild has printed its errors by the time it rejects.
  const results = await Promise.all([client, pages, server].map((options) => esbuild.build(options))).catch(
    () => process.exit(1),
  );
  // Written last: set-up takes this file's age for the age of the build.
  const metafile = {
    inputs: Object.assign({}, ...results.map((result) => result.metafile.inputs)),
    outputs: Object.assign({}, ...results.map((result) => result.metafile.outputs)),
  };
  await removeStale(Object.keys(metafile.outputs));
  await Promise.all(Object.keys(metafile.outputs).map(escapeRegularExpressions));
  await writeFile(path.join(dist, "meta.json"), JSON.stringify(metafile));
}

/** Worker threads are entries of their own: server/entries/fooWorker.ts becomes dist/fooWorker.js. */
async function workers() {
  const names = (await readdir(path.join(root, "server/entries"))).filter((name) =>
    name.endsWith("Worker.ts"),
  );
  return Object.fromEntries(names.map((name) => [path.basename(name, ".ts"), `server/entries/${name}`]));
}

/**
 * node-llama-cpp asks where its modules are, to find the files beside them. Bundled, each is told a place in
 * dist/node-llama-cpp, which holds those files. As 200 files of its own the library takes half a second to load.
 * @param {esbuild.PluginBuild} build
 */
function keepEnginePlaces(build) {
  build.onLoad({ filter: /[\\/]node-llama-cpp[\\/]dist[\\/].*\.js$/ }, async ({ path: file }) => {
    const place = path.relative(engine.folder, file).replaceAll("\\", "/");
    const standIn = standIns[place];
    if (standIn !== undefined) return { contents: standIn, loader: "js" };
    const source = await readFile(file, "utf8");
    if (place === headerLists.place && !source.includes(headerLists.kept))
      return { errors: [{ text: `There is no "${headerLists.kept}" to replace.` }] };
    const contents =
      place === headerLists.place ? source.replace(headerLists.kept, headerLists.counted) : source;
    const url = `new URL(${JSON.stringify(`../${engine.name}/${place}`)}, import.meta.url).href`;
    return { contents: contents.replaceAll("import.meta.url", url), loader: "js" };
  });
}

/**
 * Lets the bundle do without the modules of node-llama-cpp that nothing asks for. Its package does not say so, but none of
 * them does anything by being loaded.
 * @param {esbuild.PluginBuild} build
 */
function leaveOutUnusedEngine(build) {
  build.onResolve({ filter: /^\.|^node-llama-cpp$/ }, async ({ path: name, pluginData, ...from }) => {
    if (pluginData === engine) return undefined;
    const found = await build.resolve(name, { ...from, pluginData: engine });
    return found.path.startsWith(path.join(engine.folder, "dist"))
      ? { ...found, sideEffects: false }
      : undefined;
  });
}

/**
 * esbuild gives every ES module that imports a CommonJS one an object of its own, with a getter for each export. These have
 * hundreds and are imported often, so they get one ES module around them.
 * @param {esbuild.PluginBuild} build
 */
function wrapOnce(build) {
  const namespace = "wrapped";
  build.onResolve({ filter: /^(vscode-languageserver|fs-extra)$/ }, ({ path: name, kind, resolveDir }) =>
    kind === "import-statement" ? { path: name, namespace, pluginData: resolveDir } : undefined,
  );
  build.onLoad({ filter: /./, namespace }, ({ path: name, pluginData: resolveDir }) => {
    const names = Object.keys(createRequire(path.join(resolveDir, "importer.js"))(name));
    const lines = names.map((exported) => `export const ${exported} = wrapped.${exported};`);
    const contents = [`const wrapped = require("${name}");`, "export default wrapped;", ...lines].join("\n");
    return { contents, resolveDir };
  });
}

/**
 * Turns a JSON module into an object whose members are read from a file in dist/data when one is first looked at.
 * @param {esbuild.PluginBuild} build
 */
function readLate(build) {
  const name = path.basename(lateData);
  build.onLoad({ filter: new RegExp(`[\\\\/]${name.replace(".", "\\.")}$`) }, async ({ path: file }) => {
    const data = JSON.parse(await readFile(file, "utf8"));
    await mkdir(path.join(dist, "data"), { recursive: true });
    await writeFile(path.join(dist, "data", name), JSON.stringify(data));
    const members = Object.keys(data).map((key) => `get ${key}() { return data().${key}; },`);
    const contents = [
      'import { readFileSync } from "node:fs";',
      "let read;",
      `const place = new URL("../data/${name}", import.meta.url);`,
      'const data = () => (read ??= JSON.parse(readFileSync(place, "utf8")));',
      `export default { ${members.join(" ")} };`,
    ].join("\n");
    return { contents, loader: "js", watchFiles: [file] };
  });
}

/**
 * The package of Linguist's languages has a module for each of 833, with colours and editors' modes. As one text with what is
 * needed of them they load in a third of the time.
 * @param {esbuild.PluginBuild} build
 */
function keepNeededOfLinguist(build) {
  const entries = Object.values(linguist).map(
    ({ name, type, extensions, filenames, interpreters, aliases }) => ({
      name,
      type,
      extensions,
      filenames,
      interpreters,
      aliases,
    }),
  );
  const text = JSON.stringify(JSON.stringify(entries));
  build.onLoad({ filter: /[\\/]server[\\/]language[\\/]files[\\/]linguist\.ts$/ }, () => ({
    contents: `export const linguistEntries = () => JSON.parse(${text});`,
    loader: "js",
  }));
}

/**
 * The parser library keeps what it started in variables of its module. In a function they are new with each call.
 * @param {esbuild.PluginBuild} build
 */
function makeParserLibrary(build) {
  const file = createRequire(import.meta.url).resolve("@vscode/tree-sitter-wasm");
  build.onLoad({ filter: /[\\/]server[\\/]machine[\\/]files[\\/]newParserLibrary\.ts$/ }, async () => ({
    contents: [
      "export function newParserLibrary() {",
      "  const module = { exports: {} };",
      "  ((module, exports) => {",
      await readFile(file, "utf8"),
      "  })(module, module.exports);",
      "  return module.exports;",
      "}",
    ].join("\n"),
    loader: "js",
  }));
}

/** What the bundle reads at run time beside its own code, found relative to import.meta.url. */
async function copyAssets() {
  const modules = path.join(root, "node_modules/@vscode");
  await mkdir(dist, { recursive: true });
  await copyChanged(path.join(modules, "tree-sitter-wasm/wasm"), path.join(dist, "wasm"), /\.wasm$/);
  for (const folder of parserFolders) await copyChanged(folder, path.join(dist, "wasm"), /\.wasm$/);
  for (const file of engineFiles) {
    await mkdir(path.dirname(path.join(dist, engine.name, file)), { recursive: true });
    await copyFile(path.join(engine.folder, file), path.join(dist, engine.name, file));
  }
}

/**
 * @param {string} from
 * @param {string} to
 * @param {RegExp} wanted
 */
async function copyChanged(from, to, wanted) {
  await mkdir(to, { recursive: true });
  for (const name of (await readdir(from)).filter((candidate) => wanted.test(candidate))) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    const present = await stat(target).catch(() => undefined);
    if (present?.size !== (await stat(source)).size) await copyFile(source, target);
  }
}

/**
 * Earlier builds leave chunks behind. They go last, so that a server running from them can still finish loading.
 * @param {string[]} outputs
 */
async function removeStale(outputs) {
  const current = new Set(outputs.map((output) => path.basename(output)));
  const chunks = path.join(dist, "chunks");
  const names = await readdir(chunks).catch(() => []);
  await Promise.all(names.filter((name) => !current.has(name)).map((name) => rm(path.join(chunks, name))));
}

/**
 * A script with one character beyond Latin-1 takes twice its size in memory. esbuild escapes them everywhere but in regular
 * expressions.
 * @param {string} output
 */
async function escapeRegularExpressions(output) {
  if (!/\.c?js$/.test(output)) return;
  const file = path.join(root, output);
  const code = await readFile(file, "utf8");
  const escaped = code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  if (escaped !== code) await writeFile(file, escaped);
}

/** @param {esbuild.PluginBuild} build */
function reportRebuilds(build) {
  if (!watch) return;
  // VS Code's watch task waits for these two lines.
  build.onStart(() => console.log("build started"));
  build.onEnd((result) => console.log(`build finished, ${result.errors.length} errors`));
}
