import { lineSign, withoutLineSign } from "../../../language/comments/commentBody.ts";
import {
  idList,
  idPattern,
  isStandard,
  looseList,
  wordyList,
  wordyPattern,
} from "../documents/identifiers.ts";
import { findAnnotations } from "./annotations.ts";
import { isDenied, isQuotedCode } from "./denials.ts";
import type { Mark } from "./mark.ts";

/** The start of a line with its comment signs. One character class: alternatives here would backtrack without end. */
const margin = "(?:^|[\\n\\r])[ \\t/*#;%'\"!<(-]*";
/** Not behind a quote, unless it opens a docstring. */
const anywhere = "(?<![\\w@`-]|(?<!\"\")\"|(?<!'')')";
/** What may stand between a word and the identifiers it is about: JSDoc's and Markdown's brackets, sphinx-needs' role. */
const opening = "[ \\t]+(?:[[{]|:need:`)?";
const says = {
  implements: "[Ii]mplement(?:s|ing|ed)?|[Ss]atisf(?:y|ies|ied)|[Ff]ulfil(?:l?s|ling)?|[Rr]ealizes|[Cc]overs",
  tests: "[Vv]erif(?:y|ies|ied)|[Tt]ests?|[Tt]ested by",
} as const;
/** A line that only names requirements: `Requirement LN-20`, `REQ: LLR-020-1`, `@need-ids: R_1`. */
const onlyNames = "@?(?:[Rr]equirements?|REQS?|[Rr]eqs?|need(?:-ids?|s)?)(?:[ \\t]*:)?[ \\t]+";
const endsLine = '(?=[ \\t.]*(?:\\*/|-->|"""|[\\n\\r]|$))';

/** `@requirement TEXT`, `Requirement: TEXT`, `@req ID: TEXT`, `REQ-12: TEXT`. */
const statements = [
  { pattern: new RegExp(`${anywhere}@requirement[ \\t]*:?[ \\t]+`, "g"), id: false },
  { pattern: new RegExp(`${margin}Requirement[ \\t]*:[ \\t]*`, "g"), id: false },
  {
    pattern: new RegExp(`${anywhere}@req[ \\t]+(?<id>${idPattern})[ \\t]*(?::|[-–—])[ \\t]*`, "g"),
    id: true,
  },
  {
    pattern: new RegExp(
      `${margin}(?<id>(?:REQ|RQ|FR|NFR|SRS|SWR|SYS|UR|US|AC)[-_]${idPattern}|(?:REQ|RQ|FR|NFR|SRS|SWR|SYS|UR|US|AC)-\\d{1,6}[a-z]?)[ \\t]*:[ \\t]*`,
      "g",
    ),
    id: true,
  },
];

/** What may stand around the arrow of an OpenFastTrace tag: `[impl~name~1->req~a~1>>utest]`, `[impl~~2->req~a~1]`. */
const tagName = "(?:~(?:[A-Za-z][\\w.-]{0,80})?~\\d{1,4})?";
const tagNeeds = "(?:[ \\t]*>>[ \\t]*[\\w, \\t]{1,60})?";

/** `implements REQ-1, REQ-2`, `@satisfies AUTH-003`, `verifies REQ-1`, `[req(ID)]`, OpenFastTrace's `[impl->req~a~1]`. */
const references = [
  {
    pattern: new RegExp(
      `${anywhere}@?(?:${says.implements}|req)(?:[ \\t]*:)?${opening}(?<ids>${idList})`,
      "g",
    ),
    kind: "implements" as const,
  },
  {
    pattern: new RegExp(`${anywhere}@?(?:${says.tests})(?:[ \\t]*:)?${opening}(?<ids>${idList})`, "g"),
    kind: "tests" as const,
  },
  { pattern: new RegExp(`(?<!\`)\\[req\\((?<ids>${idList})\\)\\]`, "g"), kind: "implements" as const },
  { pattern: new RegExp(`(?<![\\w@])@relation\\((?<ids>${idList})`, "g"), kind: "implements" as const },
  { pattern: new RegExp(`(?<![\\w@])@traces?[ \\t]+(?<ids>${idList})`, "g"), kind: "implements" as const },
  {
    pattern: new RegExp(`${margin}\\[(?<ids>${idList})\\](?=[ \\t]*(?:\\*/)?[ \\t]*(?:[\\n\\r]|$))`, "g"),
    kind: "implements" as const,
  },
  // OpenFastTrace: the item's own name and revision may stand in front of the arrow.
  {
    pattern: new RegExp(`(?<!\`)\\[doc${tagName}[ \\t]*->[ \\t]*(?<ids>${idList})${tagNeeds}\\]`, "g"),
    kind: "documents" as const,
  },
  {
    pattern: new RegExp(
      `(?<!\`)\\[(?:[uiso]|[a-z]{2,10})?[Tt]est${tagName}[ \\t]*->[ \\t]*(?<ids>${idList})${tagNeeds}\\]`,
      "g",
    ),
    kind: "tests" as const,
  },
  {
    pattern: new RegExp(
      `(?<!\`)\\[(?!doc\\b)[A-Za-z]{2,20}${tagName}[ \\t]*->[ \\t]*(?<ids>${idList})${tagNeeds}\\]`,
      "g",
    ),
    kind: "implements" as const,
  },
];

