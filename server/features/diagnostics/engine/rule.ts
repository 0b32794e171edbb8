import type { Config, RuleId, RuleSeverity } from "../../../contract/config.ts";
import type { LanguageFacts } from "../../../language/languageFacts.ts";
import type { TextComment } from "../../../language/lexical/maskText.ts";
import type { NodeIndex } from "../../../language/parse/nodeIndex.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { FileFacts } from "../../../language/values/fileFacts.ts";
import type { SilentFaults } from "../../../language/wellFormed/silent.ts";
import type { Suspicion } from "../../../language/wellFormed/wellFormed.ts";
import type { UnusedSuppression } from "../comments/applySuppressions.ts";
import type { Copy } from "../copies/duplicates.ts";
import type { Fixer } from "../fixes/fix.ts";
import type { Doubt } from "./doubt.ts";
import type { Finding } from "./finding.ts";
import type { ShownSeverity } from "./shownSeverity.ts";

/** What a rule is given: one unit of a file, usually a top-level function, a class member or a statement. */
export interface RuleContext {
  /**
   * A node whose children are the unit: an item with the comments and attributes before it and behind it on its line.
   * It has the type of the item's real parent, and `parent` leads on to the root. Of an ancestor only its type and its
   * header are there (the attributes before it and the children before its body), not the unit's siblings. Offsets
   * are those of the whole document.
   */
  readonly unit: SyntaxNode;
  /** The unit's nodes by type: cheaper than walking the unit once per rule. */
  readonly nodes: NodeIndex;
  readonly languageId: string;
  readonly language: LanguageFacts;
  readonly config: Config;
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  /** True for a file of tests, by its path or by what it holds. */
  readonly isTest: boolean;
  /** What is known of the file as a whole. A unit is checked again when an answer it was given changes. */
  readonly file: FileFacts;
  /** The calendar date, as `2026-12-31`. */
  readonly today: string;
  /** Parses a text, such as a comment's, as code of the file's language; undefined when it is none. */
  readonly parse: (text: string) => SyntaxNode | undefined;
}

/** A place with a remark, in the same document unless `uri` says otherwise. Offsets in UTF-16 code units. */
export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** What a rule reports. The rule's identifier and the configured severity are added by the engine. */
export interface RuleFinding extends Remark {
  /** Replaces the configured severity, as a tag's own severity does for TODO comments. */
  readonly severity?: ShownSeverity;
  /**
   * Probability that a reader agrees, 0 to 1, of what the rule doubts itself: below 0.8, so that it is a hint, and the model may be
   * asked and may withdraw it. What is surer has the figure that readings of the rule, or of its `kind`, came to.
   */
  readonly confidence?: number;
  /** One of the rule's `kinds`. */
  readonly kind?: string;
  readonly related?: readonly Remark[];
  /** For a finding that analysis cannot decide: what the model may be asked. */
  readonly doubt?: Doubt;
}

/** A setting of a rule beside its severity, as plain data: the schema of all settings is made from it. */
export type RuleOption =
  | {
      readonly type: "integer";
      readonly default: number;
      readonly minimum: number;
      readonly description: string;
    }
  | { readonly type: "boolean"; readonly default: boolean; readonly description: string }
  | { readonly type: "numbers"; readonly default: readonly number[]; readonly description: string };

/** A piece of code that a rule reports, and how it is put right. */
export interface RuleExample {
  /** LSP language identifier. */
  readonly language: string;
  readonly bad: string;
  readonly good: string;
}

/**
 * What everybody else knows of a rule: settings, documentation, reports and code actions are derived from it. Whoever adds
 * a rule adds one file.
 */
