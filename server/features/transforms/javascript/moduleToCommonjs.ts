import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { newlineOf } from "../layout.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";
import { isAssigned } from "./assignments.ts";
import { declaredNames, isDeclared } from "./commonjsExports.ts";

/** All `import` and `export` of a file → `require` and `exports`. */
export const moduleToCommonjs: Transform = {
  name: "module-to-commonjs",
  title: "Convert to CommonJS",
  kind: "refactor.rewrite",
  languages: ["javascript", "javascriptreact"],
  example: [
    "import * as fs from 'fs';\nimport { join } from 'path';\nexport function read(name) { return fs.readFileSync(join('a', name)); }\n",
    "const fs = require('fs');\nconst { join } = require('path');\nfunction read(name) { return fs.readFileSync(join('a', name)); }\nexports.read = read;\n",
  ],
  refuses: [
    "Everywhere at once: whether a file is loaded as a module is decided outside it. At one place the title says so.",
    "Files that wait at the top, use `import.meta`, export all of another module, or export variables that change.",
    "Files with a default export beside others.",
  ],
  rewrite(node, { root }) {
    if (node.parent !== root || !isModuleStatement(node)) return undefined;
    const why = refusal(root);
    if (why) return { refused: why };
    const edits: OffsetEdit[] = [];
    for (const statement of root.namedChildren.filter(isModuleStatement)) {
      const written = statement.type === "import_statement" ? requireText(statement) : exportsText(statement);
      if (written === undefined) return { refused: "An export has no like form." };
      edits.push(replaceNode(statement, written));
    }
    return { edits, assumes: "the file and what it imports are loaded as CommonJS" };
  },
};

function isModuleStatement({ type }: SyntaxNode): boolean {
  return type === "import_statement" || type === "export_statement";
}

function refusal(root: SyntaxNode): string | undefined {
  const exported = root.namedChildren.filter(({ type }) => type === "export_statement");
  const hasDefault = exported.some((each) => each.children.some(({ type }) => type === "default"));
  if (hasDefault && exported.length > 1) return "It has a default export beside others.";
  const names = new Set(exported.flatMap(declaredNames));
  for (const each of root.descendants()) {
    if (each.type === "meta_property") return "It uses import.meta.";
    if (each.type === "await_expression" && !isInFunction(each)) return "It waits at the top.";
    if (each.type === "identifier" && names.has(each.text) && isAssigned(each))
      return `${each.text} is exported and changes.`;
    if (each.type === "identifier" && /^(?:require|module|exports)$/.test(each.text))
      return `The name ${each.text} is taken.`;
  }
  return undefined;
}

const functions: ReadonlySet<string> = new Set([
  ...["function_declaration", "function_expression", "arrow_function", "method_definition"],
  ...["generator_function", "generator_function_declaration"],
]);

function isInFunction(node: SyntaxNode): boolean {
  return node.ancestor(functions) !== undefined;
}

function requireText(statement: SyntaxNode): string {
  const call = `require(${statement.child("source")?.text ?? ""})`;
  const clause = statement.childOfType("import_clause");
  if (!clause) return `${call};`;
  const names = clause.namedChildren.flatMap((part) => {
    if (part.type === "identifier") return [part.text];
    if (part.type === "namespace_import") return [part.namedChildren[0]?.text ?? ""];
    const parts = part.namedChildren.map((each) => renamed(each, ": "));
    return [`{ ${parts.join(", ")} }`];
  });
  const [first = "", second] = names;
  return second === undefined
    ? `const ${first} = ${call};`
    : `const ${first} = ${call};${newlineOf(statement.source)}const ${second} = ${first};`;
}

function renamed(specifier: SyntaxNode, sign: string): string {
  const [name, alias] = [specifier.child("name")?.text ?? "", specifier.child("alias")?.text];
  return alias === undefined || alias === name ? name : `${name}${sign}${alias}`;
}

function exportsText(statement: SyntaxNode): string | undefined {
  const newline = newlineOf(statement.source);
  if (statement.child("source")) return undefined;
  const isDefault = statement.children.some(({ type }) => type === "default");
  const value = statement.child("value") ?? statement.child("declaration");
  if (isDefault) {
    if (!value) return undefined;
    const name = statement.child("declaration") && value.child("name");
    return name
      ? `${value.text}${newline}module.exports = ${name.text};`
      : `module.exports = ${value.text.replace(/;$/, "")};`;
  }
  if (value) {
    const names = declaredNames(statement);
    if (names.length === 0) return undefined;
    return [value.text, ...names.map((name) => `exports.${name} = ${name};`)].join(newline);
  }
  const specifiers = statement.childOfType("export_clause")?.namedChildren ?? [];
  const lines = specifiers.map((each) => {
    const name = each.child("name")?.text ?? "";
    return isDeclared(root(each), name)
      ? `exports.${each.child("alias")?.text ?? name} = ${name};`
      : undefined;
  });
  return lines.length > 0 && !lines.includes(undefined) ? lines.join(newline) : undefined;
}

function root(node: SyntaxNode): SyntaxNode {
  let outer = node;
  while (outer.parent) outer = outer.parent;
  return outer;
}
