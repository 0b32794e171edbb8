import { TextDocument } from "vscode-languageserver-textdocument";
import type { Transform } from "../../../server/features/transforms/transform.ts";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import { keepsParsing } from "../../../server/language/parse/keepsParsing.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import type { Pair } from "./compareRuns.ts";
import { rewritesIn } from "./rewritesIn.ts";
import { bare, runnableFunctions } from "./runnable.ts";
import { treeOf } from "./treeOf.ts";
import { withoutTypes } from "./withoutTypes.ts";

const never = new AbortController().signal;
/** Longer functions seldom run on made-up values. */
const longest = 4_000;
/** Functions of one file with one transformation at most: what is run is to be of many. */
const mostPerFile = 5;

/** The file's functions that a transformation changes, each as a text of its own. */
export async function pairsOf(
  transforms: TransformsProvider,
  syntax: Syntax,
  known: readonly Transform[],
  file: { readonly text: string; readonly languageId: string; readonly place: string },
): Promise<readonly Pair[]> {
  const { text, languageId, place } = file;
  const whole = await treeOf(syntax, languageId, text);
  const pairs: Pair[] = [];
  for (const before of whole ? runnableFunctions(whole, longest, "methods too") : []) {
    const root = await treeOf(syntax, languageId, before);
    const isWanted = ({ name }: Transform) =>
      pairs.filter((each) => each.transform === name).length < mostPerFile;
    for (const transform of root ? known.filter(isWanted) : []) {
      const { name } = transform;
      const found = root && rewritesIn(root, transform, languageId, "a");
      const document = TextDocument.create("file:///a", languageId, 1, before);
      const certain = found?.certain ?? 0;
      const after =
        certain > 0
          ? (await transforms.rewriteAll(name, document, never)).text
          : await firstParsing(syntax, found?.assumed ?? [], before, languageId);
      if (after === undefined || after === before) continue;
      const isCertain =
        certain > 0 && certain <= (await certainUntyped(syntax, transform, before, languageId));
      pairs.push({
        ...{ transform: name, place, isAssumed: !isCertain },
        before: bare(before, languageId),
        after: bare(after, languageId),
      });
    }
  }
  return pairs;
}

/** Made-up values keep to no types: what only types make certain is taken for granted here. Counts the places that need none. */
async function certainUntyped(
  syntax: Syntax,
  transform: Transform,
  before: string,
  languageId: string,
): Promise<number> {
  if (!languageId.startsWith("typescript")) return Number.POSITIVE_INFINITY;
  const text = withoutTypes(before, languageId);
  const root = text === undefined ? undefined : await treeOf(syntax, "javascript", text);
  return root ? rewritesIn(root, transform, "javascript", "a").certain : 0;
}

async function firstParsing(
  syntax: Syntax,
  texts: readonly string[],
  before: string,
  languageId: string,
): Promise<string | undefined> {
  for (const after of texts) if (await keepsParsing(syntax, { languageId, before, after })) return after;
  return undefined;
}
