import type { AST, Rule } from "eslint";
import type * as ESTree from "estree";

/** A function's own lines, counted on ESLint's tokens: lines of nested functions left out. */
export const ownLines: Rule.RuleModule = {
  meta: { type: "suggestion", schema: [{ type: "integer" }] },
  create(context) {
    const max = Number(context.options[0]);
    /** Functions already left: when a function is left, those within it have been. */
    const left: ESTree.Node[] = [];
    const leave = (node: ESTree.Function & Rule.NodeParentExtension) => {
      const whole = isMethod(node.parent) ? node.parent : node;
      const nested = left.filter((inner) => isWithin(inner.range, whole.range));
      const lines = new Set<number>();
      for (const { loc, range } of context.sourceCode.getTokens(whole))
        if (!nested.some((inner) => isWithin(range, inner.range)))
          for (let line = loc.start.line; line <= loc.end.line; line++) lines.add(line);
      left.push(whole);
      // At the token where ESLint's own rule reports, so that lines can be compared.
      const arrow =
        node.type === "ArrowFunctionExpression"
          ? context.sourceCode.getTokenBefore(node.body, ({ value }) => value === "=>")
          : null;
      const loc = (arrow ?? whole).loc ?? { line: 1, column: 0 };
      if (lines.size > max) context.report({ loc, message: `${lines.size} lines of its own.` });
    };
    return {
      "FunctionDeclaration:exit": leave,
      "FunctionExpression:exit": leave,
      "ArrowFunctionExpression:exit": leave,
    };
  },
};

/** A method's name belongs to it, though ESLint's tree puts it outside the function. */
function isMethod(node: ESTree.Node): boolean {
  if (node.type === "MethodDefinition") return true;
  return node.type === "Property" && (node.method || node.kind !== "init");
}

function isWithin(inner: AST.Range | undefined, outer: AST.Range | undefined): boolean {
  return inner !== undefined && outer !== undefined && inner[0] >= outer[0] && inner[1] <= outer[1];
}
