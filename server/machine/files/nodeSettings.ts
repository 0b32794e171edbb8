import path from "node:path";
import { parse } from "jsonc-parser";
import { URI } from "vscode-uri";
import type { Config } from "../../contract/config.ts";
import { excludedBy } from "../../contract/excluded.ts";
import { isNestedTooDeeply } from "../../contract/isNestedTooDeeply.ts";
import { mergeConfig, withoutMachineScoped } from "../../contract/mergeConfig.ts";
import { parseConfig } from "../../contract/parseConfig.ts";
import type { Settings } from "../../contract/ports.ts";
import { settingsFileName } from "../../contract/settingsFile.ts";
import { excludeMatcher } from "./excludeMatcher.ts";
import { foldersFromRoot } from "./foldersFromRoot.ts";
import { readSmallFile } from "./readSmallFile.ts";

export interface NodeSettingsOptions {
  /** URIs of the root folders; a settings file above its root is not read. */
  readonly roots: () => readonly string[];
  /** The text of an open document, so that an unsaved settings file already counts. */
  readonly openText?: (uri: string) => string | undefined;
  /** Told once of a settings file that is there and not read, with the reason; its settings are as if it were empty. */
  readonly onRefused?: (file: string, reason: string) => void;
}

/**
 * Settings from the editor and from `.inkling.json` files. A settings file applies to its folder and everything below;
 * a deeper one wins. Machine-scoped settings in a file are ignored: a workspace may not choose a model or an endpoint.
 */
export class NodeSettings implements Settings {
  readonly #options: NodeSettingsOptions;
  readonly #listeners = new Set<() => void>();
  /** Settings of the editor or of `--config`, unparsed. */
  #editor: unknown;
  /** Parsed settings by folder; emptied whenever anything changes. */
  #byFolder = new Map<string, Config>();
  #files = new Map<string, unknown>();
  /** Tests of `exclude`, by the folder that its globs count from. */
  readonly #excluded = new Map<string, (path: string) => boolean>();

  constructor(editor: unknown, options: NodeSettingsOptions) {
    this.#editor = editor;
    this.#options = options;
  }

  of(uri: string): Config {
    const { scheme, fsPath } = URI.parse(uri);
    return this.#ofFolder(scheme === "file" ? path.dirname(fsPath) : "");
  }

  /** The settings of the editor alone, which no workspace file can change; the model is chosen by these. */
  get machine(): Config {
    return parseConfig(this.#editor).config;
  }

  /** What `exclude` counts from in a folder: the folder of the settings file that sets it, otherwise the root. */
  excludeBase(folder: string): string {
    const folders = foldersFromRoot(folder, this.#rootFolders());
    const setsIt = (settings: unknown) =>
      typeof settings === "object" && settings !== null && "exclude" in settings;
    return folders.findLast((each) => setsIt(this.#fileSettings(each))) ?? folders[0] ?? folder;
  }

  /** Whether the setting `exclude` that applies to a file leaves it out. */
  isExcluded(file: string): boolean {
    const folder = path.dirname(file);
    const base = this.excludeBase(folder);
    const { exclude } = this.#ofFolder(folder);
    const matches = this.#excluded.get(base) ?? excludeMatcher(excludedBy(exclude));
    this.#excluded.set(base, matches);
    return matches(path.relative(base, file).split(path.sep).join("/"));
  }

  onDidChange(listener: () => void) {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  /** Replaces the editor's settings. */
  replace(editor: unknown): void {
    this.#editor = editor;
    this.refresh();
  }

  /** Forgets what was read from settings files, after one of them changed. */
  refresh(): void {
    this.#byFolder.clear();
    this.#files.clear();
    this.#excluded.clear();
    for (const listener of this.#listeners) listener();
  }

  #ofFolder(folder: string): Config {
    const known = this.#byFolder.get(folder);
    if (known) return known;
    const layers = foldersFromRoot(folder, this.#rootFolders()).map((each) => this.#fileSettings(each));
    // Most folders of a tree have no settings of their own: they share what the editor says.
    const isPlain = folder !== "" && layers.every((layer) => layer === undefined);
    const config = isPlain
      ? this.#ofFolder("")
      : parseConfig(layers.reduce(mergeConfig, this.#editor ?? {})).config;
    this.#byFolder.set(folder, config);
    return config;
  }

  #rootFolders(): string[] {
    return this.#options.roots().map((uri) => URI.parse(uri).fsPath);
  }

  #fileSettings(folder: string): unknown {
    if (!this.#files.has(folder))
      this.#files.set(folder, withoutMachineScoped(this.#read(path.join(folder, settingsFileName))));
    return this.#files.get(folder);
  }

  #read(file: string): unknown {
    const open = this.#options.openText?.(URI.file(file).toString());
    const read = open === undefined ? readSmallFile(file, this.#rootFolders()) : { text: open };
    if (read === undefined) return undefined;
    const refused =
      "refused" in read ? read.refused : isNestedTooDeeply(read.text) ? "it is nested too deeply" : undefined;
    if ("refused" in read || refused !== undefined) {
      this.#options.onRefused?.(file, refused ?? "");
      return undefined;
    }
    return parse(read.text, [], { allowTrailingComma: true });
  }
}