/** What ends an identifier that a comment begins with. */
const endsName = "(?=[ \\t]*(?:[:;.\\n\\r–—]|- |\\*/|-->|$))";

/**
 * An identifier that a comment begins with, alone or in front of what it says, in a line of its own or behind code, and any
 * behind a word for it.
 */
const looseReferences = [
  {
    pattern: new RegExp(`${margin}(?:[Ss]ee[ \\t]+)?(?<ids>${looseList})${endsName}`, "g"),
    kind: "implements" as const,
  },
  {
    pattern: new RegExp(
      `(?<=[ \\t])(?:\\/\\/|\\/\\*|#|--|;|%)[ \\t*/!]{0,8}(?:[Ss]ee[ \\t]+)?(?<ids>${looseList})${endsName}`,
      "g",
    ),
    kind: "implements" as const,
  },
  {
    pattern: new RegExp(
      `${anywhere}@?(?:${says.implements}|req)(?:[ \\t]*:)?${opening}(?<ids>${wordyList})`,
      "g",
    ),
    kind: "implements" as const,
  },
  {
    pattern: new RegExp(`${anywhere}@?(?:${says.tests})(?:[ \\t]*:)?${opening}(?<ids>${wordyList})`, "g"),
    kind: "tests" as const,
  },
  {
    pattern: new RegExp(`${margin}${onlyNames}(?<ids>${wordyList})${endsLine}`, "g"),
    kind: "implements" as const,
  },
  { pattern: new RegExp(`(?<![\\w@])@relation\\((?<ids>${wordyList})`, "g"), kind: "implements" as const },
];

/** Lines of sphinx-needs in docstrings and comments: options of a directive, and what sphinx-codelinks reads: `@Title, ID, impl, [REQ_1]`. */
const needReferences = [
  {
    pattern: new RegExp(
      `${margin}:(?:links|implements|satisfies|fulfil?ls|covers|realizes):[ \\t]+(?<ids>${looseList})`,
      "g",
    ),
    kind: "implements" as const,
  },
  {
    pattern: new RegExp(`${margin}:(?:tests|verifies|checks):[ \\t]+(?<ids>${looseList})`, "g"),
    kind: "tests" as const,
  },
  {
    pattern: new RegExp(
      `${margin}@[ \\t]?[^\\s,\\[\\]@][^,\\n\\r\\[\\]@]{0,100},[ \\t]*[\\w-]{1,60},[ \\t]*[a-z_]{1,30},[ \\t]*\\[(?<ids>${looseList})\\]`,
      "g",
    ),
    kind: "implements" as const,
  },
];

/** Longer texts are generated or data, in UTF-16 code units. */
const longestFile = 2_000_000;

