import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { type NameUse, namesOf, type Variable } from "./names.ts";

/** Tells names apart that are spelled alike: which variable each of them is, below one node. */
export interface Resolver {
  /** The variable that a name is; undefined where the code below the node does not tell. */
  variableOf(name: SyntaxNode): Variable | undefined;
  /** Whether a piece of code names another variable that is spelled like one, and not that one. */
  namesOnlyOthers(variable: Variable, piece: SyntaxNode, but: SyntaxNode): boolean;
}

/** Reads the names below a node when first asked. */
export function createResolver(root: SyntaxNode): Resolver {
  let read: ReturnType<typeof index> | undefined;
  const known = () => {
    read ??= index(namesOf(root).uses);
    return read;
  };
  return {
    variableOf: (name) => known().byNode.get(name)?.variable,
    namesOnlyOthers(variable, piece, but) {
      const uses = (known().byName.get(variable.name) ?? []).filter(
        ({ node }) => isWithin(node, piece) && !isWithin(node, but),
      );
      return uses.length > 0 && uses.every((use) => use.variable !== undefined && use.variable !== variable);
    },
  };
}

function index(uses: readonly NameUse[]) {
  const byName = new Map<string, NameUse[]>();
  for (const use of uses) {
    const alike = byName.get(use.name);
    if (alike) alike.push(use);
    else byName.set(use.name, [use]);
  }
  return { byNode: new Map(uses.map((use) => [use.node, use])), byName };
}

function isWithin(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
