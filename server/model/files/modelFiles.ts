import type { ByteSource } from "./ggufFile.ts";

/** An open file; close it when done. */
export interface OpenFile extends ByteSource {
  close(): Promise<void>;
}

/** What the model host needs of the disk. */
export interface ModelFiles {
  /** Opens a file; rejects with an error that says why it cannot be read. */
  open(path: string): Promise<OpenFile>;
  /** The text of `grammars/NAME.gbnf`. */
  readGrammar(name: string): Promise<string>;
}
