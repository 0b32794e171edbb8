import type { Callable } from "../../../../language/names/callables.ts";
import type { CursorContext } from "../../cursorContext.ts";
import type { Proposal } from "../proposal.ts";

/** Share of such arguments in twelve packages by other people that were right: 419 of 440 behind one letter, 438 of 449 behind two. */
const measured = { one: 0.95, more: 0.97 };

/** A call that is not closed, with what it is given so far. */
const call = /(?<![\p{L}\p{N}_$])([\p{L}_$][\p{L}\p{N}_$]*)\(([^()]*)$/u;
/** Before it a name is one that is declared here. */
const declares =
  /\b(?:function\*?|def|fn|func|fun|sub|get|set|async|static|public|private|protected|void|int|override)\s+$/;

/**
 * An argument of a known function, begun: the name in scope that is called like the parameter. The last one closes the call.
 * @param find the function of a name
 * @param namesInScope read only where the place is a call of one
 */
export async function knownArguments(
  { linePrefix, lineRest }: Pick<CursorContext, "linePrefix" | "lineRest">,
  find: (name: string) => Callable | undefined,
  namesInScope: () => Promise<ReadonlySet<string>>,
): Promise<Proposal | undefined> {
  const [found, name = "", given = ""] = call.exec(linePrefix) ?? [];
  if (found === undefined || declares.test(linePrefix.slice(0, -found.length))) return undefined;
  const called = find(name);
  const parts = given.split(",");
  const typed = parts.at(-1)?.trimStart() ?? "";
  // PHP's variables have a sign, its parameters' names here have none.
  const mark = typed.startsWith("$") ? "$" : "";
  const [parameter, ...more] = called?.required.slice(parts.length - 1) ?? [];
  const argument = mark + parameter;
  const isBegun = typed.length > mark.length && argument.startsWith(typed) && argument !== typed;
  if (parameter === undefined || !isBegun || !(await namesInScope()).has(argument)) return undefined;
  const isOpen = more.length > 0 || called?.takesMore || lineRest.trimStart().startsWith(")");
  const confidence = typed.length - mark.length > 1 ? measured.more : measured.one;
  return { text: argument.slice(typed.length) + (isOpen ? "" : ")"), confidence };
}
