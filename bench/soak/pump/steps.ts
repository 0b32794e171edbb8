/** Counts what readers look at in parse trees: a measure of work that no busy machine changes. */
import { parserLibrary } from "../../../server/language/parse/parserLibrary.ts";
import { RawCursor } from "../../../server/language/parse/rawCursor.ts";
import { SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";
import type { TreeCursor } from "../../../server/language/parse/treeSitter.ts";
import { grammars } from "../../../test/syntax/grammars.ts";

let steps = 0;
const seen = new WeakMap<object, unknown>();

/** Counts every item that is read of a list, as it is by loops and by methods like `find`. */
function counted<T extends object>(list: T): T {
  const known = seen.get(list) as T | undefined;
  if (known) return known;
  const proxy = new Proxy(list, {
    get(target, key, receiver) {
      if (typeof key === "string" && /^\d/.test(key)) steps++;
      return Reflect.get(target, key, receiver);
    },
  });
  seen.set(list, proxy);
  seen.set(proxy, proxy);
  return proxy;
}

/** A text is looked at as a whole, as fast as some characters at once. */
const charactersPerStep = 32;

let isCounting = false;

/** Begins to count, for the rest of the process. */
export async function countSteps(): Promise<void> {
  if (isCounting) return;
  isCounting = true;
  const { classes } = await parserLibrary(grammars);
  countChildren();
  wrap<readonly SyntaxNode[]>("namedChildren", counted);
  wrap("text", (text: string) => {
    steps += text.length / charactersPerStep;
    return text;
  });
  for (const prototype of [RawCursor.prototype, classes.TreeCursor.prototype])
    for (const name of ["gotoFirstChild", "gotoNextSibling"] as const) countCalls(prototype, name);
}

/** A parser's tree is looked at by moving through it. */
function countCalls(prototype: RawCursor | TreeCursor, name: "gotoFirstChild" | "gotoNextSibling"): void {
  const move = prototype[name];
  prototype[name] = function (this: RawCursor & TreeCursor) {
    steps++;
    return move.call(this);
  };
}

/** Of nodes that are made from now on. */
function countChildren(): void {
  const { adopt } = SyntaxNode.prototype;
  SyntaxNode.prototype.adopt = function (this: SyntaxNode, children: readonly SyntaxNode[]) {
    adopt.call(this, counted(children));
  };
}

function wrap<T>(name: "namedChildren" | "text", counting: (value: T) => T): void {
  const get = Object.getOwnPropertyDescriptor(SyntaxNode.prototype, name)?.get;
  if (!get) throw new Error(`A node has no ${name}.`);
  Object.defineProperty(SyntaxNode.prototype, name, {
    configurable: true,
    get(this: SyntaxNode) {
      return counting(get.call(this));
    },
  });
}

/** The most steps of work that are done before others have their turn. */
export async function mostStepsInTurn(work: () => Promise<unknown>): Promise<number> {
  let most = 0;
  let last = steps;
  let isOver = false;
  const look = () => {
    most = Math.max(most, steps - last);
    last = steps;
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  await work();
  isOver = true;
  look();
  return most;
}

/** Steps that work takes. */
export async function stepsOf(work: () => Promise<unknown>): Promise<number> {
  const before = steps;
  await work();
  return steps - before;
}
