import { TextDocument } from "vscode-languageserver-textdocument";
import type { Transform } from "../../../server/features/transforms/transform.ts";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import { keepsParsing } from "../../../server/language/parse/keepsParsing.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { type Source, unreadable } from "./readers.ts";
import { rewritesIn } from "./rewritesIn.ts";
import { treeOf } from "./treeOf.ts";

const never = new AbortController().signal;
/** Offers of one transformation in one file that are looked at singly, evenly over the file. */
const mostOffers = 20;
/** They write what the compiler here is too old to read. */
const tooNew = new Set(["switch-to-switch-expression", "using-to-declaration"]);

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
  const root = await treeOf(syntax, languageId, text);
  if (!root) return [];
  const results: { readonly texts: readonly string[]; readonly sweep: Sweep }[] = [];
  for (const transform of known) {
    const once = (from: string) =>
      transforms.rewriteAll(transform.name, TextDocument.create(place, languageId, 1, from), never);
    const { certain, assumed } = rewritesIn(root, transform, languageId, place);
    const all = certain > 0 ? await once(text) : { text, count: 0 };
    const isStable = all.text === text || (await once(all.text)).text === all.text;
    const singly = await parsing(syntax, evenly(assumed), source);
    const texts = [...(all.text === text ? [] : [all.text]), ...singly];
    if (texts.length === 0) continue;
    const fault = isStable ? undefined : "a second time changes more";
    const { name } = transform;
    results.push({
      texts: tooNew.has(name) ? [] : texts,
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

function evenly(texts: readonly string[]): readonly string[] {
  const step = Math.max(1, Math.ceil(texts.length / mostOffers));
  return texts.filter((_, index) => index % step === 0);
}

async function parsing(
  syntax: Syntax,
  texts: readonly string[],
  { text, languageId }: PlacedSource,
): Promise<readonly string[]> {
  const kept: string[] = [];
  for (const after of texts)
    if (await keepsParsing(syntax, { languageId, before: text, after })) kept.push(after);
  return kept;
}
