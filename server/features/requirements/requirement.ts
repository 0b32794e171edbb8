import type { Range } from "vscode-languageserver-types";
import type { Judged } from "../../contract/ports.ts";

/** Where a requirement is written or referred to. */
export interface SourcePlace {
  readonly uri: string;
  /** Path relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly range: Range;
}

/** What the code must do, as somebody wrote it down. */
export interface Requirement extends SourcePlace {
  /** The identifier as written, or `FILE#LINE` for a requirement without one. */
  readonly id: string;
  /** False when `id` was made up from the place. */
  readonly named: boolean;
  readonly text: string;
  /** `code`: in a comment, about the code it stands at; `document`: in a requirements document. */
  readonly source: "code" | "document";
  /** Where the identifier itself stands; the same as `range` when there is none. */
  readonly idRange: Range;
  /** State of the Markdown check box in front of it, where there is one. */
  readonly ticked?: boolean;
  /** Other identifiers that mean it. */
  readonly aliases?: readonly string[];
  /** Identifiers of requirements that it covers: who implements it implements those. */
  readonly covers?: readonly string[];
  /** True where it shares its identifier with others on purpose. */
  readonly isShared?: boolean;
}

/** A comment that says which requirement the code at this place is about. */
export interface Link extends SourcePlace {
  readonly id: string;
  readonly kind: "implements" | "tests" | "documents";
  /** True where it counts only if the identifier is defined. */
  readonly isLoose?: boolean;
}

/** The code that a requirement or a link stands at. */
export interface UnitRange {
  /** Name of the function or class; empty for other code. */
  readonly name: string;
  /** Offsets in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Where a code lens goes: the first line of the code, comments above left out. */
  readonly line: number;
}

export const verdicts = ["yes", "partial", "no", "unsure"] as const;
export type VerdictName = (typeof verdicts)[number];

/** A line of code that speaks for or against. `line` is 1-based. */
export interface Evidence {
  readonly path: string;
  readonly line: number;
  readonly text: string;
}

/** The answer to "does the code do this?". */
export interface Judgement extends Judged {
  readonly verdict: VerdictName;
  readonly evidence: readonly Evidence[];
  /** What is missing or wrong, as sentences. */
  readonly missing: readonly string[];
}

/** A requirement with its verdict, as `inkling requirements --format json` prints it. `line` is 1-based. */
export interface RequirementResult extends Judgement {
  readonly id: string;
  readonly text: string;
  readonly path: string;
  readonly line: number;
}
