import type { Filter } from "./filter.ts";

/** Signs and words at a line's end behind which the next line may stand deeper. */
const opens =
  /[([{:,=>&|+\-*/?\\]$|\b(?:else|do|then|begin|return|try|ensure|rescue|loop|repeat|in|of|where|finally|always)$|\bdo\s*\|[^|]*\|$/;
/** Words at a line's start that do the same: heads without a bracket, in languages where blocks end with a word or by indentation. */
const heads =
  /^(?:(?:public|private|protected|static|async|export|local|default)\s+)*(?:if|elsif|elif|else|for|foreach|while|until|unless|case|when|switch|def|class|module|function|sub|begin|with|match|where|impl|struct|interface|do|repeat|describe|it)\b/i;
/** Items of lists whose content goes on deeper than their sign. */
const listItem = /^(?:[-*+]|\d+[.)])\s+/;

/**
 * A line that the suggestion would indent deeper than the one above without a reason, or with other white space. Where the
 * user has put the cursor is theirs.
 */
export const wrongIndentation: Filter = ({ linePrefix, linesAbove }, text) => {
  if (linePrefix.trim() !== "") return undefined;
  const added = /^\s*/.exec(text)?.[0] ?? "";
  const indentation = linePrefix + added;
  const above = linesAbove.findLast((line) => line.trim() !== "");
  if (above === undefined) return added === "" ? undefined : "wrong-indentation";
  const expected = /^\s*/.exec(above)?.[0] ?? "";
  if (!indentation.startsWith(expected))
    return expected.startsWith(indentation) ? undefined : "wrong-indentation";
  if (added === "" || indentation.length === expected.length) return undefined;
  const head = above.trim();
  // What ends in a bracket, a colon or an operator is continued deeper; so is a call chain.
  return opens.test(head) || heads.test(head) || listItem.test(head) || /^[.?:&|+]/.test(text.trim())
    ? undefined
    : "wrong-indentation";
};
