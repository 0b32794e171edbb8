import { type Unit, unitOfWord } from "../../../../language/program/values/units.ts";
import { splitWords } from "../../../../language/words/wordForms.ts";
import type { RunFunction } from "../../code/programCode.ts";
import { unitOf } from "./align.ts";

/** Dimensions of what is measured in one unit by some and in another by others. */
const measured: readonly ReadonlySet<string>[] = [
  ["temperature", "fahrenheit"],
  ["mass"],
  ["length"],
  ["speed"],
].map((dimensions) => new Set(dimensions));

/** Whether a function and what is written at it speak of another unit for the same: of degrees Fahrenheit. */
export function measuresOtherwise(unit: Unit, { definition: { node }, comparisons }: RunFunction): boolean {
  const group = measured.find((each) => each.has(unit.dimension));
  if (!group || comparisons.some((each) => unitOf(each) !== undefined)) return false;
  const lines = node.source.slice(Math.max(0, node.start - commentLength), node.end);
  return splitWords(lines).some((word) => {
    const other = word.length > 2 ? unitOfWord(word) : undefined;
    return (
      other !== undefined &&
      group.has(other.dimension) &&
      (other.dimension !== unit.dimension || other.factor !== unit.factor)
    );
  });
}

/** Characters in front of a function in which it is described. */
const commentLength = 300;
