/**
 * How requirements are named: `REQ-1`, `AUTH-003`, `SYS-UI-12a`, `CHAT-2.1`, `LLR-010-2`, and OpenFastTrace's `req~name~1`. Patterns are
 * sources, to be put together; none has groups.
 */
const dashed =
  "[A-Z][A-Z0-9]{0,15}(?:[-_.][A-Z][A-Z0-9]{0,15}){0,3}-(?!\\d{4}-\\d\\d-\\d\\d)\\d{1,6}(?:[.-]\\d{1,4}){0,3}[a-z]?";
/** Without a hyphen only what says that it is a requirement: `REQ_26`, `REQ_NAME_13`, `SRS001`. */
const joined =
  "(?:REQ|RQ|FR|NFR|SRS|SWR|SYS|UR|US|AC|SPEC)(?:_[A-Z][A-Z0-9]{0,15}){0,3}_\\d{1,6}|(?:REQ|SRS|SWR|SYS|FR|NFR)\\d{2,6}";
export const openFastTraceId = "[A-Za-z]{2,20}~[A-Za-z][\\w.-]{0,80}~\\d{1,4}";

export const idPattern = `(?:${openFastTraceId}|${dashed}|${joined})`;
/** What may be one where a document defines it: `SEN_001`, `NAV_SPEC_001`, `LAMP001`. */
const perhaps = "[A-Z][A-Z0-9]{1,15}(?:_[A-Z][A-Z0-9]{0,15}){0,3}_\\d{1,6}|[A-Z]{2,15}\\d{2,6}";
export const loosePattern = `(?:${idPattern}|${perhaps})`;
/** Nothing that continues a word or an identifier may follow or precede. */
const edgeBefore = "(?<![\\w~-])";
const edgeAfter = "(?![\\w~]|-\\w)";

/** An identifier anywhere in a text. */
export const anyId = new RegExp(`${edgeBefore}${idPattern}${edgeAfter}`, "g");
/** What may be an identifier, anywhere in a text. */
export const anyLooseId = new RegExp(`${edgeBefore}${loosePattern}${edgeAfter}`, "g");
/** What may be one behind a word that refers to requirements: `R_GRIP_SOFT`, as sphinx-needs and StrictDoc let people name them. */
export const wordyPattern = `(?:${loosePattern}|[A-Z][A-Z0-9]{0,15}(?:[_-][A-Z0-9]{1,15}){1,6})`;

/** Identifiers separated by commas, `and` or blanks. */
export const idList = `${idPattern}${edgeAfter}(?:(?:\\s*,\\s*(?:and\\s+)?|\\s+and\\s+|\\s*&\\s*|[ \\t]+)${idPattern}${edgeAfter})*`;

/** The same of what may be identifiers. */
export const looseList = listOf(loosePattern);
export const wordyList = listOf(wordyPattern);

function listOf(pattern: string): string {
  return `${pattern}${edgeAfter}(?:(?:[ \\t]*,[ \\t]*(?:and[ \\t]+)?|[ \\t]+and[ \\t]+|[ \\t]+)${pattern}${edgeAfter}){0,20}`;
}

/** Names that look like requirements but are standards, ciphers, decisions and the like. */
const standards =
  /^(?:ADR|MADR|IEC|BCP|DIN|ANSI|NIST|FIPS|WCAG|ECMA|ITU|UTF|ISO|RFC|SHA|MD|AES|RSA|CVE|CWE|IEEE|HTTP|TLS|UCS|ES|PEP|JSR|JEP|X|CP|BASE|ASCII|UTC|GMT|LATIN)[-_]?(?=\d)|^(?:UTF|SHA|MD|ISO|ES|X|CP)[-_]/;

/** What an identifier begins with that says by itself that it is a requirement's. */
export const saysRequirement = /^(?:REQ|RQ|FR|NFR|SRS|SWR|SYS|UR|US|AC|SPEC)[-_]|^\w+~/;

export function isStandard(id: string): boolean {
  return standards.test(id);
}

/** Whether a whole text is one identifier. */
export function isId(text: string): boolean {
  return new RegExp(`^${idPattern}$`).test(text) && !isStandard(text);
}

/** The part in front of the number: `AUTH-` of `AUTH-003`. */
function prefixOf(id: string): string {
  return id.replace(/\d+[a-z]?$/, "");
}

/** The next free number after all identifiers with the same prefix, written with as many digits as `like`. */
export function nextId(like: string, taken: Iterable<string>): string {
  const prefix = prefixOf(like);
  const digits = /(\d+)[a-z]?$/.exec(like)?.[1]?.length ?? 1;
  let highest = 0;
  for (const id of taken)
    if (prefixOf(id) === prefix) highest = Math.max(highest, Number.parseInt(id.slice(prefix.length), 10));
  return prefix + String(highest + 1).padStart(digits, "0");
}
