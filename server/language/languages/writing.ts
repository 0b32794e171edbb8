/** How a language writes what a fix or a change of the code adds. */
export interface Writing {
  readonly constant?: ConstantWriting;
  readonly branches?: BranchWriting;
  /** Waiting stands behind what is waited for, as a member. */
  readonly awaitsBehind?: true;
}

/** How a constant is declared, and where. */
export interface ConstantWriting {
  /** What the declaration goes above: the statement, the member or the item of the file that holds the value. */
  readonly above: "statement" | "member" | "topLevel";
  readonly write: (name: string, value: string) => string;
  /** The same within an interface, where that is another; a language without one declares none there. */
  readonly writeInInterface?: (name: string, value: string) => string;
  readonly naming: "UPPER_CASE" | "camelCase" | "PascalCase" | "snake_case";
  /** What stands before its name wherever it is used. */
  readonly sigil?: string;
  /** Blank lines between it and a definition at the top of a file, where formatters want more than one. */
  readonly gap?: number;
  /** It is no constant to the compiler, which wants one for labels and lengths. */
  readonly isVariable?: true;
  /** Outside of functions what is given a value there takes no constant either. */
  readonly isForFunctions?: true;
  /** A function may be called above its own place, so that a constant right above it may come too late. */
  readonly isHoistedPast?: true;
}

/** How an `if` and its other ways are written. */
export interface BranchWriting {
  /** Without the brace. */
  head(condition: string): string;
  /** Stands before a condition that is asked after others. */
  readonly elseIf: string;
  readonly otherwise: string;
  readonly isBraced: boolean;
  /** Stands on a line of its own behind all ways. */
  readonly end: string;
}

/** As in C. */
export const bracedBranches: BranchWriting = {
  head: (condition) => `(${condition})`,
  elseIf: "else if",
  otherwise: "else",
  isBraced: true,
  end: "",
};

/** Braces around the ways, but no brackets around the condition. */
export const bareBranches: BranchWriting = { ...bracedBranches, head: (condition) => condition };

/** The type of a literal in Java and C#. */
export function literalType(value: string): string {
  if (/l$/i.test(value)) return "long";
  if (/^[-+]?0[xb]/i.test(value)) return "int";
  if (/m$/i.test(value)) return "decimal";
  if (/f$/i.test(value)) return "float";
  return /[.ed]/i.test(value) ? "double" : "int";
}