export interface RuleAbout {
  readonly id: RuleId;
  /** One sentence, as settings and reports show it. */
  readonly title: string;
  readonly severity: RuleSeverity;
  /** Other defaults by LSP language identifier. */
  readonly severityIn?: Readonly<Record<string, ShownSeverity>>;
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** What looks like a breach and is none, in the words of the rule's page. */
  readonly spares: readonly string[];
  /** What the rule must see: a piece of a file, the whole file, other files of the workspace, or what other rules found. */
  readonly needs: "unit" | "file" | "workspace" | "findings";
  /** Number of the weakness in the Common Weakness Enumeration (CWE). */
  readonly weakness?: number;
  /** True for rules about text that could be deleted: editors show it faded. */
  readonly isUnnecessary?: boolean;
  /** True for rules whose findings people work through one by one: an editor shows all of them, however many there are. */
  readonly isList?: boolean;
  /** True for rules that do not apply to files of tests; the name of the option that says whether they do. */
  readonly sparesTests?: boolean | string;
  /** True for rules about how people write: nobody wrote a generated file. */
  readonly isForPeople?: boolean;
  /**
   * How often a finding is right, 0 to 1, of a rule that nobody can judge by reading: the language's own tools, the settings' schema
   * or the workspace's documents do. Of the others `ruleReadings.json` knows.
   */
  readonly estimate?: number;
  /** Findings that are read, and counted, apart from the rule's others, each kind in words; until enough was read it is as sure as those. */
  readonly kinds?: Readonly<Record<string, string>>;
  readonly examples: readonly RuleExample[];
  /** Changes that put a finding right. */
  readonly fix?: Fixer;
}

/** Finds what breaks a rule, each in what it needs. Offsets are those of the whole document. */
export interface RuleChecks {
  /** LSP language identifiers; every language with a grammar when left out. */
  readonly languages?: readonly string[];
  /**
   * Whether a file with this text may break the rule, by a look at its words: true wherever `check` finds something. Lets
   * whoever asks for this rule alone parse few files, and whoever looks at a file once leave the rule out; every file may
   * where left out.
   */
  mayFind?(text: string, languageId: string): boolean;
  /**
   * Must depend on nothing but its context: its findings are kept as long as the unit's text, the settings and the file's
   * facts stay the same, and move along with the unit. So messages name no line numbers.
   */
  check?(context: RuleContext): readonly RuleFinding[];
  /** What a text without a grammar shows. */
  checkText?(file: PlainFile): readonly RuleFinding[];
  /** What the language's own tools may refuse; a judge confirms it before it is shown. */
  suspect?(tree: SyntaxTree, silent: SilentFaults): Suspicion;
  checkFile?(file: FileSummary, config: Config): readonly RuleFinding[];
  /** Copies of this file's code, found by comparing files. */
  checkCopies?(copies: readonly Copy[], view: CopyView): readonly PlacedRemark[];
  /** Suppressions that suppress nothing. */
  checkSuppressions?(unused: readonly UnusedSuppression[]): readonly PlacedRemark[];
}

export interface Rule extends RuleAbout, RuleChecks {}

/** A file that no grammar can read. Offsets are those of the whole text. */
export interface PlainFile {
  readonly text: string;
  readonly languageId: string;
  readonly config: Config;
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  /** The calendar date, as `2026-12-31`. */
  readonly today: string;
  readonly comments: readonly TextComment[];
  /** The same text with its comments blanked out. */
  readonly withoutComments: string;
}

/** What is known of a file as a whole when its units were read. */
export interface FileSummary {
  /** Lines of code, blanks and comments not counted. */
  readonly codeLines: number;
}

/** The file that copies are looked at from. */
export interface CopyView {
  readonly uri: string;
  /** How messages call another file. */
  readonly nameOf: (uri: string) => string;
}

/** A finding in terms of lines and columns. */
export interface PlacedRemark extends Pick<Finding, "range" | "message"> {
  readonly related?: Finding["related"];
  readonly subject?: string;
}

/** A finding that covers a node. */
export function findingAt(
  node: SyntaxNode,
  message: string,
  more: Omit<RuleFinding, "start" | "end" | "message"> = {},
): RuleFinding {
  return { start: node.start, end: node.end, message, ...more };
}

/** The part of a rule that speaks of what only some languages have. */
export function ofLanguages(
  languages: readonly string[],
  check: (context: RuleContext) => readonly RuleFinding[],
): (context: RuleContext) => readonly RuleFinding[] {
  return (context) => (languages.includes(context.languageId) ? check(context) : []);
}
