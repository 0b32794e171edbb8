import { familyOf } from "../../../../language/dataOf.ts";
import type { Members } from "../../../../language/names/shapeIndex.ts";
import { bracketsBefore } from "../../bracketsBefore.ts";
import type { CursorContext } from "../../cursorContext.ts";
import { identifiersOf, languageWords } from "../../words.ts";
import { importStart } from "../lines/lineIndex.ts";
import type { Proposal } from "../proposal.ts";

/**
 * Shares of such names on held-out code that were right; printed by `npm run eval completion`. `often`: it stands around the
 * cursor three times or more. `declared`: of the members of a known type; `among`: of those that are known of it.
 * `inScope`: of the names that the parse tree tells of, where nothing else begins so: 67 of 70 in ten packages by other people.
 */
const measured = {
  declared: 0.99,
  among: 0.95,
  member: 0.98,
  often: 0.98,
  oftenShort: 0.95,
  rare: 0.88,
  inScope: 0.95,
};
export type NameKind = keyof typeof measured;

export interface KnownName extends Proposal {
  readonly kind: NameKind;
}

/** Names that are no members, and members with what they are members of. */
const plain = /(?<![\p{L}\p{N}_$.]|->|::)[\p{L}_$][\p{L}\p{N}_$]*/gu;
const members = /(?<=([\p{L}\p{N}_$)\]])(?:\?\.|\.|->|::))[\p{L}_$][\p{L}\p{N}_$]*/gu;
/** The name before a dot at a text's end. */
const ownerAtEnd = /((?<![\p{L}_$])[\p{L}_$][\p{L}\p{N}_$]*|\)|\])(?:\?\.|\.|->|::)$/u;
const longestName = 64;
const atCursor =
  /(?:((?<![\p{L}_$])[\p{L}_$][\p{L}\p{N}_$]*|\)|\])(?:\?\.|\.|->|::))?((?<![\p{L}_$])[\p{L}_$][\p{L}\p{N}_$]*)$/u;
