import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const features = [
  "ask",
  "completion",
  "hover",
  "diagnostics",
  "requirements",
  "classification",
  "routing",
  "transforms",
  "validation",
];
/** The rings from the inside out; each may import itself and those further in. */
const rings = ["contract", "text", "cache", "language", "features", "core", "tools", "edges", "entries"];
/** What makes the model and the machine's ports; only whoever puts the product together knows them. */
const outside = ["model", "machine"];
/** Type packages of LSP that hold no runtime of the server. */
const lspTypes = ["vscode-languageserver-types", "vscode-languageserver-textdocument"];

interface Import {
  readonly file: string;
  readonly from: string;
}

describe("layers", () => {
  const imports = [...sources("server"), ...sources("client")].flatMap(importsOf);

  it("finds the sources", () => assert.ok(imports.length > 100, `only ${imports.length} imports found`));

  // verifies INV-2
  it("lets only server/model/engine/llama.ts import node-llama-cpp", () => {
    expectNone(
      imports.filter(
        ({ file, from }) => from.startsWith("node-llama-cpp") && file !== "server/model/engine/llama.ts",
      ),
    );
  });

  it("names the folders of the house and no others", () => {
    assert.deepEqual(readdirSync(path.join(root, "server")).sort(), [...rings, ...outside].sort());
    assert.deepEqual(readdirSync(path.join(root, "server/features")).sort(), [...features].sort());
  });

  for (const [depth, ring] of rings.entries()) {
    it(`lets ${ring} import only what lies further in`, () => {
      const allowed = [...rings.slice(0, depth + 1), ...(depth >= rings.indexOf("core") ? outside : [])];
      expectNone(
        importsIn(imports, ring).filter(
          ({ file, from }) => isOurs(from) && !allowed.includes(layerOf(file, from)),
        ),
      );
    });
  }

  for (const feature of features) {
    it(`keeps ${feature} from knowing other features`, () => {
      expectNone(
        importsIn(imports, `features/${feature}`).filter(({ file, from }) => {
          const target = resolve(file, from);
          return target.startsWith("server/features/") && !target.startsWith(`server/features/${feature}/`);
        }),
      );
    });
  }

  for (const ring of ["contract", "text", "cache", "language", "features"]) {
    it(`keeps the editor's runtime and Node out of ${ring}`, () => {
      expectNone(importsIn(imports, ring).filter(({ from }) => isOuter(from)));
    });
  }

  it("lets the protocol import nothing of ours", () => {
    expectNone(imports.filter(({ file, from }) => file === "server/edges/lsp/protocol.ts" && isOurs(from)));
  });

  it("keeps the service free of Node, the editor and the model", () => {
    const own = imports.filter(({ file }) => file === "server/core/service.ts");
    expectNone(
      own.filter(
        ({ file, from }) => isOuter(from) || ["model", "machine", "edges"].includes(layerOf(file, from)),
      ),
    );
  });

  it("lets the client import only the protocol of the server, and the types of its tools", () => {
    const ofServer = imports.filter(
      ({ file, from }) => file.startsWith("client/") && resolve(file, from).startsWith("server/"),
    );
    const allowed = ["server/edges/lsp/protocol.ts", "server/tools/toolTypes.ts"];
    expectNone(ofServer.filter(({ file, from }) => !allowed.includes(resolve(file, from))));
  });

  it("has no circles", () => {
    assert.deepEqual(circles(imports.filter(({ file, from }) => isOurs(from) && !isInterpreter(file))), []);
  });

  it("keeps every source file under 500 lines", () => {
    const long = [...sources("server"), ...sources("client"), ...sources("test"), ...sources("bench")].filter(
      (file) => readFileSync(path.join(root, file), "utf8").split("\n").length > 500,
    );
    assert.deepEqual(long, []);
  });
});

function sources(folder: string): string[] {
  return (
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      // What an evaluation fetched lies in `work`.
      .filter((name) => name.endsWith(".ts") && !name.includes("fixtures") && !name.startsWith("work"))
      .map((name) => `${folder}/${name.split(path.sep).join("/")}`)
  );
}

function importsOf(file: string): Import[] {
  // Comments that stand on lines of their own may quote imports.
  const comments = /^\s*(?:\/\*[\s\S]*?\*\/|\/\/.*)$/gm;
  const text = readFileSync(path.join(root, file), "utf8").replace(comments, "");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^;"']*?from\s*["']([^"']+)["']|(?:import|require)\(\s*["']([^"']+)["']|\n?import\s*["']([^"']+)["']/g;
  return [...text.matchAll(pattern)].map((match) => ({ file, from: match[1] ?? match[2] ?? match[3] ?? "" }));
}

function importsIn(imports: readonly Import[], layer: string): Import[] {
  return imports.filter(({ file }) => file.startsWith(`server/${layer}/`));
}

/** Data such as the glossary may be imported from anywhere. */
function isOurs(from: string): boolean {
  return from.startsWith(".") && !from.endsWith(".json");
}

function isOuter(from: string): boolean {
  if (from === "node:path") return false;
  return (
    from.startsWith("node:") ||
    (from.startsWith("vscode-languageserver") && !lspTypes.includes(from)) ||
    from === "vscode"
  );
}

function resolve(file: string, from: string): string {
  return path.posix.join(path.posix.dirname(file), from);
}

/** The folder below server/ an import leads to, or the file's name for one that lies in server/ itself. */
function layerOf(file: string, from: string): string {
  const [top = "", second = ""] = resolve(file, from).split("/");
  return top === "server" ? second.replace(/\.ts$/, "") : top;
}

/** Statements hold expressions and expressions functions: the parts of an interpreter call each other. */
function isInterpreter(file: string): boolean {
  return file.startsWith("server/language/program/machine/machine");
}

/** Files that import each other, by Tarjan's strongly connected components. */
function circles(all: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { file, from } of all) targets.set(file, [...(targets.get(file) ?? []), resolve(file, from)]);
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (file: string): void => {
    order.set(file, order.size);
    low.set(file, order.get(file) ?? 0);
    stack.push(file);
    for (const target of targets.get(file) ?? []) {
      if (!order.has(target)) visit(target);
      if (stack.includes(target)) low.set(file, Math.min(low.get(file) ?? 0, low.get(target) ?? 0));
    }
    if (low.get(file) !== order.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return found;
}

function expectNone(imports: readonly Import[]): void {
  assert.deepEqual(
    imports.map(({ file, from }) => `${file} imports ${from}`),
    [],
  );
}
