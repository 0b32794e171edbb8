import type { Evaluated } from "../machine/evaluated.ts";
import type { Machine } from "../machine/machine.ts";
import type { Known } from "../values/known.ts";
import { text, unknown, type Value } from "../values/value.ts";
import { conversionCall } from "./conversionCalls.ts";
import { listCall } from "./listCalls.ts";
import { methodGroup } from "./methodGroup.ts";
import { patternCall } from "./patternCalls.ts";
import { madeCollection, recordCall } from "./recordCalls.ts";
import { textCall } from "./textCalls.ts";

/** Functions that take what they are about behind a function, a separator or a pattern. */
const subjectLast =
  /^(?:array_map|implode|explode|map|filter|str_replace|str_ireplace|preg_replace|preg_match|preg_split|in_array|unicodedata\.normalize|re\.(?:sub|split|match|search|fullmatch|findall)|regexp\.MatchString|Regex\.(?:IsMatch|Replace))$/;

/** What is asked of each sign of a text, as if it were a list: C#, Kotlin, Swift, Scala. */
const ofSigns =
  /^(?:All|Any|Where|Select|Count|TakeWhile|SkipWhile|First|Last|all|any|none|count|filter|filterNot|allSatisfy|forall|exists)$/;

/**
 * What a call comes to where all it needs is known: the texts, lists, maps and patterns of standard libraries.
 * Only runs with samples look that far.
 */
export function knownConcretely(call: Evaluated, machine: Machine): Value | undefined {
  if (!machine.isConcrete) return undefined;
  const made = madeCollection(call);
  if (made) return made;
  const known = knownFrom(call, machine);
  if (!known) return undefined;
  const operations = [conversionCall, patternCall, textCall, listCall, recordCall];
  for (const operation of operations) {
    const value = operation(known);
    if (value) return value;
  }
  return undefined;
}

function knownFrom(call: Evaluated, machine: Machine): Known | undefined {
  const { object, name, path, args } = call;
  const callNamed = (named: string, given: readonly Value[]) =>
    knownConcretely(
      { ...call, object: undefined, name: named, path: named, args: given, named: new Map() },
      machine,
    ) ?? unknown(named);
  const isMethod = object !== undefined && object.kind !== "unknown" && object.kind !== "function";
  const isAsked =
    args[0]?.kind === "function" || (args[0] !== undefined && methodGroup(args[0]) !== undefined);
  const isOfSigns = object?.kind === "text" && ofSigns.test(name) && isAsked;
  if (isOfSigns) {
    const signs: Value = { kind: "list", items: [...object.value].map(text) };
    return { name, subject: signs, rest: args, call, machine, callNamed };
  }
  if (isMethod) return { name, subject: object, rest: args, call, machine, callNamed };
  const last = args.length > 1 && subjectLast.test(path) ? (path === "explode" ? 1 : args.length - 1) : 0;
  // C#: Regex.Replace(text, pattern, by), as Python's re.sub(pattern, by, text) has it last.
  const at = /^Regex\./.test(path) ? 0 : last;
  const subject = args[at];
  if (!subject || subject.kind === "unknown") return undefined;
  return { name, subject, rest: args.filter((_, index) => index !== at), call, machine, callNamed };
}
