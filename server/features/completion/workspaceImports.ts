import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Ports } from "../../contract/ports.ts";
import { familyMembers, familyOf } from "../../language/dataOf.ts";
import { globMatcher } from "../../text/glob.ts";
import { indexLines, type LineIndex } from "./heuristics/lines/lineIndex.ts";

/** Files read per language family. More would say little new about how a project imports. */
const mostFiles = 300;
/** Files whose paths are known per language family. */
const mostPaths = 5_000;
/** Characters from a file's start that hold its imports. */
const head = 8_000;

/** Files that import in each other's way; undefined for a family whose endings are not known. */
function globOf(family: string): string | undefined {
  const endings = familyMembers(family).flatMap((data) => data.endings ?? []);
  const [only] = endings;
  return endings.length > 1 ? `**/*.{${endings.join(",")}}` : only && `**/*.${only}`;
}

/** The import lines of the workspace's files, read while the user is idle. */
export class WorkspaceImports {
  readonly #ports: Pick<Ports, "workspace" | "clock">;
  readonly #indexes = new Map<string, Map<string, LineIndex>>();
  readonly #unread = new Map<string, string[]>();
  /** The paths of all files of a family, read or not, by URI. */
  readonly #files = new Map<string, Map<string, string>>();

  readonly #readToo: (document: TextDocument) => Promise<void>;

  /** @param readToo is given every file that is read, for whatever else it may tell */
  constructor(
    ports: Pick<Ports, "workspace" | "clock">,
    readToo: (document: TextDocument) => Promise<void> = async () => undefined,
  ) {
    this.#ports = ports;
    this.#readToo = readToo;
  }

  /** What has been read of the language's family, by URI. */
  of(languageId: string): ReadonlyMap<string, LineIndex> {
    return this.#indexes.get(familyOf(languageId)) ?? new Map();
  }

  /** The paths of all files of the language's family, as far as they are known. */
  files(languageId: string): readonly string[] {
    return [...(this.#files.get(familyOf(languageId))?.values() ?? [])];
  }

  /** Has files read again, or for the first time, that were changed, created or deleted on disk. */
  changed(uris: readonly string[]): void {
    for (const [family, unread] of this.#unread) {
      const matches = globMatcher([globOf(family) ?? ""]);
      const wanted = uris.filter((uri) => matches(this.#ports.workspace.relativePath(uri)));
      unread.push(...wanted.filter((uri) => !unread.includes(uri)));
    }
  }

  /** Finds the files of a family, and tells which are to be read. */
  async #find(family: string, glob: string, signal: AbortSignal): Promise<string[]> {
    const found = await this.#ports.workspace.findFiles([glob], signal);
    const paths = found
      .slice(0, mostPaths)
      .map((uri) => [uri, this.#ports.workspace.relativePath(uri)] as const);
    this.#files.set(family, new Map(paths));
    return found.slice(0, mostFiles);
  }

  #noteFile(family: string, uri: string, exists: boolean): void {
    const files = this.#files.get(family);
    if (!exists) files?.delete(uri);
    else if (files && files.size < mostPaths) files.set(uri, this.#ports.workspace.relativePath(uri));
  }

  /** Reads on until everything is read or the signal aborts; the next call goes on from there. */
  async gather(languageId: string, signal: AbortSignal): Promise<void> {
    const { workspace, clock } = this.#ports;
    const family = familyOf(languageId);
    const glob = globOf(family);
    if (glob === undefined) return;
    const unread = this.#unread.get(family) ?? (await this.#find(family, glob, signal));
    this.#unread.set(family, unread);
    const indexes = this.#indexes.get(family) ?? new Map<string, LineIndex>();
    this.#indexes.set(family, indexes);
    while (unread.length > 0) {
      // One file at a time, so that whatever waits goes first.
      await clock.sleep(0, signal);
      const uri = unread.pop();
      const document = uri === undefined ? undefined : await workspace.document(uri);
      if (uri === undefined) return;
      this.#noteFile(family, uri, document !== undefined);
      if (!document) indexes.delete(uri);
      if (!document || (indexes.size >= mostFiles && !indexes.has(uri))) continue;
      const path = workspace.relativePath(uri);
      const index = indexLines(path, document.languageId, document.getText().slice(0, head));
      indexes.set(uri, { ...index, byStart: new Map() });
      await this.#readToo(document);
    }
  }
}
