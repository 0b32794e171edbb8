import type { Range } from "vscode-languageserver-types";
import type { RuleId } from "../../../contract/config.ts";
import type { Tier } from "../../../contract/ports.ts";
import type { ShownSeverity } from "./shownSeverity.ts";

/** A place that explains a finding, perhaps in another document. */
export interface RelatedPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/** Something a reader of the code should know. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: ShownSeverity;
  readonly range: Range;
  readonly message: string;
  readonly tier: Tier;
  /** Probability that a reader agrees, 0 to 1. */
  readonly confidence: number;
  /** One of the rule's kinds. */
  readonly kind?: string;
  readonly related: readonly RelatedPlace[];
  /** What the finding speaks of, where a fix must know: for `unused-suppression` the rule that is suppressed in vain. */
  readonly subject?: string;
}
