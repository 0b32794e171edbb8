/** What a workspace and its dependencies are known to have, read as far as it is asked for. */
import path from "node:path";
import type { Workspace } from "../../contract/ports.ts";
import { hasWord } from "../../text/words.ts";
import { familyMembers, familyOf } from "../dataOf.ts";

/** More files are not read: what is not found in a part of them may be in another. */
const mostFiles = 4_000;
const manifestNames = [
  ...["package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml", "tsconfig.json", "deno.json"],
  ...["pyproject.toml", "setup.py", "setup.cfg", "requirements*.txt", "Pipfile", "poetry.lock", "uv.lock"],
  ...["environment.yml", "tox.ini", "go.mod", "go.work"],
];

export interface Project {
  /** Whether there are files at all. */
  readonly isEmpty: boolean;
  /** Texts of the files that say what a project depends on, together; empty where there are none. */
  manifests(): Promise<string>;
  /** Paths of the project's files, with forward slashes. */
  readonly paths: readonly string[];
  /** Whether a file is code of the language's family. */
  isReadable(path: string): boolean;
  /** Whether other files of the language's family, or some of them alone, hold a word; true where there are too many to tell. */
  mentions(word: string, among?: (path: string) => boolean): Promise<boolean>;
}

/** @param own path of the text itself, which says nothing of what else there is */
export async function openProject(
  workspace: Workspace,
  languageId: string,
  own: string | undefined,
  signal: AbortSignal,
): Promise<Project> {
  const uris = workspace.roots.length === 0 ? [] : await workspace.findFiles(["**/*"], signal);
  const files = uris
    .map((uri) => ({ uri, path: workspace.relativePath(uri) }))
    .filter((file) => file.path !== own);
  const texts = new Map<string, Promise<string>>();
  const textOf = (uri: string) => {
    const text = texts.get(uri) ?? workspace.document(uri).then((document) => document?.getText() ?? "");
    texts.set(uri, text);
    return text;
  };
  const endings = familyMembers(familyOf(languageId)).flatMap((data) => data.endings ?? []);
  const related = files.filter((file) => endings.includes(path.posix.extname(file.path).slice(1)));
  return {
    isEmpty: files.length === 0,
    paths: files.map((file) => file.path),
    isReadable: (file) => related.some((each) => each.path === file),
    async manifests() {
      const named = files.filter((file) => isManifestOf(file.path, own ?? ""));
      return (await Promise.all(named.map(({ uri }) => textOf(uri)))).join("\n");
    },
    async mentions(word, among = () => true) {
      if (related.length > mostFiles) return true;
      for (const file of related) {
        signal.throwIfAborted();
        if (among(file.path) && hasWord(await textOf(file.uri), word)) return true;
      }
      return false;
    },
  };
}

/** Whether a file says what the project of another depends on: it lies in a folder around that. */
function isManifestOf(file: string, own: string): boolean {
  const { dir, base } = path.posix.parse(file);
  return isManifest(base) && (dir === "" || own.startsWith(`${dir}/`));
}

function isManifest(name: string): boolean {
  return manifestNames.includes(name) || /^requirements[\w.-]*\.txt$|^tsconfig[\w.-]*\.json$/.test(name);
}
