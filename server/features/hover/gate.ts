import { logistic } from "../../text/logistic.ts";
import type { Evidence } from "./evidence.ts";
import weights from "./weights.json" with { type: "json" };

/**
 * What is less sure stays silent. Of hovers drawn from packages and labelled by reading, each judged with weights fitted
 * on the other draws (`npm run eval hover`).
 */
export const leastConfidence = 0.915;

/**
 * How sure it is that a line found by signs alone defines what is meant. Of 97 lines shown for 120 names drawn in packages that nobody
 * had looked at, 93 were right; after their faults were mended, 99 of 101 in other packages.
 */
export const lineConfidence = 0.96;

/** Read and found right in so many packages, a term has shown that it means the same everywhere. */
const manyPackages = 3;

/**
 * How sure it is, 0 to 1, that a term is explained in the sense of its place.
 * @param term as the glossary calls it: a term that was right in many packages is trusted in the next
 */
export function termConfidence(term: string, evidence: Evidence): number {
  return logistic({ ...evidence, ...recordOf(packagesRead(term)) }, weights.terms);
}

/** How sure it is, 0 to 1, that what the project says of a name is what is meant. */
export function ownConfidence(evidence: Evidence): number {
  return logistic(evidence, weights.own);
}

/** What it says of a term in how many packages its explanation was read and found right. */
export function recordOf(packages: number): Evidence {
  return { ...(packages === 0 ? { unread: 1 } : {}), ...(packages < manyPackages ? { seldomRead: 1 } : {}) };
}

const rightIn: Readonly<Record<string, number>> = weights.rightIn;

function packagesRead(term: string): number {
  return Object.hasOwn(rightIn, term) ? (rightIn[term] ?? 0) : 0;
}
