import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Casing } from "./casing.ts";

/** What is to be named. */
export interface NameSubject {
  /** A value, or what is done. */
  readonly kind: "value" | "action";
  /** The expression, or the statements. */
  readonly nodes: readonly SyntaxNode[];
  /** What it is called now, if it has a name. */
  readonly current?: string;
  /** Words for it that what is done with it tells, the likeliest first. */
  readonly told?: readonly (readonly string[])[];
  /** It is one of what the node holds many of. */
  readonly isElement?: boolean;
  /** Variables whose values come out of what is done. */
  readonly results?: readonly string[];
  readonly casing: Casing;
  /** Put before the name by the language itself: PHP's `$`. */
  readonly sigil: string;
  /** Names that would clash. */
  readonly taken: ReadonlySet<string>;
}
