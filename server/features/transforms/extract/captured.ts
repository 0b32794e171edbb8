import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isLoop } from "../../../language/roles/control.ts";
import { statementOf } from "../../../language/roles/statements.ts";
import { type NameUse, namesOf, type Variable } from "../../../language/variables/names.ts";
import { isWithin } from "./selection.ts";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What code hands to the code around it, and is given by it, through variables. */
export interface Captured {
  /** Variables whose values it needs, in the order of their first use. */
  readonly given: readonly Variable[];
  /** Variables whose values are needed behind it. */
  readonly results: readonly Variable[];
}

/**
 * What a piece of a function would be given and give back as a function of its own; or why it cannot be one. Variables of
 * `outside` and what is around it are seen from there anyway.
 */
export function capturedBy(
  range: Range,
  owner: SyntaxNode,
  outside: (variable: Variable) => boolean,
  root: SyntaxNode,
): Captured | { readonly refused: string } {
  const { variables } = namesOf(root);
  const given: Variable[] = [];
  const results: Variable[] = [];
  for (const variable of variables) {
    const inside = variable.uses.filter(({ node }) => isWithin(node, range));
    if (inside.length === 0 || outside(variable)) continue;
    const { isNew, isLater, needsValue } = flowOf(variable, inside, range, owner);
    const why = refusal(variable, inside, { range, isNew, isLater, needsValue });
    if (why) return { refused: why };
    if (needsValue) given.push(variable);
    if (isLater) results.push(variable);
  }
  const firstUse = (variable: Variable) =>
    variable.uses.find(({ node }) => isWithin(node, range))?.node.start ?? 0;
  given.sort((one, other) => firstUse(one) - firstUse(other));
  return { given, results };
}

interface Flow {
  /** It is declared in the range. */
  readonly isNew: boolean;
  /** It is given a value in the range that is read behind it. */
  readonly isLater: boolean;
  /** Its value from before is read in the range, or may be what stays. */
  readonly needsValue: boolean;
}

function flowOf(variable: Variable, inside: readonly NameUse[], range: Range, owner: SyntaxNode): Flow {
  const isNew = variable.declarations.some((node) => isWithin(node, range)) && !hasBefore(variable, range);
  const isChanged = inside.some(({ writes }) => writes) || (isNew && variable.kind === "local");
  const isLater = isChanged && variable.uses.some((use) => canFollow(use, variable, range, owner));
  if (isNew) return { isNew, isLater, needsValue: false };
  const sure = inside.find((use) => use.writes && !use.reads && isUnconditional(use, range));
  const end = sure ? holderEnd(sure) : Number.POSITIVE_INFINITY;
  const isReadFirst = inside.some(({ reads, node }) => reads && node.start < end);
  return { isNew, isLater, needsValue: isReadFirst || (isLater && sure === undefined) };
}

function hasBefore({ declarations }: Variable, { start }: Range): boolean {
  return declarations.some((node) => node.end <= start);
}

interface Checked extends Flow {
  readonly variable: Variable;
  readonly range: Range;
  /** Its uses in the range. */
  readonly inside: readonly NameUse[];
  readonly outer: readonly NameUse[];
}

function refusal(
  variable: Variable,
  inside: readonly NameUse[],
  flow: Flow & { readonly range: Range },
): string | undefined {
  const outer = variable.uses.filter(({ node }) => !isWithin(node, flow.range));
  const checked = { ...flow, variable, inside, outer };
  const { kind, uses, name } = variable;
  if (uses.some(({ isForeign }) => isForeign)) return `${name} may be changed from elsewhere.`;
  if (kind === "type" || (kind === "function" && flow.isNew)) return refusedDeclaration(checked);
  return refusedSharing(checked) ?? refusedAbsence(checked);
}

/** Types and functions cannot be handed over. */
function refusedDeclaration({ variable: { kind, name }, isNew, outer }: Checked): string | undefined {
  if (isNew) return outer.length > 0 ? `It declares ${name}, which is used elsewhere.` : undefined;
  return kind === "type" ? `It uses the type ${name}.` : undefined;
}

