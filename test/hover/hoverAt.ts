import { TextDocument } from "vscode-languageserver-textdocument";
import type { Model, Ports } from "../../server/contract/ports.ts";
import { createHover, type HoverAnswer } from "../../server/features/hover/hover.ts";
import { lazyGlossary } from "../../server/language/glossary/glossary.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const ports = testPorts();
export const syntax = createSyntax(ports.grammars, ports.logger);
export const glossary = lazyGlossary(ports.glossary);

export interface HoverOptions {
  readonly model?: Partial<Model>;
  /** Name of the file. */
  readonly name?: string;
  /** Other files of the workspace, by name. */
  /** How sure it must be; left out, everything is shown: what is meant is one question, how sure that is another. */
  readonly least?: number;
  readonly files?: Readonly<Record<string, { readonly languageId: string; readonly text: string }>>;
}

/** Hovers at the `‸` of a text. */
export async function hoverAt(
  text: string,
  languageId = "markdown",
  { model = {}, name = "a", files = {}, least = 0 }: HoverOptions = {},
): Promise<HoverAnswer | undefined> {
  const offset = text.indexOf("‸");
  const document = TextDocument.create(`file:///w/${name}`, languageId, 1, text.replace("‸", ""));
  const base = testPorts(model);
  const workspace: Ports["workspace"] = {
    ...base.workspace,
    roots: ["file:///w"],
    findFiles: async () => Object.keys(files).map((file) => `file:///w/${file}`),
    relativePath: (uri) => uri.replace("file:///w/", ""),
    document: async (uri) => {
      const file = files[uri.replace("file:///w/", "")];
      return file && TextDocument.create(uri, file.languageId, 1, file.text);
    },
  };
  const hover = createHover({ ...base, workspace }, syntax, glossary, least);
  return hover.hoverAt(document, document.positionAt(offset), new AbortController().signal);
}

/** The heading of what is shown, or nothing. */
export async function termAt(
  text: string,
  languageId?: string,
  options?: HoverOptions,
): Promise<string | undefined> {
  return (await hoverAt(text, languageId, options))?.term;
}
