import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Expression } from "../../../language/program/program.ts";
import {
  type Unit,
  unitOfMaker,
  unitOfName,
  unitOfWait,
  unitOfWord,
} from "../../../language/program/values/units.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { constantValue } from "./constantValue.ts";
import type { ProgramCode } from "./programCode.ts";
import { nameOf } from "./sortKeys.ts";

/** A number that code gives a name to: `idleTimeout: 30_000`, `.setMaxAge(3600)`, `LIFETIME = timedelta(hours=1)`. */
export interface Setting {
  /** As written: `IdleTimeout`. */
  readonly name: string;
  readonly value: number;
  /** Undefined where neither the value nor the name says it. */
  readonly unit: Unit | undefined;
  /** True where it is handed to something that was not written here, which does with it what it is called. */
  readonly isHandedOn: boolean;
  readonly node: SyntaxNode;
}

const known = new WeakMap<ProgramCode, readonly Setting[]>();

/** The numbers with a name, in order, each place once. */
export function settingsOf(code: ProgramCode): readonly Setting[] {
  const before = known.get(code);
  if (before) return before;
  const own = new Set([...code.program.functions, ...code.program.helpers].map(({ name }) => name));
  const all = code.expressions.flatMap((each) => settingsIn(each, code, own));
  const found = [...new Map(all.map((each) => [`${each.node.start} ${each.name}`, each])).values()];
  known.set(code, found);
  return found;
}

function settingsIn(expression: Expression, code: ProgramCode, own: ReadonlySet<string>): readonly Setting[] {
  switch (expression.kind) {
    case "assign": {
      const { target, operator, value, node } = expression;
      const isNamed = operator === "" && (target.kind === "name" || target.kind === "member");
      return isNamed ? settingOf(target.name, value, node, false, code) : [];
    }
    case "record":
      return expression.entries.flatMap(({ name = "", value }) =>
        settingOf(name, value, value.node, true, code),
      );
    case "call":
      return ofCall(expression, code, own);
    default:
      return [];
  }
}

function ofCall(
  call: Extract<Expression, { kind: "call" }>,
  code: ProgramCode,
  own: ReadonlySet<string>,
): readonly Setting[] {
  const name = nameOf(call);
  const isForeign = !own.has(name);
  const named = call.args.flatMap((each) =>
    each.name === undefined ? [] : settingOf(each.name, each.value, each.value.node, isForeign, code),
  );
  const [only, ...others] = call.args;
  const isSetter = call.callee.kind === "member" && only?.name === undefined && others.length === 0;
  return only && isSetter && !isMaker(name)
    ? [...named, ...settingOf(name.replace(setting, ""), only.value, call.node, isForeign, code)]
    : named;
}

/** What stands in front of the name of what is set: `setMaxAge`, `WithTimeout`, `max_size`. */
const setting = /^(?:set|with|Set|With)_?(?=[A-Z_a-z])/;

/** `ofMinutes(5)` makes a span of time, and sets nothing. */
function isMaker(name: string): boolean {
  return unitOfMaker(name) !== undefined || /^(?:of|from|valueOf|parse\w*)$/i.test(name);
}

function settingOf(
  name: string,
  expression: Expression,
  node: SyntaxNode,
  isHandedOn: boolean,
  code: ProgramCode,
): readonly Setting[] {
  // `timedelta(minutes=15)`: the name is a unit, and the call a number.
  if (name === "" || splitWords(name).every((word) => unitOfWord(word) !== undefined)) return [];
  const value = constantValue(expression, code);
  if (value?.kind !== "number" || !(value.value > 0)) return [];
  const unit = value.unit ?? unitOfName(name) ?? unitOfWait(name, name);
  return [{ name, value: value.value, unit, isHandedOn, node }];
}
