import type { Handler, Statement } from "../program.ts";
import { keyOf, nothing, number, unknown, type Value } from "../values/value.ts";
import { Leave } from "./leave.ts";
import type { Machine } from "./machine.ts";

/** Turns of a loop that are followed where its end is known, where it is not, and where it has no condition at all. */
const turns = { counted: 40, open: 3, endless: 8 } as const;
/** Calls in a `try` that may be taken to fail: where all errors are handled alike, which of them it is makes no difference. */
const fallibleCalls = { alike: 1, apart: 2 } as const;

export function executeAll(statements: readonly Statement[], machine: Machine): void {
  for (const statement of statements) execute(statement, machine);
}

export function execute(statement: Statement, machine: Machine): void {
  switch (statement.kind) {
    case "expression": {
      const { value } = statement;
      // Functions inside functions run when they are called.
      if (value.kind === "assign" && value.value.kind === "function" && value.target.kind === "name")
        machine.locals.set(value.target.name, { kind: "function", definition: value.value.definition });
      else machine.evaluate(value);
      return;
    }
    case "return":
      throw new Leave(
        "return",
        statement.value ? returned(statement.value, machine) : nothing,
        statement.node,
      );
    case "yield":
      throw new Leave("yield", machine.evaluate(statement.value), statement.node);
    case "if":
      executeAll(machine.truth(statement.test) ? statement.yes : statement.no, machine);
      return;
    case "loop":
      runLoop(statement, machine);
      return;
    case "each":
      runEach(statement, machine);
      return;
    case "switch":
      runSwitch(statement, machine);
      return;
    case "try":
      runTry(statement, machine);
      return;
    case "break":
    case "continue":
      throw new Leave(statement.kind, nothing, statement.node);
    case "defer":
      machine.deferred.push(statement.value);
      return;
    case "block":
      executeAll(statement.body, machine);
  }
}

type Of<Kind extends Statement["kind"]> = Extract<Statement, { kind: Kind }>;

function returned(value: Extract<Of<"return">["value"], object>, machine: Machine): Value {
  return machine.evaluate(value);
}

function runLoop(loop: Of<"loop">, machine: Machine): void {
  executeAll(loop.before, machine);
  const { turn } = machine;
  for (let count = 0; ; count++) {
    machine.turn = count === 0 ? turn : `${turn}@${count}`;
    const most = turnsLeft(loop, count, machine);
    if (most === undefined) break;
    if (count >= most) throw new Leave("cut", nothing, loop.node);
    if (!runTurn(loop.body, machine)) break;
    for (const each of loop.update) machine.evaluate(each);
  }
  machine.turn = turn;
}

/** How many turns a loop may have that goes on; undefined where its condition ends it. */
function turnsLeft({ test, testsLast }: Of<"loop">, count: number, machine: Machine): number | undefined {
  if (!test) return turns.endless;
  const decided = machine.decisions.length;
  if (!(testsLast && count === 0) && !machine.truth(test)) return undefined;
  return machine.decisions.length > decided ? turns.open : turns.counted;
}

/** Runs a loop's body once; false when it left the loop. */
function runTurn(body: readonly Statement[], machine: Machine): boolean {
  try {
    executeAll(body, machine);
    return true;
  } catch (leave) {
    if (leave instanceof Leave && leave.kind === "continue") return true;
    if (leave instanceof Leave && leave.kind === "break") return false;
    throw leave;
  }
}

function runEach(loop: Of<"each">, machine: Machine): void {
  const over = machine.evaluate(loop.over);
  const { turn } = machine;
  const items = itemsOf(over, machine);
  if (items) {
    for (const [index, item] of items.entries()) {
      if (index >= turns.counted) throw new Leave("cut", nothing, loop.node);
      machine.turn = index === 0 ? turn : `${turn}@${index}`;
      bindItem(loop, item, number(index), machine);
      if (!runTurn(loop.body, machine)) break;
    }
    machine.turn = turn;
    return;
  }
  if (machine.compare("==", machine.sizeOf(over), number(0), loop.node)) return;
  bindItem({ ...loop, isKeyed: loop.binders.length > 1 }, unknown(`${keyOf(over)}[]`), number(0), machine);
  runTurn(loop.body, machine);
}

/** What is gone through, where it is known; of a map in pairs of key and value. */
function itemsOf(over: Value, machine: Machine): readonly Value[] | undefined {
  if (over.kind === "list") return over.items;
  if (!machine.isConcrete) return undefined;
  if (over.kind === "text") return [...over.value].map((value) => ({ kind: "text", value }));
  if (over.kind !== "record") return undefined;
  return [...over.fields].map(([name, held]) => ({
    kind: "list",
    items: [{ kind: "text", value: name }, held],
  }));
}

function bindItem({ binders, isKeyed, over }: Of<"each">, item: Value, index: Value, machine: Machine): void {
  const [first, second] = binders;
  if (first === undefined) return;
  const parts = item.kind === "list" && item.items.length === binders.length ? item.items : undefined;
  const isPair = machine.isConcrete && machine.evaluate(over).kind === "record";
  if (second === undefined)
    machine.locals.set(first, isPair && item.kind === "list" ? (item.items[0] ?? item) : item);
  else if (parts && (!isKeyed || isPair))
    for (const [at, binder] of binders.entries()) machine.locals.set(binder, parts[at] ?? nothing);
  else {
    machine.locals.set(first, index);
    machine.locals.set(second, item);
  }
}

function runSwitch({ subject, held, cases, fallsThrough, takesBreak }: Of<"switch">, machine: Machine): void {
  const value = subject && machine.evaluate(subject);
  if (held !== undefined && value) machine.locals.set(held, value);
  const isTaken = cases.findIndex(
    ({ test, isDefault }) => !isDefault && test !== undefined && machine.truth(test),
  );
  const at = isTaken >= 0 ? isTaken : cases.findIndex(({ isDefault }) => isDefault);
  if (at < 0) return;
  try {
    for (const [index, each] of cases.entries()) {
      if (index < at) continue;
      executeAll(each.body, machine);
      if (!fallsThrough) break;
    }
  } catch (leave) {
    if (!(leave instanceof Leave) || leave.kind !== "break" || !takesBreak) throw leave;
  }
}

function runTry({ body, handlers, always }: Of<"try">, machine: Machine): void {
  const { fallible, caught } = machine;
  if (handlers.length > 0) {
    machine.fallible = handlers.length > 1 ? fallibleCalls.apart : fallibleCalls.alike;
    machine.caught = handlers.map(({ types }) => types[0] ?? "");
  }
  try {
    executeAll(body, machine);
  } catch (leave) {
    if (!(leave instanceof Leave) || leave.kind !== "throw") throw leave;
    machine.fallible = fallible;
    machine.caught = caught;
    const handler = handlers.find((each) => takes(each, leave.value));
    if (!handler) throw leave;
    if (handler.binder !== undefined) machine.locals.set(handler.binder, leave.value);
    executeAll(handler.body, machine);
  } finally {
    machine.fallible = fallible;
    machine.caught = caught;
    executeAll(always, machine);
  }
}

/** Whether a handler takes an error. */
function takes({ types }: Handler, error: Value): boolean {
  if (types.length === 0 || error.kind !== "error") return true;
  if (
    types.some((type) =>
      /^(?:Exception|Error|Throwable|BaseException|StandardError|RuntimeException)$/.test(type),
    )
  )
    return true;
  // What somebody else's code raises is taken to be what is caught.
  return (
    error.type.endsWith("()") || error.type === "" || types.includes(error.type.split(/\W+/).at(-1) ?? "")
  );
}
