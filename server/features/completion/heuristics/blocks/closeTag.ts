import type { CursorContext } from "../../cursorContext.ts";
import type { Proposal } from "../proposal.ts";

/** Share of the closing tags on held-out code that were right; printed by `npm run eval completion`. */
const measured = 0.97;

const markup =
  /^(?:html|xml|vue|svelte|handlebars|erb|php|javascriptreact|typescriptreact|astro|razor|jsx-tags)$/;
/** Elements of HTML that have no end. */
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
/** A comment, or a tag with its name; its attributes are read by `behindTag`. */
const tag = /<!--[\s\S]*?(?:-->|$)|<(\/?)([A-Za-z][\w.:-]*|(?=>))/g;

/** The name in a closing tag that has been begun, by the elements that are open there. */
export function closeTag({ linePrefix, lineRest, prefix, languageId }: CursorContext): Proposal | undefined {
  const begun = /<\/([\w.:-]*)$/.exec(linePrefix)?.[1];
  if (begun === undefined || !markup.test(languageId) || !/^\s*(?:>|$)/.test(lineRest)) return undefined;
  const name = openElements(prefix.slice(0, prefix.length - begun.length - 2), languageId === "html").at(-1);
  if (name === undefined || !name.startsWith(begun)) return undefined;
  const text = name.slice(begun.length) + (lineRest.trim() === "" ? ">" : "");
  return text === "" ? undefined : { text, confidence: measured };
}

/** Names of the elements that are open at a text's end, outermost first. */
function openElements(text: string, isHtml: boolean): readonly string[] {
  const open: string[] = [];
  for (const match of text.matchAll(tag)) {
    const [whole, slash, name] = match;
    if (name === undefined) continue;
    if (!isHtml && slash === "" && isTypeArgument(text, match.index)) continue;
    const end = behindTag(text, match.index + whole.length);
    if (end === -1) continue;
    if (slash === "/") closeLast(open, name);
    else if (text.charAt(end - 2) !== "/" && !(isHtml && empty.test(name))) open.push(name);
  }
  return open;
}

/** Takes an element off the open ones, with those within it that have no end. */
function closeLast(open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at !== -1) open.length = at;
}

/** Type arguments and comparisons stand behind a name or a number. */
function isTypeArgument(text: string, at: number): boolean {
  return /[\w$)\]]/.test(text.charAt(at - 1)) && text.charAt(at + 1) !== ">";
}

/** Behind the sign that ends a tag, past quotes and code in its attributes; -1 if there is none. */
function behindTag(text: string, from: number): number {
  let depth = 0;
  let quote = "";
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at);
    if (quote !== "") {
      if (char === quote) quote = "";
    } else if (char === '"' || char === "'" || char === "`") quote = char;
    else if (char === "{") depth++;
    else if (char === "}") depth--;
    else if (char === ">" && depth === 0 && text.charAt(at - 1) !== "=") return at + 1;
    else if ((char === "<" || depth < 0) && depth <= 0) return -1;
  }
  return -1;
}
