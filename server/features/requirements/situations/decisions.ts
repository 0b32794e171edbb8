import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Decision, Path } from "../../../language/program/machine/path.ts";
import type { RunFunction } from "../code/programCode.ts";

/** Ways through a function that a phrase speaks of. */
export interface Situation {
  readonly paths: readonly Path[];
  /** The others, where the phrase tells ways apart. */
  readonly others: readonly Path[];
  readonly node: SyntaxNode;
}

export type Finder = (phrase: string, fn: RunFunction) => Situation | undefined;

/** The ways on one side of a decision. */
export function sideOf({ key, node }: Decision, side: boolean, { paths }: RunFunction): Situation {
  const on = (value: boolean) =>
    paths.all.filter(({ decisions }) => decisions.some((each) => each.key === key && each.value === value));
  return { paths: on(side), others: on(!side), node };
}

/** Tells on which side of a decision something holds; undefined for decisions about other things. */
type SideOf = (decision: Decision) => boolean | undefined;

function sitesOf({ decisions }: RunFunction, sideFor: SideOf) {
  return decisions.flatMap((decision) => {
    const side = sideFor(decision);
    return side === undefined ? [] : [{ decision, side }];
  });
}

/** The side of the only decision that a test fits. */
export function onlyOne(fn: RunFunction, sideFor: SideOf): Situation | undefined {
  const sites = sitesOf(fn, sideFor);
  const [one] = sites;
  return one && sites.length === 1 ? sideOf(one.decision, one.side, fn) : undefined;
}

/** The sides of all decisions that a test fits and that ask about the same thing: missing, empty, or blank. */
export function anyOf(fn: RunFunction, sideFor: SideOf): Situation | undefined {
  const sites = sitesOf(fn, sideFor);
  const subjects = new Set(
    sites.map(({ decision: { key } }) => key.replace(/^#|^#?trim\(|\)| == (?:null|0)$/g, "")),
  );
  const [one] = sites;
  if (!one || subjects.size !== 1) return undefined;
  return sidesOf(fn, sites, one.decision.node);
}

/** The ways on which one of the decisions falls to its side, and all others. */
export function sidesOf(
  fn: RunFunction,
  sites: readonly { readonly decision: Decision; readonly side: boolean }[],
  node: SyntaxNode,
): Situation {
  const isOn = ({ decisions }: Path) =>
    decisions.some(({ key, value }) =>
      sites.some(({ decision, side }) => decision.key === key && side === value),
    );
  return {
    paths: fn.paths.all.filter(isOn),
    others: fn.paths.all.filter((path) => !isOn(path)),
    node,
  };
}

/** Both sides of a key that asks which of two is less. */
export function lessIn(key: string): readonly [lesser: string, greater: string] | undefined {
  const [lesser, greater, ...others] = key.split(" < ");
  if (lesser === undefined || greater === undefined || others.length > 0) return undefined;
  // `a - b < 0` asks whether a is less than b.
  const parts = (side: string) => (isNumber(side) || /[()]/.test(side) ? [] : side.split(" - "));
  const [first, second, ...more] =
    greater === "0" ? parts(lesser) : lesser === "0" ? parts(greater).reverse() : [];
  return first !== undefined && second !== undefined && more.length === 0
    ? [first, second]
    : [lesser, greater];
}

export const isNumber = (key: string) => /^-?\d/.test(key);
