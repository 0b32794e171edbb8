/** An entry of the glossary: one meaning of a term. `glossary/README.md` explains the keys. */
export interface GlossaryEntry {
  readonly term: string;
  readonly aliases?: readonly string[];
  readonly definition: string;
  /** Where the term has this meaning; without it, this is the general one. */
  readonly where?: Where;
  /** Neighbouring words beside which the term has another meaning than this. */
  readonly unless?: readonly string[];
  /** Languages, imported libraries and folders, by the beginning of their names, in which the term has another meaning. */
  readonly notIn?: readonly string[];
  /** What the meaning belongs to, in words that fit behind "In"; the file's name where it is left out. */
  readonly area?: string;
  readonly kind?: EntryKind;
  /** What the term means in a language in addition, by LSP identifier. */
  readonly senses?: Readonly<Record<string, string>>;
  readonly see?: readonly string[];
  readonly exact?: boolean;
  /** Its names that are words of everyday speech too; true for all single words. */
  readonly everyday?: boolean | readonly string[];
  readonly quiet?: boolean;
  /** What is known of a thing's properties: a sentence for each, by its names with bars between. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** Signs of a place by which one meaning is told from another; any one of them is enough. */
export interface Where {
  /** LSP identifiers; dialects count as their base language. */
  readonly languages?: readonly string[];
  /** Names of libraries that the file imports, or their beginnings. */
  readonly imports?: readonly string[];
  /** Ends of file names, such as `pom.xml` or `.tf`. */
  readonly files?: readonly string[];
  /** Words in the neighbourhood, in any form. */
  readonly words?: readonly string[];
}

/** What an entry is found by, other than by its words: a sign or a reserved word of a language, a module, a number. */
export const entryKinds = [
  "keyword",
  "operator",
  "literal",
  "attribute",
  "sign",
  "module",
  "status",
  "header",
  "signal",
  "exit code",
  "recipe",
  "properties",
] as const;
export type EntryKind = (typeof entryKinds)[number];

/** Kinds that are written in code as they stand; their names are no words of prose, but for those of several words. */
const codeKinds: ReadonlySet<EntryKind | undefined> = new Set([
  "keyword",
  "operator",
  "literal",
  "attribute",
  "sign",
]);

/** Whether an entry says what its names mean: a recipe answers a task, properties what is asked of a thing. */
export function isMeaning({ kind }: GlossaryEntry): boolean {
  return kind !== "recipe" && kind !== "properties";
}

/** Whether an entry explains a token of code: a reserved word, an operator, a sign. */
export function isCodeToken({ kind }: GlossaryEntry): boolean {
  return codeKinds.has(kind);
}

/** What an abbreviation stands for, where the entry has that as another name and does not begin with it. */
export function expansionOf({ term, aliases, definition }: GlossaryEntry): string | undefined {
  if (!/^\p{Lu}[\p{L}\p{N}]{1,5}$/u.test(term)) return undefined;
  const letters = term.toLowerCase();
  const expansion = aliases?.find(
    (alias) =>
      /[\s-]/.test(alias) &&
      [...alias.toLowerCase().matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)]
        .map(([first]) => first)
        .join("") === letters,
  );
  return expansion && !definition.toLowerCase().startsWith(expansion.toLowerCase()) ? expansion : undefined;
}
