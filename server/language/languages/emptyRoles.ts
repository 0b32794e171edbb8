import type { Roles } from "../roles/roles.ts";

const none: ReadonlySet<string> = new Set();

/** Roles to start a language from: whatever it does not have stays empty. */
export const emptyRoles: Roles = {
  calls: none,
  creations: none,
  interpolations: none,
  constants: none,
  definitions: none,
  frames: none,
  bindings: {},
  returns: none,
  throws: none,
  throwingCalls: none,
  comparisons: none,
  negations: none,
  groups: none,
  blocks: none,
  arms: none,
  documentation: {},
};

/** `/**` and `///`, but no rulers such as `/***` and `////`. */
export const docBlock = /^\/\*\*(?![*/])/;
export const docBlockOrSlashes = /^(?:\/\*[*!](?![*/])|\/\/[/!](?!\/))/;
