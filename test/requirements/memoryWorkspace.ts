import { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigInput } from "../../server/contract/config.ts";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import type { LargeModel, Model, Ports } from "../../server/contract/ports.ts";
import { createRequirements } from "../../server/features/requirements/requirements.ts";
import type { Syntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const languages: Readonly<Record<string, string>> = {
  ts: "typescript",
  py: "python",
  md: "markdown",
  java: "java",
  go: "go",
  ex: "elixir",
};

/** A workspace whose files can be changed, and the requirements provider over it. */
export class MemoryWorkspace {
  readonly #documents = new Map<string, TextDocument>();
  readonly provider;

  constructor(
    files: Readonly<Record<string, string>>,
    syntax: Syntax,
    model: Partial<Model> = {},
    settings: ConfigInput = {},
    largeModel?: LargeModel,
  ) {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    const { config } = parseConfig(settings);
    const ports: Ports = {
      ...testPorts(model),
      largeModel,
      settings: { of: () => config, onDidChange: () => ({ dispose: () => undefined }) },
      workspace: {
        roots: ["file:///w"],
        openDocuments: () => [...this.#documents.values()],
        document: (uri) => Promise.resolve(this.#documents.get(uri)),
        findFiles: () => Promise.resolve([]),
        relativePath: (uri) => uri.replace("file:///w/", ""),
      },
    };
    this.provider = createRequirements(ports, syntax);
  }

  write(path: string, text: string): void {
    const uri = `file:///w/${path}`;
    const version = (this.#documents.get(uri)?.version ?? 0) + 1;
    const language = languages[path.split(".").at(-1) ?? ""] ?? "plaintext";
    this.#documents.set(uri, TextDocument.create(uri, language, version, text));
  }

  document(path: string): TextDocument {
    const document = this.#documents.get(`file:///w/${path}`);
    if (!document) throw new Error(`no document ${path}`);
    return document;
  }

  /** The position of the first occurrence of a text. */
  at(path: string, text: string) {
    const document = this.document(path);
    return document.positionAt(document.getText().indexOf(text));
  }
}
