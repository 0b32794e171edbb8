import * as linguist from "linguist-languages";

/** What Linguist says of a language, as far as it is needed here. The bundle keeps nothing else of the package. */
export interface LinguistEntry {
  readonly name: string;
  readonly type: string;
  readonly extensions?: readonly string[];
  readonly filenames?: readonly string[];
  readonly interpreters?: readonly string[];
  readonly aliases?: readonly string[];
}

/** All languages, in the package's order. */
export function linguistEntries(): readonly LinguistEntry[] {
  return Object.values(linguist) as readonly LinguistEntry[];
}
