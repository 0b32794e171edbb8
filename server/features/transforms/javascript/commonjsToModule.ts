import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment, newlineOf } from "../layout.ts";
import { type OffsetEdit, type Rewrite, replaceNode, type Transform } from "../transform.ts";
import { exportedPath, exportText } from "./commonjsExports.ts";
import { javascriptLanguages } from "./languages.ts";
import { notInModules } from "./notInModules.ts";

/** All `require` and `module.exports` at the top of a file → `import` and `export`. */
export const commonjsToModule: Transform = {
  name: "commonjs-to-module",
  title: "Convert to ES module",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "const fs = require('fs');\nconst { join } = require('path');\nfunction read(name) { return fs.readFileSync(join('a', name)); }\nmodule.exports = { read };\n",
    "import fs from 'fs';\nimport { join } from 'path';\nfunction read(name) { return fs.readFileSync(join('a', name)); }\nexport { read };\n",
  ],
  refuses: [
    "Everywhere at once: whether a file is loaded as a module is decided outside it. At one place the title says so.",
    "Files that require in the middle of something, or after statements that do something: imports come first.",
    "Files with what no module may hold: `with`, octal numbers as `010`, variables with names such as `package` or `await`.",
    "Files that export one thing and add others to it.",
    "Files that use `module`, `exports`, `__dirname` or `__filename` in any other way, or return at the top.",
  ],
  rewrite(node, { root }) {
    if (node.parent !== root || (!importText(node) && !exportedPath(node))) return undefined;
    const paths = root.namedChildren.flatMap((statement) => exportedPath(statement) ?? []);
    if (new Set(paths).size < paths.length || (paths.includes("") && paths.length > 1))
      return { refused: "It exports one thing and adds others to it, or exports something twice." };
    const alien = notInModules(root);
    return alien === undefined ? rewriteStatements(root) : { refused: `${alien} cannot stand in a module.` };
  },
};

function rewriteStatements(root: SyntaxNode): Rewrite {
  const edits: OffsetEdit[] = [];
  let isBusy = false;
  for (const statement of root.namedChildren) {
    const imported = importText(statement);
    if (imported !== undefined && isBusy)
      return { refused: "Something is done before a require, and imports come first." };
    const written = imported ?? exportText(statement, root);
    const odd = written === undefined ? oddName(statement) : undefined;
    if (odd !== undefined) return { refused: `${odd} is used in a way that a module does not know.` };
    if (written === undefined)
      isBusy ||= statement.type === "expression_statement" && !isDirective(statement);
    else edits.push(replaceNode(statement, written));
  }
  return { edits, assumes: "the file and what it requires are loaded as modules" };
}

function isDirective({ namedChildren: [only] }: SyntaxNode): boolean {
  return only?.type === "string";
}

const own: ReadonlySet<string> = new Set(["require", "module", "exports", "__dirname", "__filename"]);

/** What only CommonJS has. */
function oddName(statement: SyntaxNode): string | undefined {
  for (const each of statement.descendants()) {
    if (each.type === "identifier" && own.has(each.text)) return each.text;
    const isTop = each.parent?.parent === undefined;
    if (isTop && each.type === "return_statement") return "return";
  }
  return undefined;
}

/** The import that does what a statement with a require does; undefined for any other statement. */
function importText(statement: SyntaxNode): string | undefined {
  if (statement.type === "expression_statement") {
    const source = requiredSource(statement.namedChildren[0]);
    return source && `import ${source};`;
  }
  if (!/^(?:lexical|variable)_declaration$/.test(statement.type) || holdsComment(statement)) return undefined;
  const imports = statement.namedChildren.map(declaredImport);
  return imports.includes(undefined) ? undefined : imports.join(newlineOf(statement.source));
}

/** The import that does what one of the names of a declaration is given by a require. */
function declaredImport(declarator: SyntaxNode): string | undefined {
  const [name, value] = [declarator.child("name"), declarator.child("value")];
  if (!name || !value || declarator.child("type")) return undefined;
  if (value.type === "member_expression") {
    const source = requiredSource(value.child("object"));
    const member = value.child("property")?.text ?? "";
    if (!source || name.type !== "identifier") return undefined;
    return `import { ${member === name.text ? member : `${member} as ${name.text}`} } from ${source};`;
  }
  const source = requiredSource(value);
  if (!source) return undefined;
  if (name.type === "identifier") return `import ${name.text} from ${source};`;
  const names = name.namedChildren.map(importedName);
  return name.type === "object_pattern" && !names.includes(undefined)
    ? `import { ${names.join(", ")} } from ${source};`
    : undefined;
}

function importedName(part: SyntaxNode): string | undefined {
  if (part.type === "shorthand_property_identifier_pattern") return part.text;
  const [key, value] = [part.child("key"), part.child("value")];
  const isPlain =
    part.type === "pair_pattern" && value?.type === "identifier" && key?.type === "property_identifier";
  return isPlain ? `${key.text} as ${value.text}` : undefined;
}

/** `"x"` of `require("x")`, quotes included. */
function requiredSource(call: SyntaxNode | undefined): string | undefined {
  if (call?.type !== "call_expression" || call.child("function")?.text !== "require") return undefined;
  const [source, ...others] = call.child("arguments")?.namedChildren ?? [];
  return source?.type === "string" && others.length === 0 ? source.text : undefined;
}
