import { LRUCache } from "lru-cache";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { GrammarLoader, Logger, SyntaxJudge } from "../../contract/ports.ts";
import type { LanguageFacts } from "../languageFacts.ts";
import { languageOf } from "../languages.ts";
import { brokenAsWhole, type TreeProblem, treeProblems } from "../wellFormed/treeProblems.ts";
import { createWellFormed, type WellFormed } from "../wellFormed/wellFormed.ts";
import { findEdit } from "./findEdit.ts";
import { LatestTree } from "./latestTree.ts";
import { type NoCode, whyNoCode } from "./noCode.ts";
import { ParseBudget, ParsePace } from "./parseBudget.ts";
import { abandon, loadGrammar, parserLibrary } from "./parserLibrary.ts";
import { type Effort, SlicedParser } from "./slicedParser.ts";
import { noteFacts } from "./syntaxNode.ts";
import type { SyntaxTree } from "./syntaxTree.ts";
import type { Language, Tree } from "./treeSitter.ts";
import type { Clocks } from "./workClock.ts";

/** Trees kept for open documents. */
const cachedTrees = 24;
/**
 * Length of the texts of all those trees together, in UTF-16 code units: some 30,000 lines. A tree of 1,000 lines takes about a
 * megabyte of the library's memory, which only ever grows. A longer text leaves no room for others.
 */
const cachedLength = 1_000_000;
/** Longer texts are not parsed: generated or data, and of no use to a reader. In UTF-16 code units. */
const maxLength = 8_000_000;
/** Texts up to this length, about 1,000 lines, are parsed within a few milliseconds. */
const quickLength = 40_000;
/** Grammars that lose their way in long texts which are well-formed: a heap of tokens says nothing of the text there. */
const makesHeapsOfCode: ReadonlySet<string> = new Set(["powershell"]);
/** An edit that takes no longer leaves others their time, in milliseconds: at least, and for each 1,000 characters. */
const quickEdit = { least: 8, perThousand: 0.1 };
const thousand = 1_000;
/** Texts of a language kept to know that they cannot be parsed in time; their length in UTF-16 code units. */
const hopelessTexts = { max: 50, maxSize: 5_000_000 };

/** Parses documents, incrementally where it knows an earlier text. */
export interface Syntax {
  supports(languageId: string): boolean;
  /**
   * The document's tree, kept per URI; undefined for an unknown language and for text that cannot be parsed in a
   * sensible time. The tree is deleted when the document is parsed again: use it before the next `await`.
   */
  parse(document: TextDocument): Promise<SyntaxTree | undefined>;
  /** Parses a text that belongs to no document, and deletes the tree when `use` returns. */
  withTree<T>(
    languageId: string,
    text: string,
    use: (tree: SyntaxTree) => T | Promise<T>,
  ): Promise<T | undefined>;
  /**
   * Parses what a document may become, incrementally from what it is, and deletes the tree when `use` returns. The
   * document's own tree stays as it is.
   */
  withEdited<T>(document: TextDocument, text: string, use: (tree: SyntaxTree) => T): Promise<T | undefined>;
  /** Whether texts are well-formed, by the parsers that have the last word on it. */
  readonly wellFormed: WellFormed;
  /** Frees the tree of a closed document. */
  forget(uri: string): void;
  /** Frees everything. */
  dispose(): void;
}

/** Parsing took too long, or made no code of the text. */
type Hopeless = "late" | NoCode;

/** What is known of a grammar's parses, whichever library it was loaded into. */
interface Experience {
  readonly budget: ParseBudget;
  /** Texts that could not be parsed, and why: nobody tries again what has not changed. */
  readonly hopeless: LRUCache<string, Hopeless>;
}

interface Loaded extends Experience {
  readonly language: Language;
  readonly parser: SlicedParser;
  readonly facts: LanguageFacts;
  /** Of all languages together. */
  readonly latest: LatestTree;
  /** Gives up the library that the grammar was loaded into, because it failed. */
  readonly abandon: () => void;
}

