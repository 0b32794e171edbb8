import { TextDocument } from "vscode-languageserver-textdocument";
import { addTypeHints } from "../../../server/features/transforms/python/typeHints/addTypeHints.ts";
import { applyOffsetEdits, type OffsetEdit } from "../../../server/features/transforms/transform.ts";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import type { SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";
import { isAsWide } from "./hintWidth.ts";
import type { PlacedSource } from "./sweep.ts";
import { treeOf } from "./treeOf.ts";

const never = new AbortController().signal;

/** A hint that was written where the author had one. */
export interface Hint {
  readonly place: string;
  /** `function.parameter`, or `function` alone for its result. */
  readonly of: string;
  readonly written: string;
  readonly author: string;
  /** It is equal to the author's, or wider. */
  readonly isRight: boolean;
  /** What it takes for granted, where it does. */
  readonly assumed: boolean;
}

export interface HintCount {
  readonly hints: readonly Hint[];
  /** Hints by the author. */
  readonly authors: number;
}

/** Takes an author's hints away and has them written again. */
export async function measureHints(
  { transforms, syntax }: { readonly transforms: TransformsProvider; readonly syntax: Syntax },
  { text, languageId, place }: PlacedSource,
): Promise<HintCount> {
  const root = await treeOf(syntax, languageId, text);
  const authors = root ? hintsIn(root) : [];
  if (!root || authors.length === 0) return { hints: [], authors: 0 };
  const bare = applyOffsetEdits(
    text,
    authors.map(({ removal }) => removal),
  );
  const document = TextDocument.create(place, languageId, 1, bare);
  const { text: hinted } = await transforms.rewriteAll(addTypeHints.name, document, never);
  const certain = await keysOf(syntax, hinted);
  const all = await keysOf(syntax, await withAssumed(syntax, hinted, place));
  const hints = authors.flatMap(({ key, of, type }) => {
    const written = all.get(key);
    if (written === undefined) return [];
    const assumed = certain.get(key) !== written;
    return [{ place, of, written, author: type, isRight: isAsWide(written, unquoted(type)), assumed }];
  });
  return { hints, authors: authors.length };
}

/** A type that stands in quotes because it is declared further down. */
function unquoted(type: string): string {
  return type.replace(/^(["'])([^"']*)\1$/, "$2");
}

async function keysOf(syntax: Syntax, text: string): Promise<ReadonlyMap<string, string>> {
  const root = await treeOf(syntax, "python", text);
  return new Map((root ? hintsIn(root) : []).map(({ key, type }) => [key, type]));
}

/** The text with those hints too that take something for granted. */
async function withAssumed(syntax: Syntax, text: string, place: string): Promise<string> {
  const root = await treeOf(syntax, "python", text);
  if (!root) return text;
  const edits = new Map<string, OffsetEdit>();
  for (const node of root.ofType("function_definition", "expression_statement")) {
    const selection = { start: node.start, end: node.start };
    const rewrite = addTypeHints.rewrite(node, { text, languageId: "python", path: place, root, selection });
    // Several may want the same import.
    for (const edit of rewrite && "edits" in rewrite ? rewrite.edits : [])
      edits.set(`${edit.start} ${edit.text}`, edit);
  }
  return applyOffsetEdits(text, [...edits.values()]);
}

interface Annotation {
  /** The number of the function in its file, and what the hint is of. */
  readonly key: string;
  readonly of: string;
  readonly type: string;
  readonly removal: OffsetEdit;
}

function hintsIn(root: SyntaxNode): readonly Annotation[] {
  return [...hintsOfFunctions(root), ...hintsOfVariables(root)];
}

/** `x: list = []`; without a value there is nothing left of a declaration. */
function hintsOfVariables(root: SyntaxNode): readonly Annotation[] {
  return root.ofType("assignment").flatMap((node, index) => {
    const [left, type, right] = [node.child("left"), node.child("type"), node.child("right")];
    if (!left || !type || !right) return [];
    const removal = { start: left.end, end: type.end, text: "" };
    return [{ key: `variable ${index}`, of: left.text, type: type.text, removal }];
  });
}

function hintsOfFunctions(root: SyntaxNode): readonly Annotation[] {
  return root.ofType("function_definition").flatMap((node, index) => {
    const name = node.child("name")?.text ?? "";
    const found: Annotation[] = (node.child("parameters")?.namedChildren ?? []).flatMap((parameter) => {
      const type = parameter.child("type");
      const own = parameter.child("name") ?? parameter.namedChildren[0];
      if (!type || !own) return [];
      const value = parameter.child("value");
      const removal = value
        ? { start: own.end, end: value.start, text: "=" }
        : { start: own.end, end: type.end, text: "" };
      return [{ key: `${index} ${own.text}`, of: `${name}.${own.text}`, type: type.text, removal }];
    });
    const [parameters, result] = [node.child("parameters"), node.child("return_type")];
    if (parameters && result)
      found.push({
        ...{ key: `${index}`, of: name, type: result.text },
        removal: { start: parameters.end, end: result.end, text: "" },
      });
    return found;
  });
}
