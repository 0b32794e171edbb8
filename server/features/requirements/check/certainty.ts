import type { EvidenceKind } from "./claimFinding.ts";

/**
 * How often an answer is right by the kind of its weakest evidence, on pairs that the rules were chosen with, drawn
 * towards each other where there are few: `npm run eval requirements` prints what they come to on others.
 */
const met: Readonly<Record<EvidenceKind, number>> = {
  limit: 0.92,
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
  idiom: 0.87,
  resource: 0.88,
  effect: 0.85,
  closed: 0.85,
  type: 0.9,
  sample: 0.92,
  situation: 0.88,
  arithmetic: 0.9,
};

/**
 * Words for states are turned round in more ways than are read: what seems to be the opposite state was right too seldom to
 * be said, and is shown as evidence alone.
 */
const contradicted: Readonly<Record<EvidenceKind, number>> = {
  ...met,
  bound: 0.88,
  state: 0.6,
  only: 0.6,
  type: 0.85,
  closed: 0.85,
  situation: 0.85,
};

/** How sure evidence of a kind makes. */
export function certaintyOf(kind: EvidenceKind, state: "met" | "contradicted"): number {
  return state === "met" ? met[kind] : contradicted[kind];
}

/** How sure code that does nothing yet makes of a "no". */
export const certaintyOfStub = { empty: 0.97, unimplemented: 0.97, constant: 0.9 } as const;
