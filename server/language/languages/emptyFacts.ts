import type { ControlFacts, LanguageFacts } from "../languageFacts.ts";
import { emptyNames } from "./emptyNames.ts";
import { emptyRoles } from "./emptyRoles.ts";

const none: ReadonlySet<string> = new Set();

/** Facts to start a language from: whatever it does not have stays empty. */
export const emptyFacts: Omit<LanguageFacts, "grammar" | "languageIds"> = {
  comments: none,
  strings: none,
  numbers: none,
  identifiers: none,
  functions: none,
  imports: none,
  exports: none,
  containers: none,
  bodies: none,
  wrappers: none,
  attributes: none,
  callbacks: none,
  control: undefined,
  roles: emptyRoles,
  names: emptyNames,
};

/** Control structures to start a language from. */
export const emptyControl: ControlFacts = {
  ifs: none,
  elseIfs: none,
  elses: none,
  loops: none,
  switches: none,
  tries: none,
  catches: none,
  ternaries: none,
  jumps: none,
  binaries: none,
  logical: none,
  nestedApart: false,
};

/** What the grammars of C's family call alike. */
export const cFamilyControl: ControlFacts = {
  ...emptyControl,
  ifs: new Set(["if_statement"]),
  tries: new Set(["try_statement"]),
  catches: new Set(["catch_clause"]),
  ternaries: new Set(["conditional_expression"]),
  jumps: new Set(["goto_statement"]),
  binaries: new Set(["binary_expression"]),
};
