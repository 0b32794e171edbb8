import type { ControlFacts, LanguageFacts } from "../../../language/languageFacts.ts";
import { isElseIf } from "../../../language/parse/isElseIf.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Remark, Rule } from "../engine/rule.ts";

/** Control structures nested too deeply, as SonarSource's S134 counts: the first too deep one is reported. */
export const deepNesting: Rule = {
  id: "deep-nesting",
  title: "Control structures nested too deeply.",
  severity: "warning",
  options: {
    max: {
      type: "integer",
      default: 3,
      minimum: 0,
      description: "Deepest allowed nesting of control structures.",
    },
  },
  spares: ["`else if`, which stays on the level of its `if`"],
  needs: "unit",
  isForPeople: true,
  examples: [],
  check({ nodes, language, config }) {
    const { control } = language;
    if (!control) return [];
    const { max } = config.rules["deep-nesting"];
    const candidates = [...control.ifs, ...control.loops, ...control.switches, ...control.tries];
    return nodes.ofTypes(candidates).flatMap((node) => {
      if (!isLevel(node, control)) return [];
      const around = levelsAround(node, language, control, max + 1);
      if (around.length !== max) return [];
      const message = `This is nested ${max + 1} levels deep; at most ${max} are allowed.`;
      const related = around.map((outer, index) => ({
        ...keyword(outer),
        message: `Level ${max - index}.`,
      }));
      return [{ ...keyword(node), message, related: related.reverse() }];
    });
  },
};

/** Whether a node opens a level: an `else if` stays on that of its `if`, and Ruby's modifiers nest nothing. */
function isLevel(node: SyntaxNode, control: ControlFacts): boolean {
  const { ifs, loops, switches, tries } = control;
  const { type } = node;
  if (!node.named || type.endsWith("_modifier")) return false;
  return (
    (ifs.has(type) && !isElseIf(node, control)) || loops.has(type) || switches.has(type) || tries.has(type)
  );
}

/** The levels around a node within its function, innermost first, no more than `most`. */
function levelsAround(
  node: SyntaxNode,
  { functions }: LanguageFacts,
  control: ControlFacts,
  most: number,
): readonly SyntaxNode[] {
  const levels: SyntaxNode[] = [];
  for (let { parent } = node; parent && levels.length < most; parent = parent.parent) {
    if (functions.has(parent.type)) break;
    if (isLevel(parent, control)) levels.push(parent);
  }
  return levels;
}

/** Where a structure is shown: on its keyword. */
function keyword(node: SyntaxNode): Omit<Remark, "message"> {
  const first = node.children[0];
  return first && !first.named
    ? { start: first.start, end: first.end }
    : { start: node.start, end: node.start + 1 };
}