/** Functions inside that share a variable would share another one. */
function refusedSharing({ variable, inside, outer, range, ...flow }: Checked): string | undefined {
  const { name, uses } = variable;
  const { isNew, isLater, needsValue } = flow;
  const isChange = ({ writes, node }: NameUse) => writes && node !== variable.declarations[0];
  const isSharedChange = (use: NameUse) => use.writes && isNested(use, variable);
  if (isNew ? isLater && uses.some(isSharedChange) : uses.filter(isChange).some(isSharedChange))
    return `A function inside changes ${name}.`;
  if (inside.some((use) => use.writes) && outer.some((use) => use.reads && isNested(use, variable)))
    return `A function reads ${name} while it changes.`;
  const isKept = (needsValue || isLater) && inside.some((use) => isNested(use, variable, range));
  return isKept && outer.some(isChange) ? `A function inside keeps ${name}, which changes later.` : undefined;
}

/** Where a variable may have no value, to hand it over fails. */
function refusedAbsence({ variable, inside, range, isLater, needsValue }: Checked): string | undefined {
  if (needsValue)
    return isSurelyThere(variable, range) ? undefined : `${variable.name} may have no value yet.`;
  const isGiven = inside.some((use) => (use.writes || use.declares) && isUnconditional(use, range));
  return isLater && !isGiven ? `${variable.name} may get no value.` : undefined;
}

/** It stands in a function inside the one that the variable belongs to; with a range, in a function within that. */
function isNested({ node }: NameUse, { scope }: Variable, range?: Range): boolean {
  for (let outer = node.parent; outer && outer !== scope; outer = outer.parent) {
    if (range && !isWithin(outer, range)) return false;
    if (isFunction(outer)) return outer.start > scope.start || outer.end < scope.end;
  }
  return false;
}

/** Whether a use can be reached once the range was run. */
function canFollow(use: NameUse, { scope }: Variable, range: Range, owner: SyntaxNode): boolean {
  if (!use.reads) return false;
  if (isWithin(use.node, range))
    return loopAround(range, scope, owner) !== undefined && !isWithin(scope, range) && readsFirst(use, range);
  if (use.node.start >= range.end) return true;
  const loop = loopAround(range, scope, owner);
  return loop !== undefined && isWithin(use.node, loop);
}

/** In the next round of a loop a variable is read before it is given a value again. */
function readsFirst(use: NameUse, range: Range): boolean {
  const sure = use.variable?.uses.find(
    (each) => isWithin(each.node, range) && each.writes && !each.reads && isUnconditional(each, range),
  );
  return !sure || use.node.start < holderEnd(sure);
}

/** The outermost loop around a range, as far out as the variable is known. */
function loopAround(range: Range, scope: SyntaxNode, owner: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (const node of owner.descendants())
    if (isLoop(node) && node.start < range.start && node.end >= range.end && isWithin(node, scope))
      found ??= node;
  return found;
}

/** A statement of the range itself, not one inside a branch or loop of it. */
function isUnconditional({ node }: NameUse, range: Range): boolean {
  const statement = statementOf(node);
  return (
    statement !== undefined &&
    isWithin(statement, range) &&
    (statement.parent === undefined || !isWithin(statement.parent, range)) &&
    !(isLoop(statement) || [...statement.children].some((child) => isLoop(child) && isWithin(node, child))) &&
    !isHeld(node, statement)
  );
}

/** It stands in a function or under a condition within its statement. */
function isHeld(node: SyntaxNode, statement: SyntaxNode): boolean {
  const { control } = node.language;
  for (let outer = node.parent; outer && outer !== statement.parent; outer = outer.parent)
    if (
      isFunction(outer) ||
      control?.ifs.has(outer.type) ||
      control?.tries.has(outer.type) ||
      control?.switches.has(outer.type) ||
      control?.binaries.has(outer.type)
    )
      return true;
  return false;
}

/** The end of the assignment, whose right side is evaluated before its left is given the value. */
function holderEnd({ node, holder }: NameUse): number {
  return statementOf(node)?.end ?? holder.end;
}

/** Whether it has a value wherever the range is reached. */
function isSurelyThere({ kind, uses }: Variable, range: Range): boolean {
  if (kind === "parameter" || kind === "function") return true;
  return uses.some(({ node, declares, writes }) => {
    if (!(declares || writes) || node.start >= range.start) return false;
    const statement = statementOf(node);
    const block = statement?.parent;
    return block === undefined || (block.start <= range.start && block.end >= range.end);
  });
}
