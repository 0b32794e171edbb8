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
      read: 45,
      agreed: 42.3,
    },
    in: {
      php: {
        read: 16,
        agreed: 16,
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
      read: 45,
      agreed: 38.8,
    },
    in: {
      java: {
        read: 17,
        agreed: 17,
      },
      javascript: {
        read: 21,
        agreed: 14.3,
      },
      javascriptreact: {
        read: 21,
        agreed: 14.3,
      },
      python: {
        read: 21,
        agreed: 20.3,
      },
      ruby: {
        read: 21,
        agreed: 17,
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
      read: 31,
      agreed: 25.5,
    },
    in: {
      c: {
        read: 17,
        agreed: 12.6,
      },
      javascript: {
        read: 17,
        agreed: 16.1,
      },
      javascriptreact: {
        read: 17,
        agreed: 16.1,
      },
      php: {
        read: 17,
        agreed: 15,
      },
      python: {
        read: 16,
        agreed: 14,
      },
      ruby: {
        read: 15,
        agreed: 9,
      },
    },
  },
  "missing-error-handling": {
    all: {
      read: 29,
      agreed: 27.1,
    },
    in: {
      c: {
        read: 18,
        agreed: 17,
      },
      go: {
        read: 17,
        agreed: 9.1,
      },
      java: {
        read: 15,
        agreed: 14,
      },
      javascript: {
        read: 18,
        agreed: 15.3,
      },
      javascriptreact: {
        read: 18,
        agreed: 15.3,
      },
      python: {
        read: 18,
        agreed: 18,
      },
    },
  },
  "security/code-injection": {
    all: {
      read: 26,
      agreed: 20.5,
    },
    in: {
      javascript: {
        read: 22,
        agreed: 17.8,
      },
      javascriptreact: {
        read: 22,
        agreed: 17.8,
      },
      python: {
        read: 16,
        agreed: 16,
      },
      ruby: {
        read: 19,
        agreed: 15.5,
      },
    },
  },
  "security/command-injection": {
    all: {
      read: 23,
      agreed: 18.8,
    },
    in: {
      php: {
        read: 31,
        agreed: 20,
      },
      ruby: {
        read: 18,
        agreed: 11.7,
      },
    },
  },
  "security/disabled-tls-verification": {
    all: {
      read: 21,
      agreed: 17.3,
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
      agreed: 17.4,
    },
    in: {
      go: {
        read: 16,
        agreed: 13,
      },
      javascript: {
        read: 20,
        agreed: 8.8,
      },
      javascriptreact: {
        read: 20,
        agreed: 8.8,
      },
      php: {
        read: 18,
        agreed: 11.9,
      },
      python: {
        read: 33,
        agreed: 27.2,
      },
    },
  },
  "security/insecure-deserialization": {
    all: {
      read: 21,
      agreed: 18.7,
    },
    in: {
      php: {
        read: 30,
        agreed: 29,
      },
      python: {
        read: 18,
        agreed: 16.4,
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
      read: 49,
      agreed: 42.6,
    },
    in: {
      php: {
        read: 43,
        agreed: 39.7,
      },
      python: {
        read: 17,
        agreed: 11.3,
      },
    },
  },
  "security/unsafe-html": {
    all: {
      read: 22,
      agreed: 16.9,
    },
    in: {
      javascript: {
        read: 22,
        agreed: 16.5,
      },
      javascriptreact: {
        read: 22,
        agreed: 16.5,
      },
      php: {
        read: 18,
        agreed: 14,
      },
    },
  },
  "security/weak-hash": {
    all: {
      read: 25,
      agreed: 10.3,
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
        read: 17,
        agreed: 6.4,
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
