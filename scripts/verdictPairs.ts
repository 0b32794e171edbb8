import { type NaturalPair, readNaturalPairs } from "../bench/eval/requirements/natural/pairs.ts";
import { splitClaims } from "../server/features/requirements/reading/splitClaims.ts";

/** Longest code and requirement, in characters: a model of half a billion weights reads a hundred tokens a second on a laptop. */
const longestCode = 800;
const longestRequirement = 160;
/** Pieces of code, in turn by language; what is said of one stands together. */
const pieces = 60;
/** Of each verdict on one piece, so that yes and no are as frequent. */
const mostOfVerdict = 1;

/**
 * The labelled pairs on which a model shows whether it may judge: of the half that may be read, those with one demand, because
 * demands are asked about one by one.
 */
export function verdictPairs(): string {
  const simple = readNaturalPairs("open").filter(
    ({ requirement, code, truth }) =>
      code.length <= longestCode &&
      requirement.length <= longestRequirement &&
      (truth === "yes" || truth === "no") &&
      splitClaims(requirement).length === 1,
  );
  const codes = [...new Set(simple.map(({ code }) => code))].map((code) =>
    simple.filter((pair) => pair.code === code),
  );
  const languages = [...new Set(simple.map(({ language }) => language))];
  const inLanguage = (language: string) => codes.filter(([pair]) => pair?.language === language);
  const chosen = inTurn(languages.map(inLanguage)).slice(0, pieces);
  const pairs = chosen.flatMap((all) =>
    ["yes", "no"].flatMap((truth) =>
      all
        .filter((pair) => pair.truth === truth)
        .slice(0, mostOfVerdict)
        .map(pairOf),
    ),
  );
  return `${JSON.stringify(pairs, undefined, 2)}\n`;
}

function pairOf({ id, language, requirement, code, truth }: NaturalPair) {
  return { group: id.replace(/-[^-]*$/, ""), languageId: language, requirement, code, verdict: truth };
}

/** The first of each, then the second of each, and so on. */
function inTurn<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
