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

/** What stands before what a node holds, and between its children. */
const before: Readonly<Record<string, string>> = { listItem: "- ", break: "\n" };
const between: Readonly<Record<string, string>> = { root: "\n\n", list: "\n", listItem: "\n" };

function textOf({ type, value, children = [] }: MarkdownNode): string {
  return (before[type] ?? "") + (value ?? children.map(textOf).join(between[type] ?? ""));
}
