// `npx tsx scripts/nameFacts.ts PYTHON…`: makes facts/names.json, the names that Python, JavaScript and Go have of themselves, from
// the interpreters given (one for each version of Python), typeshed, `globals`, Node.js, its types, and the API lists of Go.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { builtinModules, createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import globals from "globals";

type Modules = Record<string, readonly string[]>;

/** What Go has added since the installed one. */
const newerGo =
  "slices maps cmp iter unique structs weak log/slog testing/slogtest testing/synctest math/rand/v2 crypto/ecdh crypto/mlkem crypto/sha3 " +
  "crypto/hkdf crypto/pbkdf2 crypto/fips140 encoding/json/v2 encoding/json/jsontext go/version runtime/coverage embed C";
/** What Python has added since the newest one given. */
const newerPython =
  "annotationlib compression compression.zstd string.templatelib concurrent.interpreters pathlib.types";
const output = path.join(import.meta.dirname, "../facts/names.json");

const declaration = /\b(?:function|const|class|interface|type|namespace|let|var|enum) ([\w$]+)/g;

const folder = mkdtempSync(path.join(os.tmpdir(), "inkling-names-"));
try {
  const facts = { python: pythonNames(process.argv.slice(2)), javascript: nodeNames(), go: goNames() };
  writeFileSync(output, `${JSON.stringify(facts)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function pythonNames(interpreters: readonly string[]) {
  execFileSync("apt-get", ["download", "python3-typeshed"], { cwd: folder, stdio: "ignore" });
  execFileSync("dpkg-deb", ["-x", readdirSync(folder).find((name) => name.endsWith(".deb")) ?? "", "."], {
    cwd: folder,
  });
  const script = path.join(import.meta.dirname, "pythonNames.py");
  const read = (python: string, ...more: string[]) =>
    JSON.parse(execFileSync(python, [script, ...more], { encoding: "utf8", maxBuffer: 1e8 })) as {
      builtins: string[];
      modules: Modules;
    };
  const [newest = "python3"] = interpreters.slice(-1);
  const all = [...interpreters.map((python) => read(python)), read(newest, folder)];
  const added = Object.fromEntries(newerPython.split(" ").map((name) => [name, []]));
  return {
    globals: joined(all.flatMap(({ builtins }) => builtins)),
    modules: merged([...all.map(({ modules }) => modules), added]),
  };
}

function nodeNames() {
  const load = createRequire(import.meta.url);
  const running = Object.fromEntries(
    builtinModules.filter((name) => !name.startsWith("_")).map((name) => [name, namesIn(load(name))]),
  );
  execFileSync("npm", ["pack", "--silent", "@types/node"], { cwd: folder });
  execFileSync("tar", ["-xf", readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? ""], {
    cwd: folder,
  });
  const types = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => declaredModules(readFileSync(path.join(folder, name), "utf8")));
  return {
    globals: joined(Object.values(globals).flatMap((names) => Object.keys(names))),
    modules: merged([running, ...types]),
  };
}

/** What a module exports, and what it has of its prototypes, as `process` has of an emitter. */
function namesIn(module: object): readonly string[] {
  const names: string[] = [];
  for (let each: object | null = module; each; each = Object.getPrototypeOf(each)) {
    names.push(...Object.getOwnPropertyNames(each));
  }
  return names;
}

/** What a file of types declares, by module; members of namespaces count as well, since they may be handed on. */
function declaredModules(text: string): Modules {
  const parts = text.split(/^declare module "(?:node:)?([^"]+)" \{/m);
  const found: Record<string, string[]> = {};
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const names = [...(parts[at + 1] ?? "").matchAll(declaration)].flatMap(([, name]) => name ?? []);
    // A module goes by two names, of which one hands on what the other declares.
    found[parts[at] ?? ""] = [...(found[parts[at] ?? ""] ?? []), ...names];
  }
  return found;
}

/** From the lists of what each release has added: `pkg fmt, func Println(...interface{}) (int, error)`. */
function goNames() {
  const root = execFileSync("go", ["env", "GOROOT"], { encoding: "utf8" }).trim();
  const packages = new Set(newerGo.split(" "));
  for (const name of readdirSync(path.join(root, "api")))
    for (const [, found] of readFileSync(path.join(root, "api", name), "utf8").matchAll(/^pkg (\S+?),? /gm))
      packages.add(found ?? "");
  return {
    globals:
      "append cap clear close complex copy delete imag len make max min new panic print println real recover any bool byte comparable " +
      "complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr " +
      "true false iota nil",
    modules: Object.fromEntries([...packages].sort().map((name) => [name, ""])),
  };
}

/** Names that do not begin with an underscore, sorted, each once. */
function joined(names: readonly string[]): string {
  return [...new Set(names)]
    .filter((name) => /^[A-Za-z$][\w$]*$|^__\w+__$|^_$/.test(name))
    .sort()
    .join(" ");
}

function merged(all: readonly Modules[]): Record<string, string> {
  const names = [...new Set(all.flatMap(Object.keys))].sort();
  return Object.fromEntries(
    names.map((name) => [name, joined(all.flatMap((modules) => modules[name] ?? []))]),
  );
}
