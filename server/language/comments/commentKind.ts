import type { DocumentationStyle } from "../roles/roles.ts";
import { commentLines } from "./commentBody.ts";
import { isDirectiveLine } from "./directives.ts";

/**
 * What a comment is:
 * - `directive`: written for a linter, a formatter, a compiler, an editor, or for us;
 * - `shebang`, `encoding`: what the first lines say to the system and to the language;
 * - `licence`: the header that says whose a file is;
 * - `section`: a ruler or a title between parts of a file;
 * - `documentation`: speaks of what follows it (or, as a text in a body, of what holds it);
 * - `plain`: everything else.
 */
export type CommentKind =
  | "plain"
  | "documentation"
  | "directive"
  | "shebang"
  | "licence"
  | "encoding"
  | "section";

/** Where a comment stands, as far as its kind depends on it. */
export interface CommentPlace {
  /** No code stands before it in the file. */
  readonly isAtHead?: boolean;
  /** On the first line of the file. */
  readonly isFirstLine?: boolean;
  /** A definition follows at once. */
  readonly isBeforeDefinition?: boolean;
  readonly style?: DocumentationStyle;
}

const licence =
  /\bcopyright\b|\(c\)\s*(?:\d{4}|[A-Z])|©|\bSPDX-|\blicen[cs]ed?\b.{0,40}\b(?:under|to you|MIT|Apache|BSD|GPL|MPL|ISC)\b|\ball rights reserved\b|\bpermission is hereby granted\b|\bredistribution and use\b|\bGNU (?:Lesser |Affero )?General Public\b|\bMIT Licen[cs]e\b|\bApache Licen[cs]e\b|\bThis Source Code Form is subject to\b|\bpublic domain\b/i;
/** Python's and Ruby's own words, and what editors understand. */
const encoding = /^(?:-\*-.*\bcoding\b|(?:en)?coding\s*[:=]\s*[\w-]+\s*$|vim:.*\bfileencoding=)/i;
/** A ruler: the same sign over and over, maybe around a title. */
const ruler = /^([-=*#~_+.─━═]{3,}|[─━═]+)(?:\s*\S.{0,60}?\s*\1?[-=*#~_+.─━═]*)?$/;
const title =
  /^(?:#?(?:end)?region\b|MARK:|pragma mark\b|%%|\{\{\{|\}\}\}|<\/?editor-fold|-{3,8}8<-{3,8}|\[(?:START|END) \w+\]|@(?:start|end)region\b)/;
/** A title in front of a ruler: `Helpers ------`. */
const underlined = /^\S.{0,60}?\s[-=*#~_]{5,}$/;

/** The kind of a comment, from its text with signs and from where it stands. */
export function commentKind(comment: string, place: CommentPlace = {}): CommentKind {
  if (place.isFirstLine && comment.startsWith("#!")) return "shebang";
  const lines = commentLines(comment).filter(({ text }) => text !== "");
  if (lines.some(({ text }) => encoding.test(text))) return "encoding";
  if (place.isAtHead && licence.test(comment)) return "licence";
  const isRuler = (text: string) => ruler.test(text) || title.test(text) || underlined.test(text);
  const [first] = lines;
  if (!first || lines.every(({ text }) => isRuler(text)) || isFramed(lines.map(({ text }) => text))) {
    if (isDocumentation(comment, place) && first) return "documentation";
    return first || isBare(comment) ? "section" : "plain";
  }
  if (lines.some(({ text }) => isDirectiveLine(text))) return "directive";
  return isDocumentation(comment, place) ? "documentation" : "plain";
}

function isDocumentation(comment: string, { style, isBeforeDefinition }: CommentPlace): boolean {
  if (style?.mark?.test(comment.trimStart())) return true;
  return style?.place === true && isBeforeDefinition === true;
}

/** A title between two rulers. */
function isFramed(lines: readonly string[]): boolean {
  const [first = ""] = lines;
  return lines.length === frame && ruler.test(first) && ruler.test(lines.at(-1) ?? "");
}
const frame = 3;

/** Nothing but signs: `//////`, `# ####`. */
function isBare(comment: string): boolean {
  return /^[\s/#*=;%!<>-]{5,}$/.test(comment);
}
