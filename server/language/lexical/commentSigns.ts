import { lexiconOf } from "./lexicons.ts";

/** How a comment is written in a language. */
export interface CommentSigns {
  /** Opens a comment up to the line's end. */
  readonly line: string | undefined;
  readonly block: readonly [open: string, close: string] | undefined;
}

const none: CommentSigns = { line: undefined, block: undefined };
const known = new Map<string, CommentSigns>();

/** The signs to write a comment with; none for a language without comments, or that nothing is known of. */
export function commentSigns(languageId: string): CommentSigns {
  let signs = known.get(languageId);
  if (!signs) {
    signs = read(languageId);
    known.set(languageId, signs);
  }
  return signs;
}

function read(languageId: string): CommentSigns {
  const comments = lexiconOf(languageId)?.forms.filter(({ kind }) => kind === "comment");
  if (!comments) return none;
  const line = comments.find(({ close }) => close === "\n");
  const block = comments.find(({ close, ends }) => close !== "\n" && !ends);
  return { line: line?.open.trim(), block: block && [block.open, block.close] };
}

/** Whether a text begins with a comment of the language. */
export function opensComment(text: string, languageId: string): boolean {
  const forms = lexiconOf(languageId)?.forms ?? [];
  return forms.some(({ kind, open }) => kind === "comment" && text.startsWith(open));
}

/** The sign that opens a line comment, or the pair around a block where there is no other. */
export function commented(text: string, languageId: string): string | undefined {
  const { line, block } = commentSigns(languageId);
  if (line) return `${line} ${text}`;
  return block && `${block[0]} ${text} ${block[1]}`;
}
