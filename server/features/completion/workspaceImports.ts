import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Ports } from "../../contract/ports.ts";
import { familyMembers, familyOf } from "../../language/dataOf.ts";
import { globMatcher } from "../../text/glob.ts";
import { indexLines, type LineIndex } from "./heuristics/lineIndex.ts";

/** Files read per language family. More would say little new about how a project imports. */
const mostFiles = 300;
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

  /** Has files read again, or for the first time, that were changed, created or deleted on disk. */
  changed(uris: readonly string[]): void {
    for (const [family, unread] of this.#unread) {
      const matches = globMatcher([globOf(family) ?? ""]);
      const wanted = uris.filter((uri) => matches(this.#ports.workspace.relativePath(uri)));
      unread.push(...wanted.filter((uri) => !unread.includes(uri)));
    }
  }

  /** Reads on until everything is read or the signal aborts; the next call goes on from there. */
  async gather(languageId: string, signal: AbortSignal): Promise<void> {
    const { workspace, clock } = this.#ports;
    const family = familyOf(languageId);
    const glob = globOf(family);
    if (glob === undefined) return;
    const unread =
      this.#unread.get(family) ?? [...(await workspace.findFiles([glob], signal))].slice(0, mostFiles);
    this.#unread.set(family, unread);
    const indexes = this.#indexes.get(family) ?? new Map<string, LineIndex>();
    this.#indexes.set(family, indexes);
    while (unread.length > 0) {
      // One file at a time, so that whatever waits goes first.
      await clock.sleep(0, signal);
      const uri = unread.pop();
      const document = uri === undefined ? undefined : await workspace.document(uri);
      if (uri === undefined) return;
      if (!document) indexes.delete(uri);
      if (!document || (indexes.size >= mostFiles && !indexes.has(uri))) continue;
      const path = workspace.relativePath(uri);
      const { imports } = indexLines(path, document.languageId, document.getText().slice(0, head));
      indexes.set(uri, { path, languageId: document.languageId, byStart: new Map(), imports });
      await this.#readToo(document);
    }
  }
}
