/** ESTree from espree for JavaScript, and from Babel's parser for TypeScript. */
import { parse as parseBabel } from "@babel/parser";
import * as espree from "espree";
import { isInsecure } from "./javascriptSecurity.ts";
import { oracleOf, type Truth, todoTag } from "./truth.ts";

/** A node of ESTree. */
export interface TreeNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

export const javaScriptOracle = oracleOf((text) => truthOf(parse(text, "module") ?? parse(text, "script")));
export const typeScriptOracle = oracleOf((text) => truthOf(parseTypeScript(text)));

/** The types of a tree's nodes; undefined for other languages and for what the parser refuses. */
export function parsedNodes(text: string, language: string): readonly string[] | undefined {
  const types: string[] = [];
  const tree = treeOf(text, language);
  if (!tree) return undefined;
  visit(tree, ({ type }) => types.push(type));
  return types;
}

/** Sees each node of a file; false for other languages and for what the parser refuses. */
export function seeNodes(text: string, language: string, see: (node: TreeNode) => void): boolean {
  const tree = treeOf(text, language);
  if (tree) visit(tree, see);
  return tree !== undefined;
}

function treeOf(text: string, language: string): TreeNode | undefined {
  if (language === "javascript") return parse(text, "module") ?? parse(text, "script");
  if (language !== "typescript") return undefined;
  try {
    return parseTypeScript(text);
  } catch {
    return undefined;
  }
}

function truthOf(tree: TreeNode | undefined): Truth {
  if (!tree) throw new Error("refused");
  const found = { async: false, errorHandling: false, security: false, libraries: new Set<string>() };
  visit(tree, (node) => {
    if (isAsync(node)) found.async = true;
    if (handlesErrors(node)) found.errorHandling = true;
    if (isInsecure(node)) found.security = true;
    const library = importOf(node);
    if (library !== undefined) found.libraries.add(library);
  });
  const comments = tree.comments as readonly { readonly value: string }[];
  return {
    async: found.async,
    errorHandling: found.errorHandling,
    security: found.security,
    todo: comments.some(({ value }) => todoTag.test(value)),
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

function parseTypeScript(text: string): TreeNode {
  const options = { sourceType: "module", plugins: ["typescript", "estree", "decorators"] } as const;
  const file = parseBabel(text, { ...options, plugins: [...options.plugins] });
  return { ...file.program, comments: file.comments } as unknown as TreeNode;
}

function visit(node: TreeNode, see: (node: TreeNode) => void): void {
  see(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === "comments" || key === "tokens" || /Comments$/.test(key)) continue;
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, see);
  }
}

export function isNode(value: unknown): value is TreeNode {
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
  if (node.type === "TSTypeReference") return nameOf(node.typeName) === "Promise";
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

export function nameOf(node: unknown): string | undefined {
  return isNode(node) && typeof node.name === "string" ? node.name : undefined;
}

function importOf(node: TreeNode): string | undefined {
  const isImport = /^(?:Import|ExportAll|ExportNamed)(?:Declaration|Expression)$/.test(node.type);
  const isRequire = node.type === "CallExpression" && nameOf(node.callee) === "require";
  const isReference = node.type === "TSExternalModuleReference";
  const source = isImport
    ? node.source
    : isRequire
      ? (node.arguments as readonly unknown[])[0]
      : isReference
        ? node.expression
        : node.type === "TSImportType"
          ? (node.argument ?? node.source)
          : undefined;
  const name =
    isNode(source) && typeof source.value === "string" ? source.value.replace(/^node:/, "") : undefined;
  if (name === undefined || /^[.#/~]|^$/.test(name)) return undefined;
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}
