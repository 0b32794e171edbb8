import {
  describeFunction,
  type FunctionParts,
  functionParts,
} from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isDecoratedWith } from "../../../language/roles/decorators.ts";
import { isFrame, isInForeignBlock, isSignature } from "../../../language/roles/definitions.ts";
import { hasModifier } from "../../../language/roles/modifiers.ts";
import { declaresField, ownParameterLists } from "../../../language/roles/parameters.ts";
import { isBlock } from "../../../language/roles/tokens.ts";
import { functionRange } from "../engine/functionRange.ts";
import type { Rule } from "../engine/rule.ts";

/**
 * Overloads repeat the parameters of the implementation behind them; in an interface, which has none, several signatures
 * of one name do.
 */
function isOverload(node: SyntaxNode): boolean {
  if (isDecoratedWith(node, "overload")) return true;
  if (hasModifier(node, /^partial$/) && !node.child("body")) return true;
  const { parent } = node;
  if (!isSignature(node) || !parent) return false;
  const name = node.child("name")?.text;
  const isNamesake = (other: SyntaxNode) => other !== node && other.child("name")?.text === name;
  return isBlock(parent) || isFrame(parent) || parent.children.some(isNamesake);
}

/**
 * Functions with too many parameters, as SonarSource's S107 counts them. A method that overrides another cannot choose
 * its parameters and is exempt.
 */
export const tooManyParameters: Rule = {
  id: "too-many-parameters",
  title: "Functions with too many parameters.",
  severity: "warning",
  options: {
    max: { type: "integer", default: 7, minimum: 0, description: "Most parameters a function may have." },
  },
  spares: [
    "a method that overrides another",
    "parameters that declare properties",
    "the receiver (`self: Arc<Self>`, `this auto&& self`)",
    "overloads, which count at the implementation",
    "functions of other languages that are only declared (`extern`, `native`)",
  ],
  needs: "unit",
  isForPeople: true,
  examples: [
    {
      language: "typescript",
      bad: "function open(a, b, c, d, e, f, g, h) {}",
      good: "function open(options: OpenOptions) {}",
    },
  ],
  check({ nodes, language, config }) {
    const { max } = config.rules["too-many-parameters"];
    const own = ownParameterLists(nodes).flatMap(({ start, end, namedChildren: { length: count } }) =>
      count > max
        ? [{ start, end, message: `This constructor has ${count} parameters; at most ${max} are allowed.` }]
        : [],
    );
    const functions = nodes.ofTypes(language.functions).flatMap((node) => {
      if (isOverload(node) || isForeign(node)) return [];
      const parts = functionParts(node, language);
      const count = parts.parameters.filter((parameter) => !declaresField(parameter)).length;
      if (count <= max || isOverride(parts)) return [];
      const message = `${describeFunction(parts)} has ${count} parameters; at most ${max} are allowed.`;
      return [{ ...functionRange(parts), message }];
    });
    return [...own, ...functions];
  },
};

/** Declares what was written elsewhere, in another language: Rust's and C++'s `extern "C"`, C#'s `extern`, Java's `native`. */
function isForeign(node: SyntaxNode): boolean {
  if (node.child("body") !== undefined) return false;
  return hasModifier(node, /\b(?:extern|native)\b/) || isInForeignBlock(node);
}

function isOverride({ node }: FunctionParts): boolean {
  return isDecoratedWith(node, "override") || hasModifier(node, /(^|\s)(@Override|override)(\s|$)/);
}
