// Written by `npm run generate` from the rules themselves, in server/features/diagnostics/rules/.

/** Each rule's default severity and options. */
export const ruleSettings = {
  "too-many-parameters": {
    severity: "warning",
    title: "Functions with too many parameters.",
    options: {
      max: {
        type: "integer",
        default: 7,
        minimum: 0,
        description: "Most parameters a function may have.",
      },
    },
  },
  "long-function": {
    severity: "warning",
    title: "Functions that are too long.",
    options: {
      max: {
        type: "integer",
        default: 50,
        minimum: 0,
        description: "Most lines of code a function may have, blanks and comments not counted.",
      },
    },
  },
  "long-file": {
    severity: "information",
    title: "Files that are too long.",
    options: {
      max: {
        type: "integer",
        default: 1000,
        minimum: 0,
        description: "Most lines of code a file may have, blanks and comments not counted.",
      },
    },
  },
  "deep-nesting": {
    severity: "warning",
    title: "Control structures nested too deeply.",
    options: {
      max: {
        type: "integer",
        default: 3,
        minimum: 0,
        description: "Deepest allowed nesting of control structures.",
      },
    },
  },
  "cognitive-complexity": {
    severity: "warning",
    title: "Functions that are hard to understand, by SonarSource's definition.",
    options: {
      max: {
        type: "integer",
        default: 15,
        minimum: 0,
        description: "Highest allowed cognitive complexity of a function.",
      },
    },
  },
  "magic-number": {
    severity: "hint",
    title: "Numbers whose meaning is not named.",
    options: {
      ignore: {
        type: "numbers",
        default: [],
        description: "Numbers that explain themselves in this project.",
      },
      ignoreArrayIndexes: {
        type: "boolean",
        default: true,
        description: "Whether array indexes are exempt.",
      },
    },
  },
  "duplicate-code": {
    severity: "information",
    title: "The same code twice or more.",
    options: {
      minTokens: {
        type: "integer",
        default: 50,
        minimum: 10,
        description: "Fewest tokens that count as a copy.",
      },
      minLines: {
        type: "integer",
        default: 5,
        minimum: 2,
        description: "Fewest lines that count as a copy.",
      },
      ignoreNames: {
        type: "boolean",
        default: false,
        description: "Whether copies with other names and literals count too.",
      },
      includeTests: {
        type: "boolean",
        default: false,
        description: "Whether copies in files of tests count.",
      },
    },
  },
  "empty-catch": {
    severity: "warning",
    title: "Errors that are swallowed.",
    options: {
      ignoredResults: {
        type: "boolean",
        default: false,
        description: "Whether a discarded Result (`let _ = f()`) counts in Rust.",
      },
    },
  },
  "commented-out-code": {
    severity: "information",
    title: "Comments that hold code.",
    options: {},
  },
  "missing-error-handling": {
    severity: "warning",
    title: "Failures nobody looks at: floating promises, unchecked errors, `unwrap`, leaked files.",
    options: {},
  },
  "todo-comment": {
    severity: "information",
    title: "TODO, FIXME and similar comments.",
    options: {},
  },
  "syntax-error": {
    severity: "error",
    title: "Text the language's grammar does not allow.",
    options: {},
  },
  "unused-suppression": {
    severity: "hint",
    title: "Suppression comments that suppress nothing.",
    options: {},
  },
  "requirement-link": {
    severity: "warning",
    title: "Requirement identifiers that are unknown, duplicated or never implemented.",
    options: {},
  },
  "invalid-configuration": {
    severity: "warning",
    title: "Wrong settings in `.inkling.json`.",
    options: {},
  },
  "security/hardcoded-secret": {
    severity: "error",
    title: "Passwords, keys and tokens written in the code.",
    options: {},
  },
  "security/code-injection": {
    severity: "error",
    title: "Data run as code.",
    options: {},
  },
  "security/command-injection": {
    severity: "error",
    title: "Data run as a shell command.",
    options: {},
  },
  "security/sql-injection": {
    severity: "error",
    title: "SQL put together from data.",
    options: {},
  },
  "security/weak-hash": {
    severity: "warning",
    title: "MD5, SHA-1 and other broken hash functions.",
    options: {},
  },
  "security/insecure-random": {
    severity: "warning",
    title: "Predictable random numbers used for secrets.",
    options: {},
  },
  "security/insecure-deserialization": {
    severity: "error",
    title: "Data deserialised into arbitrary objects.",
    options: {},
  },
  "security/disabled-tls-verification": {
    severity: "error",
    title: "TLS certificates that are not checked.",
    options: {},
  },
  "security/unsafe-html": {
    severity: "warning",
    title: "HTML put together from data.",
    options: {},
  },
} as const;
