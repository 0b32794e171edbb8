import type { RuleId } from "../../../contract/config.ts";

/** Entries of the Common Weakness Enumeration (CWE) that the security rules look for. */
export const weaknesses: Readonly<Partial<Record<RuleId, number>>> = {
  "security/hardcoded-secret": 798,
  "security/code-injection": 94,
  "security/command-injection": 78,
  "security/sql-injection": 89,
  "security/weak-hash": 328,
  "security/insecure-random": 338,
  "security/insecure-deserialization": 502,
  "security/disabled-tls-verification": 295,
  "security/unsafe-html": 79,
};