/** Behind these a new name is made. */
const declares =
  /\b(?:const|let|var|function|class|def|fn|func|interface|type|enum|struct|new|import|from|as|for|val|fun|use|package|module|namespace|impl|trait|mod)\s+[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** Lists of new names: `for name, cou`, `const { a, b`, `let (a, b`. */
const declaresList =
  /\b(?:for|const|let|var|val)[ (](?:const |let |var )?[\p{L}\p{N}_$, ()[\]{}]*,\s?[\p{L}_$][\p{L}\p{N}_$]*$/u;
/** What stands before the brackets of a declaration whose types stand before the names. */
const typedHead = /^(?:[\p{L}_][\p{L}\p{N}_.<>[\],?*&]* )+[*&]?[\p{L}_][\p{L}\p{N}_]*$/u;
/** Languages whose types stand before the names. */
const typesFirst: ReadonlySet<string> = new Set(["c", "java", "csharp", "dart", "groovy"]);
/** Words with which no declaration begins. */
const calls = /^(?:return|throw|new|else|await|yield|case|delete|goto|co_return)\b/;

/**
 * The one name that begins as typed: of the members that the thing before the cursor is known to have, or of the names
 * around the cursor.
 */
export function knownName(context: CursorContext, members?: Members): KnownName | undefined {
  const [, receiver, typed = ""] = atCursor.exec(context.linePrefix) ?? [];
  if (typed.length < (members?.isComplete ? 1 : shortest) || !mayBeName(context, members)) return undefined;
  const declared = members && declaredName(typed, members);
  if (declared || members?.isComplete) return declared;
  const counts = fittingNames(context, typed, receiver);
  const [only, ...others] = counts;
  if (!only || others.length > 0 || only[1] === 0 || only[0] === typed) return undefined;
  const [name, count] = only;
  const kind = kindOf(receiver !== undefined, count, typed.length);
  return kind && { text: name.slice(typed.length), confidence: measured[kind], kind };
}

/** Whether a name may be meant that exists: no text, no comment, nothing that is made or brought in here. */
function mayBeName(context: CursorContext, members?: Members): boolean {
  const { linePrefix, lineRest, languageId } = context;
  if (/^[\p{L}\p{N}_$]/u.test(lineRest) || (!members && declares.test(linePrefix))) return false;
  if (!members && importStart.test(linePrefix.trimStart())) return false;
  if (!members && makesName(linePrefix.trimStart(), languageId)) return false;
  const before = bracketsBefore(context);
  return before.quote === "" && !before.inComment;
}

/** Whether a line ends where a new name is made in a list of them, or where the type of a parameter begins. */
function makesName(line: string, languageId: string): boolean {
  if (declaresList.test(line)) return !/ (?:in|of) /.test(line);
  const at = line.lastIndexOf("(");
  const isDeclared =
    typesFirst.has(familyOf(languageId)) && typedHead.test(line.slice(0, at)) && !calls.test(line);
  return (
    isDeclared &&
    /^\p{Ll}[\p{L}\p{N}_]*$/u.test(
      line
        .slice(at + 1)
        .split(",")
        .at(-1)
        ?.trimStart() ?? "",
    )
  );
}

/** The only member that begins as typed. */
function declaredName(typed: string, { names, isComplete }: Members): KnownName | undefined {
  const [only, ...others] = [...names].filter((name) => name.startsWith(typed));
  if (only === undefined || only === typed || others.length > 0) return undefined;
  const kind = isComplete ? "declared" : "among";
  return { text: only.slice(typed.length), confidence: measured[kind], kind };
}

/** Names around the cursor that begin as typed, and how often each occurs; words of the language too. */
function fittingNames(
  { linePrefix, prefix, suffix, languageId }: CursorContext,
  typed: string,
  receiver: string | undefined,
): ReadonlyMap<string, number> {
  const fits = (name: string) => name.startsWith(typed);
  const around = `${prefix.slice(0, -linePrefix.length || undefined)}\n${suffix}`;
  const counts = new Map<string, number>();
  for (const { 0: name, index } of around.matchAll(receiver === undefined ? plain : members)) {
    if (!fits(name)) continue;
    const owner = ownerAtEnd.exec(around.slice(Math.max(0, index - longestName), index))?.[1];
    if (receiver === undefined || owner === receiver) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (receiver === undefined)
    for (const word of languageWords(languageId) ?? [])
      if (fits(word)) counts.set(word, counts.get(word) ?? 0);
  return counts;
}

/** Shorter beginnings fit too much. */
const shortest = 2;
const short = 3;
const long = 5;
const often = 3;

/** The only name that the parse tree knows here and that begins as typed, unless what is typed is a name or a word already. */
export async function nameInScope(
  context: CursorContext,
  namesInScope: () => Promise<ReadonlySet<string>>,
): Promise<KnownName | undefined> {
  const { linePrefix, prefix, suffix, languageId } = context;
  const [, receiver, typed = ""] = atCursor.exec(linePrefix) ?? [];
  if (receiver !== undefined || typed.length < shortest || !mayBeName(context)) return undefined;
  const scope = await namesInScope();
  const only = [...scope].find((name) => name.startsWith(typed));
  const around = `${prefix.slice(0, -linePrefix.length || undefined)}\n${suffix}`;
  const words = languageWords(languageId) ?? [];
  const others = [...scope, ...identifiersOf(around), ...words].filter((name) => name !== only);
  if (only === undefined || only === typed || others.some((name) => name.startsWith(typed))) return undefined;
  return { text: only.slice(typed.length), confidence: measured.inScope, kind: "inScope" };
}

function kindOf(isMember: boolean, count: number, typed: number): NameKind | undefined {
  if (count < often) return !isMember && typed >= long ? "rare" : undefined;
  if (isMember) return "member";
  return typed < short ? "oftenShort" : "often";
}
