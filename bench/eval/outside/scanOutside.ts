import path from "node:path";
import { URI } from "vscode-uri";
import { parseConfig } from "../../../server/contract/parseConfig.ts";
import type { Logger } from "../../../server/contract/ports.ts";
import type { Finding } from "../../../server/features/diagnostics/engine/finding.ts";
import { scanFiles } from "../../../server/machine/batch/workspaceScan.ts";
import type { OutsideFile } from "./outsideFiles.ts";

/** A finding in a file of a package. */
export interface OutsideFinding {
  readonly file: OutsideFile;
  readonly finding: Finding;
}

export interface OutsideScan {
  readonly findings: readonly OutsideFinding[];
  /** Files that were not examined, each with its reason. */
  readonly skipped: readonly string[];
}

const logger: Logger = {
  error: (message, cause) => console.error(message, cause),
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};

/** What Inkling says of the files with its settings as they come, without a model. */
export async function scanOutside(files: readonly OutsideFile[]): Promise<OutsideScan> {
  const { config } = parseConfig({});
  const byUri = new Map(files.map((file) => [URI.file(file.file).toString(), file]));
  const result = await scanFiles(
    {
      files: files.map(({ file }) => file),
      settings: { of: () => config, onDidChange: () => ({ dispose: () => undefined }) },
      relativePath: (uri) => {
        const file = byUri.get(uri);
        return file ? path.posix.join(file.package.name, file.path) : uri;
      },
      logger,
    },
    new AbortController().signal,
  );
  return {
    findings: result.files.flatMap(({ uri, findings }) => {
      const file = byUri.get(uri);
      return file ? findings.map((finding) => ({ file, finding })) : [];
    }),
    skipped: result.skipped.map(({ uri, detail }) => `${byUri.get(uri)?.path ?? uri}: ${detail}`),
  };
}