/**
 * Creates the parser. Grammars are loaded when first needed; a grammar that cannot be loaded is logged once.
 * @param judge asks the parsers of languages elsewhere; without it they are asked here
 * @param clocks what tells how much work a parse was; the machine's own without them
 */
export function createSyntax(
  grammars: GrammarLoader,
  logger: Logger,
  judge?: SyntaxJudge,
  clocks?: Clocks,
): Syntax {
  const loading = new Map<string, Promise<Loaded | undefined>>();
  const trees = new LRUCache<string, SyntaxTree>({
    max: cachedTrees,
    maxSize: cachedLength,
    sizeCalculation: ({ text }) => Math.max(1, Math.min(text.length, cachedLength)),
    // Not at once: whoever was just given the tree has its turn first.
    dispose: ({ tree }) => void setTimeout(() => tree.delete(), 0),
  });

  const latest = new LatestTree();
  const pace = new ParsePace();
  const experiences = new Map<string, Experience>();

  /** What was spent on versions of documents, in milliseconds: a text that takes long and all it may become have the budget of one parse. */
  const efforts = new WeakMap<TextDocument, number>();

  function load(facts: LanguageFacts): Promise<Loaded | undefined> {
    let loaded = loading.get(facts.grammar);
    if (!loaded) {
      loaded = loadLanguage(facts).catch((error: unknown) => {
        logger.error(`The grammar "${facts.grammar}" cannot be loaded.`, error);
        return undefined;
      });
      loading.set(facts.grammar, loaded);
    }
    return loaded;
  }

  async function loadLanguage(facts: LanguageFacts): Promise<Loaded> {
    const library = await parserLibrary(grammars);
    const language = await loadGrammar(library, grammars, facts.grammar);
    noteFacts(language, facts);
    return {
      ...experienceOf(facts.grammar),
      language,
      parser: new SlicedParser(language, clocks),
      facts,
      latest,
      abandon() {
        abandon(library);
        loading.clear();
      },
    };
  }

  function experienceOf(grammar: string): Experience {
    const known = experiences.get(grammar) ?? { budget: new ParseBudget(pace), hopeless: createHopeless() };
    experiences.set(grammar, known);
    return known;
  }

  /** Parses a text for a moment, from the tree known of `document` if that is of the same language. */
  async function useTree<T>(
    languageId: string,
    text: string,
    document: TextDocument | undefined,
    use: (tree: SyntaxTree) => T | Promise<T>,
  ): Promise<T | undefined> {
    const facts = languageOf(languageId);
    const loaded = facts && (await load(facts));
    if (!loaded) return undefined;
    const tree = await loaded.parser.inTurn(() =>
      document ? parseEdited(document, text, loaded) : reparse(loaded, text, undefined, { ms: 0 }, logger),
    );
    if (!tree) return undefined;
    try {
      return await use(toSyntaxTree(languageId, text, tree, loaded.facts));
    } finally {
      tree.delete();
    }
  }

  async function parseEdited(
    document: TextDocument,
    text: string,
    loaded: Loaded,
  ): Promise<Tree | undefined> {
    const known = trees.get(document.uri);
    const before = efforts.get(document) ?? 0;
    const effort: Effort = { ms: before, isEdit: true };
    const old = known?.tree.language === loaded.language ? known : undefined;
    const tree = await reparse(loaded, text, old, effort, logger);
    const beyond = effort.ms - before - quickEdit.least - (quickEdit.perThousand * text.length) / thousand;
    efforts.set(document, before + Math.max(0, beyond));
    return tree;
  }

  async function parseDocument(document: TextDocument, loaded: Loaded): Promise<SyntaxTree | undefined> {
    const text = document.getText();
    const known = trees.get(document.uri);
    const old = known?.tree.language === loaded.language ? known : undefined;
    const effort: Effort = { ms: 0 };
    if (old?.text === text) return old;
    const tree = await parseAnew(loaded, text, old, effort, logger);
    efforts.set(document, effort.ms);
    if (!tree) {
      trees.delete(document.uri);
      return undefined;
    }
    const syntaxTree = toSyntaxTree(document.languageId, text, tree, loaded.facts);
    trees.set(document.uri, syntaxTree);
    return syntaxTree;
  }

  async function hopelessness(languageId: string, text: string): Promise<Hopeless | undefined> {
    const facts = languageOf(languageId);
    return facts && (await load(facts))?.hopeless.get(text);
  }

  async function problemsOfTree(languageId: string, text: string): Promise<readonly TreeProblem[]> {
    const problems = await useTree(languageId, text, undefined, treeProblems);
    if (problems || makesHeapsOfCode.has(languageId)) return problems ?? [];
    return (await hopelessness(languageId, text)) === "heap" ? [brokenAsWhole(text)] : [];
  }

  return Object.freeze({
    wellFormed: createWellFormed(
      grammars,
      logger,
      (languageId) => (text) => problemsOfTree(languageId, text),
      judge,
    ),

    supports: (languageId: string) => languageOf(languageId) !== undefined,

    async parse(document: TextDocument) {
      const facts = languageOf(document.languageId);
      const loaded = facts && (await load(facts));
      if (!loaded) return undefined;
      return loaded.parser.inTurn(() => parseDocument(document, loaded));
    },

    withTree: <T>(languageId: string, text: string, use: (tree: SyntaxTree) => T | Promise<T>) =>
      useTree(languageId, text, undefined, use),

    async withEdited<T>(document: TextDocument, text: string, use: (tree: SyntaxTree) => T) {
      const { languageId } = document;
      if (await hopelessness(languageId, document.getText())) return undefined;
      return useTree(languageId, text, document, use);
    },

    forget(uri: string) {
      trees.delete(uri);
    },

    dispose() {
      latest.forget();
      trees.clear();
      for (const loaded of loading.values()) void loaded.then((language) => language?.parser.delete());
      loading.clear();
    },
  });
}

