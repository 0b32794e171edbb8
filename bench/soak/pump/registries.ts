/** Readers that are made of the product's own lists, so that none is forgotten: filters, transformations, tools. */
import { TextDocument } from "vscode-languageserver-textdocument";
import * as z from "zod";
import type { Ports } from "../../../server/contract/ports.ts";
import type { LanguageService } from "../../../server/core/service.ts";
import { cursorContext, maxLine } from "../../../server/features/completion/cursorContext.ts";
import { filters } from "../../../server/features/completion/filters/filters.ts";
import { listTransforms } from "../../../server/features/transforms/transforms.ts";
import type { NodeSettings } from "../../../server/machine/files/nodeSettings.ts";
import { toolTable } from "../../../server/tools/table.ts";
import { createTools, ToolInputError } from "../../../server/tools/tools.ts";
import type { Reader } from "./readers.ts";

const { signal } = new AbortController();
const uri = "file:///work/src/b.ts";

/** A suggestion is a line, at a place whose line may be as long. */
export function filterReaders(): readonly Reader[] {
  return filters.map((filter) => ({
    name: `filter: ${filter.name}`,
    async read(text) {
      const line = text.slice(0, maxLine);
      const document = TextDocument.create(uri, "typescript", 1, `${line}\n${line}\n`);
      const context = cursorContext(document, document.positionAt(line.length));
      filter(context, line, true);
    },
  }));
}

/** Every transformation, everywhere in a text of its first language. */
export function transformReaders({ transforms }: LanguageService): readonly Reader[] {
  return listTransforms().map(({ name, languages: [languageId = ""] }) => ({
    name: `transform: ${name}`,
    languageId,
    read: (text) => transforms.rewriteAll(name, TextDocument.create(uri, languageId, 1, text), signal),
  }));
}

/** What a tool is asked with but for the text in question. */
const usual: Readonly<Record<string, unknown>> = {
  text: "def f(items):\n    return items[:10]\n",
  question: "Does this file use a database?",
  requirement: "The function must return at most 10 items.",
  line: 1,
};

/** Every text that every tool takes. */
export function toolReaders(
  service: LanguageService,
  ports: Ports,
  settings: NodeSettings,
): readonly Reader[] {
  const tools = createTools({ service, ports, settings });
  return Object.entries(toolTable).flatMap(([name, tool]) => {
    const { properties = {} } = z.toJSONSchema(tool.input, { io: "input" });
    const texts = Object.entries(properties).filter(([, shape]) => isFreeText(shape));
    // A tool that takes no text reads the disk.
    if (!texts.some(([key]) => key === "text")) return [];
    const given = Object.fromEntries(
      Object.keys(properties).flatMap((key) => (key in usual ? [[key, usual[key]]] : [])),
    );
    return texts.map(([key]) => ({
      name: `tool: ${name}: ${key}`,
      read: async (text: string) => {
        const input = tool.input.safeParse({ ...given, [key]: text });
        const run = tool.run as (tools: unknown, input: unknown, signal: AbortSignal) => Promise<unknown>;
        if (input.success) await run(tools, input.data, signal).catch(unlessRefused);
      },
    }));
  });
}

function isFreeText(shape: unknown): boolean {
  return (
    typeof shape === "object" &&
    shape !== null &&
    "type" in shape &&
    shape.type === "string" &&
    !("enum" in shape)
  );
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof ToolInputError)) throw error;
}
