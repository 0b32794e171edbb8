import { closerOf, matchBrackets } from "../../../../language/lexical/matchBrackets.ts";
import { bracketsBefore } from "../../bracketsBefore.ts";
import type { CursorContext } from "../../cursorContext.ts";
import type { Proposal } from "../proposal.ts";

/**
 * Shares of such words that were right in packages by other people, in Ruby, Lua, Elixir and shell, wherever a line as deep as the
 * block's is begun: 12,551 definitions, 2,256 loops, 13,364 branches, 6,910 blocks. `value`: a block of Ruby behind which its value may
 * be used, 8 of 14; `given`: a function that a call is given last, of Elixir 1,201 of 1,215, of Lua, where other calls of that name end so,
 * 80 of 84; `member`: a function among other values, 265 of 273.
 */
const measured = {
  definition: 0.99,
  loop: 0.99,
  branch: 0.98,
  block: 0.97,
  value: 0.57,
  given: 0.97,
  member: 0.97,
};
export type EndedKind = keyof typeof measured;

export interface EndWord extends Proposal {
  readonly kind: EndedKind;
}

interface Opener {
  readonly line: RegExp;
  readonly kind: EndedKind;
  readonly end: string;
  /** Whether it is the last thing that a call is given. */
  readonly isLast?: boolean;
  /** Whether it may end as a statement does, which is a matter of taste. */
  readonly mayBeStatement?: boolean;
}

const opener = (kind: EndedKind, line: RegExp, end = "end"): Opener => ({ kind, line, end });

/** What begins a block that ends with a word, by language. */
const openers: Readonly<Record<string, readonly Opener[]>> = {
  ruby: [
    opener("definition", /^(?:(?:private|protected|public|private_class_method)\s+)?(?:def|class|module)\b/),
    opener("branch", /^(?:[\w@.]+\s*=\s*)?(?:if|unless|case|begin)\b/),
    opener("loop", /^(?:while|until|for)\b/),
    opener("value", /\bdo(?:\s*\|[^|]*\|)?$/),
    opener("branch", /^(?:else|elsif|rescue|ensure)\b/),
  ],
  lua: [
    opener("definition", /^(?:local\s+)?function\s+\w.*\)$/),
    { ...opener("block", /\bfunction\s*\([^()]*\)$/), mayBeStatement: true },
    opener("branch", /^if\b.*\bthen$/),
    opener("loop", /^(?:for|while)\b.*\bdo$/),
    opener("branch", /^else(?:if\b.*\bthen)?$/),
    opener("block", /^do$/),
  ],
  elixir: [
    opener("definition", /^(?:def|defp|defmodule|defmacro|defimpl|defprotocol)\b.*\bdo$/),
    opener("branch", /\b(?:if|unless|case|cond|with|try|receive)\b.*\bdo$/),
    opener("branch", /^(?:else|rescue|after)$/),
    opener("block", /\bdo$/),
    { ...opener("block", /\bfn\b[^()]*->$/), isLast: true },
  ],
  julia: [
    opener("definition", /^(?:function|macro|module|(?:mutable\s+)?struct|abstract\s+type)\b/),
    opener("branch", /^(?:if|try|else|elseif|catch|finally)\b/),
    opener("loop", /^(?:for|while)\b/),
    opener("block", /^(?:begin|let|quote)\b|\bdo(?:\s[\w, ]+)?$/),
  ],
  shellscript: [
    opener("branch", /(?:^|;\s*)then$/, "fi"),
    opener("loop", /(?:^|;\s*)do$/, "done"),
    opener("branch", /^case\b.*\bin$/, "esac"),
    opener("branch", /^else$/, "fi"),
  ],
};

