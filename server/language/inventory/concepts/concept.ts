/** Something a program can do, and the calls and modules that mean it in each language. */
export interface Concept {
  /** How it is called, in the singular and small letters, verbs with their object: `file`, `read file`. */
  readonly words: readonly string[];
  /**
   * Calls that mean it. `fetch` is the function of that name, `.querySelector` a method of that name on anything, `fs.`
   * everything below. A language and a colon in front keep it to that language: `py:open`.
   */
  readonly calls: readonly string[];
  /** Modules that mean it where they are imported, their parts included; a language in front as above. */
  readonly modules: readonly string[];
  /** Members and types that mean it where they are named: `process.env`, `localStorage`. */
  readonly names?: readonly string[];
  /** Parts of names, or their beginnings, that may mean it: where one occurs, not seeing the rest proves nothing; `repo$` whole. */
  readonly hints: readonly string[];
}
