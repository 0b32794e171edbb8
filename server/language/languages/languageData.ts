import type { DefinitionForms } from "../lexical/definitions/definitionForms.ts";
import type { Lexicon } from "../lexical/lexicon.ts";
import type { Writing } from "./writing.ts";

/**
 * What is known of a language as data, beside its grammar: one value in `language.ts` of its folder. Whatever a language
 * leaves out is not known of it, and what would ask for it stays silent.
 */
export interface LanguageData {
  /** LSP identifiers of the language and of those that differ from it in syntax alone. */
  readonly ids: readonly string[];
  /** What people call it. */
  readonly name: string;
  /** Words by which questions mean it, in small letters: `py`, `golang`. */
  readonly asked?: readonly string[];
  /** Signs that a name may end with besides letters, digits and underscores. */
  readonly nameEnds?: string;
  /** Name of the family whose files import each other and share libraries and idioms; the first identifier unless given. */
  readonly family?: string;
  /** Endings of its files, without the dot. */
  readonly endings?: readonly string[];
  /** What the path of an import may lack to be that of a file, likeliest first: `.ts`, `/index.ts`. */
  readonly moduleEndings?: readonly string[];
  /** How comments and texts look. */
  readonly lexicon?: Lexicon;
  /** By what a line shows that it defines a name, for where there is no tree. */
  readonly definitions?: DefinitionForms;
  readonly layout?: Layout;
  readonly writing?: Writing;
  readonly dialect?: Dialect;
  readonly closing?: Closing;
  /** Whether a line without the sign of its comment is code, where code has not the usual signs. */
  readonly readsAsCode?: (line: string) => boolean;
  /** Words that every program may use, with blanks between: keywords, literals, the best-known names of its library. */
  readonly words?: string;
  /** How texts import libraries, for where there is no tree. */
  readonly imports?: readonly ImportForm[];
  /** The library that an import's path names; undefined for the project's own files. The path itself unless given. */
  readonly packageOf?: (path: string) => string | undefined;
  /** The path, from the importing file's folder and without an ending, at which a module of the project lies; undefined for others. */
  readonly pathOf?: (module: string) => string | undefined;
  /** Lines that no program holds: what small models slip into. */
  readonly foreign?: readonly RegExp[];
  /** What shows asynchronous code and the handling of errors in code without comments and texts. */
  readonly evidence?: {
    readonly async: RegExp;
    readonly errorHandling: RegExp;
    /** A handler of errors with nothing in it, wherever it stands (`g`); `catch {}` where nothing else is said. */
    readonly swallowed?: RegExp;
  };
}

/** What the same words do in one language and not in another; what is left out, it does not. */
export interface Dialect {
  /** `replace` stops at the first. */
  readonly replacesFirst?: true;
  /** Whole numbers are divided without rest. */
  readonly dividesWhole?: true;
  /** Plain rounding takes a half to the even neighbour: Python's `round` and `quantize`, .NET's `Math.Round`. */
  readonly roundsHalfToEven?: true;
  /** A class decides what comparisons of its objects are worth, each operator for itself. */
  readonly overloadsComparisons?: true;
  /** Conditions are true or false, and nothing else may stand for it. */
  readonly hasStrictConditions?: true;
  /** "And", "or" and "not" are words. */
  readonly hasWordOperators?: true;
  /** `1..3` holds 3. */
  readonly rangesHoldEnd?: true;
  /** A program runs from the top of its file. */
  readonly runsFromTop?: true;
}

/** What stands behind the brackets that close a block, for completion. */
export interface Closing {
  /** Signs that may, besides none: `,` and `;` unless given. */
  readonly signs?: readonly ("," | ";")[];
  /** Of members on lines of their own the last one ends in a comma, too. */
  readonly endsLastMember?: true;
  /** A pattern may end in a bracket that none opens: a shell's `case`. */
  readonly hasBarePatterns?: true;
  /** What follows by a rule of the language's own; undefined where that cannot be told. */
  readonly follows?: (around: LinesAround) => string | undefined;
}

/** What is looked at to tell what follows a block. */
export interface LinesAround {
  readonly opening: string;
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** The text behind the block. */
  readonly suffix: string;
}

/** How statements stand. */
export interface Layout {
  readonly blocks: "braces" | "indentation" | "end";
  /** Whether statements end in semicolons. */
  readonly semicolons: "always" | "optional" | "never";
  /** The language's guide puts every brace on a line of its own. */
  readonly braceLines?: true;
  /** Where a piece that was cut out of a file may stand in one: what goes before it and behind it. */
  readonly surroundings?: readonly (readonly [before: string, behind: string])[];
}

/** A way in which a text imports something. */
export interface ImportForm {
  readonly pattern: RegExp;
  /** What a match names; its first group unless told otherwise. */
  readonly names?: (match: RegExpMatchArray) => readonly string[];
  /** Behind the first match of this the pattern means something else. */
  readonly until?: RegExp;
}
