/**
 * The little Markdown that answers have, as elements: paragraphs, lists, fenced and inline code, bold. Whatever else a model
 * writes, markup included, stays text.
 */
export function renderMarkdown(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  const parts = text.split(/^```[^\n]*\n?/m);
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      const block = document.createElement("pre");
      block.textContent = part.trimEnd();
      fragment.append(block);
    } else {
      const paragraphs = part.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
      fragment.append(...paragraphs.filter((paragraph) => paragraph !== "").map(renderBlock));
    }
  }
  return fragment;
}

function renderBlock(text: string): HTMLElement {
  const lines = text.split("\n");
  if (lines.every((line) => /^\s*(?:[-*]|\d+\.)\s/.test(line))) {
    const list = document.createElement(/^\s*\d/.test(lines[0] ?? "") ? "ol" : "ul");
    for (const line of lines) {
      const item = document.createElement("li");
      item.append(...renderInline(line.replace(/^\s*(?:[-*]|\d+\.)\s/, "")));
      list.append(item);
    }
    return list;
  }
  const paragraph = document.createElement("p");
  paragraph.append(...renderInline(text));
  return paragraph;
}

function renderInline(text: string): Node[] {
  return text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    const code = /^`([^`]+)`$/.exec(part)?.[1];
    const bold = /^\*\*([^*]+)\*\*$/.exec(part)?.[1];
    if (code === undefined && bold === undefined) return document.createTextNode(part);
    const element = document.createElement(code === undefined ? "strong" : "code");
    element.textContent = code ?? bold ?? "";
    return element;
  });
}
