import type { TextDocument } from "vscode-languageserver-textdocument";
import type { TextEdit } from "vscode-languageserver-types";
import type { Framework, Subject } from "./frameworks.ts";

/** What adds tests to a file, or makes the file. */
export function skeletonEdit(
  framework: Framework,
  subject: Subject,
  tests: readonly string[],
  existing: TextDocument | undefined,
): TextEdit {
  const text = existing?.getText() ?? "";
  if (!existing || (text.trim() === "" && !framework.inside))
    return insertion(existing, 0, framework.file(subject, tests));
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const isInside = framework.inside && framework.marks.test(text);
  const end = isInside ? text.lastIndexOf("}") : endOfTests(text);
  if (isInside && end >= 0) {
    const before = text.slice(0, end).trimEnd().length;
    const group = indented(framework.group(subject, tests), subject.step);
    return replacement(existing, before, end, `\n\n${group}\n`.replaceAll("\n", eol));
  }
  const added = framework.inside ? framework.file(subject, tests) : `${framework.group(subject, tests)}\n`;
  const gap = framework.languages.includes("python") ? "\n\n\n" : "\n\n";
  const before = text.slice(0, end).trimEnd().length;
  return replacement(
    existing,
    before,
    end,
    `${gap}${added}${end < text.length ? gap.slice(1) : ""}`.replaceAll("\n", eol),
  );
}

/** The end of the file, or where Python runs it as a program. */
function endOfTests(file: string): number {
  const main = /^if __name__ == /m.exec(file);
  return main ? main.index : file.length;
}

function insertion(document: TextDocument | undefined, at: number, newText: string): TextEdit {
  const start = document?.positionAt(at) ?? { line: 0, character: 0 };
  return { range: { start, end: start }, newText };
}

function replacement(document: TextDocument, from: number, to: number, newText: string): TextEdit {
  return { range: { start: document.positionAt(from), end: document.positionAt(to) }, newText };
}

function indented(code: string, by: string): string {
  return code
    .split("\n")
    .map((line) => (line === "" ? line : by + line))
    .join("\n");
}
