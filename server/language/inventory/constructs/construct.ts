import type { Structure } from "../inventory.ts";

/** What people ask for by name, and what shows it in a tree. */
export interface Construct {
  /** How it is called, in the singular. */
  readonly words: readonly string[];
  readonly nodes?: readonly string[];
  readonly tokens?: readonly string[];
  readonly structures?: readonly Structure[];
  /** Calls and names that mean the same: `lambda` in Ruby, `ABC` in Python. */
  readonly names?: readonly string[];
  /** Only in these languages; in others it is not known what is meant. */
  readonly only?: readonly string[];
  /** What shows it is listed in part: then not seeing it proves nothing. */
  readonly isPartial?: true;
  /** The same only where one of these structures is there. */
  readonly isPartialWith?: readonly Structure[];
}
