import type { CursorContext } from "../cursorContext.ts";
import type { SilenceReason } from "../silence.ts";
import { copyOfLineAbove } from "./copyOfLineAbove.ts";
import { duplicateLine } from "./duplicateLine.ts";
import { duplicateRest } from "./duplicateRest.ts";
import { empty } from "./empty.ts";
import type { Filter } from "./filter.ts";
import { foreignSyntax } from "./foreignSyntax.ts";
import { repeatedLabel } from "./repeatedLabel.ts";
import { repetition } from "./repetition.ts";
import { secret } from "./secret.ts";
import { selfAssignment } from "./selfAssignment.ts";
import { tooLittle } from "./tooLittle.ts";
import { unbalancedBracket } from "./unbalancedBracket.ts";
import { wrongIndentation } from "./wrongIndentation.ts";

/** In the order they are asked: the cheapest and the most telling first. */
export const filters: readonly Filter[] = [
  empty,
  tooLittle,
  duplicateRest,
  duplicateLine,
  copyOfLineAbove,
  repeatedLabel,
  repetition,
  secret,
  selfAssignment,
  foreignSyntax,
  wrongIndentation,
  unbalancedBracket,
];

/** The first reason against a suggestion that the text alone gives. */
export function objection(context: CursorContext, text: string, isWhole = true): SilenceReason | undefined {
  for (const filter of filters) {
    const reason = filter(context, text, isWhole);
    if (reason) return reason;
  }
  return undefined;
}
