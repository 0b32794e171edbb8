import type { Config, RuleId } from "../../../contract/config.ts";
import type { LanguageFacts } from "../../../language/languageFacts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Doubt } from "./doubt.ts";
import type { FileFacts } from "./fileFacts.ts";
import type { NodeIndex } from "./nodeIndex.ts";

/** A severity that is shown. */
export type ShownSeverity = "error" | "warning" | "information" | "hint";

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
  /** True for a file of tests, by its path. */
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
  /** Probability that a reader agrees, 0 to 1; 1 when left out. Below 0.8 the model may be asked and may withdraw it. */
  readonly confidence?: number;
  readonly related?: readonly Remark[];
  /** For a finding that analysis cannot decide: what the model may be asked. */
  readonly doubt?: Doubt;
}

/**
 * One rule. `check` must depend on nothing but its context: its findings are kept as long as the unit's text, the
 * settings and the file's facts stay the same, and move along with the unit. So messages name no line numbers.
 */
export interface Rule {
  readonly id: RuleId;
  /** LSP language identifiers; every language with a grammar when left out. */
  readonly languages?: readonly string[];
  check(context: RuleContext): readonly RuleFinding[];
}

/** A finding that covers a node. */
export function findingAt(
  node: SyntaxNode,
  message: string,
  more: Omit<RuleFinding, "start" | "end" | "message"> = {},
): RuleFinding {
  return { start: node.start, end: node.end, message, ...more };
}