/** A quick test that spares most files the parser. */
export function mayHoldMarks(text: string): boolean {
  if (text.length > longestFile) return false;
  return (
    mayBeLoose.test(text) ||
    /@?req(?:uirement)?s?\b|@SVCs\b|@need|:need:|\b(?:RQ|FR|NFR|SRS|SWR|SYS|UR|US|AC)[-_]|implement|satisf|fulfil|realizes|covers|verif|test|:links:|@relation|@trace|->|\[[A-Z]/i.test(
      text,
    )
  );
}

/** A comment that begins with what may be an identifier. */
const mayBeLoose = /(?:\/\/|\/\*|#|--|;|%|\*)[/!*]{0,3}[ \t]{0,8}(?:[Ss]ee )?[A-Z][A-Z0-9._-]{0,30}\d/;

/** All marks of a text, in order. Whether they stand in comments is for the caller to see. */
export function findMarks(text: string): Mark[] {
  const marks = statements.flatMap(({ pattern }) =>
    [...text.matchAll(pattern)].flatMap((match) => statementMark(text, match) ?? []),
  );
  for (const { pattern, kind } of references)
    for (const match of text.matchAll(pattern)) marks.push(...referenceMarks(match, kind, marks));
  for (const { pattern, kind } of [...looseReferences, ...needReferences])
    for (const match of text.matchAll(pattern))
      marks.push(
        ...referenceMarks(match, kind, marks, wordyPattern).map((mark): Mark => ({ ...mark, isLoose: true })),
      );
  marks.push(...findAnnotations(text, marks));
  return marks.sort((a, b) => a.idStart - b.idStart);
}

function statementMark(text: string, match: RegExpExecArray): Mark | undefined {
  const [all] = match;
  const id = match.groups?.id;
  const end = match.index + all.length;
  const body = readBody(text, end);
  if (id === undefined ? body.text === "" : isStandard(id)) return undefined;
  // An identifier alone behind the word is a reference.
  const named = new RegExp(`^(?<id>${idPattern})(?:[ \\t,]+(?:and[ \\t]+)?${idPattern})*[.]?$`).exec(
    body.text,
  )?.groups?.id;
  if (id === undefined && named !== undefined && !isStandard(named)) {
    const at = text.indexOf(named, end);
    return { kind: "implements", start: at, end: at + named.length, id: named, idStart: at, text: "" };
  }
  const start = match.index + (all.match(/^[\s/*#;%'"!-]*/)?.[0].length ?? 0);
  const idStart = id === undefined ? start : match.index + all.lastIndexOf(id);
  const place = { start, id, idStart, text: body.text };
  return body.text === ""
    ? { kind: "implements", end, ...place }
    : { kind: "requirement", end: body.end, ...place };
}

/** The identifiers of one reference, but for those already known. */
function referenceMarks(
  match: RegExpExecArray,
  kind: Mark["kind"],
  known: readonly Mark[],
  pattern = idPattern,
): Mark[] {
  if (isDenied(match) || isQuotedCode(match)) return [];
  const list = match.groups?.ids ?? "";
  const listStart = match.index + match[0].indexOf(list);
  return [...list.matchAll(new RegExp(pattern, "g"))].flatMap((found): Mark[] => {
    const [id] = found;
    const idStart = listStart + found.index;
    if (isStandard(id) || known.some((mark) => mark.idStart === idStart && mark.id !== undefined)) return [];
    return [{ kind, start: match.index, end: idStart + id.length, id, idStart, text: "" }];
  });
}

/** The longest requirement that is read, in characters. */
const longestText = 10_000;
const commentEnd = /\*\/|"""|'''|-->/;
/** What ends a requirement within its comment: an empty line, another tag or mark, the end of the comment. */
const nextMark = new RegExp(`^(?:@\\w|Requirement[ \\t]*:|${idPattern}[ \\t]*:|\\[)`);

/** The text of a requirement: the rest of its line and the lines of comment that go on with it. */
function readBody(text: string, start: number): { text: string; end: number } {
  const parts: string[] = [];
  let at = start;
  let end = start;
  const lineStart = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const sign = lineSign(text.slice(lineStart, start));
  for (let first = true; at < text.length && end - start < longestText; first = false) {
    const lineEnd = endOfLine(text, at);
    const line = text.slice(at, lineEnd);
    if (!first && sign !== undefined && !line.trimStart().startsWith(sign)) break;
    const closing = line.search(commentEnd);
    const stop = closing === -1 ? line.length : closing;
    const kept = contentOf(line, first);
    if (!first && (kept === "" || nextMark.test(kept))) break;
    if (kept !== "") {
      parts.push(kept);
      end = at + stop;
    }
    if (closing !== -1) break;
    at = lineEnd + lineBreakAt(text, lineEnd);
  }
  return { text: parts.join(" ").slice(0, longestText), end };
}

/** What a line of a comment says, without the signs around it. The first line begins behind its sign. */
function contentOf(line: string, isFirst: boolean): string {
  const content = (isFirst ? line : withoutLineSign(line)).trim();
  const isLast = commentEnd.test(line);
  return isLast ? content.slice(0, Math.max(0, content.search(commentEnd))).trim() : content;
}

/** Length of the line break at an offset. */
function lineBreakAt(text: string, at: number): number {
  return text.startsWith("\r\n", at) ? 2 : 1;
}

function endOfLine(text: string, from: number): number {
  const found = text.slice(from, from + longestText).search(/[\r\n]/);
  return found === -1 ? Math.min(text.length, from + longestText) : from + found;
}
