import { readFileSync } from "node:fs";
import { catalog } from "../../../server/features/transforms/catalog.ts";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import type { OutsideFile } from "../outside/outsideFiles.ts";
import { type HintCount, measureHints } from "./hints.ts";
import { measureJsDoc } from "./jsDocHints.ts";
import { type Sweep, sweep } from "./sweep.ts";

/** What was found in one file. */
export interface FileResult {
  readonly sweeps: readonly Sweep[];
  readonly hints: readonly HintCount[];
}

export interface Tools {
  readonly transforms: TransformsProvider;
  readonly syntax: Syntax;
}

/** How hints are compared with the author's, by language. */
const measures: Readonly<Record<string, typeof measureHints>> = {
  python: measureHints,
  typescript: measureJsDoc,
};

/** What is looked at: whether results parse and stay, or types against their authors'. */
export type FilePart = "sweep" | "hints";

/** Applies every transformation of a file's language to it, or has the types written again that it had. */
export async function measureFile(tools: Tools, file: OutsideFile, part: FilePart): Promise<FileResult> {
  const { languageId } = file;
  const source = {
    languageId,
    text: readFileSync(file.file, "utf8"),
    place: `${file.package.name}/${file.path}`,
  };
  if (part === "hints") {
    const measure = measures[languageId];
    return { sweeps: [], hints: measure ? [await measure(tools, source)] : [] };
  }
  const known = catalog.filter(({ languages }) => languages.includes(languageId));
  return { sweeps: await sweep(tools, known, source), hints: [] };
}