/** What goes on with a block, or ends it, as deep as the block. */
const goesOn =
  /^(?:end\b|else\b|elsif\b|elseif\b|elif\b|when\b|in\b|rescue\b|ensure\b|catch\b|finally\b|after\b|until\b|fi\b|done\b|esac\b|;;|\*\)|[\w"'|$-]+\))/;

/**
 * The word that ends a block, on a line as deep as the one that opened it: with a body in between, and nothing below that belongs to the
 * block. Behind a value a comma may follow, and more behind what a call is given.
 */
export function endWord(context: CursorContext): EndWord | undefined {
  const { linePrefix, lineRest, linesAbove, linesBelow, languageId } = context;
  const known = openers[languageId];
  const typed = linePrefix.trim();
  const before = bracketsBefore(context);
  if (!known || lineRest.trim() !== "" || before.quote !== "" || before.inComment) return undefined;
  const indentation = linePrefix.slice(0, linePrefix.length - typed.length);
  const opening = openingLine(linesAbove, indentation);
  const found = opening && known.find(({ line }) => line.test(withoutComment(opening)));
  if (!found || belongsBelow(linesBelow, indentation)) return undefined;
  const own = matchBrackets(opening, languageId).open;
  const kind = kindOf(found, opening, { linesAbove, linesBelow }, indentation, own.length > 0);
  const closers = own.map(({ bracket }) => closerOf[bracket] ?? "").reverse();
  const isWithin = before.open.length > own.length || linesAbove.includes(`${indentation}${found.end},`);
  const isValue = /^(?:block|value|given)$/.test(kind) && isWithin;
  const behind = isValue ? behindValue(context, opening, indentation, known) : "";
  const habit =
    kind === "given" && !found.isLast && behind === "" ? endElsewhere(opening, context) : undefined;
  const end = habit ?? found.end + closers.join("") + (behind ?? "");
  const isOpen =
    kind === "given" ? !found.isLast && habit === undefined : kind === "block" && hasOwnSign(context, found);
  if (behind === undefined || isOpen || !end.startsWith(typed) || end === typed) return undefined;
  const called = behind === "" ? kind : "member";
  return { text: end.slice(typed.length), confidence: measured[called], kind: called };
}

/** What follows a value while brackets are open: nothing where they hold a block that this one stands in, a sign before another value. */
function behindValue(
  { linesAbove, linesBelow, languageId }: CursorContext,
  opening: string,
  indentation: string,
  known: readonly Opener[],
): string | undefined {
  const holding = linesAbove.findLastIndex(
    (line) => line.trim() !== "" && depthOf(line) < indentation.length,
  );
  const holder = withoutComment(linesAbove[holding]?.trim() ?? "");
  if (known.some(({ line }) => line.test(holder))) return "";
  // The text before the cursor is not looked at from its start, so what holds a long list may be out of sight.
  if (holding !== -1 && matchBrackets(holder, languageId).open.length === 0) return undefined;
  if (!functionValue.test(opening) || indentation === "") return undefined;
  const next = linesBelow.find((line) => line.trim() !== "") ?? "";
  if (depthOf(next) !== indentation.length || !startsValue.test(next.trim())) return undefined;
  const around = [...linesAbove.slice(holding + 1), "", ...linesBelow];
  const beside = around.filter((line) => depthOf(line) === indentation.length);
  return (
    signOf(beside) ?? signOf([...linesAbove, "", ...linesBelow].filter((line) => /^\s*end/.test(line))) ?? ","
  );
}

/** Whether functions as values end as statements here. */
function hasOwnSign({ linesAbove, linesBelow }: CursorContext, { mayBeStatement = false }: Opener): boolean {
  return mayBeStatement && [...linesAbove, ...linesBelow].some((line) => /^\s*end;/.test(line));
}

/** The sign that ends lines, where all that end in one have the same. */
function signOf(lines: readonly string[]): string | undefined {
  const signs = new Set(lines.flatMap((line) => /[,;]$/.exec(line.trimEnd()) ?? []));
  return signs.size === 1 ? [...signs][0] : undefined;
}

const functionValue = /\b(?:function|fn|proc|lambda)\b/;

/** What may be another value: no sign that goes on with the one above, or ends what holds both. */
const startsValue = /^(?:[\p{L}_$"'\d[{(%@&]|:\w|--|#)/u;

/** How other blocks that are given to a call of the same name end, where all end alike and are the last thing that it is given. */
function endElsewhere(opening: string, { linesAbove, linesBelow }: CursorContext): string | undefined {
  const callee = /^[^(]*\(/.exec(opening)?.[0] ?? "";
  const lines = [...linesAbove, "", ...linesBelow];
  const ends = lines.flatMap((line, at) => {
    if (!line.trimStart().startsWith(callee) || !/\bfunction\s*\([^()]*\)$/.test(line.trimEnd())) return [];
    const end = lines.slice(at + 1).find((each) => each.trim() !== "" && depthOf(each) <= depthOf(line));
    return end?.trimStart().startsWith("end") ? [end.trim()] : [];
  });
  const [first, ...others] = ends;
  return first !== undefined &&
    others.length >= 2 &&
    others.every((end) => end === first) &&
    /^end[)}\]]+[,;]?$/.test(first)
    ? first
    : undefined;
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** What kind of block ends: one that is given to a call, or whose value may be used, is another matter. */
function kindOf(
  { kind }: Opener,
  opening: string,
  around: Pick<CursorContext, "linesAbove" | "linesBelow">,
  indentation: string,
  isGiven: boolean,
): EndedKind {
  if (isGiven) return "given";
  return kind === "value" && !givesValue(opening, around, indentation) ? "block" : kind;
}

/** Calls that make something of each element, with which something may be done behind their block. */
const collects =
  /\.(?:map|flat_map|collect|select|filter|filter_map|reject|sort_by|group_by|each_with_object|inject|reduce|partition|zip|to_h)\b/;

/** Whether something may be called behind a block of Ruby: it is given a name, collects, or is what a method returns. */
function givesValue(
  opening: string,
  { linesAbove, linesBelow }: Pick<CursorContext, "linesAbove" | "linesBelow">,
  indentation: string,
): boolean {
  if (collects.test(opening) || /^[\w@.]+\s*(?:\|\|)?=\s/.test(opening)) return true;
  const next = linesBelow.find((line) => line.trim() !== "") ?? "";
  const isLast = next.trim() === "end" && next.length - next.trimStart().length < indentation.length;
  const around = linesAbove.findLast(
    (line) => line.trim() !== "" && line.length - line.trimStart().length < indentation.length,
  );
  return isLast && /^def\b/.test(around?.trim() ?? "");
}

/** The line above that is no deeper, if it is as deep and deeper ones stand between. */
function openingLine(linesAbove: readonly string[], indentation: string): string | undefined {
  let hasBody = false;
  for (const line of [...linesAbove].reverse()) {
    const content = line.trim();
    if (content === "") continue;
    const depth = line.length - line.trimStart().length;
    if (depth <= indentation.length)
      return hasBody && depth === indentation.length && line.startsWith(indentation) ? content : undefined;
    hasBody = true;
  }
  return undefined;
}

/** Whether the next line below is a part of the block, or its end. */
function belongsBelow(linesBelow: readonly string[], indentation: string): boolean {
  const next = linesBelow.find((line) => line.trim() !== "");
  if (next === undefined) return false;
  const depth = next.length - next.trimStart().length;
  return depth > indentation.length || (depth === indentation.length && goesOn.test(next.trim()));
}

function withoutComment(line: string): string {
  return line.replace(/\s(?:#|--)\s.*$/, "").trimEnd();
}
