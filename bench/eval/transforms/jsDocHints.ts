import { transformSync } from "esbuild";
import { TextDocument } from "vscode-languageserver-textdocument";
import { addJsDocTypes } from "../../../server/features/transforms/javascript/jsDocTypes/addJsDocTypes.ts";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import { documentationOf } from "../../../server/language/comments/documentation.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import type { SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";
import { framed } from "../../../server/language/roles/definitions.ts";
import type { HintCount } from "./hints.ts";
import { isAsWide } from "./hintWidth.ts";
import type { PlacedSource } from "./sweep.ts";
import { treeOf } from "./treeOf.ts";

const never = new AbortController().signal;

/** Takes the types out of TypeScript and has them written as JSDoc; functions whose name stands twice are left out. */
export async function measureJsDoc(
  { transforms, syntax }: { readonly transforms: TransformsProvider; readonly syntax: Syntax },
  { text, languageId, place }: PlacedSource,
): Promise<HintCount> {
  const root = await treeOf(syntax, languageId, text);
  const authors = root ? annotations(root) : new Map<string, string>();
  const bare = plainScript(text, languageId);
  if (authors.size === 0 || bare === undefined) return { hints: [], authors: 0 };
  const document = TextDocument.create(place, "javascript", 1, bare);
  const { text: hinted } = await transforms.rewriteAll(addJsDocTypes.name, document, never);
  const again = await treeOf(syntax, "javascript", hinted);
  const own = again ? documentedTypes(again) : new Map<string, string>();
  const hints = [...authors].flatMap(([of, author]) => {
    const written = own.get(of);
    return written === undefined
      ? []
      : [{ place, of, written, author, isRight: isAsWide(written, author), assumed: false }];
  });
  return { hints, authors: authors.size };
}

function plainScript(text: string, languageId: string): string | undefined {
  try {
    return transformSync(text, { loader: languageId === "typescript" ? "ts" : "tsx", logLevel: "silent" })
      .code;
  } catch {
    return undefined;
  }
}

function functionsOnce(root: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  const found = new Map<string, SyntaxNode>();
  const twice = new Set<string>();
  for (const node of root.ofType("function_declaration", "method_definition")) {
    const name = node.child("name")?.text ?? "";
    if (found.has(name)) twice.add(name);
    found.set(name, node);
  }
  for (const name of twice) found.delete(name);
  return found;
}

/** The author's types by `function.parameter`, and by `function` for results. */
function annotations(root: SyntaxNode): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const [name, node] of functionsOnce(root)) {
    for (const parameter of node.child("parameters")?.namedChildren ?? []) {
      const [pattern, type] = [parameter.child("pattern"), parameter.child("type")];
      if (pattern && type) types.set(`${name}.${pattern.text}`, written(type));
    }
    const result = node.child("return_type");
    if (result) types.set(name, written(result));
  }
  return types;
}

function written({ text }: SyntaxNode): string {
  return text.replace(/^:\s*/, "");
}

function documentedTypes(root: SyntaxNode): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const [name, node] of functionsOnce(root)) {
    const words = documentationOf(framed(node)).at(-1)?.text ?? "";
    for (const [, type = "", parameter = ""] of words.matchAll(/@param \{([^}]*)\} \[?(\w+)/g))
      types.set(`${name}.${parameter}`, type);
    const result = /@returns \{([^}]*)\}/.exec(words)?.[1];
    if (result !== undefined) types.set(name, result);
  }
  return types;
}
