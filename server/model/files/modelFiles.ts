import type { ByteSource } from "./ggufFile.ts";

/** An open file; close it when done. */
export interface OpenFile extends ByteSource {
  /** Tells one version of the file from another: it changes when the file is replaced. */
  readonly version: string;
  close(): Promise<void>;
}

/** What the model host needs of the disk. */
export interface ModelFiles {
  /** Opens a file; rejects with an error that says why it cannot be read. */
  open(path: string): Promise<OpenFile>;
  /** The text of `grammars/NAME.gbnf`. */
  readGrammar(name: string): Promise<string>;
  /** Identifier of this process, and whether another one is alive. */
  readonly processId: number;
  isRunning(processId: number): boolean;
  /** The note about loads that took the process down; undefined when there is none. */
  readCrashMarker(): Promise<string | undefined>;
  writeCrashMarker(text: string): Promise<void>;
  removeCrashMarker(): Promise<void>;
}
