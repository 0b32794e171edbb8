import { TextDocument } from "vscode-languageserver-textdocument";
import { applyOffsetEdits, type Transform } from "../../../server/features/transforms/transform.ts";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import { keepsParsing } from "../../../server/language/parse/keepsParsing.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { type Source, unreadable } from "./readers.ts";
import { treeOf } from "./treeOf.ts";

const never = new AbortController().signal;
/** Offers of one transformation in one file that are looked at singly, evenly over the file. */
const mostOffers = 40;

export interface PlacedSource extends Source {
  readonly place: string;
}

/** What became of one transformation of one file. */
export interface Sweep {
  readonly transform: string;
  readonly place: string;
  readonly languageId: string;
  /** Places that were changed, all at once. */
  readonly count: number;
  /** Places that take something for granted, each changed by itself. */
  readonly assumed: number;
  /** What is wrong with a result; undefined where nothing is. */
  readonly fault: string | undefined;
}

/**
 * Applies transformations to a text, all over it and, where they take something for granted, at each place by itself: what
 * was made all over is what it was made of a second time, everything parses, and compilers read what they read before.
 */
export async function sweep(
  { transforms, syntax }: { readonly transforms: TransformsProvider; readonly syntax: Syntax },
  known: readonly Transform[],
  source: PlacedSource,
): Promise<readonly Sweep[]> {
  const { text, languageId, place } = source;
  const results: { readonly transform: string; readonly texts: readonly string[]; readonly sweep: Sweep }[] =
    [];
  for (const transform of known) {
    const once = (from: string) =>
      transforms.rewriteAll(transform.name, TextDocument.create(place, languageId, 1, from), never);
    const all = await once(text);
    const isStable = all.text === text || (await once(all.text)).text === all.text;
    const singly = await assumedResults(syntax, transform, source);
    const texts = [...(all.text === text ? [] : [all.text]), ...singly];
    if (texts.length === 0) continue;
    const fault = isStable ? undefined : "a second time changes more";
    const { name } = transform;
    results.push({
      transform: name,
      texts,
      sweep: { transform: name, place, languageId, count: all.count, assumed: singly.length, fault },
    });
  }
  const read = unreadable([
    source,
    ...results.flatMap(({ texts }) => texts.map((each) => ({ languageId, text: each }))),
  ]);
  if (read[0] !== undefined) return results.map((each) => each.sweep);
  let at = 1;
  return results.map(({ sweep: found, texts }) => {
    const fault = found.fault ?? read.slice(at, at + texts.length).find((each) => each !== undefined);
    at += texts.length;
    return { ...found, fault };
  });
}

/** The texts with one offer accepted that takes something for granted. */
async function assumedResults(
  syntax: Syntax,
  transform: Transform,
  { text, languageId, place }: PlacedSource,
): Promise<readonly string[]> {
  const root = await treeOf(syntax, languageId, text);
  const found: string[] = [];
  for (const node of root?.descendants() ?? []) {
    if (!root || !node.named) continue;
    const selection = { start: node.start, end: node.start };
    const rewrite = transform.rewrite(node, { text, languageId, path: place, root, selection });
    if (rewrite && "edits" in rewrite && rewrite.assumes !== undefined)
      found.push(applyOffsetEdits(text, rewrite.edits));
  }
  const step = Math.max(1, Math.ceil(found.length / mostOffers));
  const texts: string[] = [];
  for (const after of found.filter((_, index) => index % step === 0))
    if (await keepsParsing(syntax, { languageId, before: text, after })) texts.push(after);
  return texts;
}
