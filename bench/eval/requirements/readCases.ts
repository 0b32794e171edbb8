import type { Label } from "./pair.ts";

/** A function with a requirement it fulfils, and versions of it that do not. */
export interface Case {
  readonly name: string;
  readonly languageId: string;
  readonly requirement: string;
  readonly code: string;
  readonly changes: readonly { readonly label: Label; readonly code: string }[];
}

/**
 * Reads cases in Markdown: a heading `### NAME | LANGUAGE`, the requirement as a quotation, the code, and changes.
 * `- LABEL: 3: OLD => NEW` replaces text in line 3; `- LABEL: 2-4 => NEW` replaces whole lines.
 */
export function readCases(text: string): Case[] {
  return text
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [head = "", ...rest] = section.split("\n");
      const [name = "", languageId = ""] = head.split(" | ");
      const body = rest.join("\n");
      const requirement = /^> (.*)$/m.exec(body)?.[1] ?? "";
      const code = /^```\n([\s\S]*?)\n```$/m.exec(body)?.[1] ?? "";
      const changes = [...body.matchAll(/^- (no|partial): (.*)$/gm)].map((match) => ({
        label: match[1] === "partial" ? ("partial" as const) : ("no" as const),
        code: change(code, match[2] ?? "", name),
      }));
      return { name, languageId, requirement, code, changes };
    });
}

function change(code: string, order: string, name: string): string {
  const lines = code.split("\n");
  const [where = "", text = ""] = order.split(/ =>(?: |$)/);
  const part = /^(\d+): (.*)$/.exec(where);
  if (part) {
    const index = Number(part[1]) - 1;
    const old = part[2] ?? "";
    const line = lines[index] ?? "";
    if (!line.includes(old)) throw new Error(`${name}: line ${index + 1} has no "${old}"`);
    lines[index] = line.replace(old, () => text);
    return lines.join("\n");
  }
  const range = /^(\d+)(?:-(\d+))?$/.exec(where);
  if (!range) throw new Error(`${name}: "${order}" is no change`);
  const from = Number(range[1]) - 1;
  const to = Number(range[2] ?? range[1]);
  if (to > lines.length) throw new Error(`${name}: there is no line ${to}`);
  lines.splice(from, to - from, ...(text === "" ? [] : text.split("\\n")));
  return lines.join("\n");
}
