import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range, TextEdit } from "vscode-languageserver-types";
import { commented } from "../../../language/lexical/commentSigns.ts";
import { distance } from "../../../text/distance.ts";
import { nextId } from "../documents/identifiers.ts";
import type { RequirementSet } from "../requirementSet.ts";

/** Changed characters by which a mistyped identifier may differ from the one that was meant. */
const mostTypos = 3;

/** A change that puts a problem with an identifier right. */
export interface LinkFix {
  readonly title: string;
  readonly edits: readonly { readonly uri: string; readonly edit: TextEdit }[];
  readonly preferred: boolean;
}

/** Most identifiers offered in place of an unknown one. */
const maxOffers = 3;

/** Fixes for the identifier in a range: unknown ones are replaced or added, duplicates get a number of their own. */
export function fixLink(
  document: TextDocument,
  range: Range,
  set: RequirementSet,
  documents: readonly TextDocument[],
): LinkFix[] {
  const id = document.getText(range);
  const definitions = set.definitions(id);
  if (definitions.length > 1) {
    const free = nextId(id, set.ids);
    return [replace(document.uri, range, free, `Renumber to ${free}`, true)];
  }
  if (definitions.length === 1) return [];
  const close = set.ids
    .map((other) => ({ other, typos: distance(id, other) }))
    .filter(({ typos }) => typos <= mostTypos)
    .sort((a, b) => a.typos - b.typos)
    .slice(0, maxOffers);
  const offers = close.map(({ other, typos }, index) =>
    replace(document.uri, range, other, `Change to ${other}`, index === 0 && typos === 1),
  );
  const [target] = documents;
  return target ? [...offers, addTo(target, id)] : offers;
}

function replace(uri: string, range: Range, newText: string, title: string, preferred: boolean): LinkFix {
  return { title, preferred, edits: [{ uri, edit: { range, newText } }] };
}

function addTo(document: TextDocument, id: string): LinkFix {
  const text = document.getText();
  const end = document.positionAt(text.length);
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const before = text === "" || text.endsWith("\n") ? "" : lineBreak;
  const name = decodeURIComponent(document.uri.split("/").at(-1) ?? "");
  return {
    title: `Add ${id} to ${name}`,
    preferred: false,
    edits: [
      {
        uri: document.uri,
        edit: { range: { start: end, end }, newText: `${before}- **${id}**: to be written${lineBreak}` },
      },
    ],
  };
}

/** A comment above code that says which requirement it implements. */
export function linkComment(document: TextDocument, line: number, id: string): TextEdit {
  const start = { line, character: 0 };
  const text = document.getText({ start, end: { line: line + 1, character: 0 } });
  const indent = /^[ \t]*/.exec(text)?.[0] ?? "";
  const lineBreak = text.endsWith("\r\n") ? "\r\n" : "\n";
  const link = `implements ${id}`;
  const comment = commented(link, document.languageId) ?? `// ${link}`;
  return { range: { start, end: start }, newText: `${indent}${comment}${lineBreak}` };
}
