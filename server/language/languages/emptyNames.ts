import type { GrammarNode, NameFacts, NamePlace } from "../variables/nameFacts.ts";

const none: ReadonlySet<string> = new Set();

/** Facts to start a language from. */
export const emptyNames: NameFacts = {
  leaves: none,
  types: none,
  scopes: none,
  isolated: none,
  hidden: none,
  patterns: none,
  places: {},
  sequential: false,
  constantsInPatterns: false,
  reflective: none,
  self: none,
  selves: none,
  bound: none,
  namesArguments: false,
  selfKeepers: none,
};

/** Declares where the node has one of the tokens, and writes where it has none. */
export function declaresWith(...tokens: readonly string[]): (parent: GrammarNode) => NamePlace {
  return (parent) => (parent.children.some(({ type }) => tokens.includes(type)) ? "block" : "write");
}

/** Updates where the node has one of the tokens, and reads where it has none. */
export function updatesWith(...tokens: readonly string[]): (parent: GrammarNode) => NamePlace {
  return (parent) => (parent.children.some(({ type }) => tokens.includes(type)) ? "update" : "read");
}
