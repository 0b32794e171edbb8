import type { CursorContext } from "../../cursorContext.ts";
import type { LineIndex } from "../lines/lineIndex.ts";

/** What the workspace holds, as far as it is known. Paths are relative to it. */
export interface WorkspaceFiles {
  /** The document's own path. */
  readonly here: string;
  /** All files of the language's family; none while they are not known. */
  readonly files: readonly string[];
  /** Those of them that have been read. */
  readonly others: readonly LineIndex[];
  /** What files give others, by their paths, as far as they have been read. */
  readonly exports?: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A file as an import names it. */
export interface Module {
  readonly file: string;
  readonly target: string;
  /** What the file gives, by its name. */
  readonly name?: string;
  /** True where it is known without an import: the document itself, and what stands in the same package. */
  readonly isHere: boolean;
}

/** How a family of languages brings in a file. */
export interface ModuleWay {
  /** A statement that is begun: what stands before the target, and what is typed of that. */
  readonly begun: RegExp;
  /** A whole statement, and its target. */
  readonly whole: RegExp;
  /** What ends a statement that began with `head`. */
  readonly end: (head: string, languageId: string) => string;
  readonly modules: (known: WorkspaceFiles, context: CursorContext) => readonly Module[];
  /** Whether packages of other people are brought in by paths of the same kind. */
  readonly isShared?: true;
  /** Whether a target can only be a file of the workspace. */
  readonly claims: (target: string, known: WorkspaceFiles) => boolean;
  /** The names in code that may be what a module gives; words with a capital that stand alone when left out. */
  readonly used?: (code: string) => readonly string[];
}
