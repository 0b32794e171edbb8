import type { SyntaxTree } from "../../../../language/parse/syntaxTree.ts";
import type { Node } from "../../../../language/parse/treeSitter.ts";
import { placesOfWord } from "../../../../text/words.ts";
import { languageWords } from "../../words.ts";

const name = /(?<![\w$.@]|->|::)[\p{Ll}_$][\p{L}\p{N}_$]*(?![\p{L}\p{N}_$]|\s*[(:!])/gu;

/**
 * Names in a text that the file knows from other functions only: nothing says that they mean anything at the cursor. What is
 * called, a member, a type, or a word of the language may come from anywhere.
 */
export function namesOfOtherScopes(tree: SyntaxTree, cursor: number, text: string): readonly string[] {
  const words = languageWords(tree.languageId);
  const wanted = new Set((withoutTexts(text).match(name) ?? []).filter((found) => !words?.has(found)));
  if (wanted.size === 0) return [];
  const elsewhere = otherFunctions(tree.rootNode, tree.language.functions, cursor);
  return [...wanted].filter((found) => {
    const places = placesOfWord(tree.text, found);
    return places.length > 0 && places.every((at) => elsewhere.some(({ from, to }) => at >= from && at < to));
  });
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Functions that do not hold the cursor, the outermost of them. */
function otherFunctions(root: Node, types: ReadonlySet<string>, cursor: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const each of root.descendantsOfType([...types])) {
    if (!each?.isNamed) continue;
    const holds = each.startIndex <= cursor && cursor <= each.endIndex;
    const isInner = each.startIndex < (found.at(-1)?.to ?? 0);
    if (!holds && !isInner) found.push({ from: each.startIndex, to: each.endIndex });
  }
  return found;
}

function withoutTexts(text: string): string {
  return text.replace(/"[^"]*"|'[^']*'/g, '""');
}
