import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Expression } from "../../../../language/program/program.ts";
import { splitWords, stem } from "../../../../language/words/wordForms.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import { nameOf } from "../../code/sortKeys.ts";
import type { Claim } from "../../reading/claims.ts";
import { isOpposite } from "../conditions/stateClaim.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";

/** "A new booking starts out as confirmed", "new accounts are active right away": the state is the last group. */
const initial =
  /^(?:an? |the |every |each |all )?(?:new(?:ly created)?|fresh) ([\w-]+(?: [\w-]+)?) (?:(?:gets?|has|have) the (?:status|state|plan|role)|(?:(?:is|are)(?: created)?|starts?|begins?|must be)(?: out)?(?: (?:as|on|in|with|at))?(?: the| an?)?(?: (?:status|state|plan|role))?) ["“'`]?([\w-]+)["”'`]?(?: (?:plan|status|state|role|right away|at first|at once|immediately|initially|from the start|by default))?[.!]?$/i;
/** Members that hold what something is at the time. */
const holding = /(?:^|_)(?:status|state|stage|phase|plan|tier|role)$/i;

/** Says that the state is one of those that exclude each other; "new orders are visible" need not. */
const exclusive =
  /\b(?:starts?|begins?)(?: out)? (?:as|on|in|with|at)\b|\bcreated (?:as|in|with)\b|\b(?:status|state|plan|role)\b/i;

/** A state that code gives to something. */
interface Given {
  /** Name of the member: `Status`, `active`. */
  readonly name: string;
  /** A word for the state, or whether a member named by it holds. */
  readonly value: string | boolean;
  readonly node: SyntaxNode;
}

/** Judges in which state something begins, by the only state of its kind that the code sets. */
export function checkInitial({ text, condition }: Claim, code: ProgramCode): ClaimFinding | undefined {
  const [, thing = "", state] = initial.exec(text) ?? [];
  if (state === undefined || condition !== "" || /^(?:not|never|no|\d+|an?|the)$/i.test(state))
    return undefined;
  const given = code.expressions.flatMap((each) => givenIn(each, thing));
  const wanted = stem(state.toLowerCase());
  const flags = given.flatMap(({ name, value, node }) => {
    const [own, ...others] = splitWords(name)
      .filter((word) => !/^(?:is|set)$/.test(word))
      .map(stem);
    if (typeof value !== "boolean" || own === undefined || others.length > 0) return [];
    const side = own === wanted ? true : isOpposite(own, wanted) ? false : undefined;
    return side === undefined ? [] : [{ isSo: value === side, node }];
  });
  const held = given.filter(({ name, value }) => typeof value === "string" && holding.test(name));
  const states = held.flatMap(({ value, node }) => {
    const isSo = isState(String(value), wanted);
    return isSo || exclusive.test(text) ? [{ isSo, node }] : [];
  });
  // What goes through several states begins in one that is not told here.
  if (held.length > 1) return undefined;
  const [one, ...others] = [...flags, ...states];
  if (!one || others.length > 0) return undefined;
  if (one.isSo) return { ...isMet("value", one.node), phrase: text };
  return isWrong("value", `“${text}” is asked for, but the code says “${excerpt(one.node)}”.`, one.node);
}

function isState(value: string, wanted: string): boolean {
  return splitWords(value).map(stem).join("") === splitWords(wanted).map(stem).join("");
}

/** What an expression gives to a member: assigned, set by a method, or a field of what is made. */
function givenIn(expression: Expression, thing: string): readonly Given[] {
  switch (expression.kind) {
    case "assign": {
      const { target, value, operator, node } = expression;
      const name = target.kind === "member" || target.kind === "name" ? target.name : "";
      return operator === "" ? [...valueIn(name, value, node), ...declaredIn(name, value, node)] : [];
    }
    case "record":
      return expression.entries.flatMap(({ name = "", value }) => valueIn(name, value, value.node));
    case "call":
      return ofCall(expression, thing);
    default:
      return [];
  }
}

function ofCall(call: Extract<Expression, { kind: "call" }>, thing: string): readonly Given[] {
  const [only, ...others] = call.args;
  const name = nameOf(call);
  const setter = /^set_?(?=[A-Z_])(.*)$/.exec(name)?.[1];
  if (setter !== undefined && only && others.length === 0) return valueIn(setter, only.value, call.node);
  // Fields of the thing itself, not of whatever else is made.
  const isThing = splitWords(name)
    .map(stem)
    .some((word) => splitWords(thing).map(stem).includes(word));
  return isThing || call.constructs
    ? call.args.flatMap(({ name: field = "", value }) => valueIn(field, value, value.node))
    : [];
}

/** `plan = models.CharField(default="free")`. */
function declaredIn(name: string, value: Expression, node: SyntaxNode): readonly Given[] {
  if (value.kind !== "call") return [];
  const given = value.args.find((each) => each.name === "default")?.value;
  return given ? valueIn(name, given, given.node ?? node) : [];
}

function valueIn(name: string, value: Expression, node: SyntaxNode): readonly Given[] {
  if (name === "") return [];
  if (value.kind === "boolean") return [{ name, value: value.value, node }];
  if (value.kind === "text") return [{ name, value: value.value, node }];
  // A member of a type, and not of something that is at hand.
  const isMember = value.kind === "member" && /^[A-Z]/.test(value.object.node.text);
  return isMember ? [{ name, value: value.name, node }] : [];
}
