/** Characters that lines are looked up by. */
export const keyLength = 4;

/** Statements that bring in other modules, as they start. */
export const importStart =
  /^(import\b|from\s|export\s.*\bfrom|use\s|using\s|#include|require(_relative)?\b|(const|let|var)\s.*=\s*require\()/;

/** What a file says of the package or namespace that it is in. */
export const declaration = /^(?:package|namespace)\s+([\w.\\]+)/;

/** Lines of one document, found by how they start. */
export interface LineIndex {
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly languageId: string;
  /** Lines without indentation, in order, by their first `keyLength` characters. */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** Import lines that are not indented, each once. */
  readonly imports: readonly string[];
  /** The package or namespace that it says it is in. */
  readonly declares?: string;
}

/** Indexes a text. Takes about a millisecond per thousand lines, so an index is kept until its document changes. */
export function indexLines(path: string, languageId: string, text: string): LineIndex {
  const byStart = new Map<string, string[]>();
  const imports = new Set<string>();
  let declares: string | undefined;
  for (const line of singleImports(text.split(/\r?\n/), languageId)) {
    const content = line.trim();
    if (content.length <= keyLength) continue;
    const key = content.slice(0, keyLength);
    const known = byStart.get(key);
    if (known) known.push(content);
    else byStart.set(key, [content]);
    if (importStart.test(line)) imports.add(line.trimEnd());
    declares ??= declaration.exec(line)?.[1];
  }
  return {
    path,
    languageId,
    byStart,
    imports: [...imports],
    ...(declares === undefined ? {} : { declares }),
  };
}

/** Languages that list imports within brackets. */
const listsImports: ReadonlySet<string> = new Set(["go"]);

/** Lines in which an import within brackets stands alone, as it may be written too. */
export function singleImports(lines: readonly string[], languageId: string): readonly string[] {
  const from = listsImports.has(languageId) ? lines.findIndex((line) => /^import \($/.test(line)) : -1;
  if (from === -1) return lines;
  const end = lines.findIndex((line, at) => at > from && line.startsWith(")"));
  const isListed = (at: number) => at > from && (end === -1 || at < end);
  return lines.map((line, at) => (isListed(at) ? line.replace(/^\s+(?=\S*\s?")/, "import ") : line));
}
