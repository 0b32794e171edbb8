import { TextDocument } from "vscode-languageserver-textdocument";
import { cursorContext } from "../../cursorContext.ts";
import type { HeuristicInput } from "../heuristicInput.ts";

/** Markup that holds code of other languages. */
const holders: ReadonlySet<string> = new Set(["html", "vue", "svelte", "astro"]);
/** A script or style sheet, up to its end or the text's. */
const section = /<(script|style)\b([^>]*)>([\s\S]*?)(?:<\/\1\s*>|$)/gi;
const languages: Readonly<Record<string, string>> = {
  script: "javascript",
  style: "css",
  ts: "typescript",
  tsx: "typescriptreact",
  jsx: "javascriptreact",
  scss: "scss",
  less: "less",
};

/** The same place in a document of only the script or style sheet around it; undefined elsewhere. */
export function embeddedCode({ context, document, syntax }: HeuristicInput): HeuristicInput | undefined {
  if (!holders.has(document.languageId)) return undefined;
  const cursor = document.offsetAt(context.position);
  const text = document.getText();
  for (const { 0: whole, 1: tag = "", 2: attributes = "", 3: code = "", index } of text.matchAll(section)) {
    const from = index + whole.indexOf(">") + 1;
    if (cursor < from || cursor > from + code.length) continue;
    const lang = /\blang=["']?(\w+)/.exec(attributes)?.[1] ?? tag.toLowerCase();
    const languageId = languages[lang];
    if (languageId === undefined || /\btype=["']?text\/(?!javascript|css)/.test(attributes)) return undefined;
    const only = blank(text.slice(0, from)) + code + blank(text.slice(from + code.length));
    const inner = TextDocument.create(`${document.uri}#${tag}`, languageId, document.version, only);
    return { context: cursorContext(inner, context.position), document: inner, syntax };
  }
  return undefined;
}

/** White space of the same extent. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, " ");
}
