import { TextDocument } from "vscode-languageserver-textdocument";
import type { Finding } from "../../../server/features/diagnostics/engine/finding.ts";
import type { CheckedFile } from "../../../server/features/diagnostics/report/checkedFile.ts";

/** A checked file in which every `[[…]]` of the text is a finding. */
export function checkedFile(path: string, marked: string, more: Partial<Finding> = {}): CheckedFile {
  const places: [number, number][] = [];
  let text = "";
  for (const part of marked.split(/(\[\[.*?\]\])/s)) {
    const inner = /^\[\[(.*)\]\]$/s.exec(part)?.[1];
    if (inner !== undefined) places.push([text.length, text.length + inner.length]);
    text += inner ?? part;
  }
  const document = TextDocument.create(`file:///workspace/${path}`, "typescript", 1, text);
  const findings = places.map(
    ([start, end]): Finding => ({
      rule: "magic-number",
      severity: "information",
      range: { start: document.positionAt(start), end: document.positionAt(end) },
      message: "Name this number.",
      tier: "heuristic",
      confidence: 1,
      related: [],
      ...more,
    }),
  );
  return { path, document, findings };
}
