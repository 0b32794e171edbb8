import { wordsOf } from "../../text/termWords.ts";
import { baseForms } from "../glossary/spelling.ts";

/** Most characters of a description that are shown. */
const longest = 300;
/** Fewer words say no more than the name. */
const fewestWords = 3;

/** Where a description ends and its formal parts begin. */
const formal =
  /^\s*(?:@\w|\\(?:param|brief|return)|:\w{1,40}\b[^:]{0,120}:|(?:Args|Arguments|Params|Parameters|Returns?|Raises|Yields|Examples?|Notes?|See also|Usage|Since)(?:\s*:)?\s*$|#+ |```|>>>|\.\. |={3,}|={1,4}\s?\w|-{3,}|~{3,}|<(?!\/?(?:summary|para|see|c|code|p|b|i|em|strong)\b)\w+)/i;
/** Notes to the authors. */
const note = /^\s*(?:TODO|FIXME|XXX|HACK|BUG|NOTE TO SELF)\b/;
const code = /[;{}]\s*$|^\s*(?:import|from|const|let|var|return|def|func|fn|class)\b.*[=({;:]/;

/** A form that nobody filled in, and words that only say where to look. */
const saysNothing =
  /^(?:summary description for|(?:please )?(?:see|refer to|cf\.)|\{@inheritdoc\}|inherit(?:ed|s) |this (?:class|file) is (?:duplicated|generated)|based on information from)\b/i;

/**
 * The first sentence of a documentation's text, if it says something about the name; undefined otherwise.
 * @param name empty for what has none, as a file
 */
export function firstSentence(documentation: string, name: string): string | undefined {
  const paragraph = firstParagraph(documentation);
  if (!paragraph) return undefined;
  const text = plain(paragraph.join(" "));
  if (saysNothing.test(text) || namesAnother(text, name)) return undefined;
  const sentence = text.slice(0, endOfSentence(text));
  const says = sentence
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word) && (name === "" || !word.includes(name)));
  // What a colon announces stands below, where nobody sees it.
  const isWhole = sentence.length <= longest && !sentence.endsWith(":");
  return says.length >= fewestWords && isWhole && saysMoreThan(name, says) ? sentence : undefined;
}

/** "writeNumber - writes two bytes" over `writeCached` was copied, and speaks of the other. */
function namesAnother(text: string, name: string): boolean {
  const [, named] = /^([\p{L}_$][\p{L}\p{N}_$]{0,80})(?:\(\))? (?:-|–|—|:) /u.exec(text) ?? [];
  return named !== undefined && named !== name && /\p{Ll}\p{Lu}|\p{L}_\p{L}/u.test(named);
}

const articles = new Set(["a", "an", "the", "this", "of", "for", "to"]);

/** Whether words are more than a name taken apart: "Sets the modulo" says nothing of `setModulo`. */
function saysMoreThan(name: string, words: readonly string[]): boolean {
  const known = new Set([...wordsOf(name).map((word) => word.toLowerCase()), ...articles]);
  return words
    .flatMap(wordsOf)
    .some((word) => baseForms(word.toLowerCase()).every((form) => !known.has(form)));
}

/** Where a link of Markdown leads, on a line of its own. */
const linkTarget = /^\s*\[[^\]]+\]:\s/;
/** Commands of Doxygen that say what is documented. */
const ofDoxygen =
  /^\s*\\(?:class|struct|union|enum|var|def|typedef|fn|file|ingroup|defgroup|addtogroup|internal|namespace|headerfile|tparam)\b/;
const underline = /^[=~-]{3,}$/;

/** Indented code, which shows how something is used. */
const example = /[=({;[]|->|::/;

/** The lines of the first paragraph of sentences; undefined where code or a note to the authors comes first. */
function firstParagraph(documentation: string): readonly string[] | undefined {
  const paragraph: string[] = [];
  const lines = documentation.split("\n").filter((each) => !ofDoxygen.test(each) && !linkTarget.test(each));
  for (const line of lines) {
    const text = withoutLead(line);
    if (paragraph.length > 0 && endsParagraph(line, text)) break;
    if (text === "") continue;
    // A title of reStructuredText is underlined: neither it nor its line is a sentence.
    if (underline.test(text)) paragraph.length = 0;
    else if (formal.test(text)) break;
    else if (note.test(text) || code.test(text)) return undefined;
    else paragraph.push(text);
  }
  return paragraph;
}

/** A line without the sign that a sentence follows. */
function withoutLead(line: string): string {
  return line
    .replace(/^\s*(?:[@\\](?:brief|rst|cpp11|returns?)\s+(?:\[[^\]]*\]\s+)?|<\/?summary>)/, "")
    .trim();
}

/** Whether a paragraph is over at a line: an empty one, a tag or an example. */
function endsParagraph(line: string, text: string): boolean {
  return text === "" || /^\s*@\w/.test(line) || (/^\s\s/.test(line) && example.test(line));
}

/** Links and markup that only a generator of documentation understands, as plain text. */
function plain(text: string): string {
  return text
    .replace(/\{@(?:link|linkcode|linkplain|code|see)\s+([^}|\s]+)[^}]*\}/g, "`$1`")
    .replace(/:\w+:`~?([^`<]+?)\s*(?:<[^`>]*>)?`/g, "`$1`")
    .replace(/<(?:see|seealso|paramref|typeparamref)\s+\w+="(?:\w:)?([^"]+)"\s*\/?>/g, "`$1`")
    .replace(/<\/?[a-z][^>]{0,60}>/gi, "")
    .replace(/``([^`]+)``/g, "`$1`")
    .replace(/\s[\\@](?:see|sa|note|warning|since|deprecated|throws?|returns?|param)\b.*$/i, "")
    .replace(/[\\@](?:p|c|a|e|ref|em|b)\s+(?=\S)|%(?=\p{L}{2})/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** The length of the first sentence; "e.g." and "3.5" do not end one. */
function endOfSentence(text: string): number {
  for (const match of text.matchAll(/[.!?](?=\s+[\p{Lu}`"'(]|$)/gu)) {
    const before = text.slice(0, match.index);
    if (!/(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|Mr|Dr|No|Fig)|\b\p{Lu})$/u.test(before))
      return match.index + 1;
  }
  return text.length;
}
