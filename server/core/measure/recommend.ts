import type { Quality } from "./measureQuality.ts";

/** What the measurement advises. */
export interface Advice {
  readonly verdict: "use" | "keep" | "starter";
  /** Why, as a sentence. */
  readonly why: string;
}

/** Ghost text that comes later than that is typed over before it is read, in milliseconds. */
const slowestMs = 1500;
/** Advantage in characters saved per keystroke below which the two are alike. */
const worthwhile = 0.01;
/** Of what is shown, the share that must be right. */
const leastRight = 0.7;

/**
 * Compares a model with the starter on the same places of the user's code.
 * @param inUse whether the model is the one in use already
 */
export function recommend(model: Quality, starter: Quality, inUse: boolean): Advice {
  const good = inUse ? "keep" : "use";
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  if (model.p95Ms > slowestMs)
    return {
      verdict: "starter",
      why: `Every twentieth answer takes longer than ${(model.p95Ms / 1000).toFixed(1)} s on this machine, which is too late to be read.`,
    };
  if (model.shown > 0 && model.rightOfShown < leastRight)
    return {
      verdict: "starter",
      why: `Only ${percent(model.rightOfShown)} of what it would show is right on this code.`,
    };
  const gain = model.savedPerKeystroke - starter.savedPerKeystroke;
  if (gain > worthwhile)
    return {
      verdict: good,
      why: `It saves ${percent(model.savedPerKeystroke)} of the keystrokes on this code, the starter ${percent(starter.savedPerKeystroke)}.`,
    };
  if (gain < -worthwhile)
    return {
      verdict: "starter",
      why: `The starter saves more: ${percent(starter.savedPerKeystroke)} of the keystrokes on this code against ${percent(model.savedPerKeystroke)}.`,
    };
  return {
    verdict: inUse ? "keep" : "starter",
    why: `Both save about the same on this code (${percent(model.savedPerKeystroke)} and ${percent(starter.savedPerKeystroke)} of the keystrokes); the starter is smaller and faster.`,
  };
}
