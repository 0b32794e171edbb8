import { fromMarkdown } from "mdast-util-from-markdown";

/** As much of a Markdown node as its text needs. */
interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

/** What a reader without Markdown sees of it: the words, paragraphs apart, list items behind a dash. */
export function plainText(markdown: string): string {
  return textOf(fromMarkdown(markdown));
}

function textOf(node: MarkdownNode): string {
  const { type, value, children = [] } = node;
  if (value !== undefined) return value;
  if (type === "break") return "\n";
  const texts = children.map(textOf);
  if (type === "list") return texts.map((text) => `- ${text}`).join("\n");
  return texts.join(type === "root" ? "\n\n" : type === "listItem" ? "\n" : "");
}
