import type { EvidenceKind } from "./claimFinding.ts";

/**
 * How often an answer is right by the kind of its weakest evidence, on pairs that the rules were chosen with, drawn
 * towards each other where there are few: `npm run eval requirements` prints what they come to on others.
 */
const met: Readonly<Record<EvidenceKind, number>> = {
  limit: 0.93,
  bound: 0.9,
  relation: 0.92,
  case: 0.93,
  state: 0.9,
  only: 0.9,
  status: 0.9,
  repetition: 0.9,
  default: 0.93,
  order: 0.93,
  amount: 0.92,
  value: 0.9,
  idiom: 0.9,
  resource: 0.88,
  effect: 0.85,
  closed: 0.85,
  type: 0.9,
  arithmetic: 0.9,
};

const contradicted: Readonly<Record<EvidenceKind, number>> = {
  ...met,
  bound: 0.88,
  state: 0.85,
  type: 0.88,
  closed: 0.85,
};

/** How sure evidence of a kind makes. */
export function certaintyOf(kind: EvidenceKind, state: "met" | "contradicted"): number {
  return state === "met" ? met[kind] : contradicted[kind];
}

/** How sure code that does nothing yet makes of a "no". */
export const certaintyOfStub = { empty: 0.97, unimplemented: 0.97, constant: 0.9 } as const;
