import type { CursorContext } from "../../cursorContext.ts";
import type { Proposal } from "../proposal.ts";
import { commonest } from "./agreement.ts";

/**
 * Shares of 1,256 such loops in 202 packages that went on as proposed: where other loops around show how, with the bracket closed
 * already and with it to come, and where none does.
 */
const measured = { closed: 0.92, open: 0.88, alone: 0.8 };

/** The head of a loop whose variable has to stay below something, and how the line goes on. */
export const countingHead =
  /^\s*for\s*(?<bracket>\(?)\s*(?:\w+\s+){0,3}(?<name>\$?\w+)\s*:?=[^;]*;\s*\k<name>\s*<=?[^;]*;(?<step>[^;]*)$/;
/** A step by one, with the variable as its only word. */
const stepByOne = /^\s*(?:\+\+\$?\w+|\$?\w+\s*(?:\+\+|\+=\s*1))\s*(?:\)\s*)?(?:\{\s*)?$/;

/** The step of a counting loop, in the way of most such loops around; `i++` where there is none. */
export function countingLoop(context: CursorContext): Proposal | undefined {
  const { linePrefix, lineRest, linesAbove, linesBelow } = context;
  const { bracket, name, step: typed } = countingHead.exec(linePrefix)?.groups ?? {};
  // An editor that closes brackets while one types has put the closing one there.
  const isClosed = /^\s*\)[\s)\]}]*$/.test(lineRest);
  if (name === undefined || typed === undefined || (lineRest.trim() !== "" && !isClosed)) return undefined;
  const usual = commonest([...linesAbove, ...linesBelow].flatMap(stepOf));
  const step = usual?.text ?? ` i++${bracket === "(" ? ")" : ""} {`;
  if (!stepByOne.test(step)) return undefined;
  const whole = step.replace(/\$?[a-z_]\w*/i, name).trimEnd();
  const rest = isClosed ? whole.replace(/\).*/, "") : whole;
  if (!rest.startsWith(typed) || rest === typed) return undefined;
  const likeness = isClosed ? measured.closed : measured.open;
  return { text: rest.slice(typed.length), confidence: usual ? likeness : measured.alone };
}

function stepOf(line: string): readonly string[] {
  const { name, step } = countingHead.exec(line)?.groups ?? {};
  // A header that is not finished tells nothing; loops over other variables step in the same way.
  return name === undefined || !step?.trim() ? [] : [step.replaceAll(name, "i")];
}
