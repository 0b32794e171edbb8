import type { Path } from "../../../language/program/machine/path.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { isSimilar } from "../check/evidence/subject.ts";
import type { RunFunction } from "../code/programCode.ts";
import { statusOf } from "../code/status.ts";
import { type Situation, sideOf } from "./decisions.ts";

/** Words that say nothing of what is wrong. */
const plain = new Set(
  (
    "the and that which who with from when while where there been has have had are was were for this they its their any all each " +
    "already still yet down away now just anymore request response answer give get"
  )
    .split(" ")
    .map(stem),
);

/** HTTP statuses from here on say that something went wrong. */
const leastFailure = 400;
/** So many words of a phrase are shared by no chance. */
const enough = 2;

/** "A room that is already taken": the way that refuses says so itself, in its message or by the name of its error. */
export function saidByRefusal(phrase: string, fn: RunFunction): Situation | undefined {
  const words = [...new Set(splitWords(phrase).map(stem))].filter(
    (word) => word.length > 2 && !plain.has(word),
  );
  const scored = fn.decisions.flatMap((decision) =>
    [true, false].flatMap((side) => {
      const situation = sideOf(decision, side, fn);
      if (situation.paths.length === 0 || !situation.paths.every(refuses) || situation.others.every(refuses))
        return [];
      const said = situation.paths.flatMap(wordsSaid);
      return [
        { situation, score: words.filter((word) => said.some((other) => isSimilar(word, other))).length },
      ];
    }),
  );
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const [one, ...others] = scored.filter(({ score }) => score === best);
  const isClear = best >= enough || (best > 0 && best === words.length);
  return isClear && others.length === 0 ? one?.situation : undefined;
}

function refuses(path: Path): boolean {
  return path.ending.kind === "error" || (statusOf(path)?.status ?? 0) >= leastFailure;
}

/** Words of what a path ends with, and of what it says right before. */
function wordsSaid({ ending, effects }: Path): readonly string[] {
  const node = "node" in ending ? ending.node.text : "";
  const last = effects.at(-1)?.node.text ?? "";
  return splitWords(`${node} ${last}`).map(stem);
}
