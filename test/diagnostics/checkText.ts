import { TextDocument } from "vscode-languageserver-textdocument";
import { type ConfigInput, parseConfig } from "../../server/contract/config.ts";
import type { Clock, Model, Ports } from "../../server/contract/ports.ts";
import {
  createDiagnostics,
  type DiagnosticsProvider,
} from "../../server/features/diagnostics/diagnostics.ts";
import type { Finding } from "../../server/features/diagnostics/engine/finding.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { grammars, silentLogger } from "../syntax/grammars.ts";

/** A clock that stands still until it is told otherwise. */
export class ManualClock implements Clock {
  milliseconds = 0;
  /** Local midnight of the first of June 2026. */
  date = new Date(2026, 5, 1).getTime();
  readonly #sleepers: { until: number; wake: () => void }[] = [];

  now(): number {
    return this.milliseconds;
  }

  today(): number {
    return this.date;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (ms === 0) return new Promise((resolve) => setImmediate(resolve));
    return new Promise((resolve, reject) => {
      this.#sleepers.push({ until: this.milliseconds + ms, wake: resolve });
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  }

  advance(ms: number): void {
    this.milliseconds += ms;
    for (const { until, wake } of this.#sleepers) if (until <= this.milliseconds) wake();
  }
}

export const syntax = createSyntax(grammars, silentLogger);

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
