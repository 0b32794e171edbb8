// Written by `npm run generate` from what was read in packages by other people, bench/eval/outside/labels.jsonl.
import type { RuleId } from "../../../contract/config.ts";
import type { KnownReadings } from "../engine/readings.ts";

/** How often a careful reviewer agreed with each rule's findings, as the readings say that count. */
export const ruleReadings: Readonly<Partial<Record<RuleId, KnownReadings>>> = {
  "cognitive-complexity": {
    all: {
      read: 18,
      agreed: 18,
    },
    in: {},
  },
  "commented-out-code": {
    all: {
      read: 37,
      agreed: 34.1,
    },
    in: {
      go: {
        read: 15,
        agreed: 14,
      },
      java: {
        read: 15,
        agreed: 15,
      },
      javascript: {
        read: 15,
        agreed: 14,
      },
      javascriptreact: {
        read: 15,
        agreed: 14,
      },
      php: {
        read: 17,
        agreed: 17,
      },
      ruby: {
        read: 16,
        agreed: 8,
      },
    },
  },
  "deep-nesting": {
    all: {
      read: 18,
      agreed: 18,
    },
    in: {},
  },
  "duplicate-code": {
    all: {
      read: 28,
      agreed: 24.6,
    },
    in: {},
  },
  "empty-catch": {
    all: {
      read: 43,
      agreed: 37.9,
    },
    in: {
      java: {
        read: 17,
        agreed: 17,
      },
      javascript: {
        read: 21,
        agreed: 14.2,
      },
      javascriptreact: {
        read: 21,
        agreed: 14.2,
      },
      php: {
        read: 20,
        agreed: 18,
      },
      python: {
        read: 23,
        agreed: 21.5,
      },
      ruby: {
        read: 23,
        agreed: 20.1,
      },
    },
  },
  "long-file": {
    all: {
      read: 14,
      agreed: 14,
    },
    in: {},
  },
  "long-function": {
    all: {
      read: 18,
      agreed: 18,
    },
    in: {},
  },
  "magic-number": {
    all: {
      read: 60,
      agreed: 50.3,
    },
    in: {
      c: {
        read: 24,
        agreed: 20.1,
      },
      cpp: {
        read: 15,
        agreed: 9,
      },
      go: {
        read: 18,
        agreed: 15,
      },
      javascript: {
        read: 24,
        agreed: 21.2,
      },
      javascriptreact: {
        read: 24,
        agreed: 21.2,
      },
      php: {
        read: 20,
        agreed: 18.2,
      },
      python: {
        read: 17,
        agreed: 15.1,
      },
      ruby: {
        read: 17,
        agreed: 9,
      },
      typescript: {
        read: 15,
        agreed: 14,
      },
      typescriptreact: {
        read: 15,
        agreed: 14,
      },
    },
  },
  "missing-error-handling": {
    all: {
      read: 43,
      agreed: 38,
    },
    in: {
      c: {
        read: 20,
        agreed: 19.2,
      },
      go: {
        read: 20,
        agreed: 12,
      },
      java: {
        read: 17,
        agreed: 14,
      },
      javascript: {
        read: 20,
        agreed: 17.8,
      },
      javascriptreact: {
        read: 20,
        agreed: 17.8,
      },
      python: {
        read: 20,
        agreed: 20,
      },
      rust: {
        read: 16,
        agreed: 14,
      },
    },
  },
  "security/code-injection": {
    all: {
      read: 32,
      agreed: 26.8,
    },
    in: {
      javascript: {
        read: 20,
        agreed: 16.2,
      },
      javascriptreact: {
        read: 20,
        agreed: 16.2,
      },
      python: {
        read: 16,
        agreed: 16,
      },
      ruby: {
        read: 24,
        agreed: 20.3,
      },
    },
  },
  "security/command-injection": {
    all: {
      read: 33,
      agreed: 27.3,
    },
    in: {
      c: {
        read: 15,
        agreed: 15,
      },
      javascript: {
        read: 16,
        agreed: 13,
      },
      javascriptreact: {
        read: 16,
        agreed: 13,
      },
      php: {
        read: 16,
        agreed: 10.7,
      },
      python: {
        read: 17,
        agreed: 17,
      },
      ruby: {
        read: 18,
        agreed: 11.7,
      },
    },
  },
  "security/disabled-tls-verification": {
    all: {
      read: 19,
      agreed: 16.3,
    },
    in: {
      php: {
        read: 19,
        agreed: 12.4,
      },
    },
  },
  "security/hardcoded-secret": {
    all: {
      read: 21,
      agreed: 18.4,
    },
    in: {
      go: {
        read: 16,
        agreed: 13,
      },
      javascript: {
        read: 18,
        agreed: 9.6,
      },
      javascriptreact: {
        read: 18,
        agreed: 9.6,
      },
      php: {
        read: 18,
        agreed: 11.9,
      },
      python: {
        read: 17,
        agreed: 14.4,
      },
    },
  },
  "security/insecure-deserialization": {
    all: {
      read: 34,
      agreed: 31.4,
    },
    in: {
      php: {
        read: 17,
        agreed: 15.5,
      },
      python: {
        read: 32,
        agreed: 30.7,
      },
      ruby: {
        read: 21,
        agreed: 18,
      },
    },
  },
  "security/insecure-random": {
    all: {
      read: 16,
      agreed: 13.9,
    },
    in: {},
  },
  "security/sql-injection": {
    all: {
      read: 25,
      agreed: 23,
    },
    in: {
      php: {
        read: 43,
        agreed: 39.7,
      },
      python: {
        read: 23,
        agreed: 18,
      },
    },
  },
  "security/unsafe-html": {
    all: {
      read: 26,
      agreed: 17.5,
    },
    in: {
      javascript: {
        read: 24,
        agreed: 16.2,
      },
      javascriptreact: {
        read: 24,
        agreed: 16.2,
      },
      php: {
        read: 16,
        agreed: 12.7,
      },
    },
  },
  "security/weak-hash": {
    all: {
      read: 21,
      agreed: 7.2,
    },
    in: {
      go: {
        read: 18,
        agreed: 8.8,
      },
      javascript: {
        read: 21,
        agreed: 13,
      },
      javascriptreact: {
        read: 21,
        agreed: 13,
      },
      php: {
        read: 19,
        agreed: 17.8,
      },
      python: {
        read: 21,
        agreed: 6.6,
      },
    },
  },
  "todo-comment": {
    all: {
      read: 13,
      agreed: 13,
    },
    in: {},
  },
  "too-many-parameters": {
    all: {
      read: 25,
      agreed: 24.2,
    },
    in: {},
  },
};
