import { fromMarkdown } from "mdast-util-from-markdown";

/** Longer documents are read line by line, in UTF-16 code units. */
const longest = 400_000;

interface MarkdownNode {
  readonly type: string;
  readonly children?: readonly MarkdownNode[];
  readonly position?:
    | {
        readonly start: { readonly offset?: number | undefined };
        readonly end: { readonly offset?: number | undefined };
      }
    | undefined;
}

/** A Markdown text with examples and comments blanked out, as long as it was. */
export function withoutMarkdownExamples(text: string): string {
  // Without a fence, a comment, an indented line or an address there is nothing to blank out, and parsing takes its time.
  if (text.length > longest || !/^[ >]*(?:`{3}|~{3})|<!--|^(?: {4}|\t)|^[ >]*\[[^\]\n]{1,200}\]:/m.test(text))
    return text;
  const root: MarkdownNode = fromMarkdown(text);
  const spans = spansOf(root, text);
  return blank(text, spans);
}

/** Code blocks, fenced and indented, addresses of links (`[MQTT-5]: https://…`) and HTML comments. */
function spansOf(node: MarkdownNode, text: string): [start: number, end: number][] {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start !== undefined && end !== undefined) {
    if (node.type === "code" || node.type === "definition") return [[start, end]];
    if (node.type === "html")
      return commentsIn(text.slice(start, end)).map(([from, to]) => [start + from, start + to]);
  }
  return (node.children ?? []).flatMap((child) => spansOf(child, text));
}

function commentsIn(html: string): [number, number][] {
  return [...html.matchAll(/<!--[\s\S]*?(?:-->|$)/g)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

/** An AsciiDoc text without comments and listings, as long as it was. */
export function withoutAsciidocExamples(text: string): string {
  const spans: [number, number][] = [];
  let open: { sign: string; start: number } | undefined;
  for (const match of text.matchAll(/[^\r\n]*/g)) {
    const line = match[0];
    const sign = /^(?:\/{4,}|-{4,}|\.{4,}|\+{4,}|```)/.exec(line)?.[0];
    const isSign = sign !== undefined && line.trim() === sign;
    if (open) {
      if (!isSign || sign !== open.sign) continue;
      spans.push([open.start, match.index + line.length]);
      open = undefined;
    } else if (isSign) open = { sign, start: match.index };
    else if (/^\/\/(?!\/)/.test(line)) spans.push([match.index, match.index + line.length]);
  }
  if (open) spans.push([open.start, text.length]);
  return blank(text, spans);
}

/** A reStructuredText document without comments and literal blocks, as long as it was. */
export function withoutRestExamples(text: string): string {
  const lines = [...text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/g)].map((match) => ({
    text: match[0],
    start: match.index,
  }));
  const spans: [number, number][] = [];
  let hidden: number | undefined;
  for (const { text: line, start } of lines) {
    const indent = line.length - line.trimStart().length;
    const isBlank = line.trim() === "";
    if (hidden !== undefined) {
      if (isBlank || indent > hidden) {
        spans.push([start, start + line.length]);
        continue;
      }
      hidden = undefined;
    }
    if (isBlank) continue;
    if (
      /^\s*\.\. (?:code|code-block|literalinclude|sourcecode|parsed-literal|highlight)::/.test(line) ||
      /^\s*\.\.(?:\s|$)(?![\w:-]+::|_|\[)/.test(line)
    ) {
      spans.push([start, start + line.length]);
      hidden = indent;
    } else if (/::\s*$/.test(line) && !/^\s*\.\. /.test(line) && !/~/.test(line)) hidden = indent;
  }
  return blank(text, spans);
}

function blank(text: string, spans: readonly (readonly [number, number])[]): string {
  let masked = "";
  let at = 0;
  for (const [start, end] of [...spans].sort((a, b) => a[0] - b[0])) {
    if (start < at) continue;
    masked += text.slice(at, start) + text.slice(start, end).replace(/[^\r\n]/g, " ");
    at = end;
  }
  return masked + text.slice(at);
}
