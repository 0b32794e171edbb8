import type { Roles } from "../roles/roles.ts";

const none: ReadonlySet<string> = new Set();

/** Roles to start a language from: whatever it does not have stays empty. */
export const emptyRoles: Roles = {
  calls: none,
  creations: none,
  interpolations: none,
  constants: none,
  definitions: none,
  types: none,
  ownParameters: {},
  hasExtensions: false,
  frames: none,
  bindings: {},
  returns: none,
  throws: none,
  throwingCalls: none,
  comparisons: none,
  negations: none,
  lists: none,
  elementFrames: none,
  groups: none,
  blocks: none,
  expressions: none,
  arms: none,
  operations: none,
  unaries: none,
  assignments: none,
  augmentations: none,
  argumentLists: none,
  argumentFrames: none,
  subscripts: none,
  subscriptParts: none,
  ranges: none,
  memberAccesses: none,
  casts: none,
  references: none,
  waits: none,
  yields: none,
  splats: none,
  adjacentTexts: none,
  records: none,
  sequences: none,
  embedded: none,
  macroCalls: none,
  shellTexts: none,
  symbols: none,
  blockArguments: none,
  declarations: none,
  propertyParameters: none,
  expressionStatements: none,
  managers: none,
  finals: none,
  loopJumps: none,
  idle: none,
  labels: none,
  compiledIf: none,
  namingPlaces: none,
  modifiers: none,
  interfaces: none,
  documentation: {},
};

/** Statements and operators of the grammars that call them as Java's and JavaScript's do. */
export const usualRoles = {
  returns: new Set(["return_statement"]),
  throws: new Set(["throw_statement"]),
  comparisons: new Set(["binary_expression"]),
  negations: new Set(["unary_expression"]),
  groups: new Set(["parenthesized_expression"]),
} satisfies Partial<Roles>;

/** `/**` and `///`, but no rulers such as `/***` and `////`. */
export const docBlock = /^\/\*\*(?![*/])/;
export const docBlockOrSlashes = /^(?:\/\*[*!](?![*/])|\/\/[/!](?!\/))/;
