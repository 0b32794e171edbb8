/** Counts what readers look at in parse trees: a measure of work that no busy machine changes. */
import { SyntaxNode } from "../../../server/language/parse/syntaxNode.ts";

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
  return proxy;
}

/** A text is looked at as a whole, as fast as some characters at once. */
const charactersPerStep = 32;

/** Begins to count, for the rest of the process. */
export function countSteps(): void {
  wrap<readonly SyntaxNode[]>("children", counted);
  wrap<readonly SyntaxNode[]>("namedChildren", counted);
  wrap("text", (text: string) => {
    steps += text.length / charactersPerStep;
    return text;
  });
}

function wrap<T>(name: "children" | "namedChildren" | "text", counting: (value: T) => T): void {
  const get = Object.getOwnPropertyDescriptor(SyntaxNode.prototype, name)?.get;
  if (!get) throw new Error(`A node has no ${name}.`);
  Object.defineProperty(SyntaxNode.prototype, name, {
    configurable: true,
    get(this: SyntaxNode) {
      return counting(get.call(this));
    },
  });
}

/** Steps that work takes. */
export async function stepsOf(work: () => Promise<unknown>): Promise<number> {
  const before = steps;
  await work();
  return steps - before;
}
