/** Splits a requirement into what it asks for, one claim each. Pure. */

/** Longer texts are documents. */
const longest = 6_000;
/** More claims than this are not judged one by one. */
const most = 24;

/** References in front of what is asked for: "See #569:", "Ticket 4711:", "As described in section 4.2,". */
const references: readonly RegExp[] = [
  /^\s*(?:\*+|-|•)\s+/,
  /^(?:see |cf\.? |fixes |closes |ref(?:s|erence)?:? )?(?:#\d+|[A-Z][A-Z\d]*-\d+|(?:ticket|issue|story|bug|req(?:uirement)?|case) #?[\w.-]*\d[\w.-]*)(?: ?\([^)]*\))?\s*[:,–—-]\s+/i,
  /^(?:as (?:described|defined|specified|required|stated|laid down|agreed|shown)(?: \w+){0,3} (?:in|by)|according to|since|as of|in line with|per|following|pursuant to|for compliance with|under) (?:the )?(?:section|chapter|article|version|release|appendix|annex|figure|table|clause|paragraph|RFC|ISO|§|page|GDPR|spec\w*|standard|step|rule)s?\b[^,]*?,\s+/i,
  /^as an? [\w -]{2,40}?,? I (?:want|need|would like|expect|can)(?: that| to have)?\s+/i,
  /^(?:acceptance criteri(?:on|a)|note|requirement|rule|story|scenario)\s*\d*\s*:\s+/i,
];
const trailers: readonly RegExp[] = [
  /\s*\((?:see|cf\.?|ported from|from|ref\.?|fixes|closes|as in|e\.g\.|i\.e\.|compare)\b[^)]*\)/gi,
  /\s*\[[^\]]*\d[^\]]*\](?=\s*\.?\s*$)/g,
  /,? so that [^.;]*(?=[.;]|$)/gi,
];

const verb =
  "(?:must|shall|should|will|may|can(?:not)?|does|do|is|are|has|have|needs?|return|throw|raise|reject|fail|add|remove|keep|ignore|skip|use|log|retry|wait|accept|refuse|store|sort|round|trim|treat|call|set|leave|report|produce|yield|panic|stop|drop|convert|count|include|exclude|strip|split|join|lower|upper|default|reset|lock|cut|expire|send|delete|clear|redirect|show|contain|write|create|update|save|close|notify|increment|hold|raise|mark|start)(?:e?s|ing|ed|d)?";
/** Where one claim ends and the next begins. */
const border = new RegExp(
  `(?<=[^.][.!?])\\s+(?=["'\`(\\[]?[\\p{Lu}\\d])|\\s*;\\s*|\\s*[,.]?\\s+(?:and|but|or else)(?:,)?\\s+(?=(?:it |they |then |also |an? [\\w-]+ |the [\\w-]+ (?:[\\w-]+ )?|its [\\w-]+ |their [\\w-]+ )?(?:not |never |no longer )?${verb}\\b)|,?\\s+(?:and|but)\\s+(?=(?:[a-z-]+ ){1,2}(?:are|is|must|shall|should|will|can|may|gets?|has|have|goes|go)\\b)|,\\s+(?=(?:and |but )?(?:otherwise|else|others)\\b)`,
  "u",
);

/** The claims of a requirement in order, as text. */
export function splitClaims(text: string): string[] {
  const plain = trailers.reduce(
    (rest, pattern) => rest.replace(pattern, ""),
    text.slice(0, longest).replace(/\s+/g, " ").trim(),
  );
  const parts = withoutReference(plain)
    .split(border)
    .map((part) => part.trim().replace(/[.!]+$/, ""))
    .filter((part) => /\p{L}{2}/u.test(part));
  return parts.flatMap(splitEnumeration).slice(0, most);
}

function withoutReference(text: string): string {
  let rest = text;
  for (let round = 0; round < 3; round++) {
    const before = rest;
    for (const pattern of references) rest = rest.replace(pattern, "");
    if (rest === before) break;
  }
  return rest === "" ? text : rest;
}

const demand =
  /^(.*?\b(?:needs?|must (?:have|contain|include)|has|have|contains?|includes?|requires?|consists? of)\b)(.*)$/i;

/** "At least 8 characters, an upper-case letter and a digit": each is a claim of its own, with the same subject. */
function splitEnumeration(text: string): string[] {
  const [, head, list] = demand.exec(text) ?? [];
  if (head === undefined || list === undefined) return [text];
  const items = list
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+(?=(?:an?|at least|one|no|the) )/i)
    .filter((item) => item.trim() !== "");
  const isList =
    items.length > 1 &&
    items.every((item) => /^\s*(?:an?|at least|at most|one|two|no|the|\d+)\b/i.test(item));
  return isList ? items.map((item) => `${head} ${item.trim()}`) : [text];
}
