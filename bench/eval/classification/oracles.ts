/** What parsers say about files: espree's tree for JavaScript, Python's own `ast` and `tokenize` for Python. */
import { execFileSync } from "node:child_process";
import * as espree from "espree";
import type { SourceFile } from "./sources.ts";

export interface Truth {
  readonly async: boolean;
  readonly errorHandling: boolean;
  readonly todo: boolean;
  readonly libraries: readonly string[];
}

/** Undefined for a file that its parser refuses. */
export type Oracle = (files: readonly SourceFile[]) => readonly (Truth | undefined)[];

interface TreeNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

const tag = /(?<![\w-])(?:TODO|FIXME|HACK|XXX|BUG)(?![\w-])/;

export const javaScriptOracle: Oracle = (files) => files.map(({ text }) => javaScriptTruth(text));

function javaScriptTruth(text: string): Truth | undefined {
  const tree = parse(text, "module") ?? parse(text, "script");
  if (!tree) return undefined;
  const found = { async: false, errorHandling: false, libraries: new Set<string>() };
  visit(tree, (node) => {
    if (isAsync(node)) found.async = true;
    if (handlesErrors(node)) found.errorHandling = true;
    const library = importOf(node);
    if (library !== undefined) found.libraries.add(library);
  });
  const comments = tree.comments as readonly { readonly value: string }[];
  return {
    async: found.async,
    errorHandling: found.errorHandling,
    todo: comments.some(({ value }) => tag.test(value)),
    libraries: [...found.libraries].sort(),
  };
}

function parse(text: string, sourceType: "module" | "script"): TreeNode | undefined {
  try {
    const options = {
      ecmaVersion: "latest",
      sourceType,
      comment: true,
      ecmaFeatures: { jsx: true, globalReturn: true },
    } as const;
    return espree.parse(text, options) as unknown as TreeNode;
  } catch {
    return undefined;
  }
}

function visit(node: TreeNode, see: (node: TreeNode) => void): void {
  see(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === "comments" || key === "tokens") continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see);
  }
}

function isNode(value: unknown): value is TreeNode {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}

function isAsync(node: TreeNode): boolean {
  if (
    node.async === true ||
    node.type === "AwaitExpression" ||
    (node.type === "ForOfStatement" && node.await === true)
  )
    return true;
  if (node.type === "NewExpression") return nameOf(node.callee) === "Promise";
  if (node.type !== "CallExpression") return false;
  const callee = node.callee;
  if (!isNode(callee) || callee.type !== "MemberExpression") return false;
  return nameOf(callee.property) === "then" || nameOf(callee.object) === "Promise";
}

function handlesErrors(node: TreeNode): boolean {
  if (node.type === "TryStatement") return isNode(node.handler);
  if (node.type === "IfStatement") return isErrorTest(node.test);
  if (node.type !== "CallExpression" || !isNode(node.callee) || node.callee.type !== "MemberExpression")
    return false;
  const method = nameOf(node.callee.property);
  const [first] = node.arguments as readonly unknown[];
  return method === "catch" || (method === "on" && isNode(first) && first.value === "error");
}

/** `if (err)`, `if (err != null)`, `if (error && …)`. */
function isErrorTest(test: unknown): boolean {
  if (!isNode(test)) return false;
  if (test.type === "Identifier") return /^(?:e|err|error)$/.test(nameOf(test) ?? "");
  const compares = test.type === "LogicalExpression" || /^!==?$/.test(String(test.operator));
  return compares && isErrorTest(test.left);
}

function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node.name === "string" ? node.name : undefined;
}

function importOf(node: TreeNode): string | undefined {
  const isImport = /^(?:Import|ExportAll|ExportNamed)(?:Declaration|Expression)$/.test(node.type);
  const isRequire = node.type === "CallExpression" && nameOf(node.callee) === "require";
  const source = isImport ? node.source : isRequire ? (node.arguments as readonly unknown[])[0] : undefined;
  const name =
    isNode(source) && typeof source.value === "string" ? source.value.replace(/^node:/, "") : undefined;
  if (name === undefined || /^[.#/~]|^$/.test(name)) return undefined;
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Python reads the files' texts as JSON lines and answers in kind. */
const pythonProgram = `
import ast, io, json, re, sys, tokenize
tag = re.compile(r"(?<![\\w-])(?:TODO|FIXME|HACK|XXX|BUG)(?![\\w-])")
def truth(text):
    try:
        tree = ast.parse(text)
        comments = [t.string for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type == tokenize.COMMENT]
    except Exception:
        return None
    nodes = list(ast.walk(tree))
    libraries = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            libraries.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            libraries.add(node.module.split(".")[0])
    asynchronous = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
    return {
        "async": any(isinstance(node, asynchronous) for node in nodes) or bool(libraries & {"asyncio", "trio", "anyio", "aiohttp"}),
        "errorHandling": any(isinstance(node, ast.Try) and node.handlers for node in nodes),
        "todo": any(tag.search(comment) for comment in comments),
        "libraries": sorted(libraries),
    }
for line in sys.stdin:
    print(json.dumps(truth(json.loads(line))))
`;

export const pythonOracle: Oracle = (files) => {
  const input = files.map(({ text }) => JSON.stringify(text)).join("\n");
  const output = execFileSync("python3", ["-W", "ignore", "-c", pythonProgram], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return output
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as Truth | null) ?? undefined);
};
