// inkling-ignore-file magic-number: the weights of one formula, fitted by `npm run eval classification`.
/** Shapes that give a language away: each pattern is worth points, and enough points are proof. */
import { dataShapes } from "./shapes/dataShapes.ts";
import { programShapes } from "./shapes/programShapes.ts";

export interface ShapeGuess {
  /** LSP identifier. */
  readonly id: string;
  /** 0 to 1. */
  readonly confidence: number;
}

const shapeList = Object.entries({ ...programShapes, ...dataShapes });
/** Shapes show at the start of a line; what follows would only cost time. */
const longLines = /^(.{300}).+$/gm;
/** Points at which a shape is proof. */
const proof = 4;

/**
 * The language whose shapes the text shows most clearly; undefined when it shows none.
 * @param among LSP identifiers to choose from; all that have shapes when absent
 */
export function shapeOf(sample: string, among?: ReadonlySet<string>): ShapeGuess | undefined {
  if (sample.trim() === "") return undefined;
  const text = sample.replace(longLines, "$1");
  if ((among?.has("json") ?? true) && isJson(text)) return { id: "json", confidence: 0.98 };
  let best = { id: "", points: 0 };
  let second = 0;
  for (const [id, patterns] of shapeList) {
    if (among && !among.has(id)) continue;
    const points = patterns.reduce((sum, [worth, pattern]) => sum + (pattern.test(text) ? worth : 0), 0);
    if (points > best.points) {
      second = best.points;
      best = { id, points };
    } else if (points > second) second = points;
  }
  if (best.points < 2) return undefined;
  const lead = best.points - second;
  const confidence = Math.min(0.97, 0.35 + 0.12 * Math.min(best.points, proof) + 0.08 * Math.min(lead, 2));
  return { id: best.id, confidence };
}

/** Whether the text starts the way data files do: with a bracket or a tag. */
export function isDataShape(text: string): boolean {
  return /^\s*(?:[{[]|<[?!\w])/.test(text);
}

/** JSON by its start, since a sample may be cut off: a bracket, then a value or a quoted key. */
function isJson(text: string): boolean {
  return /^\s*(?:\{\s*(?:"(?:[^"\\\n]|\\.)*"\s*:\s*[\d"{[tfn-]|\}\s*$)|\[\s*(?:[\d"{[-]|\]\s*$|true|false|null))/.test(
    text,
  );
}
