import { importStart } from "../heuristics/lines/lineIndex.ts";
import type { Filter } from "./filter.ts";

/** Lines below that are compared. Farther ones repeat rightly, as in tests. */
const reach = 2;

const endsBlock =
  /^(?:<\/[\w.:-]*>?|end|fi|done|esac|endif|endwhile|endfor|endforeach|endswitch|end if|end sub|loop|next|wend|else|else:|break;?|continue;?|pass|return;?|\}\s*else\s*\{)\W*$/i;

/**
 * A line that stands below already: the cursor is in front of the text that the model continues with.
 * Implements UI-1.
 */
export const duplicateLine: Filter = ({ linePrefix, linesAbove, linesBelow }, text, isWhole) => {
  // A beginning may go on in another way.
  if (!isWhole) return undefined;
  const line = (linePrefix + text).trim();
  // What ends nested blocks and elements repeats rightly.
  if (!/[\p{L}\p{N}]/u.test(line) || endsBlock.test(line)) return undefined;
  // What brings in a module stands once, wherever.
  if (importStart.test(line) && [...linesAbove, ...linesBelow].some((other) => other.trim() === line))
    return "duplicate-line";
  const below = linesBelow.map((other) => other.trim()).filter((other) => other !== "");
  return below.slice(0, reach).includes(line) ? "duplicate-line" : undefined;
};
