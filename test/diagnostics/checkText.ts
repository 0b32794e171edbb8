import { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigInput } from "../../server/contract/config.ts";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import type { Clock, Model, Ports } from "../../server/contract/ports.ts";
import {
  createDiagnostics,
  type DiagnosticsProvider,
} from "../../server/features/diagnostics/diagnostics.ts";
import type { Finding } from "../../server/features/diagnostics/engine/finding.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { ManualClock } from "../support/clocks.ts";
import { silentLogger } from "../support/loggers.ts";
import { stillClocks } from "../support/stillClocks.ts";
import { grammars } from "../syntax/grammars.ts";

export const syntax = createSyntax(grammars, silentLogger, undefined, stillClocks);

/** A diagnostics engine over the real parser, with settings and nothing else. */
export function diagnosticsWith(
  config: ConfigInput,
  clock: Clock = new ManualClock(),
  model?: Model,
): DiagnosticsProvider {
  const parsed = parseConfig(config).config;
  const ports: Pick<Ports, "settings" | "clock" | "logger" | "workspace"> = {
    settings: { of: () => parsed, onDidChange: () => ({ dispose: () => undefined }) },
    clock,
    logger: silentLogger,
    workspace: {
      roots: ["file:///workspace"],
      openDocuments: () => [],
      document: async () => undefined,
      findFiles: async () => [],
      relativePath: (uri) => uri.replace("file:///workspace/", ""),
    },
  };
  return createDiagnostics(model ? { ...ports, model } : ports, syntax);
}

/** The findings in a text, checked once. */
export async function checkText(
  languageId: string,
  text: string,
  config: ConfigInput = {},
  path = "src/file",
): Promise<readonly Finding[]> {
  const document = TextDocument.create(`file:///workspace/${path}`, languageId, 1, text);
  return diagnosticsWith(config).diagnose(document, new AbortController().signal);
}
