import { closerOf, matchBrackets } from "../../../language/lexical/matchBrackets.ts";
import type { CursorContext } from "../cursorContext.ts";
import type { Proposal } from "./proposal.ts";

/**
 * Shares of such words that were right in four packages by other people, in Ruby, Lua and shell, wherever a line as deep as the block's
 * is begun: 7,554 definitions, 1,432 loops, 3,826 branches, 1,164 blocks. `value`: a block of Ruby behind which its value may be used,
 * 8 of 14; `given`: a function that a call of Elixir is given last, 33 of 33 (of Lua, whose calls often go on behind it, 64 of 72).
 */
const measured = { definition: 0.99, loop: 0.99, branch: 0.98, block: 0.97, value: 0.57, given: 0.97 };
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
}

const opener = (kind: EndedKind, line: RegExp, end = "end"): Opener => ({ kind, line, end });

/** What begins a block that ends with a word, by language. */
const openers: Readonly<Record<string, readonly Opener[]>> = {
  ruby: [
    opener("definition", /^(?:(?:private|protected|public|private_class_method)\s+)?(?:def|class|module)\b/),
    opener("branch", /^(?:[\w@.]+\s*=\s*)?(?:if|unless|case|begin)\b/),
    opener("loop", /^(?:while|until|for)\b/),
    opener("value", /\bdo(?:\s*\|[^|]*\|)?$/),
  ],
  lua: [
    opener("definition", /^(?:local\s+)?function\b.*\)$/),
    opener("block", /\bfunction\s*\([^()]*\)$/),
    opener("branch", /^if\b.*\bthen$/),
    opener("loop", /^(?:for|while)\b.*\bdo$/),
    opener("block", /^do$/),
  ],
  elixir: [
    opener("definition", /^(?:def|defp|defmodule|defmacro|defimpl|defprotocol)\b.*\bdo$/),
    opener("branch", /\b(?:if|unless|case|cond|with|try|receive)\b.*\bdo$/),
    opener("block", /\bdo$/),
    { ...opener("block", /\bfn\b[^()]*->$/), isLast: true },
  ],
  julia: [
    opener("definition", /^(?:function|macro|module|(?:mutable\s+)?struct|abstract\s+type)\b/),
    opener("branch", /^(?:if|try)\b/),
    opener("loop", /^(?:for|while)\b/),
    opener("block", /^(?:begin|let|quote)\b|\bdo(?:\s[\w, ]+)?$/),
  ],
  shellscript: [
    opener("branch", /(?:^|;\s*)then$/, "fi"),
    opener("loop", /(?:^|;\s*)do$/, "done"),
    opener("branch", /^case\b.*\bin$/, "esac"),
  ],
};

/** What goes on with a block, or ends it, as deep as the block. */
const goesOn =
  /^(?:end\b|else\b|elsif\b|elseif\b|elif\b|when\b|in\b|rescue\b|ensure\b|catch\b|finally\b|after\b|until\b|fi\b|done\b|esac\b|;;|\*\)|[\w"'|$-]+\))/;

/**
 * The word that ends a block, on a line as deep as the one that opened it: with a body in between, and nothing below that belongs to the
 * block. Where brackets are open, more may follow.
 */
export function endWord({
  linePrefix,
  lineRest,
  linesAbove,
  linesBelow,
  prefix,
  languageId,
}: CursorContext): EndWord | undefined {
  const known = openers[languageId];
  const typed = linePrefix.trim();
  const before = matchBrackets(prefix, languageId);
  if (!known || lineRest.trim() !== "" || before.quote !== "" || before.inComment) return undefined;
  const indentation = linePrefix.slice(0, linePrefix.length - typed.length);
  const opening = openingLine(linesAbove, indentation);
  const found = opening && known.find(({ line }) => line.test(withoutComment(opening)));
  if (!found || belongsBelow(linesBelow, indentation)) return undefined;
  const own = matchBrackets(opening, languageId).open;
  // Among values a comma may follow, or another value.
  const isValue = /^(?:block|value)$/.test(found.kind) && before.open.length > own.length;
  const kind = kindOf(found, opening, { linesAbove, linesBelow }, indentation, own.length > 0);
  const closers = own.map(({ bracket }) => closerOf[bracket] ?? "").reverse();
  const end = found.end + closers.join("");
  const isOpen = kind === "given" && !found.isLast;
  if (isValue || isOpen || !end.startsWith(typed) || end === typed) return undefined;
  return { text: end.slice(typed.length), confidence: measured[kind], kind };
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