/**
 * Parses a text of which an earlier one is known. Where the text is broken, the parser's way to recover depends on what
 * it was before; so that the same text always has the same tree, broken texts are parsed from scratch if that is quick.
 */
async function parseAnew(
  loaded: Loaded,
  text: string,
  old: SyntaxTree | undefined,
  effort: Effort,
  logger: Logger,
): Promise<Tree | undefined> {
  if (!old || text.length > quickLength) return reparse(loaded, text, old, effort, logger);
  const tree = old.rootNode.hasError ? undefined : await reparse(loaded, text, old, effort, logger);
  if (tree && !tree.rootNode.hasError) return tree;
  tree?.delete();
  return reparse(loaded, text, undefined, effort, logger);
}

async function reparse(
  { parser, budget, facts, hopeless, latest, abandon: abandonLibrary }: Loaded,
  text: string,
  old: SyntaxTree | undefined,
  effort: Effort,
  logger: Logger,
): Promise<Tree | undefined> {
  if (text.length > maxLength || hopeless.has(text)) return undefined;
  const same = latest.copyOf(facts, text);
  if (same) return same;
  const previous = old?.tree.copy();
  try {
    if (old && previous) previous.edit(findEdit(old.text, text));
    const tree = await parser.parse(text, previous, budget, effort);
    previous?.delete();
    const reason = tree ? whyNoCode(tree) : "late";
    if (tree && !reason) {
      if (!old) latest.keep(facts, text, tree);
      return tree;
    }
    // What had less than a whole budget might be parsed with one.
    if (reason && (tree || !effort.isEdit)) hopeless.set(text, reason);
    tree?.delete();
    logger.warn(
      `Parsing ${text.length} characters ${tree ? "made no code of them" : "took too long and was given up"}.`,
    );
  } catch (error) {
    logger.error("The parser failed.", error);
    hopeless.set(text, "late");
    abandonLibrary();
  }
  return undefined;
}

function createHopeless(): LRUCache<string, Hopeless> {
  return new LRUCache({ ...hopelessTexts, sizeCalculation: (_, text) => Math.max(1, text.length) });
}

function toSyntaxTree(languageId: string, text: string, tree: Tree, language: LanguageFacts): SyntaxTree {
  return { languageId, text, tree, language, rootNode: tree.rootNode };
}
