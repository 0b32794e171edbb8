import { describeFunction, functionParts } from "../../../language/parse/functionParts.ts";
import { functionRange } from "../engine/functionRange.ts";
import type { Rule } from "../engine/rule.ts";
import { complexityOf } from "./complexity.ts";

/** Functions that are hard to follow, measured by SonarSource's cognitive complexity. */
export const cognitiveComplexity: Rule = {
  id: "cognitive-complexity",
  title: "Functions that are hard to understand, by SonarSource's definition.",
  severity: "warning",
  options: {
    max: {
      type: "integer",
      default: 15,
      minimum: 0,
      description: "Highest allowed cognitive complexity of a function.",
    },
  },
  needs: "unit",
  isForPeople: true,
  spares: ["nested functions where the language's own analyser judges them apart"],
  examples: [],
  check({ nodes, language, config }) {
    const { control } = language;
    if (!control) return [];
    const { max } = config.rules["cognitive-complexity"];
    return nodes.ofTypes(language.functions).flatMap((node) => {
      if (!control.nestedApart && node.ancestor(language.functions)) return [];
      const increments = complexityOf(node, language);
      const total = increments.reduce((sum, { points }) => sum + points, 0);
      if (total <= max) return [];
      const parts = functionParts(node, language);
      const related = increments.map(({ start, end, points, nesting }) => ({
        start,
        end,
        message: nesting > 0 ? `+${points} (${nesting} of it for nesting)` : `+${points}`,
      }));
      const message = `${describeFunction(parts)} has a cognitive complexity of ${total}; at most ${max} is allowed.`;
      return [{ ...functionRange(parts), message, related }];
    });
  },
};
