import { readFileSync } from "node:fs";

/** A file to type. */
export interface CorpusFile {
  readonly path: string;
  readonly language: string;
  readonly package: string;
  readonly licence: string;
  readonly text: string;
}

interface IndexEntry extends Omit<CorpusFile, "text"> {
  readonly file: string;
}

const folder = new URL("../training/heldout/", import.meta.url);
/** Five real files in three languages that no model of ours was trained on; their licences are in the index. */
const typed = [
  "lib/request.js",
  "src/transaction.ts",
  "lib/compile/validate/subschema.ts",
  "thinc/initializers.py",
  "rdkit/utils/chemutils.py",
];

function index(): readonly IndexEntry[] {
  return JSON.parse(readFileSync(new URL("index.json", folder), "utf8"));
}

function read(entry: IndexEntry): CorpusFile {
  return { ...entry, text: readFileSync(new URL(entry.file, folder), "utf8").replaceAll("\r\n", "\n") };
}

/** The files that the bench types. */
export function typedFiles(): readonly CorpusFile[] {
  const entries = index();
  return typed.map((path) => {
    const entry = entries.find((candidate) => candidate.path === path);
    if (!entry) throw new Error(`${path} is not among the held-out files`);
    return read(entry);
  });
}

/** All held-out files. */
export function heldOutFiles(): readonly CorpusFile[] {
  return index().map(read);
}
